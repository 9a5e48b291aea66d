//! Body of a quote request.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::rules::Answers;

/// What is asked of the engine: a case of the quote contract, its Chamber being in the path. The answer is an
/// [`crate::rules::Outcome`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteRequest {
    /// Quote or counter; absent: quote.
    #[serde(default)]
    pub stage: QuoteStage,
    /// The day of the tariff; absent: the newest date in the Chamber's data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// The answers, keys as in the quote contract.
    pub inputs: Answers,
}

/// Which decision is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteStage {
    /// What it costs, before the visit.
    #[default]
    Quote,
    /// Whether the device is handed over, at the desk.
    Counter,
}

impl QuoteStage {
    /// The stage of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "quote" => Some(Self::Quote),
            "counter" => Some(Self::Counter),
            _ => None,
        }
    }
}
