//! Bad input: each kind has its own problem, every wrong field is named, nothing fails on our side, nothing is written.

use serde_json::{Value, json};
use sportello_api_tests::{Client, Person, Reply, Server, booking, new_key};
use sportello_shared::api::{BODY_BYTES_MAX, Endpoint, IDEMPOTENCY_HEADER, ProblemKind};

use crate::{
    raw::exchange,
    support::{first_place, month},
};

const JSON: (&str, &str) = ("Content-Type", "application/json");

/// A right booking of the earliest place, to be spoiled.
fn good_body(client: &Client) -> Value {
    booking(&first_place(client, "torino"), &Person::number(1))
}

fn post(client: &Client, content_type: &str, body: &[u8]) -> Reply {
    let headers = [("Content-Type", content_type), (IDEMPOTENCY_HEADER, "0123456789abcdef")];
    client.send("POST", &Endpoint::BOOK.path_for("torino"), &headers, body)
}

#[test]
fn a_body_that_is_no_json_object_is_named_as_the_body() {
    let server = Server::start();
    let client = server.client();
    let before = month(&client, "torino");
    let deep = "[".repeat(50_000);
    for body in ["", "{", "{\"place\":}", "[]", "null", "\"text\"", "1", "{} {}", "\u{0}", &deep] {
        assert_eq!(post(&client, JSON.1, body.as_bytes()).wrong_fields().first().map(String::as_str), Some("body"));
    }
    assert_eq!(post(&client, JSON.1, b"{\"person\":\"\xff\xfe\"}").wrong_fields(), ["body"]);
    assert_eq!(month(&client, "torino"), before);
}

#[test]
fn every_missing_unknown_and_mistyped_field_is_named_at_once() {
    let server = Server::start();
    let client = server.client();
    let book = |body: &Value| client.book("torino", &new_key(), body).wrong_fields();
    assert_eq!(book(&json!({})), ["answers", "language", "person", "place"]);
    let mut body = good_body(&client);
    body["place"] = json!({ "office": 7, "date": "2026-02-30", "hour": 9 });
    body["person"]["tax_code"] = json!("PRVCTT85T10A001?");
    body["person"]["email"] = json!("no mailbox");
    body["person"]["nickname"] = json!("P");
    body["answers"] = json!({ "devices": "two", "colour": "red", "open": ["reason"] });
    body["language"] = json!("de");
    body["extra"] = json!(true);
    let expected = [
        "answers.colour",
        "answers.devices",
        "extra",
        "language",
        "person.email",
        "person.nickname",
        "person.tax_code",
        "place.date",
        "place.hour",
        "place.office",
        "place.time",
    ];
    let found = book(&body);
    assert_eq!(found, expected);
}

#[test]
fn a_question_left_open_can_be_quoted_and_not_booked() {
    let server = Server::start();
    let mut body = good_body(&server.client());
    body["answers"] = json!({ "open": ["reason"] });
    assert_eq!(server.client().book("torino", &new_key(), &body).wrong_fields(), ["answers.open"]);
}

#[test]
fn a_certified_mailbox_is_refused_with_its_reason() {
    let server = Server::start();
    let mut body = good_body(&server.client());
    body["person"]["email"] = json!("prova@legalmail.it");
    let reply = server.client().book("torino", &new_key(), &body);
    let problem = reply.problem(ProblemKind::Validation);
    assert_eq!(
        serde_json::to_value(problem.errors).ok(),
        Some(json!([{ "field": "person.email", "kind": "pec-not-accepted" }]))
    );
}

#[test]
fn a_key_is_needed_and_has_a_form() {
    let server = Server::start();
    let client = server.client();
    let body = good_body(&client);
    let path = Endpoint::BOOK.path_for("torino");
    client.post(&path, &[], &body).problem(ProblemKind::IdempotencyMissing);
    client.post(&path, &[(IDEMPOTENCY_HEADER, " ")], &body).problem(ProblemKind::IdempotencyMissing);
    for key in ["short", &"k".repeat(65), "with a blank in it"] {
        assert_eq!(client.book("torino", key, &body).wrong_fields(), [IDEMPOTENCY_HEADER]);
    }
}

#[test]
fn another_media_type_is_refused_whatever_the_body_is() {
    let server = Server::start();
    let client = server.client();
    let body = good_body(&client).to_string();
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        post(&client, media_type, body.as_bytes()).problem(ProblemKind::MediaType);
    }
    assert_eq!(post(&client, "Application/JSON; charset=utf-8", body.as_bytes()).status, 201);
}

#[test]
fn a_body_is_measured_and_not_believed() {
    let server = Server::start();
    let client = server.client();
    let largest = vec![b' '; BODY_BYTES_MAX];
    assert_eq!(post(&client, JSON.1, &largest).wrong_fields(), ["body"]);
    let too_large = vec![b' '; BODY_BYTES_MAX + 1];
    post(&client, JSON.1, &too_large).problem(ProblemKind::PayloadTooLarge);

    let head = format!(
        "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{IDEMPOTENCY_HEADER}: 0123456789abcdef\r\nConnection: close\r\n",
        Endpoint::BOOK.path_for("torino")
    );
    // No length at all: the chunks are counted.
    let chunk = format!("{:x}\r\n{}\r\n", 1 << 15, " ".repeat(1 << 15)).repeat(3);
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n");
    assert_eq!(exchange(server.port(), chunked.as_bytes()).0, 413);
    // A length that announces too much is refused before anything was sent.
    let announced = format!("{head}Content-Length: 9999999\r\n\r\n");
    assert_eq!(exchange(server.port(), announced.as_bytes()).0, 413);
    // A length that is too short cuts the body, which is then no JSON.
    let short = format!("{head}Content-Length: 5\r\n\r\n{}", good_body(&client));
    assert_eq!(exchange(server.port(), short.as_bytes()).0, 422);
    assert_eq!(server.client().get(Endpoint::STATUS.path).status, 200);
}

#[test]
fn unknown_chambers_paths_and_methods_are_told_apart() {
    let server = Server::start();
    let client = server.client();
    for chamber in ["atlantide", "romagna", "TORINO", "torino%00", "torino'--"] {
        client.places(chamber, "month=2026-12").problem(ProblemKind::UnknownChamber);
        client.quote(chamber, &json!({ "inputs": {} })).problem(ProblemKind::UnknownChamber);
        client.ticket(chamber, &"0".repeat(32)).problem(ProblemKind::UnknownChamber);
    }
    for path in ["/api", "/api/", "/api/v1", "/api/v2/status", "/api/v1/status/", "/api/v1/chambers/torino"] {
        client.get(path).problem(ProblemKind::NotFound);
    }
    for (method, path, allow) in [
        ("POST", Endpoint::STATUS.path.to_owned(), "GET, HEAD"),
        ("GET", Endpoint::BOOK.path_for("torino"), "POST"),
        ("PUT", Endpoint::QUOTE.path_for("torino"), "POST"),
        ("DELETE", Endpoint::PLACES.path_for("torino"), "GET, HEAD"),
        ("OPTIONS", Endpoint::TICKET.path_for("torino"), "GET, HEAD"),
    ] {
        let reply = client.send(method, &path, &[JSON], b"{}");
        reply.problem(ProblemKind::Method);
        assert_eq!(reply.header("Allow"), allow, "{method} {path}");
    }
}

#[test]
fn nothing_is_written_by_what_is_refused() {
    let server = Server::start();
    let client = server.client();
    let before = month(&client, "torino");
    let mut body = good_body(&client);
    body["person"]["tax_code"] = json!("X");
    client.book("torino", &new_key(), &body).wrong_fields();
    assert_eq!(month(&client, "torino"), before);
    // The person of the refused requests has no appointment.
    assert_eq!(client.book("torino", &new_key(), &good_body(&client)).status, 201);
}
