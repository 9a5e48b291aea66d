//! What the edge asks of an object. Both are of one build, so this is no contract: it changes with the program.
//! A command is the body of a request whose `Request-Id` header names the request that it belongs to.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sportello_shared::domain::IdempotencyKey;

/// Everything an object does.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Command {
    /// Lists free places.
    Places(PlacesQuery),
    /// Books one.
    Book(BookingCall),
    /// Shows the ticket whose token has this hash.
    Ticket {
        /// SHA-256 of the token.
        token_hash: String,
    },
    /// For tests and measurements only.
    #[cfg(feature = "dev")]
    Dev(crate::features::dev::DevCommand),
}

/// Which places, for whom.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PlacesQuery {
    /// `2026-12`.
    pub(crate) month: String,
    /// How many devices are handed over in one visit.
    pub(crate) devices: u16,
    /// The tags that the client has.
    pub(crate) if_none_match: Option<String>,
}

/// A booking as it arrived, with the key that makes it repeatable.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BookingCall {
    /// The client's key.
    pub(crate) key: IdempotencyKey,
    /// The body, well formed.
    pub(crate) body: Value,
}
