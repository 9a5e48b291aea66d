//! Booking one place.

pub(crate) mod api;
pub(crate) mod service;
#[cfg(test)]
mod tests;
