//! A booking as the browser sends it, parsed: every wrong field is named at once.

use chrono::NaiveDate;
use serde_json::Value;

use super::Slot;
use crate::{
    calendar::{DayMinute, age_on, parse_day},
    domain::{Certified, Email, FieldError, FieldErrorKind, Fields, PersonName, TaxCode},
    rules::Answers,
    texts::Lang,
};

/// A booking that was asked for and is well formed. Whether it is accepted, [`super::decide_booking`] says.
#[derive(Clone, Debug, PartialEq)]
pub struct BookingCommand {
    /// Where and when.
    pub slot: Slot,
    /// Given name of who comes.
    pub given_name: PersonName,
    /// Family name of who comes.
    pub family_name: PersonName,
    /// Tax code of who comes.
    pub tax_code: TaxCode,
    /// Ordinary mailbox.
    pub email: Email,
    /// The answers, with the age that the tax code gives for the day of the appointment.
    pub answers: Answers,
    /// Language of messages.
    pub language: Lang,
}

impl BookingCommand {
    /// Parses the body of a booking (`api::BookingRequest`); `today` reads the century of the tax code.
    pub fn parse(body: &Value, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut fields = Fields::of_body(body);
        let slot = parse_slot(&mut fields);
        let mut person = fields.nested("person");
        let given_name = person.parsed("given_name", PersonName::parse);
        let family_name = person.parsed("family_name", PersonName::parse);
        let tax_code = person.parsed("tax_code", TaxCode::parse);
        let email = person.parsed("email", parse_ordinary_email);
        fields.absorb(person);
        let answers = fields.open_object("answers").cloned();
        let language = fields.parsed("language", parse_language);
        let command = (|| {
            let (slot, tax_code) = (slot?, tax_code?);
            let answers = with_age(answers?, &tax_code, slot.date, today);
            Some(Self {
                slot,
                given_name: given_name?,
                family_name: family_name?,
                tax_code,
                email: email?,
                answers,
                language: language?,
            })
        })();
        fields.finish(command)
    }

    /// How many devices the answers ask for: 1 unless they say otherwise.
    pub fn devices(&self) -> u16 {
        let devices = self.answers.get("devices").and_then(Value::as_u64);
        // A stand-alone remote signature has no device and still takes one appointment.
        devices.map_or(1, |devices| u16::try_from(devices).unwrap_or(u16::MAX)).max(1)
    }
}

fn parse_slot(fields: &mut Fields<'_>) -> Option<Slot> {
    let mut place = fields.nested("place");
    let office =
        place.parsed("office", |text| if text.is_empty() { Err(FieldErrorKind::Missing) } else { Ok(text.to_owned()) });
    let date = place.parsed("date", parse_day);
    let start = place.parsed("time", DayMinute::parse);
    fields.absorb(place);
    Some(Slot { office: office?, date: date?, start: start? })
}

fn parse_ordinary_email(text: &str) -> Result<Email, FieldErrorKind> {
    let email = Email::parse(text)?;
    match email.certified() {
        Certified::Yes => Err(FieldErrorKind::PecNotAccepted),
        // Only the person can know: the app asks, nobody refuses.
        Certified::No | Certified::Doubtful => Ok(email),
    }
}

fn parse_language(text: &str) -> Result<Lang, FieldErrorKind> {
    if text.is_empty() {
        return Err(FieldErrorKind::Missing);
    }
    Lang::from_code(text).ok_or(FieldErrorKind::NotListed)
}

/// The age on the appointment day comes from the tax code where it can, whatever the person answered. A provisional
/// code says nothing: then the answer stands.
fn with_age(mut answers: Answers, tax_code: &TaxCode, appointment: NaiveDate, today: NaiveDate) -> Answers {
    if let Some(age) = tax_code.birth_date(today).and_then(|birth| age_on(birth, appointment)) {
        answers.insert("age".to_owned(), Value::from(age.years));
    }
    answers
}
