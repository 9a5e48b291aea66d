//! A Chamber with everything that ours have not: swaps, readers, an advance, cash at one branch, walk-in only.

use serde_json::{Value, json};
use sportello_shared::rules::{Inputs, Law, Outcome, quote};

use crate::{compile, crate_folder, texts};

fn law() -> Law {
    let folder = crate_folder().join("tests/data/chambers/prova");
    compile::compile("prova", &texts(&folder)).unwrap_or_else(|faults| panic!("{faults}"))
}

#[track_caller]
fn ask(answers: &Value, on: &str) -> Outcome {
    let law = law();
    let inputs = Inputs::parse(answers.as_object().expect("answers"), &law).expect("answers that are right");
    quote(&law, &inputs, law.day(on.parse().ok()).expect("a covered day"))
}

#[track_caller]
fn check(answers: &Value, on: &str, total: i64, lines: &[(&str, u32)]) {
    let outcome = ask(answers, on);
    assert_eq!(outcome.total_cents, Some(total), "{answers} on {on}");
    let found: Vec<_> = outcome.line_items.iter().map(|line| (line.code.as_str(), line.quantity)).collect();
    assert_eq!(found, lines, "{answers} on {on}");
}

#[test]
fn a_price_changes_on_its_day_and_the_tariff_says_so() {
    check(&json!({}), "2025-12-31", 2500, &[("CARD", 1)]);
    check(&json!({}), "2026-01-01", 2800, &[("CARD", 1)]);
    assert_eq!(ask(&json!({}), "2025-12-31").tariff.version.to_string(), "2024-01-01");
    assert_eq!(ask(&json!({}), "2026-01-01").tariff.version.to_string(), "2026-01-01");
}

#[test]
fn a_day_before_the_first_one_is_refused() {
    assert!(law().day("2023-12-31".parse().ok()).is_err());
    assert!(law().day("2024-01-01".parse().ok()).is_ok());
}

#[test]
fn an_old_device_is_swapped_for_less_only_when_it_comes_back() {
    check(&json!({ "reason": "device_swap", "returns_old_device": true }), "2026-01-01", 1900, &[("SWAP", 1)]);
    check(&json!({ "reason": "device_swap", "returns_old_device": false }), "2026-01-01", 2800, &[("CARD", 1)]);
}

#[test]
fn a_reader_is_sold_with_an_advance_that_is_given_back() {
    check(
        &json!({ "buys_reader": true, "devices": 2 }),
        "2026-01-01",
        5600 + 2196 + 1800,
        &[("CARD", 2), ("READER", 1), ("ADVANCE", 1)],
    );
    let law = law();
    assert!(law.line("ADVANCE", law.newest).is_some_and(|line| line.is_refundable));
}

#[test]
fn cash_is_taken_at_one_branch_only() {
    let paths = |office: Value| ask(&json!({ "office": office }), "2026-01-01").payment.paths;
    assert_eq!(paths(json!("branch")), ["CASH_AT_COUNTER", "POS_AT_COUNTER"]);
    assert_eq!(paths(json!("main")), ["POS_AT_COUNTER"]);
    assert_eq!(paths(Value::Null), ["POS_AT_COUNTER"]);
}

#[test]
fn a_question_of_another_chamber_is_unknown_here() {
    let torino = sportello_shared::chambers::find("torino").expect("Torino").law().expect("its law");
    let answers = json!({ "buys_reader": true, "reason": "device_swap" });
    let errors = Inputs::parse(answers.as_object().expect("answers"), &torino).expect_err("two wrong fields");
    let mut fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["buys_reader", "reason"]);
}
