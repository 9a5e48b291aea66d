//! The form on the wire, written out: both sides share their types, so nothing else would notice a renamed field.

use serde_json::{Value, json};
use sportello_api_tests::{Person, Server, new_key};
use sportello_shared::api::{Endpoint, IDEMPOTENCY_HEADER, Problem, ProblemKind};

use crate::support::{MONTH, book_first};

/// The keys of an object, in order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn every_kind_of_problem_keeps_its_slug_and_its_status() {
    let kinds: Vec<_> = ProblemKind::ALL.iter().map(|kind| (kind.slug(), kind.status())).collect();
    let expected = [
        ("validation", 422),
        ("unknown-chamber", 404),
        ("not-eligible", 409),
        ("needs-confirmation", 409),
        ("slot-taken", 409),
        ("slot-not-offered", 409),
        ("hold-expired", 409),
        ("already-booked", 409),
        ("cutoff-passed", 409),
        ("code-wrong", 422),
        ("code-expired", 422),
        ("too-many-requests", 429),
        ("not-signed-in", 401),
        ("not-found", 404),
        ("forbidden-role", 403),
        ("idempotency-mismatch", 422),
        ("idempotency-in-progress", 409),
        ("idempotency-missing", 400),
        ("notice-not-offered", 409),
        ("payment-provider-unavailable", 503),
        ("payload-too-large", 413),
        ("method", 405),
        ("media-type", 415),
        ("internal", 500),
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn a_problem_is_written_as_rfc_9457_says() {
    let server = Server::start();
    let mut problem: Value = server.client().places("genova", "month=x&month=y").json();
    assert!(problem["instance"].as_str().is_some_and(|id| id.len() == 36));
    problem["instance"] = json!("id");
    let expected = json!({
        "type": "/problems/validation", "title": "Some fields are wrong", "status": 422, "instance": "id",
        "errors": [
            { "field": "month", "kind": "contradiction" },
            { "field": "month", "kind": "bad-format" },
        ],
    });
    assert_eq!(problem, expected);
    let bare = serde_json::to_value(Problem::new(ProblemKind::SlotTaken, "id")).expect("JSON");
    assert_eq!(keys(&bare), ["instance", "status", "title", "type"]);
}

#[test]
fn the_bodies_of_the_booking_path_keep_their_fields() {
    let server = Server::start();
    let client = server.client();
    let places: Value = client.places("genova", MONTH).json();
    assert_eq!(keys(&places), ["bookable_from", "bookable_until", "days", "first", "month"]);
    assert_eq!(keys(&places["days"][0]), ["date", "office", "starts"]);
    assert_eq!(
        places["first"][0],
        json!({ "office": places["first"][0]["office"], "date": "2026-12-02", "time": "08:30:00" })
    );
    let (_, reply) = book_first(&client, "genova", 1);
    let ticket: Value = reply.json();
    let fields = ["answers", "code", "date", "minutes", "office", "outcome", "person", "states", "time", "token"];
    assert_eq!(keys(&ticket), fields);
    assert_eq!(ticket["states"], json!({ "appointment": "booked", "visit": "expected", "payment": "unpaid" }));
    assert_eq!(keys(&ticket["person"]), ["masked_email", "masked_name"]);
}

#[test]
fn a_body_written_by_hand_books() {
    let server = Server::start();
    let person = Person::number(1);
    let text = format!(
        r#"{{"place":{{"office":"{}","date":"2026-12-10","time":"09:00"}},"person":{{"given_name":"Prova",
        "family_name":"Cittadina","tax_code":"{}","email":"prova@example.org"}},"answers":{{}},"language":"en"}}"#,
        server.client().places("genova", MONTH).json::<Value>()["first"][0]["office"].as_str().expect("an office"),
        person.tax_code.to_lowercase(),
    );
    let headers = [("Content-Type", "application/json"), (IDEMPOTENCY_HEADER, &new_key())];
    let reply = server.client().send("POST", &Endpoint::BOOK.path_for("genova"), &headers, text.as_bytes());
    assert_eq!(reply.status, 201, "{}", reply.body);
}
