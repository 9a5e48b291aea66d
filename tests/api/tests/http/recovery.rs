//! What a dead process and a dead instance leave behind.

use std::thread;

use sportello_api_tests::{Person, Server, booking, new_key};
use sportello_shared::api::{Endpoint, IDEMPOTENCY_HEADER, ProblemKind, Ticket};

use crate::support::{book_first, first_place, is_free, month, ticket_of};

/// Routes that exist in test builds alone.
const EDGE_PANIC: &str = "/api/dev/panic";
const OBJECT_PANIC: &str = "/api/dev/object/panic";

#[test]
fn a_confirmed_booking_survives_a_killed_process() {
    let mut server = Server::start();
    let place = first_place(&server.client(), "genova");
    let (key, body) = (new_key(), booking(&place, &Person::number(1)));
    let first = server.client().book("genova", &key, &body);
    let ticket = ticket_of(&first);
    server.kill_and_restart();
    let client = server.client();
    let shown: Ticket = client.ticket("genova", ticket.token.as_deref().expect("a token")).json();
    assert_eq!(shown.code, ticket.code);
    assert!(!is_free(&month(&client, "genova"), &place));
    assert_eq!(client.book("genova", &key, &body).body, first.body);
    client.book("genova", &new_key(), &booking(&place, &Person::number(2))).problem(ProblemKind::SlotTaken);
}

#[test]
fn everything_confirmed_before_a_kill_under_load_is_there_after_it() {
    let mut server = Server::start();
    let mut confirmed = Vec::new();
    for number in 0..20 {
        confirmed.push(ticket_of(&book_first(&server.client(), "torino", number).1));
    }
    let straggler = server.client();
    let body = booking(&first_place(&straggler, "torino"), &Person::number(99));
    let key = new_key();
    let headers = [("Content-Type", "application/json"), (IDEMPOTENCY_HEADER, key.as_str())];
    let path = Endpoint::BOOK.path_for("torino");
    thread::scope(|scope| {
        // Whether this one is confirmed, the kill decides; that is why it carries a key.
        scope.spawn(|| straggler.try_send("POST", &path, &headers, body.to_string().as_bytes()));
        server.kill_and_restart();
    });
    let client = server.client();
    for ticket in confirmed {
        let shown: Ticket = client.ticket("torino", ticket.token.as_deref().expect("a token")).json();
        assert_eq!(shown.code, ticket.code);
    }
    ticket_of(&client.book("torino", &key, &body));
}

#[test]
fn a_panic_is_answered_and_the_next_request_is_served() {
    let server = Server::start();
    let client = server.client();
    let ticket = ticket_of(&book_first(&client, "genova", 1).1);
    for path in [EDGE_PANIC, OBJECT_PANIC, EDGE_PANIC, OBJECT_PANIC] {
        client.get(path).problem(ProblemKind::Internal);
        assert_eq!(client.get(Endpoint::STATUS.path).status, 200);
        assert_eq!(client.ticket("genova", ticket.token.as_deref().expect("a token")).status, 200);
    }
    ticket_of(&book_first(&client, "genova", 2).1);
}

#[test]
fn a_panic_under_load_leaves_no_request_without_an_answer() {
    let server = Server::start();
    thread::scope(|scope| {
        for number in 0..16 {
            let client = server.client();
            scope.spawn(move || {
                for round in 0..10 {
                    let path = if (number + round) % 5 == 0 { OBJECT_PANIC } else { Endpoint::STATUS.path };
                    let reply = client.get(path);
                    assert!(matches!(reply.status, 200 | 500), "{} {}", reply.status, reply.body);
                }
            });
        }
    });
    assert_eq!(server.client().get(Endpoint::STATUS.path).status, 200);
    assert_eq!(month(&server.client(), "genova").first.len(), 3);
}
