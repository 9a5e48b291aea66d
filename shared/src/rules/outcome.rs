//! The answer of the engine, as the quote contract spells it on the wire.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    law::{Citation, SharedText},
    verdict::Verdict,
};

/// The outcome of a quote or of a counter decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The decision.
    pub verdict: Verdict,
    /// Null where the page does not decide.
    pub eligible: Option<bool>,
    /// Sum of the lines in cents; null where the counter quotes nothing.
    pub total_cents: Option<i64>,
    /// Least and most still possible, in cents, while answers are open or a verification decides.
    pub range_cents: Option<[i64; 2]>,
    /// Other outcomes than a quoted total are still possible (open answers only).
    #[serde(default)]
    pub may_be_refused: bool,
    /// The first open key whose answer can still change the outcome.
    #[serde(default)]
    pub next: Option<String>,
    /// What is paid for.
    pub line_items: Vec<LineItem>,
    /// Why, as a set of codes.
    pub reason_codes: Vec<String>,
    /// What to do instead: a code and its details.
    pub alternative: Option<Alternative>,
    /// What to say besides.
    pub advisories: Vec<String>,
    /// For each reason and advisory code the rules it rests on.
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// What to bring.
    pub documents: Vec<Document>,
    /// How to pay.
    pub payment: PaymentAdvice,
    /// The Chamber's own sentences behind all of the above.
    pub citations: Vec<Arc<Citation>>,
    /// Ids of the readings taken where the page is ambiguous.
    pub readings: Vec<String>,
    /// Which tariff was used.
    pub tariff: TariffVersion,
}

/// What to do instead.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The code of the quote contract.
    pub code: String,
    /// Rule ids behind it.
    #[serde(default)]
    pub rules: Vec<SharedText>,
    /// `total_cents`, `range_cents`, `net_cents`, `vat`, `opens_in_days`, `ca`: as the code needs.
    #[serde(flatten)]
    pub details: BTreeMap<String, Value>,
}

/// One line of the price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItem {
    /// Code of the Chamber's tariff.
    pub code: String,
    /// How many.
    pub quantity: u32,
    /// Price of one, cents.
    pub unit_cents: i64,
    /// Price of all, cents.
    pub total_cents: i64,
    /// Rule ids behind the price.
    pub rules: Vec<SharedText>,
}

/// The rules behind one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// A reason or advisory code.
    pub code: String,
    /// Rule ids behind it.
    pub rules: Vec<SharedText>,
}

/// One thing to bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Code of the quote contract.
    pub code: String,
    /// Rule ids behind it.
    pub rules: Vec<SharedText>,
}

/// How to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentAdvice {
    /// Admitted paths, the proposed one first.
    pub paths: Vec<String>,
    /// Rule ids behind them.
    pub rules: Vec<SharedText>,
}

/// Which tariff an outcome was computed with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TariffVersion {
    /// Slug of the Chamber.
    pub chamber: String,
    /// Start of validity of the newest entry used.
    pub version: NaiveDate,
}
