//! The published cases of the quote contract, and the readings of the law in their other sense.

use serde_json::{Value, json};
use sportello_shared::{
    chambers,
    rules::{Inputs, Law, Outcome, counter, law::Taken, quote},
};

fn law(chamber: &str) -> Law {
    let slug = chamber.to_ascii_lowercase();
    chambers::find(&slug).expect("an embedded Chamber").law().expect("a law that parses")
}

fn decide(law: &Law, case: &Value) -> Outcome {
    let answers = case["inputs"].as_object().expect("inputs");
    let inputs = Inputs::parse(answers, law).unwrap_or_else(|errors| panic!("{}: {errors:?}", case["id"]));
    let on = law.day(None).expect("the newest day is covered");
    if case["stage"] == "counter" { counter(law, &inputs, on) } else { quote(law, &inputs, on) }
}

fn sorted(codes: &Value) -> Vec<&str> {
    let mut codes: Vec<_> = codes.as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    codes.sort_unstable();
    codes
}

/// What a case and an outcome disagree on, as the contract compares them.
fn differences(case: &Value, outcome: &Value) -> Vec<String> {
    let expected = &case["expect"];
    let mut found = Vec::new();
    let mut demand = |what: &str, right: bool| {
        if !right {
            found.push(format!("{}: {what}: expected {}, found {}", case["id"], expected[what], outcome[what]));
        }
    };
    for key in ["verdict", "eligible", "total_cents"] {
        demand(key, expected[key] == outcome[key]);
    }
    let lines = |of: &Value| -> Vec<Value> {
        let line = |line: &Value| json!([line["code"], line["quantity"], line["unit_cents"], line["total_cents"]]);
        of["line_items"].as_array().map(|lines| lines.iter().map(line).collect()).unwrap_or_default()
    };
    demand("line_items", lines(expected) == lines(outcome));
    demand("reason_codes", sorted(&expected["reason_codes"]) == sorted(&outcome["reason_codes"]));
    let alternative = match &expected["alternative"] {
        Value::Object(keys) => keys.iter().all(|(key, value)| outcome["alternative"][key] == *value),
        other => *other == outcome["alternative"],
    };
    demand("alternative", alternative);
    let advisories = sorted(&outcome["advisories"]);
    demand("advisories", sorted(&expected["advisories"]).iter().all(|code| advisories.contains(code)));
    let cited: Vec<_> = outcome["citations"].as_array().expect("citations").iter().map(|one| &one["rule"]).collect();
    if !case["rules"].as_array().is_some_and(|rules| rules.iter().any(|rule| cited.contains(&rule))) {
        found.push(format!("{}: cites none of {}: {cited:?}", case["id"], case["rules"]));
    }
    for reading in case["ambiguity"].as_array().into_iter().flatten() {
        if !outcome["readings"].as_array().is_some_and(|readings| readings.contains(reading)) {
            found.push(format!("{}: does not name {reading}: {}", case["id"], outcome["readings"]));
        }
    }
    found
}

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("data/golden_quotes.json")).expect("cases")
}

#[test]
fn every_published_case_has_its_outcome() {
    let cases = cases();
    let found: Vec<String> = cases
        .iter()
        .flat_map(|case| {
            let law = law(case["chamber"].as_str().expect("a chamber"));
            differences(case, &serde_json::to_value(decide(&law, case)).expect("an outcome"))
        })
        .collect();
    assert_eq!(cases.len(), 67);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_reading_taken_in_its_other_sense_gives_the_other_outcome() {
    let mut flipped = 0;
    for case in cases().iter().filter(|case| case["other_reading"].is_object()) {
        let law = law(case["chamber"].as_str().expect("a chamber"));
        let reading = case["ambiguity"][0].as_str().expect("an ambiguity");
        let law = law.with_reading(reading, Taken::Other).unwrap_or_else(|| panic!("{reading} cannot be flipped"));
        let outcome = serde_json::to_value(decide(&law, case)).expect("an outcome");
        for (key, value) in
            case["other_reading"].as_object().expect("an object").iter().filter(|(key, _)| *key != "why")
        {
            assert_eq!(outcome[key], *value, "{} with the other {reading}: {key}", case["id"]);
        }
        flipped += 1;
    }
    assert_eq!(flipped, 6);
}
