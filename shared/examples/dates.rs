//! Dates on the command line: reads `[{"id", "kind", "inputs"}]` and writes `[{"id", "outcome"}]`.
//!
//! Kinds: `pay_by_advice`, `warranty_last_day`, `renewal_window`, `remote_signature_expiry`, `notice_due`,
//! `age_on_appointment`, `holidays`. Every number of days or months comes from the law of the Chamber that the case names;
//! a term that its page does not state is answered by null. `readings` names the readings that an outcome rests on.
//! Try `echo '[{"id": 1, "kind": "holidays", "inputs": {"chamber": "TORINO", "year": 2026}}]' | cargo run -q -p
//! sportello-shared --example dates`.

use std::process::ExitCode;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};
use sportello_shared::{
    calendar::{
        Holidays, MonthDay, MonthStep, RenewalTerms, SUPPORTED_YEARS, add_months, age_on, notice_due, parse_day,
        pay_by, renewal_window, warranty_last_day,
    },
    chambers,
    domain::{FieldError, FieldErrorKind, Fields},
    rules::{
        Answers, Inputs, Law,
        law::{RuleIndex, Term},
        quote,
    },
};

pub(crate) mod case_table;
#[path = "case_table/kinds.rs"]
mod kinds;

use case_table::{Answer, Streams};
use kinds::{outcome, unknown_kind, wrong};

/// A day that a month lacks was read as the last of the month.
const LAST_DAY_READING: &str = "MISSING_DAY_IS_LAST_OF_MONTH";

/// The 28 February was read as the birthday of a person born on the 29th.
const LEAP_DAY_READING: &str = "BORN_29_FEBRUARY_IS_28";

fn main() -> ExitCode {
    case_table::main(run)
}

/// The command line on any streams; gives the exit code.
pub(crate) fn run(streams: &mut Streams<'_>) -> u8 {
    kinds::run("dates", streams, answer)
}

/// Answers one case.
fn answer(kind: &str, inputs: &Value) -> Answer {
    match kind {
        "pay_by_advice" => pay_by_advice(inputs),
        "warranty_last_day" => warranty(inputs),
        "renewal_window" => renewal(inputs),
        "remote_signature_expiry" => remote_signature(inputs),
        "notice_due" => notice(inputs),
        "age_on_appointment" => age(inputs),
        "holidays" => holidays(inputs),
        _ => unknown_kind(),
    }
}

/// The law that a case names by its Chamber, in any case of letters.
fn chamber(fields: &mut Fields<'_>) -> Option<Statute> {
    fields.parsed("chamber", |name| {
        let chamber = chambers::find(&name.to_ascii_lowercase()).ok_or(FieldErrorKind::NotListed)?;
        chamber.law().map(Statute).map_err(|_| FieldErrorKind::NotListed)
    })
}

/// A Chamber's law, asked for its terms on the newest day of its data.
struct Statute(Law);

impl Statute {
    fn term(&self, id: &str) -> Option<&Term> {
        self.0.term(id, self.0.newest)
    }

    /// The length of a term in its own unit.
    fn length(&self, id: &str) -> Option<u32> {
        self.term(id).and_then(|term| u32::try_from(term.value).ok())
    }

    fn holidays(&self) -> Holidays {
        let days = self.0.patron_days.iter().filter_map(|patron| MonthDay::parse(&patron.day).ok());
        Holidays { patron_days: days.collect() }
    }

    /// Readings of the page that these terms rest on: those that read all the rules of one of them.
    fn readings(&self, terms: &[&str]) -> Vec<String> {
        let terms: Vec<_> = terms.iter().filter_map(|id| self.term(id)).collect();
        let is_read = |rules: &[RuleIndex]| {
            terms.iter().any(|term| !term.rules.is_empty() && term.rules.iter().all(|rule| rules.contains(rule)))
        };
        self.0.readings.iter().filter(|reading| is_read(&reading.rules)).map(|reading| reading.id.clone()).collect()
    }
}

/// An outcome and the readings that it rests on.
#[expect(clippy::unnecessary_wraps, reason = "it ends the branches of functions that may fail")]
fn done(mut outcome: Value, mut readings: Vec<String>, own_readings: &[(bool, &str)]) -> Answer {
    readings.extend(own_readings.iter().filter(|(is_taken, _)| *is_taken).map(|(_, id)| (*id).to_owned()));
    if !readings.is_empty() {
        outcome["readings"] = json!(readings);
    }
    Ok(json!({ "outcome": outcome }))
}

fn pay_by_advice(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let (law, appointment) = (chamber(fields), fields.parsed("appointment", parse_day));
            Some((law?, appointment?))
        },
        |(law, appointment)| {
            let pay_day =
                from_term("appointment", law.length("pay_before"), |days| pay_by(&law.holidays(), appointment, days))?;
            done(json!({"pay_by": pay_day}), law.readings(&["pay_before"]), &[])
        },
    )
}

fn warranty(inputs: &Value) -> Answer {
    outcome(inputs, law_and_issue, |(law, issue)| {
        let last = from_term("issue_date", law.term("warranty"), |term| {
            warranty_last_day(issue, u32::try_from(term.value).ok()?, law.0.includes_last_day(term))
        })?;
        done(json!({"last_day": last.map(|step| step.day)}), law.readings(&["warranty"]), &[clamped(last)])
    })
}

fn renewal(inputs: &Value) -> Answer {
    outcome(inputs, law_and_issue, |(law, issue)| {
        let terms = match (law.length("certificate"), law.length("renewal")) {
            (Some(validity_months), Some(renewal_months)) => Some(RenewalTerms {
                validity_months,
                renewal_months,
                notice_months: law.length("renewal_notice"),
                window_days: law.length("renewal_window"),
            }),
            _ => None,
        };
        let window = from_term("issue_date", terms, |terms| renewal_window(issue, &terms))?;
        let outcome = json!({
            "expiry": window.map(|window| window.expiry),
            "notice_date": window.and_then(|window| window.notice_date),
            "window_from": window.and_then(|window| window.window_from),
            "window_to": window.map(|window| window.window_to),
            "six_year_expiry": window.map(|window| window.renewed_expiry),
        });
        let readings = law.readings(&["certificate", "renewal", "renewal_notice", "renewal_window"]);
        done(outcome, readings, &[(window.is_some_and(|window| window.is_last_of_shorter_month), LAST_DAY_READING)])
    })
}

/// The remote signature is never renewed: whoever wants it longer buys it anew.
fn remote_signature(inputs: &Value) -> Answer {
    outcome(inputs, law_and_issue, |(law, issue)| {
        let expiry = from_term("issue_date", law.length("remote_signature"), |months| add_months(issue, months))?;
        let outcome = json!({"expiry": expiry.map(|step| step.day), "renewable": expiry.map(|_| false)});
        done(outcome, law.readings(&["remote_signature"]), &[clamped(expiry)])
    })
}

/// Only the ordinary procedure has a stated term: the verification of a concession has none.
fn notice(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let law = chamber(fields);
            let request = fields.parsed("request", parse_moment);
            let procedure = fields.text("procedure");
            Some((law?, request?, procedure?))
        },
        |(law, request, procedure)| {
            let term = law.length("notice_prudent").filter(|_| procedure == "ordinary");
            let due = from_term("request", term, |days| notice_due(&law.holidays(), request.date(), days))?;
            let outcome = json!({
                "due_one_working_day": due.map(|due| due.one_working_day),
                "due_three_working_days": due.map(|due| due.prudent),
                "show": due.map(|due| due.prudent),
            });
            done(outcome, law.readings(&["notice", "notice_prudent"]), &[])
        },
    )
}

/// Whether the age is enough is what the quote says of a private citizen of that age.
fn age(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let law = chamber(fields);
            let birth = fields.parsed("birth_date", parse_day);
            let appointment = fields.parsed("appointment", parse_day);
            Some((law?, birth?, appointment?))
        },
        |(law, birth, appointment)| {
            let Some(age) = age_on(birth, appointment) else {
                return wrong("birth_date", FieldErrorKind::Contradiction);
            };
            let answers = Answers::from_iter([("age".to_owned(), json!(age.years))]);
            let complaint = |kind| vec![FieldError::new("birth_date", kind)];
            let inputs = Inputs::parse(&answers, &law.0).map_err(|_| complaint(FieldErrorKind::OutOfRange))?;
            let day = law.0.day(None).map_err(|error| vec![error])?;
            let eligible = quote(&law.0, &inputs, day).eligible;
            let outcome = json!({"age": age.years, "eligible_age": eligible});
            done(outcome, Vec::new(), &[(age.is_leap_day_reading, LEAP_DAY_READING)])
        },
    )
}

fn holidays(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let law = chamber(fields);
            let year = fields.integer("year").and_then(|year| {
                let year = i32::try_from(year).ok().filter(|year| SUPPORTED_YEARS.contains(year));
                fields.accept("year", year.ok_or(FieldErrorKind::OutOfRange))
            });
            Some((law?, year?))
        },
        |(law, year)| done(json!({"days": law.holidays().of_year(year)}), Vec::new(), &[]),
    )
}

fn law_and_issue(fields: &mut Fields<'_>) -> Option<(Statute, NaiveDate)> {
    let (law, issue) = (chamber(fields), fields.parsed("issue_date", parse_day));
    Some((law?, issue?))
}

/// `2026-03-13T15:00`, the time of day by the clock of the office; seconds may follow.
fn parse_moment(text: &str) -> Result<NaiveDateTime, FieldErrorKind> {
    if text.trim().is_empty() {
        return Err(FieldErrorKind::Missing);
    }
    let moment = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    moment.ok_or(FieldErrorKind::BadFormat)
}

/// What follows from a term, if the page states it; beyond the calendar the field is out of range.
fn from_term<T, U>(
    field: &str,
    term: Option<T>,
    compute: impl FnOnce(T) -> Option<U>,
) -> Result<Option<U>, Vec<FieldError>> {
    let out_of_range = || vec![FieldError::new(field, FieldErrorKind::OutOfRange)];
    term.map(|term| compute(term).ok_or_else(out_of_range)).transpose()
}

fn clamped(step: Option<MonthStep>) -> (bool, &'static str) {
    (step.is_some_and(|step| step.is_last_of_shorter_month), LAST_DAY_READING)
}
