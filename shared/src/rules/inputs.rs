//! Answers parsed once: every wrong field is named, every missing one has the contract's default.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{
    Answers,
    facts::{Facts, device_age, device_age_of_months},
    key::{Key, KeyKind, KeyOrigin, NO_CHOICE, NULL, flag_fact},
    law::Law,
};
use crate::{
    calendar::parse_day,
    domain::{FieldError, FieldErrorKind},
};

/// Longest text of an answer, in characters: no document is named at greater length.
const TEXT_CHARS_MAX: usize = 64;

/// The keys that may still be open, in the order in which the questions are asked.
pub const OPEN_ORDER: [Key; 14] = [
    Key::Option,
    Key::Reason,
    Key::IssueDate,
    Key::RenewalState,
    Key::CertificationAuthority,
    Key::HoldsValidCns,
    Key::ApplicantKind,
    Key::LegalPowers,
    Key::SeatProvince,
    Key::ReaActive,
    Key::ConcessionUsed,
    Key::PreviousDeviceIssue,
    Key::AnnualFeePaid,
    Key::Format,
];

/// Answers that are right. Only [`Inputs::parse`] makes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    facts: Facts,
    issue_date: Option<NaiveDate>,
    request_date: Option<NaiveDate>,
    /// Texts as given, for keys whose values the law need not name.
    texts: Vec<(Key, String)>,
    open: Vec<Key>,
}

impl Inputs {
    /// Parses the answers for one Chamber, with the contract's defaults for what is missing.
    ///
    /// # Errors
    /// Every wrong field at once: unknown, of the wrong type, not listed, out of range, or contradicting another.
    pub fn parse(answers: &Answers, law: &Law) -> Result<Self, Vec<FieldError>> {
        let mut parser = Parser::new(law);
        for (name, value) in answers {
            parser.read(name, value);
        }
        parser.finish()
    }

    /// The keys not answered yet.
    pub fn open(&self) -> &[Key] {
        &self.open
    }

    /// How many devices; 0 for the remote signature alone.
    pub fn devices(&self) -> u16 {
        u16::try_from(self.facts.get(Key::Devices)).unwrap_or(u16::MAX)
    }

    /// The answers as the contract spells them, every key given: what is stored with a booking.
    pub fn to_answers(&self, law: &Law) -> Answers {
        let mut answers = Answers::new();
        let mut documents = Map::new();
        for key in Key::ALL {
            let value = self.print(*key, law);
            match key.origin() {
                KeyOrigin::Answer if Key::EXTRAS.contains(key) => {
                    if let Some(extra) = law.extras.iter().find(|extra| extra.key == *key) {
                        answers.insert(extra.name.clone(), value);
                    }
                }
                // What the counter has not seen is left out: only answers have a null of their own.
                KeyOrigin::Counter | KeyOrigin::CounterDocument if value.is_null() => {}
                KeyOrigin::Answer | KeyOrigin::Counter => {
                    answers.insert(key.name().to_owned(), value);
                }
                KeyOrigin::CounterDocument => {
                    documents.insert(key.name().to_owned(), value);
                }
                KeyOrigin::Derived | KeyOrigin::Decided => {}
            }
        }
        if !documents.is_empty() {
            answers.insert("documents".to_owned(), Value::Object(documents));
        }
        if !self.open.is_empty() {
            answers.insert("open".to_owned(), self.open.iter().map(|key| key.name()).collect());
        }
        answers
    }

    /// The facts on a day: what was answered, and what follows from it by the Chamber's terms.
    pub(crate) fn facts_on(&self, law: &Law, on: NaiveDate) -> Facts {
        let mut facts = self.facts;
        let dates = self.issue_date.zip(self.request_date);
        let months = facts.number(Key::MonthsSinceIssue);
        // The dates win over the months.
        let age = dates.map_or_else(|| months.map(device_age_of_months), |(issue, request)| device_age(issue, request));
        facts.set(Key::DeviceAge, age.unwrap_or(NULL));
        if facts.number(Key::DaysToExpiry).is_none() {
            let days = dates.and_then(|(issue, request)| days_to_expiry(law, on, issue, request));
            facts.set(Key::DaysToExpiry, days.unwrap_or(NULL));
        }
        facts
    }

    fn print(&self, key: Key, law: &Law) -> Value {
        let fact = self.facts.get(key);
        match key.kind() {
            KeyKind::Flag if fact == NO_CHOICE => Value::Null,
            KeyKind::Flag => Value::Bool(fact == flag_fact(Some(true))),
            KeyKind::Number { .. } => self.facts.number(key).map_or(Value::Null, Value::from),
            KeyKind::Choice(_) | KeyKind::Listed => law.value_name(key, fact).map_or(Value::Null, Value::from),
            KeyKind::Text => {
                let text = self.texts.iter().find(|(of, _)| *of == key);
                text.map_or(Value::Null, |(_, text)| Value::from(text.as_str()))
            }
            KeyKind::Date => {
                let date = if key == Key::IssueDate { self.issue_date } else { self.request_date };
                date.map_or(Value::Null, |date| Value::from(date.to_string()))
            }
        }
    }
}

/// Days from the request to the expiry of certificates that were never renewed, by the Chamber's own term.
fn days_to_expiry(law: &Law, on: NaiveDate, issue: NaiveDate, request: NaiveDate) -> Option<i64> {
    let months = u32::try_from(law.term("certificate", on)?.value).ok()?;
    let expiry = issue.checked_add_months(chrono::Months::new(months))?;
    Some((expiry - request).num_days())
}

/// The parse under way: what was understood and what was not.
struct Parser<'law> {
    law: &'law Law,
    inputs: Inputs,
    /// Bits of the keys that were there, null or not.
    present: u64,
    /// Bits of the keys that had a value.
    given: u64,
    errors: Vec<FieldError>,
}

impl<'law> Parser<'law> {
    fn new(law: &'law Law) -> Self {
        let inputs = Inputs {
            facts: Facts::unknown(),
            issue_date: None,
            request_date: None,
            texts: Vec::new(),
            open: Vec::new(),
        };
        Self { law, inputs, present: 0, given: 0, errors: Vec::new() }
    }

    fn read(&mut self, name: &str, value: &Value) {
        match name {
            "open" => self.read_open(value),
            "documents" => self.read_documents(value),
            _ => match self.key_of(name) {
                Some(key) => self.read_key(key, name, value),
                None => self.refuse(name, FieldErrorKind::Unknown),
            },
        }
    }

    fn key_of(&self, name: &str) -> Option<Key> {
        let extra = self.law.extras.iter().find(|extra| extra.name == name).map(|extra| extra.key);
        extra
            .or_else(|| Key::from_name(name).filter(|key| !Key::EXTRAS.contains(key)))
            .filter(|key| matches!(key.origin(), KeyOrigin::Answer | KeyOrigin::Counter))
    }

    fn read_documents(&mut self, value: &Value) {
        match value {
            Value::Null => {}
            Value::Object(documents) => {
                for (name, value) in documents {
                    let field = format!("documents.{name}");
                    match Key::from_name(name).filter(|key| key.origin() == KeyOrigin::CounterDocument) {
                        Some(key) => self.read_key(key, &field, value),
                        None => self.refuse(&field, FieldErrorKind::Unknown),
                    }
                }
            }
            _ => self.refuse("documents", FieldErrorKind::WrongType),
        }
    }

    fn read_open(&mut self, value: &Value) {
        let Value::Array(names) = value else {
            if !value.is_null() {
                self.refuse("open", FieldErrorKind::WrongType);
            }
            return;
        };
        let mut keys = Vec::new();
        for name in names {
            let Some(name) = name.as_str() else { return self.refuse("open", FieldErrorKind::WrongType) };
            match OPEN_ORDER.into_iter().find(|key| key.name() == name) {
                Some(key) => keys.push(key),
                None => return self.refuse("open", FieldErrorKind::NotListed),
            }
        }
        self.inputs.open = OPEN_ORDER.into_iter().filter(|key| keys.contains(key)).collect();
    }

    fn read_key(&mut self, key: Key, field: &str, value: &Value) {
        self.present |= bit(key);
        if value.is_null() {
            return;
        }
        let fact = match key.kind() {
            KeyKind::Choice(_) | KeyKind::Listed => self.listed(key, value),
            KeyKind::Text => self.text(key, value),
            KeyKind::Flag => value.as_bool().map(|flag| flag_fact(Some(flag))).ok_or(FieldErrorKind::WrongType),
            KeyKind::Number { least, most } => number(value, least, most),
            KeyKind::Date => self.date(key, value),
        };
        match fact {
            Ok(fact) => {
                self.given |= bit(key);
                self.inputs.facts.set(key, fact);
            }
            Err(kind) => self.refuse(field, kind),
        }
    }

    fn listed(&self, key: Key, value: &Value) -> Result<i64, FieldErrorKind> {
        let text = value.as_str().ok_or(FieldErrorKind::WrongType)?;
        self.law.value_fact(key, text).ok_or(FieldErrorKind::NotListed)
    }

    fn text(&mut self, key: Key, value: &Value) -> Result<i64, FieldErrorKind> {
        let text = value.as_str().ok_or(FieldErrorKind::WrongType)?;
        let text = match key {
            Key::SeatProvince => {
                let is_code = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
                if !is_code {
                    return Err(FieldErrorKind::BadFormat);
                }
                text.to_ascii_uppercase()
            }
            _ if text.is_empty() => return Err(FieldErrorKind::TooShort),
            _ if text.chars().count() > TEXT_CHARS_MAX => return Err(FieldErrorKind::TooLong),
            // Countries, as codes of two letters or however else the desk writes them.
            Key::Citizenship | Key::IdIssuer => text.to_uppercase(),
            _ => text.to_owned(),
        };
        let fact = self.law.value_fact(key, &text).unwrap_or_else(|| self.law.unnamed_fact(key));
        self.inputs.texts.push((key, text));
        Ok(fact)
    }

    fn date(&mut self, key: Key, value: &Value) -> Result<i64, FieldErrorKind> {
        let date = parse_day(value.as_str().ok_or(FieldErrorKind::WrongType)?)?;
        if key == Key::IssueDate {
            self.inputs.issue_date = Some(date);
        } else {
            self.inputs.request_date = Some(date);
        }
        // Days are compared through derived facts; the slot only says that there is one.
        Ok(NULL)
    }

    fn refuse(&mut self, field: &str, kind: FieldErrorKind) {
        self.errors.push(FieldError::new(field, kind));
    }

    /// Puts `fact` where the key has no value.
    fn default(&mut self, key: Key, fact: i64) {
        if self.given & bit(key) == 0 {
            self.inputs.facts.set(key, fact);
        }
    }

    /// Puts the fact of a value where the key has none.
    fn default_value(&mut self, key: Key, value: &str) {
        self.default(key, self.law.value_fact(key, value).unwrap_or(NO_CHOICE));
    }

    fn finish(mut self) -> Result<Inputs, Vec<FieldError>> {
        self.default_value(Key::ApplicantKind, "private_citizen");
        self.default_value(Key::Reason, "first_issue");
        self.default_value(Key::Option, "cns_only");
        self.default_value(Key::PreviousDeviceIssue, "none");
        self.default(Key::InPerson, flag_fact(Some(true)));
        self.default(Key::ItalianTaxCode, flag_fact(Some(true)));
        self.default(Key::HoldsValidCns, flag_fact(Some(false)));
        let represents = ["sole_proprietor", "legal_representative", "company_director"]
            .iter()
            .any(|kind| self.is(Key::ApplicantKind, kind));
        self.default(Key::LegalPowers, flag_fact(Some(represents)));
        self.finish_company();
        self.finish_device();
        if matches!((self.inputs.issue_date, self.inputs.request_date), (Some(issue), Some(request)) if issue > request)
        {
            self.refuse("issue_date", FieldErrorKind::Contradiction);
        }
        if self.errors.is_empty() { Ok(self.inputs) } else { Err(self.errors) }
    }

    fn finish_company(&mut self) {
        let has_company =
            self.inputs.facts.get(Key::SeatProvince) != NO_CHOICE || self.inputs.open.contains(&Key::SeatProvince);
        if has_company && self.present & bit(Key::ReaActive) == 0 {
            self.default(Key::ReaActive, flag_fact(Some(true)));
        }
        if has_company {
            // A null is not a no: whoever says null of a company's concession does not know.
            let is_missing = self.present & bit(Key::ConcessionUsed) == 0;
            self.default_value(Key::ConcessionUsed, if is_missing { "none" } else { "unknown" });
        }
    }

    fn finish_device(&mut self) {
        let may_be_device = self.inputs.open.contains(&Key::Option);
        if self.is(Key::Option, "remote_only") && !may_be_device {
            // The remote signature has neither form nor number.
            self.inputs.facts.set(Key::Format, NO_CHOICE);
            self.inputs.facts.set(Key::Devices, 0);
            return;
        }
        let default_format = self.law.formats.first().and_then(|format| self.law.value_fact(Key::Format, &format.id));
        self.default(Key::Format, default_format.unwrap_or(NO_CHOICE));
        self.default(Key::Devices, 1);
        if self.inputs.facts.get(Key::Devices) == 0 {
            if may_be_device {
                self.inputs.facts.set(Key::Devices, 1);
            } else {
                self.refuse(Key::Devices.name(), FieldErrorKind::OutOfRange);
            }
        }
    }

    fn is(&self, key: Key, value: &str) -> bool {
        self.law.value_fact(key, value) == Some(self.inputs.facts.get(key))
    }
}

/// The bit of a key in a mask of keys.
pub(crate) const fn bit(key: Key) -> u64 {
    1 << key.slot()
}

const _: () = assert!(Key::COUNT <= 64, "masks of keys have 64 bits");

fn number(value: &Value, least: i64, most: i64) -> Result<i64, FieldErrorKind> {
    let Value::Number(number) = value else { return Err(FieldErrorKind::WrongType) };
    match number.as_i64() {
        Some(number) if (least..=most).contains(&number) => Ok(number),
        Some(_) => Err(FieldErrorKind::OutOfRange),
        None if number.is_u64() => Err(FieldErrorKind::OutOfRange),
        None => Err(FieldErrorKind::WrongType),
    }
}
