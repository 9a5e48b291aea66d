//! The Chamber's own sentence behind a rule, as the law keeps it and outcomes share it.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A text that outcomes share with the law: an outcome names the same rules many times over.
pub type SharedText = Arc<str>;

/// The Chamber's own sentence behind a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Rule id: `TO-062`.
    pub rule: SharedText,
    /// The sentence, in Italian, verbatim.
    pub quote: SharedText,
    /// The sentence sums up a fact of another page instead of repeating its words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_summary: bool,
    /// Address of the page.
    pub source: SharedText,
    /// Since when the tariff knows it.
    pub valid_from: NaiveDate,
}
