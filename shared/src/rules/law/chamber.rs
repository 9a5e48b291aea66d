//! What is shown of a Chamber, and the first settings of its agenda.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{tables::RuleIndex, tariff::Label};

/// A page that rules come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Name in the Chamber's file.
    pub id: String,
    /// Address.
    pub url: String,
    /// Title, Italian.
    pub title: String,
    /// Date of the text, where the page states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<NaiveDate>,
}

/// An office with a counter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Name in the API: `san-francesco-da-paola`.
    pub id: String,
    /// Name as shown.
    pub name: Label,
    /// Street and number; none: not stated on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postcode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// City.
    pub city: String,
    /// Rules behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

/// How to reach the Chamber.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contacts {
    /// Name of the service.
    pub service: String,
    /// Telephone as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// When it is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_hours: Option<PhoneHours>,
    /// Mailbox.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The mailbox takes ordinary mail although it is a PEC.
    #[serde(default)]
    pub email_takes_ordinary_mail: bool,
    /// Rules behind them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

/// When the telephone is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhoneHours {
    /// `mon` to `sun`.
    pub weekdays: Vec<String>,
    /// `09:00`.
    pub from: String,
    /// `11:00`.
    pub to: String,
}

/// How an appointment is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// `online`, `phone`, `email`, `walk_in`.
    pub channels: Vec<String>,
    /// Nobody is received without an appointment.
    pub is_required: bool,
    /// Rules behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

/// Details of paying.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentSettings {
    /// Mailbox that takes requests for notices and verifications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_mailbox: Option<String>,
    /// Subject of a request for an ordinary notice; `{name}` stands for the applicant's name in capitals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_subject: Option<String>,
    /// Fields of that request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice_fields: Vec<String>,
    /// Subject of a request for a verification of the concession.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verification_subject: Option<String>,
    /// Fields of that request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verification_fields: Vec<String>,
    /// Who sends the notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_sender: Option<String>,
    /// Subject under which the notice arrives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_arrives_as: Option<String>,
    /// Rules behind them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

/// A patron day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatronDay {
    /// `06-24`.
    pub day: String,
    /// Saint and town.
    pub name: String,
}

/// A group of facts that are only shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Information {
    /// `obligations`, `privacy`, `free_services`.
    pub topic: String,
    /// Heading.
    pub label: Label,
    /// The facts, as rules.
    pub rules: Vec<RuleIndex>,
}

/// First settings of the agenda. The numbers are of the operation, not of the law: the supervisor edits them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OperationsSeed {
    /// Where the values come from: `operational, unconfirmed`.
    pub source: String,
    /// The agenda as `booking::Operations` reads it.
    pub operations: Value,
    /// Further settings (hold, lateness, claim), each in its unit.
    pub settings: Value,
    /// Rules that some of the values rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}
