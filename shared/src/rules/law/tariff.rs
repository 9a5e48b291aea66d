//! The price list and what a person may choose from it.

use serde::{Deserialize, Serialize};

use super::{
    super::key::Key,
    tables::{RuleIndex, Validity},
};

/// The same words in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
}

/// One entry of the price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Code of the line.
    pub code: String,
    /// What it is called.
    pub label: Label,
    /// Price of one, VAT included, cents; the sum of the components.
    pub gross_cents: i64,
    /// What it is made of.
    pub components: Vec<Component>,
    /// Which concession it is, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concession: Option<ConcessionKind>,
    /// Given back when the device comes back (an advance).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_refundable: bool,
    /// Days in force.
    pub validity: Validity,
    /// Rules behind the price.
    pub rules: Vec<RuleIndex>,
}

/// A part of a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// `secretarial_fee`, `signature_certificate`.
    pub code: String,
    /// Without VAT, cents.
    pub net_cents: i64,
    /// VAT in per cent; none: outside VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_percent: Option<u8>,
    /// With VAT, cents.
    pub gross_cents: i64,
    /// Who takes the money: `chamber`, `certifier`.
    pub cashed_by: String,
}

/// What a concession makes of the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcessionKind {
    /// Less than the standard.
    Reduced,
    /// Nothing.
    Free,
}

/// A form of the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    /// `usb_token`.
    pub id: String,
    /// What it is called.
    pub label: Label,
    /// Whether this page offers it; otherwise another page of the Chamber does.
    pub is_offered: bool,
    /// What the person needs besides: `card_reader`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Rules behind it.
    pub rules: Vec<RuleIndex>,
}

/// Device, remote signature or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionChoice {
    /// `cns_only`.
    pub id: String,
    /// Whether this page offers it.
    pub is_offered: bool,
    /// Rules behind it.
    pub rules: Vec<RuleIndex>,
}

/// A further yes-or-no question of this Chamber.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    /// The slot that carries it.
    pub key: Key,
    /// Its name among the inputs: `buys_reader`.
    pub name: String,
    /// The question.
    pub label: Label,
    /// Rules behind it.
    pub rules: Vec<RuleIndex>,
}

/// A named period or age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// `warranty`.
    pub id: String,
    /// How long.
    pub value: i64,
    /// In what.
    pub unit: TermUnit,
    /// Index of the reading by which the anniversary itself still counts; in its other sense it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day_reading: Option<u8>,
    /// Days in force.
    pub validity: Validity,
    /// Rules behind it.
    pub rules: Vec<RuleIndex>,
}

/// The unit of a [`Term`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermUnit {
    /// Completed years.
    Years,
    /// Calendar months; a missing day is the last of the month.
    Months,
    /// Calendar days.
    Days,
    /// Days on which the office works.
    WorkingDays,
    /// Hours of working days.
    WorkingHours,
    /// How many times.
    Times,
}

/// Which sense of an ambiguity the engine uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// What a careful clerk would say.
    Proposed,
    /// The other sense.
    Other,
}
