//! Bookings on SQLite in memory: what is written, what is not, and what is answered again.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use sportello_shared::{
    api::{ProblemKind, Ticket},
    domain::{IdempotencyKey, TaxCode, TicketCode},
};

use super::service::{Surroundings, create_booking};
use crate::{
    chamber::{BookingCall, Books},
    config::{Config, TokenKey},
    error::AppError,
    http::Answer,
    ids::BookingIds,
    store::{Sql as _, native::NativeSql},
};

const TABLES: [&str; 7] =
    ["people", "bookings", "outcomes", "quote_revisions", "occupancy", "idempotency_keys", "audit"];

fn now() -> DateTime<Utc> {
    "2026-12-01T08:00:00Z".parse().expect("a moment")
}

fn books() -> Books<NativeSql> {
    Books::open(NativeSql::empty(), "genova", now()).expect("books")
}

/// Ids that follow from a number.
fn ids(number: u64) -> BookingIds {
    BookingIds {
        booking: format!("{number:08}-0000-4000-8000-000000000000"),
        person: format!("{number:08}-0000-4000-8000-000000000001"),
        code: TicketCode::from_random(number),
    }
}

fn call(number: u64, time: &str) -> BookingCall {
    let body = format!("PRVCTT85T10A{number:03}");
    let code = ('A'..='Z').map(|check| format!("{body}{check}")).find(|code| TaxCode::parse(code).is_ok());
    let body = json!({
        "place": { "office": "genova", "date": "2026-12-10", "time": time },
        "person": {
            "given_name": "Prova", "family_name": "Cittadina", "tax_code": code.expect("one letter is right"),
            "email": "prova@example.org",
        },
        "answers": {},
        "language": "it",
    });
    BookingCall { key: IdempotencyKey::parse(&format!("key-of-number-{number:03}")).expect("a key"), body }
}

fn book_as(
    books: &Books<NativeSql>,
    call: &BookingCall,
    ids: &BookingIds,
    now: DateTime<Utc>,
    token_key: &TokenKey,
) -> Result<Answer, AppError> {
    create_booking(books, call, &Surroundings { now, ids, token_key, request_id: "request" })
}

fn book(books: &Books<NativeSql>, call: &BookingCall, number: u64) -> Result<Answer, AppError> {
    book_as(books, call, &ids(number), now(), &TokenKey::local())
}

#[track_caller]
fn ticket(answer: Result<Answer, AppError>) -> Ticket {
    let answer = answer.unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(answer.status, 201);
    serde_json::from_slice(&answer.body).expect("a ticket")
}

#[track_caller]
fn kind(answer: Result<Answer, AppError>) -> Option<ProblemKind> {
    answer.expect_err("refused").to_problem("").kind()
}

fn counts(books: &Books<NativeSql>) -> Vec<i64> {
    TABLES.iter().map(|table| books.sql.count(table)).collect()
}

#[test]
fn a_booking_writes_its_rows_and_one_quantum_for_each_five_minutes() {
    let books = books();
    let booked = ticket(book(&books, &call(1, "09:00"), 1));
    assert_eq!(counts(&books), [1, 1, 1, 1, i64::from(booked.minutes / 5), 1, 1]);
}

#[test]
fn the_same_quote_is_stored_once() {
    let books = books();
    ticket(book(&books, &call(1, "09:00"), 1));
    ticket(book(&books, &call(2, "10:00"), 2));
    assert_eq!((books.sql.count("outcomes"), books.sql.count("quote_revisions")), (1, 2));
}

#[test]
fn the_token_is_stored_nowhere() {
    let books = books();
    let token = ticket(book(&books, &call(1, "09:00"), 1)).token.expect("a token");
    for (table, column) in [("bookings", "token_hash"), ("idempotency_keys", "response"), ("audit", "subject")] {
        let rows = books.sql.query(&format!("SELECT {column} FROM {table}"), &[]).expect("rows");
        assert!(rows.iter().all(|row| row.text(0).is_ok_and(|text| !text.contains(&token))), "{table}");
    }
}

#[test]
fn a_write_that_fails_takes_the_others_with_it() {
    let books = books();
    ticket(book(&books, &call(1, "09:00"), 1));
    let before = counts(&books);
    // Another person at another time, whose ticket code is taken: the last but one of the writes is refused.
    let mut twice = ids(2);
    twice.code = ids(1).code;
    let failed = book_as(&books, &call(2, "10:00"), &twice, now(), &TokenKey::local());
    assert!(matches!(failed, Err(AppError::Store(_))));
    assert_eq!(counts(&books), before);
    // The place is free in memory as well.
    ticket(book(&books, &call(2, "10:00"), 2));
}

#[test]
fn a_refusal_writes_nothing() {
    let books = books();
    ticket(book(&books, &call(1, "09:00"), 1));
    let before = counts(&books);
    assert_eq!(kind(book(&books, &call(2, "09:00"), 2)), Some(ProblemKind::SlotTaken));
    assert_eq!(kind(book(&books, &call(3, "03:00"), 3)), Some(ProblemKind::SlotNotOffered));
    let mut again = call(1, "10:00");
    again.key = IdempotencyKey::parse("another-key-of-1").expect("a key");
    assert_eq!(kind(book(&books, &again, 4)), Some(ProblemKind::AlreadyBooked));
    assert_eq!(counts(&books), before);
}

#[test]
fn the_same_key_gives_the_first_answer_for_seven_days() {
    let books = books();
    let first = ticket(book(&books, &call(1, "09:00"), 1));
    let later = |days| book_as(&books, &call(1, "09:00"), &ids(2), now() + TimeDelta::days(days), &TokenKey::local());
    assert_eq!(ticket(later(6)), first);
    // Then the key is forgotten, and the person simply has an appointment.
    assert_eq!(kind(later(7)), Some(ProblemKind::AlreadyBooked));
}

#[test]
fn keys_too_old_are_deleted_with_the_next_booking() {
    let books = books();
    ticket(book(&books, &call(1, "09:00"), 1));
    let later = now() + TimeDelta::days(8);
    ticket(book_as(&books, &call(2, "10:00"), &ids(2), later, &TokenKey::local()));
    assert_eq!(books.sql.count("idempotency_keys"), 1);
}

#[test]
fn after_a_change_of_key_a_replay_shows_no_token_that_would_open_nothing() {
    let books = books();
    let first = ticket(book(&books, &call(1, "09:00"), 1));
    let variables = |name: &str| match name {
        "ENVIRONMENT" => Some("production".to_owned()),
        _ => Some("another key, as long as a key has to be".to_owned()),
    };
    let other = Config::read(variables).expect("a configuration").token_key;
    let again = ticket(book_as(&books, &call(1, "09:00"), &ids(2), now(), &other));
    assert_eq!(again, Ticket { token: None, ..first });
}

#[test]
fn books_opened_again_know_what_is_taken() {
    let first = books();
    ticket(book(&first, &call(1, "09:00"), 1));
    let again = Books::open(first.sql, "genova", now()).expect("books");
    assert_eq!(kind(book(&again, &call(2, "09:00"), 2)), Some(ProblemKind::SlotTaken));
}

#[test]
fn the_browsers_figures_and_age_are_not_believed() {
    let books = books();
    let mut request = call(1, "09:00");
    request.body["answers"] = json!({ "age": 99 });
    let booked = ticket(book(&books, &request, 1));
    assert_eq!(booked.answers.get("age"), Some(&Value::from(41)), "born on 10 December 1985");
}
