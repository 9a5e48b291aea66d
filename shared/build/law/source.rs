//! The Chamber's files as they are written: every section may stand in any file, one file per idea by custom.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::{Map, Value};
use toml::{Table, Value as TomlValue, value::Datetime};

use crate::law::{Component, ConcessionKind, Label, PatronDay, PhoneHours, Quantity, Source, TermUnit};

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File {
    /// First day in force of every entry that names none.
    #[serde(deserialize_with = "optional_date")]
    pub(crate) from: Option<NaiveDate>,
    /// Source of every rule that names none.
    pub(crate) source: Option<String>,
    pub(crate) chamber: Option<ChamberEntry>,
    pub(crate) page: Vec<PageEntry>,
    pub(crate) rule: Vec<RuleEntry>,
    pub(crate) reading: Vec<ReadingEntry>,
    pub(crate) value: Vec<ValueEntry>,
    pub(crate) extra: Vec<ExtraEntry>,
    pub(crate) term: Vec<TermEntry>,
    pub(crate) predicate: Vec<PredicateEntry>,
    pub(crate) format: Vec<FormatEntry>,
    pub(crate) option: Vec<OptionEntry>,
    pub(crate) line: Vec<LineEntry>,
    pub(crate) redirect: Vec<RowEntry>,
    pub(crate) gate: Vec<RowEntry>,
    pub(crate) doubt: Vec<RowEntry>,
    pub(crate) fee: Vec<RowEntry>,
    pub(crate) addon: Vec<RowEntry>,
    pub(crate) code: Vec<RowEntry>,
    pub(crate) counter: Vec<RowEntry>,
    pub(crate) advisory: Vec<RowEntry>,
    pub(crate) document: Vec<RowEntry>,
    pub(crate) payment_path: Vec<RowEntry>,
    pub(crate) payment: Option<PaymentEntry>,
    pub(crate) office: Vec<OfficeEntry>,
    pub(crate) contacts: Option<ContactsEntry>,
    pub(crate) booking: Option<BookingEntry>,
    pub(crate) patron_day: Vec<PatronDay>,
    pub(crate) information: Vec<InformationEntry>,
    pub(crate) not_modelled: Vec<NotModelledEntry>,
    pub(crate) operations_seed: Option<SeedEntry>,
}

/// The Chamber itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChamberEntry {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) city: String,
    pub(crate) provinces: Vec<String>,
    pub(crate) offered: bool,
    pub(crate) verified: bool,
    #[serde(deserialize_with = "date")]
    pub(crate) covered_from: NaiveDate,
}

/// A page that rules come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PageEntry {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) title: String,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) dated: Option<NaiveDate>,
}

impl PageEntry {
    pub(crate) fn source(&self) -> Source {
        Source { id: self.id.clone(), url: self.url.clone(), title: self.title.clone(), dated: self.dated }
    }
}

/// One rule of a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleEntry {
    pub(crate) id: String,
    #[expect(dead_code, reason = "for whoever holds the file against the page")]
    #[serde(default)]
    pub(crate) lines: Vec<u32>,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) quote: String,
    #[serde(default)]
    pub(crate) summary: String,
    #[expect(dead_code, reason = "for whoever holds the file against the page")]
    #[serde(default)]
    pub(crate) means: String,
    pub(crate) source: Option<String>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) from: Option<NaiveDate>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) until: Option<NaiveDate>,
}

/// An ambiguity and its reading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadingEntry {
    pub(crate) id: String,
    pub(crate) question: String,
    pub(crate) proposed: String,
    pub(crate) other: String,
    pub(crate) taken: crate::law::Taken,
    #[serde(default)]
    pub(crate) changes_amount: bool,
    pub(crate) touched: Option<When>,
    pub(crate) rules: Vec<String>,
}

/// Further values of a key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ValueEntry {
    pub(crate) key: String,
    pub(crate) values: Vec<String>,
}

/// A further yes-or-no question.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtraEntry {
    pub(crate) name: String,
    pub(crate) label: Label,
    pub(crate) rules: Vec<String>,
}

/// A named period or age.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermEntry {
    pub(crate) id: String,
    pub(crate) value: i64,
    pub(crate) unit: TermUnit,
    pub(crate) last_day_reading: Option<String>,
    pub(crate) rules: Vec<String>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) from: Option<NaiveDate>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) until: Option<NaiveDate>,
}

/// A named condition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PredicateEntry {
    pub(crate) id: String,
    pub(crate) when: When,
    #[serde(default)]
    pub(crate) rules: Vec<String>,
}

/// A form of the device.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FormatEntry {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) offered: bool,
    #[serde(default)]
    pub(crate) needs: Vec<String>,
    pub(crate) rules: Vec<String>,
}

/// An option of the release.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionEntry {
    pub(crate) id: String,
    pub(crate) offered: bool,
    pub(crate) rules: Vec<String>,
}

/// An entry of the price list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineEntry {
    pub(crate) code: String,
    pub(crate) label: Label,
    pub(crate) gross_cents: i64,
    pub(crate) components: Vec<Component>,
    pub(crate) concession: Option<ConcessionKind>,
    #[serde(default)]
    pub(crate) refundable: bool,
    pub(crate) rules: Vec<String>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) from: Option<NaiveDate>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) until: Option<NaiveDate>,
}

/// A row of any decision table. Which of the fields a table admits is checked when it is compiled.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowEntry {
    pub(crate) id: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) when: Option<When>,
    pub(crate) verdict: Option<String>,
    pub(crate) entitled: Option<bool>,
    #[serde(default)]
    pub(crate) codes: Vec<String>,
    #[serde(default)]
    pub(crate) explained_by: Vec<String>,
    #[serde(default)]
    pub(crate) lines: Vec<LineUseEntry>,
    #[serde(default)]
    pub(crate) alternative: Vec<AlternativeEntry>,
    #[serde(default)]
    pub(crate) reports_gates: bool,
    #[serde(default)]
    pub(crate) readings: Vec<String>,
    pub(crate) rules: Vec<String>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) from: Option<NaiveDate>,
    #[serde(default, deserialize_with = "optional_date")]
    pub(crate) until: Option<NaiveDate>,
}

/// A line of a row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineUseEntry {
    pub(crate) code: String,
    pub(crate) quantity: Quantity,
}

/// What to do instead.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlternativeEntry {
    pub(crate) code: String,
    pub(crate) when: Option<When>,
    #[serde(default)]
    pub(crate) rules: Vec<String>,
    #[serde(default)]
    pub(crate) details: BTreeMap<String, Value>,
    #[serde(default)]
    pub(crate) price_of: Table,
    #[serde(default)]
    pub(crate) range_of: Vec<Table>,
    pub(crate) range_includes_cents: Option<i64>,
    pub(crate) tells: Option<TellsEntry>,
    pub(crate) counts: Option<CountsEntry>,
}

/// A detail that repeats an answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TellsEntry {
    pub(crate) detail: String,
    pub(crate) key: String,
}

/// A detail that counts: the number of a key less a term.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CountsEntry {
    pub(crate) detail: String,
    pub(crate) key: String,
    pub(crate) less: TomlValue,
}

/// One conjunction, or several of which any will do.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum When {
    All(Table),
    Any(Vec<Table>),
}

impl When {
    pub(crate) fn conjunctions(&self) -> &[Table] {
        match self {
            Self::All(table) => std::slice::from_ref(table),
            Self::Any(tables) => tables,
        }
    }
}

/// Details of paying.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaymentEntry {
    pub(crate) request_mailbox: Option<String>,
    pub(crate) notice_subject: Option<String>,
    #[serde(default)]
    pub(crate) notice_fields: Vec<String>,
    pub(crate) verification_subject: Option<String>,
    #[serde(default)]
    pub(crate) verification_fields: Vec<String>,
    pub(crate) notice_sender: Option<String>,
    pub(crate) notice_arrives_as: Option<String>,
    pub(crate) rules: Vec<String>,
}

/// An office.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficeEntry {
    pub(crate) id: String,
    pub(crate) name: Label,
    pub(crate) street: Option<String>,
    pub(crate) postcode: Option<String>,
    pub(crate) city: String,
    pub(crate) rules: Vec<String>,
}

/// How to reach the Chamber.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactsEntry {
    pub(crate) service: String,
    pub(crate) phone: Option<String>,
    pub(crate) phone_hours: Option<PhoneHours>,
    pub(crate) email: Option<String>,
    #[serde(default)]
    pub(crate) email_takes_ordinary_mail: bool,
    pub(crate) rules: Vec<String>,
}

/// How an appointment is made.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BookingEntry {
    pub(crate) channels: Vec<String>,
    pub(crate) required: bool,
    pub(crate) rules: Vec<String>,
}

/// Facts that are only shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InformationEntry {
    pub(crate) topic: String,
    pub(crate) label: Label,
    pub(crate) rules: Vec<String>,
}

/// Rules that no program uses or shows, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotModelledEntry {
    pub(crate) rules: Vec<String>,
    pub(crate) why: String,
}

/// First settings of the agenda.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SeedEntry {
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) rules: Vec<String>,
    pub(crate) operations: Map<String, Value>,
    pub(crate) settings: Map<String, Value>,
}

fn optional_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    date(deserializer).map(Some)
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let datetime = Datetime::deserialize(deserializer)?;
    let date = datetime.date.filter(|_| datetime.time.is_none());
    date.and_then(|date| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into()))
        .ok_or_else(|| D::Error::custom("a plain date is needed, as in 2023-12-04"))
}
