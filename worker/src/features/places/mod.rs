//! The free places of a month.

pub(crate) mod api;
pub(crate) mod service;
