//! `POST /api/v1/chambers/{chamber}/quotes`.

use serde_json::{Value, json};
use sportello_api_tests::Server;
use sportello_shared::{
    chambers,
    rules::{self, Inputs, Law, Outcome},
};

/// Answers of quite different people; the engine's own tests hold it against all published cases.
fn samples() -> Vec<Value> {
    vec![
        json!({}),
        json!({ "devices": 3 }),
        json!({ "age": 17 }),
        json!({ "applicant_kind": "legal_representative", "seat_province": "TO", "rea_active": true }),
        json!({ "open": ["reason", "applicant_kind", "format"] }),
        json!({ "italian_tax_code": false }),
    ]
}

fn native(law: &Law, inputs: &Value) -> Outcome {
    let inputs = inputs.as_object().expect("answers");
    let inputs = Inputs::parse(inputs, law).unwrap_or_else(|errors| panic!("{inputs:?}: {errors:?}"));
    rules::quote(law, &inputs, law.day(None).expect("a covered day"))
}

#[test]
fn the_edge_answers_what_the_engine_answers_here() {
    let server = Server::start();
    let client = server.client();
    for chamber in chambers::all().iter().filter(|chamber| chamber.offered) {
        let law = chamber.law().expect("a law");
        for inputs in samples() {
            let reply = client.quote(chamber.slug, &json!({ "inputs": inputs }));
            assert_eq!(reply.status, 200, "{}", reply.body);
            assert_eq!(reply.json::<Outcome>(), native(&law, &inputs), "{} {inputs}", chamber.slug);
        }
    }
}

#[test]
fn a_quote_can_be_asked_for_the_counter_and_for_a_day() {
    let server = Server::start();
    let body = json!({ "stage": "counter", "on": "2026-12-01", "inputs": {} });
    let outcome: Outcome = server.client().quote("torino", &body).json();
    assert_eq!(outcome.verdict, rules::Verdict::Blocked, "nobody comes without documents");
}

#[test]
fn wrong_answers_are_all_named_where_they_stand() {
    let server = Server::start();
    let body = json!({ "on": "soon", "inputs": { "devices": -1, "age": "old", "colour": "red" }, "extra": 1 });
    let fields = server.client().quote("genova", &body).wrong_fields();
    assert_eq!(fields, ["extra", "inputs.age", "inputs.colour", "inputs.devices", "on"]);
}
