//! Dates on the command line, by the published cases.

mod command_line;
#[path = "../examples/dates.rs"]
#[expect(dead_code, reason = "the example's main is for cargo run; its run is called here")]
mod dates;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use command_line::{Ran, answer, answers, check_bad_cases, check_malformed_files};

fn run(input: &str) -> Ran {
    let (mut output, mut complaints) = (Vec::new(), Vec::new());
    let mut streams =
        dates::case_table::Streams { input: &mut input.as_bytes(), output: &mut output, complaints: &mut complaints };
    let code = dates::run(&mut streams);
    (code, output, complaints)
}

#[test]
fn files_that_are_no_table_and_cases_that_are_none_are_answered_as_agreed() {
    check_malformed_files(run);
    check_bad_cases(run, &json!({"id": "good", "kind": "holidays", "inputs": {"chamber": "TORINO", "year": 2026}}));
}

#[derive(Deserialize)]
struct GoldenCase {
    id: String,
    kind: String,
    expect: Map<String, Value>,
    ambiguity: Option<String>,
}

#[test]
fn every_golden_date_is_right_and_names_its_reading() {
    let table: Value = serde_json::from_str(include_str!("data/golden_dates.json")).expect("the cases");
    let answered = answers(run, &table);
    let cases: Vec<GoldenCase> = serde_json::from_value(table).expect("the cases");
    assert_eq!((cases.len(), answered.len()), (15, 15));
    for (case, answer) in cases.iter().zip(&answered) {
        assert_eq!(answer["id"], json!(case.id));
        for (key, expected) in &case.expect {
            assert_eq!(&answer["outcome"][key], expected, "{} {} {key}: {answer}", case.id, case.kind);
        }
        if let Some(ambiguity) = &case.ambiguity {
            let readings = answer["outcome"]["readings"].as_array().expect("readings");
            assert!(readings.contains(&json!(ambiguity)), "{} {answer}", case.id);
        }
    }
}

#[test]
fn holidays_are_the_national_ones_and_the_patron_day() {
    let days = answer(run, "holidays", &json!({"chamber": "TORINO", "year": 2026}))["outcome"]["days"].take();
    assert_eq!(
        days,
        json!([
            "2026-01-01",
            "2026-01-06",
            "2026-04-05",
            "2026-04-06",
            "2026-04-25",
            "2026-05-01",
            "2026-06-02",
            "2026-06-24",
            "2026-08-15",
            "2026-10-04",
            "2026-11-01",
            "2026-12-08",
            "2026-12-25",
            "2026-12-26",
        ])
    );
    assert_eq!(answer(run, "holidays", &json!({"chamber": "GENOVA", "year": 2026}))["outcome"]["days"], days);
    for (year, kind) in [(json!(2000), "out-of-range"), (json!(2101), "out-of-range"), (json!("2026"), "wrong-type")] {
        let answer = answer(run, "holidays", &json!({"chamber": "TORINO", "year": year}));
        assert_eq!(answer["error"]["details"], json!([{"field": "year", "kind": kind}]));
    }
}

#[test]
fn what_a_page_does_not_state_is_null() {
    let torino = answer(run, "renewal_window", &json!({"chamber": "TORINO", "issue_date": "2023-11-22"}));
    assert_eq!(
        (&torino["outcome"]["window_from"], &torino["outcome"]["window_to"]),
        (&json!(null), &json!("2026-11-21"))
    );
    let genova = answer(run, "pay_by_advice", &json!({"chamber": "GENOVA", "appointment": "2026-03-16"}));
    assert_eq!(genova["outcome"], json!({"pay_by": null}));
    let genova = answer(run, "remote_signature_expiry", &json!({"chamber": "GENOVA", "issue_date": "2026-01-10"}));
    assert_eq!(genova["outcome"], json!({"expiry": null, "renewable": null}));
    let verification = json!({"chamber": "TORINO", "request": "2026-03-13T15:00", "procedure": "legal_representative"});
    assert_eq!(answer(run, "notice_due", &verification)["outcome"]["show"], json!(null));
}

#[test]
fn a_minor_is_refused_at_torino_and_undecided_at_genova() {
    let of_age = |chamber: &str, birth: &str| {
        let inputs = json!({"chamber": chamber, "birth_date": birth, "appointment": "2026-03-16"});
        answer(run, "age_on_appointment", &inputs)["outcome"]["eligible_age"].take()
    };
    assert_eq!((of_age("TORINO", "2008-03-16"), of_age("TORINO", "2008-03-17")), (json!(true), json!(false)));
    assert_eq!((of_age("GENOVA", "2008-03-16"), of_age("GENOVA", "2008-03-17")), (json!(true), json!(null)));
    let leap = json!({"chamber": "TORINO", "birth_date": "2008-02-29", "appointment": "2026-02-28"});
    let leap = answer(run, "age_on_appointment", &leap);
    assert_eq!(leap["outcome"], json!({"age": 18, "eligible_age": true, "readings": ["BORN_29_FEBRUARY_IS_28"]}));
}

#[test]
fn every_wrong_input_is_named_at_once() {
    for (kind, inputs, expected) in [
        ("pay_by_advice", json!({}), json!(["chamber missing", "appointment missing"])),
        (
            "pay_by_advice",
            json!({"chamber": "NAPOLI", "appointment": "16/03/2026", "day": 1}),
            json!(["chamber not-listed", "appointment bad-format", "day unknown"]),
        ),
        (
            "warranty_last_day",
            json!({"chamber": 1, "issue_date": "2026-02-30"}),
            json!(["chamber wrong-type", "issue_date bad-date"]),
        ),
        (
            "notice_due",
            json!({"chamber": "torino", "request": "2026-03-13", "procedure": null}),
            json!(["request bad-format", "procedure missing"]),
        ),
        (
            "age_on_appointment",
            json!({"chamber": "TORINO", "birth_date": "2026-03-17", "appointment": "2026-03-16"}),
            json!(["birth_date contradiction"]),
        ),
        (
            "age_on_appointment",
            json!({"chamber": "TORINO", "birth_date": "1826-03-17", "appointment": "2026-03-16"}),
            json!(["birth_date out-of-range"]),
        ),
    ] {
        let answer = answer(run, kind, &inputs);
        let fields = answer["error"]["details"].as_array().expect("fields");
        let named = |error: &Value| {
            format!("{} {}", error["field"].as_str().unwrap_or("?"), error["kind"].as_str().unwrap_or("?"))
        };
        assert_eq!(json!(fields.iter().map(named).collect::<Vec<_>>()), expected, "{kind} {inputs}");
    }
}
