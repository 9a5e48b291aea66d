//! The compact law of one Chamber: what the build makes of `chambers/<slug>/*.toml` and what both sides compute with.
//!
//! *Invariant:* the build has checked everything: every reference resolves, every amount follows from its parts, every
//! entry is dated and cited. The build script includes these very files, so there is one schema.

mod chamber;
mod citation;
mod condition;
mod tables;
mod tariff;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use chamber::{
    Booking, Contacts, Information, Office, OperationsSeed, PatronDay, PaymentSettings, PhoneHours, Source,
};
pub use citation::{Citation, SharedText};
pub use condition::{Condition, Conjunction, Test};
pub use tables::{
    Addon, AlternativeRule, Change, Code, LineUse, Predicate, Quantity, Row, RuleIndex, Ruling, Validity,
};
pub use tariff::{Component, ConcessionKind, Extra, Format, Label, Line, OptionChoice, Taken, Term, TermUnit};

use super::key::{Key, KeyKind};

/// The law of one Chamber.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    /// Name in paths: `torino`.
    pub slug: String,
    /// Official name, Italian.
    pub name: String,
    /// City as shown in lists.
    pub city: String,
    /// Provinces whose companies it registers, two letters each.
    pub provinces: Vec<String>,
    /// Whether citizens may choose it here.
    pub offered: bool,
    /// Whether somebody held the data against the live page.
    pub verified: bool,
    /// First day for which every table has an answer.
    pub covered_from: NaiveDate,
    /// Newest date in the data: the default day of a quote.
    pub newest: NaiveDate,
    /// Pages that the rules come from.
    pub sources: Vec<Source>,
    /// Every rule of the Chamber's page, with its sentence.
    pub rules: Vec<Rule>,
    /// Every ambiguity of the page and the reading taken.
    pub readings: Vec<Reading>,
    /// Values that the Chamber's data gives to keys, beside the common ones.
    pub values: Vec<(Key, Vec<String>)>,
    /// Further yes-or-no questions.
    #[serde(default)]
    pub extras: Vec<Extra>,
    /// Named periods and ages.
    pub terms: Vec<Term>,
    /// Named conditions.
    pub predicates: Vec<Predicate>,
    /// Formats that the page speaks of, the default one first.
    pub formats: Vec<Format>,
    /// Options that the page speaks of.
    pub options: Vec<OptionChoice>,
    /// The price list.
    pub lines: Vec<Line>,
    /// Requests that are no release: first match.
    pub redirects: Vec<Row<Ruling>>,
    /// What stops a release: all that fail.
    pub gates: Vec<Row<Ruling>>,
    /// What the page does not decide about the person: first match, after the gates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Row<Ruling>>,
    /// The fee: first match.
    pub fees: Vec<Row<Ruling>>,
    /// What is added to the lines: all that apply.
    pub addons: Vec<Row<Addon>>,
    /// Explaining codes.
    pub codes: Vec<Row<Code>>,
    /// What stops the release at the counter: all that fail.
    pub counter: Vec<Row<Ruling>>,
    /// What to say besides.
    pub advisories: Vec<Row<String>>,
    /// What to bring.
    pub documents: Vec<Row<String>>,
    /// How to pay, the proposed way first.
    pub payment_paths: Vec<Row<String>>,
    /// Details of paying: mailbox, subjects, creditor.
    pub payment: PaymentSettings,
    /// Offices with addresses.
    pub offices: Vec<Office>,
    /// How to reach the Chamber.
    pub contacts: Contacts,
    /// How to book.
    pub booking: Booking,
    /// Patron days of the Chamber's towns.
    pub patron_days: Vec<PatronDay>,
    /// Facts that are only shown: obligations, renewal, suspension, privacy, free services.
    pub information: Vec<Information>,
    /// First settings of the agenda; written once into an empty object and never read again.
    pub operations_seed: OperationsSeed,
}

/// One rule or fact of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// What it is about: `fee`, `concession`, `document`.
    pub kind: String,
    /// Its id, its words and where they stand; outcomes share it.
    #[serde(rename = "c")]
    pub citation: Arc<Citation>,
    /// First day on which it is no more in force; none: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

/// An ambiguity of the page and how it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// `AMB-TO-05`.
    pub id: String,
    /// Which sense the engine uses.
    pub taken: Taken,
    /// Whether the other sense changes an amount.
    pub changes_amount: bool,
    /// Whether the data say what the other sense would give.
    pub can_be_flipped: bool,
    /// When an outcome rests on it.
    pub touched: Condition,
    /// Rules that it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleIndex>,
}

impl Law {
    /// Values of a key in the order of their facts: the first is 1.
    pub fn values(&self, key: Key) -> impl Iterator<Item = &str> {
        let further = self.values.iter().filter(move |(of, _)| *of == key).flat_map(|(_, values)| values);
        key.common_values().iter().copied().chain(further.map(String::as_str))
    }

    /// The fact of a value; `None` where the law does not name it. A text that no row names has [`Self::unnamed_fact`].
    pub fn value_fact(&self, key: Key, value: &str) -> Option<i64> {
        let position = self.values(key).position(|known| known == value)?;
        i64::try_from(position).ok()?.checked_add(1)
    }

    /// The fact of a text that no row names: one after the last.
    pub fn unnamed_fact(&self, key: Key) -> i64 {
        i64::try_from(self.values(key).count()).unwrap_or(i64::MAX - 1) + 1
    }

    /// The value of a fact, if it has a name.
    pub fn value_name(&self, key: Key, fact: i64) -> Option<&str> {
        match key.kind() {
            KeyKind::Choice(_) | KeyKind::Listed | KeyKind::Text => {
                self.values(key).nth(usize::try_from(fact).ok()?.checked_sub(1)?)
            }
            KeyKind::Flag | KeyKind::Number { .. } | KeyKind::Date => None,
        }
    }

    /// The rule of that id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| &*rule.citation.rule == id)
    }

    /// The price-list entry of that code in force on that day.
    pub fn line(&self, code: &str, on: NaiveDate) -> Option<&Line> {
        self.lines.iter().find(|line| line.code == code && line.validity.covers(on))
    }

    /// The format of that id.
    pub fn format(&self, id: &str) -> Option<&Format> {
        self.formats.iter().find(|format| format.id == id)
    }

    /// The period or age of that name in force on that day.
    pub fn term(&self, id: &str, on: NaiveDate) -> Option<&Term> {
        self.terms.iter().find(|term| term.id == id && term.validity.covers(on))
    }

    /// Whether the last day of a term (the anniversary itself) still counts.
    pub fn includes_last_day(&self, term: &Term) -> bool {
        let reading = term.last_day_reading.and_then(|index| self.readings.get(usize::from(index)));
        reading.is_none_or(|reading| reading.taken == Taken::Proposed)
    }

    /// Bits of the readings taken in their other sense.
    pub fn other_readings(&self) -> u64 {
        self.readings
            .iter()
            .enumerate()
            .filter(|(_, reading)| reading.taken == Taken::Other)
            .fold(0, |mask, (index, _)| mask | 1_u64.checked_shl(u32::try_from(index).unwrap_or(64)).unwrap_or(0))
    }

    /// The same law with one reading taken in that sense; `None` where there is no such reading or no other sense.
    pub fn with_reading(mut self, id: &str, taken: Taken) -> Option<Self> {
        let reading = self.readings.iter_mut().find(|reading| reading.id == id && reading.can_be_flipped)?;
        reading.taken = taken;
        Some(self)
    }
}
