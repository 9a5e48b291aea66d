//! The quote contract on the command line: files that are none, cases that are wrong, and the published cases.

#[expect(dead_code, reason = "cases of this command line have no kind")]
mod command_line;
#[path = "../examples/quote.rs"]
#[expect(dead_code, reason = "the example's main is for cargo run; its run is called here")]
mod quote;

use serde_json::{Value, json};

fn run(input: &str) -> (u8, Vec<u8>, Vec<u8>) {
    let (mut output, mut complaints) = (Vec::new(), Vec::new());
    let mut streams =
        quote::case_table::Streams { input: &mut input.as_bytes(), output: &mut output, complaints: &mut complaints };
    let code = quote::run(&mut streams);
    (code, output, complaints)
}

fn answer(case: &Value) -> Value {
    command_line::answers(run, &json!([case])).remove(0)
}

/// The wrong fields of a Torino case with these inputs.
fn wrong(inputs: &Value) -> Vec<String> {
    let answered = answer(&json!({ "id": 1, "chamber": "TORINO", "stage": "quote", "inputs": inputs }));
    assert!(answered.get("outcome").is_none(), "{answered}");
    let mut fields: Vec<String> = serde_json::from_value(answered["error"]["fields"].clone()).expect("names");
    fields.sort_unstable();
    fields
}

#[test]
fn files_that_are_no_table_end_with_one_line_and_exit_code_2() {
    command_line::check_malformed_files(run);
}

#[test]
fn a_bad_case_is_answered_in_its_place_and_the_others_are_decided() {
    let cases = json!([
        7,
        { "id": "a", "chamber": "ROMA", "stage": "quote", "inputs": {} },
        { "id": "b", "stage": "desk", "inputs": [] },
        { "id": "c", "chamber": "TORINO", "on": "2023-12-03", "inputs": {} },
        { "id": "d", "chamber": "TORINO", "on": "4 December", "inputs": { "age": -1 } },
        { "id": "e", "chamber": "TORINO", "stage": "counter", "inputs": { "open": ["format"] } },
        { "id": "f", "chamber": "GENOVA", "stage": "quote", "inputs": {}, "note": "other members do not matter" },
        { "chamber": "TORINO" },
    ]);
    let answers = command_line::answers(run, &cases);
    let fields: Vec<&Value> = answers.iter().map(|answer| &answer["error"]["fields"]).collect();
    assert_eq!(fields[0], &json!(["case"]));
    assert_eq!(fields[1], &json!(["chamber"]));
    assert_eq!(fields[2], &json!(["chamber", "stage", "inputs"]));
    assert_eq!(fields[3], &json!(["on"]));
    assert_eq!(fields[4], &json!(["on", "age"]));
    assert_eq!(fields[5], &json!(["open"]));
    assert_eq!((&answers[6]["id"], &answers[6]["outcome"]["total_cents"]), (&json!("f"), &json!(2500)));
    assert_eq!((&answers[7]["id"], &answers[7]["outcome"]["total_cents"]), (&Value::Null, &json!(7000)));
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let inputs = json!({
        "applicant_kind": "king", "legal_powers": "yes", "seat_province": "Torino", "devices": -1, "age": 131,
        "format": "floppy", "months_since_issue": 2.5, "colour": "red", "documents": { "id_valid": 1, "hat": true },
        "issue_date": "2026-02-30", "open": ["devices"],
    });
    let expected = [
        "age",
        "applicant_kind",
        "colour",
        "devices",
        "documents.hat",
        "documents.id_valid",
        "format",
        "issue_date",
        "legal_powers",
        "months_since_issue",
        "open",
        "seat_province",
    ];
    assert_eq!(wrong(&inputs), expected);
}

#[test]
fn what_cannot_be_is_refused() {
    assert_eq!(wrong(&json!({ "issue_date": "2026-03-02", "request_date": "2026-03-01" })), ["issue_date"]);
    assert_eq!(wrong(&json!({ "devices": 0 })), ["devices"]);
    assert_eq!(wrong(&json!({ "option": "remote_only", "devices": -3 })), ["devices"]);
    assert_eq!(wrong(&json!({ "age": 18_446_744_073_709_551_615_u64 })), ["age"]);
    assert_eq!(wrong(&json!({ "days_to_expiry": "soon" })), ["days_to_expiry"]);
}

#[test]
fn missing_answers_have_the_defaults_of_the_contract() {
    let outcome = |inputs: Value| {
        let answered = answer(&json!({ "id": 1, "chamber": "TORINO", "stage": "quote", "inputs": inputs }));
        answered["outcome"].clone()
    };
    assert_eq!(outcome(json!({}))["total_cents"], 7000);
    assert_eq!(outcome(json!({ "applicant_kind": "company_director", "seat_province": "TO" }))["total_cents"], 4000);
    assert_eq!(outcome(json!({ "applicant_kind": "proxy_holder", "seat_province": "TO" }))["total_cents"], 7000);
    let remote =
        outcome(json!({ "option": "remote_only", "holds_valid_cns": true, "format": "smart_card", "devices": 4 }));
    assert_eq!(remote["total_cents"], 2440);
    assert_eq!(outcome(json!({}))["tariff"], json!({ "chamber": "torino", "version": "2023-12-04" }));
}

#[test]
fn the_chamber_of_romagna_quotes_as_its_page_says_although_no_rust_knows_it() {
    let data: Value = serde_json::from_str(include_str!("data/romagna_samples.json")).expect("samples");
    let samples = data["chambers"][0]["sample_quotes"].as_array().expect("a list");
    assert_eq!(samples.len(), 7);
    for sample in samples {
        let answered = answer(&json!({ "id": 1, "chamber": "ROMAGNA", "stage": "quote", "inputs": sample["inputs"] }));
        let outcome = &answered["outcome"];
        assert_eq!(outcome["total_cents"], sample["expect"]["total_cents"], "{}: {answered}", sample["description"]);
        assert_eq!(outcome["verdict"], "eligible", "{}", sample["description"]);
    }
}

#[test]
fn what_the_page_of_romagna_does_not_state_is_asked_of_the_office() {
    let owner = json!({
        "applicant_kind": "legal_representative", "seat_province": "FC", "concession_used": "none",
        "format": "digital_dna_key",
    });
    let answered = answer(&json!({ "id": 1, "chamber": "ROMAGNA", "stage": "quote", "inputs": owner }));
    assert_eq!(answered["outcome"]["verdict"], "needs_confirmation", "{answered}");
    assert_eq!(answered["outcome"]["total_cents"], Value::Null);
}
