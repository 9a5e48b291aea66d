//! The ticket that a token opens.

pub(crate) mod api;
pub(crate) mod service;
