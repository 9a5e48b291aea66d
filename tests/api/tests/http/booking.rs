//! `POST /api/v1/chambers/{chamber}/bookings`: what is accepted and what is refused.

use serde_json::{Value, json};
use sportello_api_tests::{Client, Person, Reply, Server, booking, new_key};
use sportello_shared::{
    api::{ProblemKind, Ticket},
    domain::{AppointmentState, PaymentState, VisitState},
};

use crate::support::{book_first, first_place, is_free, month, ticket_of};

/// Books the earliest place with these answers.
fn book_with(client: &Client, chamber: &str, person: u32, answers: Value) -> Reply {
    let mut body = booking(&first_place(client, chamber), &Person::number(person));
    body["answers"] = answers;
    client.book(chamber, &new_key(), &body)
}

#[test]
fn a_booking_is_confirmed_with_its_ticket_and_its_quote() {
    let server = Server::start();
    for chamber in ["torino", "genova"] {
        let place = first_place(&server.client(), chamber);
        let ticket = ticket_of(&book_first(&server.client(), chamber, 1).1);
        assert_eq!((&ticket.office, ticket.date, ticket.time), (&place.office, place.date, place.time));
        assert_eq!(ticket.code.len(), 10);
        assert_eq!(ticket.token.as_ref().map(String::len), Some(32));
        assert_eq!(ticket.person.masked_name, "Prova C.");
        assert!(!ticket.person.masked_email.contains("prova1"), "{}", ticket.person.masked_email);
        assert_eq!((ticket.states.appointment, ticket.states.visit), (AppointmentState::Booked, VisitState::Expected));
        assert_eq!(ticket.outcome.tariff.chamber, chamber);
    }
}

#[test]
fn the_money_starts_where_the_quote_puts_it() {
    let server = Server::start();
    let client = server.client();
    let payment = |chamber, answers| ticket_of(&book_with(&client, chamber, 1, answers)).states.payment;
    assert_eq!(payment("torino", json!({})), PaymentState::Unpaid);
    let company = json!({
        "applicant_kind": "sole_proprietor", "seat_province": "GE", "annual_fee_paid": true, "concession_used": "none",
    });
    assert_eq!(payment("genova", company), PaymentState::NotDue);
}

#[test]
fn nobody_pays_before_the_office_has_verified() {
    let server = Server::start();
    let answers = json!({
        "applicant_kind": "legal_representative", "seat_province": "TO", "rea_active": true,
        "concession_used": "unknown",
    });
    let ticket = ticket_of(&book_with(&server.client(), "torino", 1, answers));
    assert_eq!(ticket.states.payment, PaymentState::ToVerify, "{:?}", ticket.outcome);
}

#[test]
fn whoever_is_not_entitled_is_told_why_and_gets_no_place() {
    let server = Server::start();
    let client = server.client();
    let place = first_place(&client, "torino");
    let problem = book_with(&client, "torino", 1, json!({ "in_person": false })).problem(ProblemKind::NotEligible);
    assert_eq!(problem.reason_codes, ["DELEGATION_NOT_ALLOWED"]);
    assert!(is_free(&month(&client, "torino"), &place));
}

#[test]
fn what_the_page_does_not_decide_is_for_the_office_first() {
    let server = Server::start();
    let reply = book_with(&server.client(), "genova", 1, json!({ "format": "usb_token" }));
    assert_eq!(reply.problem(ProblemKind::NeedsConfirmation).reason_codes, ["FORMAT_NOT_IN_TARIFF"]);
}

#[test]
fn the_age_comes_from_the_tax_code_and_not_from_the_answer() {
    let server = Server::start();
    let client = server.client();
    let minor = Person::born(2009, 1);
    let mut body = booking(&first_place(&client, "torino"), &minor);
    body["answers"] = json!({ "age": 40 });
    let problem = client.book("torino", &new_key(), &body).problem(ProblemKind::NotEligible);
    assert_eq!(problem.reason_codes, ["UNDER_AGE"]);
}

#[test]
fn the_same_request_again_gets_the_first_answer_again() {
    let server = Server::start();
    let client = server.client();
    let body = booking(&first_place(&client, "torino"), &Person::number(1));
    let key = new_key();
    let first = client.book("torino", &key, &body);
    let quoted = client.book("torino", &format!("\"{key}\""), &body);
    ticket_of(&first);
    assert_eq!((quoted.status, quoted.json::<Ticket>()), (201, first.json()));
}

#[test]
fn a_key_belongs_to_one_request() {
    let server = Server::start();
    let client = server.client();
    let mut body = booking(&first_place(&client, "torino"), &Person::number(1));
    let key = new_key();
    ticket_of(&client.book("torino", &key, &body));
    body["language"] = json!("en");
    client.book("torino", &key, &body).problem(ProblemKind::IdempotencyMismatch);
    // Another Chamber is another register of keys.
    let elsewhere = booking(&first_place(&client, "genova"), &Person::number(1));
    ticket_of(&client.book("genova", &key, &elsewhere));
}

#[test]
fn a_refused_request_may_be_sent_again_with_the_same_key() {
    let server = Server::start();
    let client = server.client();
    let key = new_key();
    let place = first_place(&client, "torino");
    let mut body = booking(&place, &Person::number(1));
    body["answers"] = json!({ "in_person": false });
    client.book("torino", &key, &body).problem(ProblemKind::NotEligible);
    ticket_of(&client.book("torino", &key, &booking(&place, &Person::number(1))));
}

#[test]
fn a_place_that_somebody_has_is_taken() {
    let server = Server::start();
    let client = server.client();
    let place = first_place(&client, "genova");
    ticket_of(&client.book("genova", &new_key(), &booking(&place, &Person::number(1))));
    client.book("genova", &new_key(), &booking(&place, &Person::number(2))).problem(ProblemKind::SlotTaken);
}

#[test]
fn places_that_the_agenda_does_not_have_are_not_offered() {
    let server = Server::start();
    let client = server.client();
    let place = first_place(&client, "genova");
    for (what, date, time) in [
        ("past", "2026-11-30", "09:00"),
        ("within the lead time", "2026-12-01", "10:00"),
        ("a Sunday", "2026-12-06", "09:00"),
        ("a holiday", "2026-12-08", "09:00"),
        ("off the grid", "2026-12-10", "09:07"),
        ("after the last start", "2026-12-10", "11:45"),
        ("beyond the horizon", "2027-01-18", "09:00"),
    ] {
        let mut body = booking(&place, &Person::number(1));
        body["place"]["date"] = json!(date);
        body["place"]["time"] = json!(time);
        let reply = client.book("genova", &new_key(), &body);
        assert_eq!(reply.status, 409, "{what}: {}", reply.body);
        reply.problem(ProblemKind::SlotNotOffered);
    }
    let mut body = booking(&place, &Person::number(1));
    body["place"]["office"] = json!("nowhere");
    client.book("genova", &new_key(), &body).problem(ProblemKind::SlotNotOffered);
}

#[test]
fn a_person_has_one_active_appointment_at_a_chamber_and_the_refusal_says_nothing_of_it() {
    let mut server = Server::start();
    let (_, first) = book_first(&server.client(), "genova", 1);
    let ticket = ticket_of(&first);
    let (_, second) = book_first(&server.client(), "genova", 1);
    let problem = second.problem(ProblemKind::AlreadyBooked);
    assert!(problem.errors.is_empty() && problem.reason_codes.is_empty() && problem.detail.is_none());
    assert!(!second.body.contains(&ticket.code) && !second.body.contains(&ticket.date.to_string()));
    // Another Chamber is another data controller, and an appointment that is over is not active.
    ticket_of(&book_first(&server.client(), "torino", 1).1);
    server.travel_to(&format!("{}T20:00:00Z", ticket.date));
    ticket_of(&book_first(&server.client(), "genova", 1).1);
}
