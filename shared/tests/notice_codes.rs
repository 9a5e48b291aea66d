//! Notice numbers, QR texts and people's codes on the command line, by the published vectors.

mod command_line;
#[path = "../examples/notice_codes.rs"]
#[expect(dead_code, reason = "the example's main is for cargo run; its run is called here")]
mod notice_codes;

use serde::Deserialize;
use serde_json::{Value, json};

use command_line::{Ran, answer, check_bad_cases, check_malformed_files};

fn run(input: &str) -> Ran {
    let (mut output, mut complaints) = (Vec::new(), Vec::new());
    let mut streams = notice_codes::case_table::Streams {
        input: &mut input.as_bytes(),
        output: &mut output,
        complaints: &mut complaints,
    };
    let code = notice_codes::run(&mut streams);
    (code, output, complaints)
}

#[test]
fn files_that_are_no_table_and_cases_that_are_none_are_answered_as_agreed() {
    check_malformed_files(run);
    check_bad_cases(run, &json!({"id": "good", "kind": "vat_number", "inputs": {"value": "00743110157"}}));
}

/// One entry of the vectors.
#[derive(Deserialize)]
struct Vector {
    kind: String,
    value: String,
    note: String,
    accept: Option<bool>,
    #[serde(default)]
    golden: bool,
    amount_cents: Option<u64>,
    nav: Option<String>,
    iuv: Option<String>,
    mod93: Option<String>,
    euro: Option<f64>,
}

fn vectors(kind: &str) -> Vec<Vector> {
    let all: Vec<Vector> = serde_json::from_str(include_str!("data/pagopa_vectors.json")).expect("the vectors");
    all.into_iter().filter(|vector| vector.kind == kind).collect()
}

/// The outcome of one case.
#[track_caller]
fn outcome(kind: &str, inputs: &Value) -> Value {
    let mut answered = answer(run, kind, inputs);
    assert_eq!(answered.get("error"), None, "{answered}");
    answered["outcome"].take()
}

/// The wrong fields of one case.
#[track_caller]
fn wrong_fields(kind: &str, inputs: &Value) -> Value {
    let mut answered = answer(run, kind, inputs);
    assert_eq!(answered.get("outcome"), None, "{answered}");
    answered["error"]["details"].take()
}

#[test]
fn notice_numbers_are_valid_exactly_where_the_vectors_say_so() {
    let vectors = vectors("nav");
    assert_eq!(vectors.len(), 17);
    for vector in vectors {
        // "valid" and "n/a (aux 1 has no check digit)" hold; "invalid (expected 85)" and no remark at all do not.
        let holds = vector.mod93.as_deref().is_some_and(|remark| !remark.starts_with("invalid"));
        let checked = outcome("check_nav", &json!({"nav": vector.value}));
        assert_eq!(checked["valid"], json!(holds), "{} {}", vector.value, vector.note);
        let is_read = checked["aux"].is_number();
        assert!(vector.accept != Some(true) || is_read, "{} {}", vector.value, vector.note);
        if let Some(iuv) = vector.iuv {
            let issued = outcome("nav", &json!({"segregation": &iuv[..2], "base": &iuv[2..15]}));
            assert_eq!(issued, json!({"nav": vector.value, "iuv": iuv}));
        }
    }
}

#[test]
fn qr_texts_are_read_exactly_where_the_vectors_say_so() {
    let vectors = vectors("qr");
    assert_eq!(vectors.len(), 25);
    for vector in vectors {
        let read = outcome("parse_qr", &json!({"text": vector.value}));
        // The official renderer's samples carry auxiliary digit 4, a test-only value that no notice has.
        if vector.accept == Some(false) || vector.golden {
            assert!(read["error"].is_string(), "{}: {read}", vector.value);
            continue;
        }
        assert_eq!(read["version"], "002", "{}: {read}", vector.value);
        assert_eq!(read["nav"].as_str(), vector.nav.as_deref(), "{}", vector.value);
        let creditor = vector.value.split('|').nth(3);
        assert_eq!(read["creditor_tax_code"].as_str(), creditor);
        if let Some(cents) = vector.amount_cents {
            assert_eq!(read["cents"], json!(cents), "{}", vector.value);
        }
    }
}

#[test]
fn amounts_in_a_qr_text_are_cents_with_two_digits_at_least() {
    let vectors = vectors("amount_encoding");
    assert_eq!(vectors.len(), 6);
    for vector in vectors {
        let euro = vector.euro.expect("an amount in euro");
        let cents: u64 = format!("{:.0}", euro * 100.0).parse().expect("whole cents");
        let built =
            outcome("qr", &json!({"nav": "302032002700000251", "creditor_tax_code": "03334231200", "cents": cents}));
        let text = format!("PAGOPA|002|302032002700000251|03334231200|{}", vector.value);
        assert_eq!(built, json!({ "text": text }));
        assert_eq!(outcome("parse_qr", &json!({ "text": text }))["cents"], json!(cents));
    }
}

#[test]
fn what_must_not_be_printed_is_refused_with_its_field() {
    let good = json!({"nav": "302032002700000251", "creditor_tax_code": "03334231200", "cents": 1});
    for (field, value, kind) in [
        ("nav", json!("302032002700000252"), "check-digit"),
        ("nav", json!("001721265093769322"), "not-listed"),
        ("nav", json!(302_032_002_700_000_251_u64), "wrong-type"),
        ("creditor_tax_code", json!("03334231201"), "check-digit"),
        ("creditor_tax_code", json!("333"), "too-short"),
        ("cents", json!(0), "out-of-range"),
        ("cents", json!(-1), "out-of-range"),
        ("cents", json!(100_000_000_000_u64), "out-of-range"),
        ("cents", json!(1.5), "wrong-type"),
        ("cents", json!(null), "missing"),
        ("extra", json!(1), "unknown"),
    ] {
        let mut inputs = good.clone();
        inputs[field] = value;
        assert_eq!(wrong_fields("qr", &inputs), json!([{"field": field, "kind": kind}]));
    }
    assert_eq!(wrong_fields("qr", &json!({})).as_array().map(Vec::len), Some(3), "every field at once");
    assert_eq!(wrong_fields("nav", &json!({"segregation": "1", "base": "0"}))[0]["field"], "segregation");
}

#[test]
fn peoples_codes_are_judged_and_read() {
    assert_eq!(
        outcome("tax_code", &json!({"value": "rssmra85t50a562w"})),
        json!({"valid": true, "birth_date": "1985-12-10", "sex": "F"})
    );
    assert_eq!(outcome("tax_code", &json!({"value": "00743110157"})), json!({"valid": true}));
    assert_eq!(
        outcome("tax_code", &json!({"value": "RSSMRA85T10A562T"})),
        json!({"valid": false, "error": "check-digit"})
    );
    assert_eq!(outcome("vat_number", &json!({"value": "00743110157"})), json!({"valid": true}));
    assert_eq!(outcome("vat_number", &json!({"value": "00743110158"})), json!({"valid": false}));
    for (value, valid, pec) in [
        ("maria@example.org", true, false),
        ("maria@pec.it", true, true),
        ("maria@studio.legalmail.it", true, true),
        ("maria@studiopec.it", true, false),
        ("maria", false, false),
        ("", false, false),
    ] {
        assert_eq!(outcome("email", &json!({ "value": value })), json!({"valid": valid, "pec": pec}), "{value}");
    }
}

#[test]
fn the_century_of_a_birth_is_read_on_the_day_that_the_case_names() {
    let born = |inputs: &Value| outcome("tax_code", inputs)["birth_date"].take();
    // 10 December of the year 25: not yet born on the newest day of the data.
    let value = "RSSMRA25T10A562E";
    assert_eq!(born(&json!({ "value": value })), json!("1925-12-10"));
    assert_eq!(born(&json!({"value": value, "on": "2025-12-10"})), json!("2025-12-10"));
    assert_eq!(
        wrong_fields("tax_code", &json!({"value": value, "on": "10/12/2025"})),
        json!([{"field": "on", "kind": "bad-format"}])
    );
}
