//! The verdicts of the quote contract; data and outcomes share them.

use serde::{Deserialize, Serialize};

/// What the engine decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The device is released at this price.
    Eligible,
    /// Something only the office can say is missing.
    NeedsConfirmation,
    /// Not at this counter: somewhere else.
    Redirect,
    /// Not for this person or not in this form.
    NotEligible,
    /// Counter stage: hand the device over.
    Release,
    /// Counter stage: the release is stopped.
    Blocked,
    /// Not all is answered yet.
    Open,
}
