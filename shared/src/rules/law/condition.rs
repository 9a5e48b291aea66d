//! Conditions as data: what a row of a decision table asks of the facts.

use serde::{Deserialize, Serialize};

use super::{super::key::Key, tables::is_default};

/// One question to the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// The value of a choice, flag or text is among those of the mask (bit 0: null; bit n: the n-th value).
    #[serde(rename = "in")]
    In(Key, u64),
    /// The number lies between two bounds, both included; null only where the flag says so.
    #[serde(rename = "by")]
    Between(Key, Option<i64>, Option<i64>, bool),
    /// The predicate of that index holds.
    #[serde(rename = "is")]
    Is(u8),
    /// The predicate of that index does not hold.
    #[serde(rename = "not")]
    IsNot(u8),
}

/// All of these tests, as long as the readings of the page are the ones named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conjunction {
    /// Every one has to hold.
    #[serde(rename = "t", default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<Test>,
    /// Bits of the readings whose proposed sense has to be the one taken.
    #[serde(rename = "p", default, skip_serializing_if = "is_default")]
    pub proposed: u64,
    /// Bits of the readings whose other sense has to be the one taken.
    #[serde(rename = "o", default, skip_serializing_if = "is_default")]
    pub other: u64,
}

/// Any of these conjunctions. One empty conjunction always holds; none at all never does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Condition {
    /// The alternatives.
    pub any: Vec<Conjunction>,
}
