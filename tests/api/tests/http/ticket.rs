//! `GET /api/v1/chambers/{chamber}/ticket`.

use sportello_api_tests::Server;
use sportello_shared::api::{Endpoint, ProblemKind, TICKET_HEADER, Ticket};

use crate::support::{book_first, ticket_of};

#[test]
fn the_token_of_a_booking_shows_its_ticket_again() {
    let server = Server::start();
    let booked = ticket_of(&book_first(&server.client(), "torino", 1).1);
    let token = booked.token.clone().expect("a token");
    let shown: Ticket = server.client().ticket("torino", &token).json();
    assert_eq!(shown, Ticket { token: None, ..booked });
}

#[test]
fn a_token_opens_nothing_at_another_chamber_nor_by_guessing() {
    let server = Server::start();
    let client = server.client();
    let token = ticket_of(&book_first(&client, "torino", 1).1).token.expect("a token");
    client.ticket("genova", &token).problem(ProblemKind::NotFound);
    for guess in ["0".repeat(32), "short".to_owned(), "0".repeat(5000), "' OR 1=1 --".to_owned()] {
        client.ticket("torino", &guess).problem(ProblemKind::NotFound);
    }
    let path = Endpoint::TICKET.path_for("torino");
    client.get(&path).problem(ProblemKind::NotFound);
    client.send("GET", &path, &[(TICKET_HEADER, "")], &[]).problem(ProblemKind::NotFound);
}

#[test]
fn a_ticket_can_be_shown_until_the_day_after_the_appointment() {
    let mut server = Server::start();
    let ticket = ticket_of(&book_first(&server.client(), "torino", 1).1);
    let token = ticket.token.expect("a token");
    let day_after = ticket.date.succ_opt().expect("a day");
    server.travel_to(&format!("{day_after}T22:59:00Z"));
    assert_eq!(server.client().ticket("torino", &token).status, 200);
    server.travel_to(&format!("{day_after}T23:01:00Z"));
    server.client().ticket("torino", &token).problem(ProblemKind::NotFound);
}
