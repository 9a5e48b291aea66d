//! What the device costs for these answers: stateless, no object is asked.

pub(crate) mod api;
mod service;
