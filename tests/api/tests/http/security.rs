//! What every answer carries, who may write, and what stays out of logs and of the deployed bundle.

use std::{collections::HashSet, fs};

use sportello_api_tests::{Person, Server, WorkerBuild, booking, new_key};
use sportello_shared::api::{Endpoint, IDEMPOTENCY_HEADER, ProblemKind, REQUEST_ID_HEADER};

use crate::support::{MONTH, book_first, first_place, ticket_of};

#[test]
fn every_answer_carries_the_headers_that_keep_it_data() {
    let server = Server::start();
    let client = server.client();
    let replies = [
        client.get(Endpoint::STATUS.path),
        client.places("torino", MONTH),
        client.get("/api/v1/nothing"),
        client.send("DELETE", Endpoint::STATUS.path, &[], &[]),
        client.get("/api/dev/panic"),
        book_first(&client, "torino", 1).1,
    ];
    for reply in &replies {
        for (name, part) in [
            ("Content-Security-Policy", "default-src 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Strict-Transport-Security", "max-age=31536000"),
        ] {
            assert!(reply.header(name).contains(part), "{name} of {} {}", reply.status, reply.body);
        }
        let caching = if reply.header("ETag").is_empty() { "no-store" } else { "private, no-cache" };
        assert_eq!(reply.header("Cache-Control"), caching);
    }
    let ids: HashSet<_> = replies.iter().map(|reply| reply.header(REQUEST_ID_HEADER)).collect();
    assert_eq!(ids.len(), replies.len(), "each request has an id of its own");
}

#[test]
fn a_page_of_another_origin_cannot_write() {
    let server = Server::start();
    let client = server.client();
    let body = booking(&first_place(&client, "torino"), &Person::number(1));
    let book = |origin: &str| {
        let headers = [(IDEMPOTENCY_HEADER, "0123456789abcdef"), ("Origin", origin)];
        client.post(&Endpoint::BOOK.path_for("torino"), &headers, &body)
    };
    for origin in ["https://example.org", "null", "http://127.0.0.1"] {
        book(origin).problem(ProblemKind::ForbiddenRole);
    }
    ticket_of(&book(&format!("http://127.0.0.1:{}", server.port())));
}

#[test]
fn nothing_that_a_person_typed_reaches_the_log() {
    let server = Server::start();
    let client = server.client();
    let person = Person::number(7);
    let mut body = booking(&first_place(&client, "torino"), &person);
    let ticket = ticket_of(&client.book("torino", &new_key(), &body));
    client.ticket("torino", ticket.token.as_deref().expect("a token"));
    body["person"]["tax_code"] = "SECRETVALUE".into();
    client.book("torino", &new_key(), &body).wrong_fields();
    client.get("/api/v1/chambers/SECRETVALUE/places?month=SECRETVALUE");
    client.get("/api/SECRETVALUE");
    let log = server.log().join("\n");
    assert!(log.contains("\"route\":\"book\"") && log.contains("\"status\":201"), "{log}");
    let token = ticket.token.expect("a token");
    let typed = [&person.tax_code, &person.family_name, &person.email, &ticket.code, &token, "SECRETVALUE"];
    for value in typed {
        assert!(!log.contains(value), "{value} in {log}");
    }
}

#[test]
fn what_is_deployed_has_no_test_routes() {
    let mark = b"/api/dev/";
    let has_mark = |build: WorkerBuild| {
        let module = fs::read(build.path().join("index_bg.wasm")).expect("a module");
        module.windows(mark.len()).any(|window| window == mark)
    };
    assert!(has_mark(WorkerBuild::Dev), "the mark is no mark");
    assert!(!has_mark(WorkerBuild::Deploy));
}
