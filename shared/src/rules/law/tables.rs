//! The decision tables: dated rows, each with a condition, what follows from it and the rules it rests on.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    super::{key::Key, verdict::Verdict},
    condition::Condition,
};

/// Days on which an entry is in force: from the first to the day before the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First day.
    pub from: NaiveDate,
    /// First day on which it is no more in force; none: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Whether the entry is in force on that day.
    pub fn covers(self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }
}

/// Index of a rule in [`super::Law::rules`].
pub type RuleIndex = u16;

/// One row: when it applies, what follows, and the rules behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row<T> {
    /// Name of the row in the Chamber's file.
    pub id: String,
    /// Days in force.
    #[serde(rename = "v")]
    pub validity: Validity,
    /// When it applies.
    #[serde(rename = "w")]
    pub when: Condition,
    /// Rules behind it.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
    /// Bits of the readings that an outcome rests on when the row applies.
    #[serde(rename = "a", default, skip_serializing_if = "is_default")]
    pub readings: u64,
    /// What follows.
    #[serde(rename = "d")]
    pub then: T,
}

/// What a row of redirects, gates, fees or counter decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The decision.
    pub verdict: Verdict,
    /// Whether the person is entitled; none: the page does not decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eligible: Option<bool>,
    /// Codes that the row gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Groups of [`Code`] rows that explain it further.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explained_by: Vec<String>,
    /// What is paid for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineUse>,
    /// What to do instead: the first that applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<AlternativeRule>,
    /// The row also reports the gates that fail.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reports_gates: bool,
}

/// One line of a ruling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineUse {
    /// Code of the line in [`super::Law::lines`].
    pub code: String,
    /// How many.
    pub quantity: Quantity,
}

/// How many of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// One, however many devices.
    One,
    /// One for each device.
    EachDevice,
    /// One for each device after the first.
    FurtherDevices,
}

/// What to do instead, where it applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlternativeRule {
    /// When.
    pub when: Condition,
    /// The code.
    pub code: String,
    /// Rules behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
    /// Details that are plain data.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, Value>,
    /// The total of the same answers with these changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub price_of: Vec<Change>,
    /// Least and most over these changes of the answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub range_of: Vec<Vec<Change>>,
    /// An amount that the range includes besides, cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range_includes_cents: Option<i64>,
    /// A detail that repeats an answer: its name and the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tells: Option<(String, Key)>,
    /// A detail that counts: its name, the key, and what is taken off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<(String, Key, i64)>,
}

/// One answer changed to another fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change(pub Key, pub i64);

/// An explaining code and the group in which it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// `reason`, `why` or any group that a ruling names.
    pub group: String,
    /// The code.
    pub code: String,
}

/// Lines and codes added to whatever is sold (remote signature, reader, shipping).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addon {
    /// What is paid for.
    pub lines: Vec<LineUse>,
    /// Codes that it gives.
    pub codes: Vec<String>,
}

/// A named condition that other conditions build on; only those before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Predicate {
    /// Name in the Chamber's file.
    pub id: String,
    /// When it holds.
    pub when: Condition,
    /// Rules behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

/// Whether serde may leave a value out.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
