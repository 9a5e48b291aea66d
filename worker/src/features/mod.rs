//! One folder for each thing that a client can do: `api` reads the request at the edge, `service` does the work.
//!
//! Features do not import each other.

pub(crate) mod booking;
#[cfg(feature = "dev")]
pub(crate) mod dev;
pub(crate) mod places;
pub(crate) mod quote;
pub(crate) mod status;
pub(crate) mod ticket;
