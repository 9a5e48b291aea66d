//! Codes on the command line: reads `[{"id", "kind", "inputs"}]` and writes `[{"id", "outcome"}]`.
//!
//! Kinds: `nav`, `check_nav`, `qr`, `parse_qr`, `tax_code`, `vat_number`, `email`.
//! Try `echo '[{"id": 1, "kind": "check_nav", "inputs": {"nav": "301000000000004285"}}]' | cargo run -q -p
//! sportello-shared --example notice_codes`.

use std::process::ExitCode;

use chrono::NaiveDate;
use serde_json::{Value, json};
use sportello_shared::{
    calendar::parse_day,
    chambers,
    domain::{Cents, Certified, Email, FieldErrorKind, Sex, TaxCode, VatNumber},
    notice::{CreditorTaxCode, Nav, NavPart, QrAmount, QrNotice, QrText},
};

pub(crate) mod case_table;
#[path = "case_table/kinds.rs"]
mod kinds;

use case_table::{Answer, Streams};
use kinds::{outcome, unknown_kind, wrong};

fn main() -> ExitCode {
    case_table::main(run)
}

/// The command line on any streams; gives the exit code.
pub(crate) fn run(streams: &mut Streams<'_>) -> u8 {
    kinds::run("notice_codes", streams, answer)
}

/// Answers one case.
fn answer(kind: &str, inputs: &Value) -> Answer {
    match kind {
        "nav" => issue_nav(inputs),
        "check_nav" => check_nav(inputs),
        "qr" => build_qr(inputs),
        "parse_qr" => parse_qr(inputs),
        "tax_code" => tax_code(inputs),
        "vat_number" => vat_number(inputs),
        "email" => email(inputs),
        _ => unknown_kind(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it ends the branches of functions that may fail")]
fn done(outcome: &Value) -> Answer {
    Ok(json!({ "outcome": outcome }))
}

fn issue_nav(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let (segregation, base) = (fields.text("segregation"), fields.text("base"));
            Some((segregation?, base?))
        },
        |(segregation, base)| match Nav::issue(segregation, base) {
            Ok(nav) => done(&json!({"nav": nav, "iuv": nav.iuv().as_str()})),
            Err((NavPart::Segregation, kind)) => wrong("segregation", kind),
            Err((NavPart::Base, kind)) => wrong("base", kind),
        },
    )
}

/// A text that is no notice number is not valid; its first digit is still told where it is 18 digits.
fn check_nav(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| fields.text("nav"),
        |text| {
            let nav = Nav::parse(text);
            let aux = match &nav {
                Ok(nav) => Some(u32::from(nav.auxiliary_digit())),
                // Eighteen digits with an auxiliary digit that does not exist.
                Err(FieldErrorKind::NotListed) => text.chars().next().and_then(|digit| digit.to_digit(10)),
                Err(_) => None,
            };
            done(&json!({"valid": nav.is_ok_and(|nav| nav.check_digit_holds()), "aux": aux}))
        },
    )
}

fn build_qr(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let nav = fields.parsed("nav", Nav::parse);
            let creditor = fields.parsed("creditor_tax_code", CreditorTaxCode::parse);
            let cents = fields.integer("cents").map(|cents| Cents::new(cents).and_then(QrAmount::new));
            let amount = cents.and_then(|amount| fields.accept("cents", amount));
            Some((nav?, creditor?, amount?))
        },
        |(nav, creditor, amount)| match QrText::new(nav, creditor, amount) {
            Ok(text) => done(&json!({"text": text.to_string()})),
            Err(kind) => wrong("nav", kind),
        },
    )
}

/// A text that is no QR text of a notice has `{error}` as its outcome.
fn parse_qr(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| fields.text("text"),
        |text| match QrNotice::parse(text) {
            Ok(notice) => done(&json!({
                "version": notice.version(),
                "nav": notice.nav(),
                "creditor_tax_code": notice.creditor_digits(),
                "cents": notice.cents(),
            })),
            Err(kind) => done(&json!({"error": kind})),
        },
    )
}

/// The day on which the century of a birth date is read, unless the case names one by `on`: the newest day in the laws'
/// data, never the clock's.
fn reference_day() -> Option<NaiveDate> {
    chambers::all().iter().filter_map(|chamber| chamber.law().ok()).map(|law| law.newest).max()
}

fn tax_code(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| {
            let (value, on) = (fields.text("value"), fields.parsed_if_given("on", parse_day));
            Some((value?, on.or_else(reference_day)?))
        },
        |(value, on)| match TaxCode::parse(value) {
            Ok(code) => {
                let mut outcome = json!({"valid": true});
                if let Some(birth_date) = code.birth_date(on) {
                    outcome["birth_date"] = json!(birth_date);
                }
                if let Some(sex) = code.sex() {
                    outcome["sex"] = json!(if sex == Sex::Female { "F" } else { "M" });
                }
                done(&outcome)
            }
            Err(kind) => done(&json!({"valid": false, "error": kind})),
        },
    )
}

fn vat_number(inputs: &Value) -> Answer {
    outcome(inputs, |fields| fields.text("value"), |value| done(&json!({"valid": VatNumber::parse(value).is_ok()})))
}

/// `pec` is true only where the domain is a known provider's; a doubtful one is asked, so it is not said here.
fn email(inputs: &Value) -> Answer {
    outcome(
        inputs,
        |fields| fields.text("value"),
        |value| {
            let email: Result<Email, FieldErrorKind> = Email::parse(value);
            let pec = email.as_ref().is_ok_and(|email| email.certified() == Certified::Yes);
            done(&json!({"valid": email.is_ok(), "pec": pec}))
        },
    )
}
