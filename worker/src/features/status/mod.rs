//! Whether the service answers.

pub(crate) mod api;
