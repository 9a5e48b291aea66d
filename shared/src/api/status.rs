//! Answer of the status endpoint.

use serde::{Deserialize, Serialize};

/// The service answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Always `ok`: a service that cannot serve answers with a problem.
    pub status: String,
    /// Version of the program.
    pub version: String,
    /// `local`, `staging` or `production`.
    pub environment: String,
}
