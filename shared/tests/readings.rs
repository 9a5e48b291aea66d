//! The readings of the pages: whoever flips one sees it in the outcome, and an outcome names what it rests on.

use serde_json::{Value, json};
use sportello_shared::{
    chambers,
    rules::{Answers, Inputs, Law, Outcome, counter, law::Taken, quote},
};

fn law(slug: &str) -> Law {
    chambers::find(slug).expect("a Chamber").law().expect("its law")
}

fn ask(law: &Law, answers: &Answers) -> Outcome {
    let inputs = Inputs::parse(answers, law).expect("answers that are right");
    quote(law, &inputs, law.day(None).expect("a covered day"))
}

/// The total in the sense taken and in the other one; null where nothing is quoted. Both outcomes name the reading.
#[track_caller]
fn check(reading: &str, answers: &Value, taken: &Value, other: &Value) {
    let law = law(if reading.starts_with("AMB-TO") { "torino" } else { "genova" });
    let answers = answers.as_object().expect("answers");
    let outcome = ask(&law, answers);
    assert_eq!(json!(outcome.total_cents), *taken, "{reading} as taken: {outcome:#?}");
    assert!(outcome.readings.iter().any(|id| id == reading), "{reading} is not named: {:?}", outcome.readings);
    let flipped = law.with_reading(reading, Taken::Other).expect("a reading that can be flipped");
    let outcome = ask(&flipped, answers);
    assert_eq!(json!(outcome.total_cents), *other, "{reading} in the other sense: {outcome:#?}");
}

fn owner(seat: &str, changes: &Value) -> Value {
    let mut answers = json!({
        "applicant_kind": "legal_representative", "seat_province": seat, "annual_fee_paid": true, "previous_device_issue": "standard",
    });
    let changes = changes.as_object().expect("changes").clone();
    answers.as_object_mut().expect("answers").extend(changes);
    answers
}

#[test]
fn every_reading_of_torino_that_changes_an_amount_can_be_flipped() {
    check(
        "AMB-TO-01",
        &owner("TO", &json!({ "concession_used": "self", "concession_form": "free" })),
        &json!(7000),
        &json!(4000),
    );
    check(
        "AMB-TO-01",
        &owner("TO", &json!({ "concession_used": "partner", "concession_form": "reduced", "format": "smart_card" })),
        &Value::Null,
        &json!(0),
    );
    check("AMB-TO-02", &owner("TO", &json!({ "holds_valid_cns": true })), &json!(7000), &json!(4000));
    check("AMB-TO-02", &owner("TO", &json!({ "reason": "additional_device" })), &json!(7000), &json!(4000));
    let holder = json!({ "holds_valid_cns": true, "previous_device_issue": "reduced" });
    check("AMB-TO-03", &owner("TO", &holder), &json!(7000), &json!(4000));
    let two = json!({ "concession_used": "self", "companies_with_unused_concession": 1 });
    check("AMB-TO-03", &owner("TO", &two), &json!(7000), &json!(4000));
    check("AMB-TO-04", &owner("TO", &json!({ "reason": "theft" })), &json!(7000), &json!(4000));
    check("AMB-TO-05", &owner("MI", &json!({})), &json!(7000), &json!(4000));
    check("AMB-TO-06", &owner("TO", &json!({ "annual_fee_paid": false })), &json!(4000), &json!(7000));
    check("AMB-TO-06", &owner("TO", &json!({ "annual_fee_paid": null })), &json!(4000), &Value::Null);
    check("AMB-TO-10", &owner("TO", &json!({ "option": "cns_plus_remote" })), &json!(5830), &json!(6440));
    check("AMB-TO-11", &json!({ "option": "cns_plus_remote", "devices": 2 }), &json!(15830), &json!(17660));
    let anniversary = json!({ "reason": "malfunction", "issue_date": "2024-03-15", "request_date": "2026-03-15" });
    check("AMB-TO-08", &anniversary, &Value::Null, &json!(7000));
    let free = json!({ "reason": "malfunction", "months_since_issue": 8, "previous_device_issue": "free" });
    check("AMB-TO-28", &free, &Value::Null, &json!(7000));
    check("AMB-TO-31", &json!({ "reason": "malfunction", "months_since_issue": 25 }), &json!(7000), &Value::Null);
}

#[test]
fn every_reading_of_genova_that_changes_an_amount_can_be_flipped() {
    let sole = json!({ "applicant_kind": "sole_proprietor" });
    check("AMB-GE-01", &owner("SP", &sole), &json!(2500), &json!(0));
    let director = json!({ "applicant_kind": "company_director", "legal_powers": false });
    check("AMB-GE-02", &owner("GE", &director), &json!(0), &json!(2500));
    check("AMB-GE-05", &json!({ "age": 17 }), &Value::Null, &json!(2500));
    check("AMB-GE-06", &json!({ "reason": "malfunction", "months_since_issue": 8 }), &json!(2500), &Value::Null);
    let free = json!({ "holds_valid_cns": true, "previous_device_issue": "free" });
    check("AMB-GE-07", &owner("GE", &free), &json!(0), &json!(2500));
    check("AMB-GE-13", &owner("GE", &json!({ "holds_valid_cns": true })), &json!(0), &json!(2500));
    check("AMB-GE-13", &owner("GE", &json!({ "reason": "loss" })), &json!(2500), &json!(0));
    check("AMB-GE-21", &owner("GE", &json!({})), &json!(0), &json!(2500));
    check("AMB-GE-23", &owner("GE", &json!({ "rea_active": false })), &json!(2500), &json!(0));
}

/// The page gives no second amount, or the answers do not tell the two senses apart: nothing could be flipped.
const WITHOUT_ANOTHER_AMOUNT: [&str; 6] =
    ["AMB-TO-17", "AMB-TO-25", "AMB-TO-29", "AMB-GE-03", "AMB-GE-04", "AMB-GE-12"];

#[test]
fn a_reading_that_changes_an_amount_can_be_flipped_or_has_no_other_amount() {
    for slug in ["torino", "genova"] {
        for reading in law(slug).readings.iter().filter(|reading| reading.changes_amount) {
            let is_excused = WITHOUT_ANOTHER_AMOUNT.contains(&reading.id.as_str());
            assert_ne!(reading.can_be_flipped, is_excused, "{}", reading.id);
        }
    }
}

#[test]
fn an_outcome_that_would_differ_in_another_sense_names_that_reading() {
    // Every combination of what concession and remote signature turn on, each held against each flipped law.
    for slug in ["torino", "genova"] {
        let law = law(slug);
        let flipped: Vec<_> = law
            .readings
            .iter()
            .filter_map(|reading| Some((reading.id.clone(), law.clone().with_reading(&reading.id, Taken::Other)?)))
            .collect();
        assert!(flipped.len() > 8, "{slug}: {} readings can be flipped", flipped.len());
        for answers in combinations(&law) {
            let outcome = ask(&law, &answers);
            for (id, other) in &flipped {
                let differs = ask(other, &answers).total_cents != outcome.total_cents;
                assert!(
                    !differs || outcome.readings.contains(id),
                    "{id} is not named for {answers:?}: {:?}",
                    outcome.readings
                );
            }
        }
    }
}

fn combinations(law: &Law) -> Vec<Answers> {
    let own = law.provinces.first().expect("a province").as_str();
    let dimensions: [(&str, Value); 11] = [
        ("applicant_kind", json!(["sole_proprietor", "legal_representative", "company_director", "proxy_holder"])),
        ("legal_powers", json!([true, false])),
        ("seat_province", json!([own, "MI"])),
        ("annual_fee_paid", json!([true, false, null])),
        ("concession_used", json!(["none", "self", "unknown"])),
        ("concession_form", json!([null, "free", "reduced"])),
        ("reason", json!(["first_issue", "additional_device", "theft", "malfunction"])),
        ("previous_device_issue", json!(["standard", "free"])),
        ("holds_valid_cns", json!([true, false])),
        ("option", json!(["cns_only", "cns_plus_remote"])),
        ("months_since_issue", json!([20])),
    ];
    let mut all = vec![Answers::new()];
    for (name, values) in dimensions {
        let values = values.as_array().expect("values").clone();
        all = all
            .into_iter()
            .flat_map(|answers| {
                values.iter().map(move |value| {
                    let mut answers = answers.clone();
                    answers.insert(name.to_owned(), value.clone());
                    answers
                })
            })
            .collect();
    }
    all
}

/// Readings that the counter's own cases touch.
#[test]
fn the_counter_names_the_readings_it_rests_on() {
    let cases = [
        ("torino", "AMB-TO-15", json!({ "documents": { "id_document": "passport", "id_issuer": "FR" } })),
        ("torino", "AMB-TO-14", json!({ "payment_status": "paid_not_accredited" })),
        ("torino", "AMB-TO-25", json!({ "payment_status": "accredited", "paid_cents": 6999 })),
        ("torino", "AMB-TO-32", json!({ "payment_status": "accredited" })),
        ("genova", "AMB-GE-17", json!({ "payment_status": "cash" })),
        ("genova", "AMB-GE-18", json!({ "documents": { "id_document": "foreign_id_card", "id_valid": true } })),
        ("genova", "AMB-GE-04", json!({ "payment_status": "pagopa_paid" })),
    ];
    for (slug, reading, answers) in cases {
        let law = law(slug);
        let inputs = Inputs::parse(answers.as_object().expect("answers"), &law).expect("answers that are right");
        let outcome = counter(&law, &inputs, law.day(None).expect("a covered day"));
        assert!(outcome.readings.iter().any(|id| id == reading), "{reading}: {:?}", outcome.readings);
    }
}
