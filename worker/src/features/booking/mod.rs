//! Booking one place.

pub(crate) mod api;
pub(crate) mod service;
