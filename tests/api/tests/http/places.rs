//! `GET /api/v1/chambers/{chamber}/places`.

use sportello_api_tests::{Client, Server};
use sportello_shared::api::{Endpoint, MonthPlaces};

use crate::support::{MONTH, book_first, first_place, is_free, month, ticket_of};

#[test]
fn a_month_lists_its_opening_days_and_the_three_earliest_places() {
    let server = Server::start();
    for chamber in ["torino", "genova"] {
        let places = month(&server.client(), chamber);
        assert_eq!((places.month.as_str(), places.first.len()), ("2026-12", 3), "{chamber}");
        assert_eq!(places.bookable_from.to_string(), "2026-12-01");
        assert_eq!(places.bookable_until.to_string(), "2027-01-15");
        let closed = ["2026-12-05", "2026-12-06", "2026-12-08", "2026-12-25"];
        assert!(places.days.iter().all(|day| !closed.contains(&day.date.to_string().as_str())), "{chamber}");
        assert!(places.first.iter().all(|place| is_free(&places, place)), "{chamber}");
    }
}

#[test]
fn more_devices_leave_fewer_starts() {
    let server = Server::start();
    let count = |query: &str| {
        let places: MonthPlaces = server.client().places("genova", query).json();
        places.days.iter().map(|day| day.starts.len()).sum::<usize>()
    };
    let (one, four) = (count(MONTH), count(&format!("{MONTH}&devices=4")));
    assert!(0 < four && four < one, "{four} of {one}");
}

#[test]
fn a_month_beyond_the_horizon_has_no_place() {
    let server = Server::start();
    let places: MonthPlaces = server.client().places("genova", "month=2027-03").json();
    assert!(!places.days.is_empty() && places.days.iter().all(|day| day.starts.is_empty()));
}

#[test]
fn an_unchanged_month_is_answered_without_its_body_until_somebody_books() {
    let server = Server::start();
    let client = server.client();
    let path = format!("{}?{MONTH}", Endpoint::PLACES.path_for("genova"));
    let tag = client.get(&path).header("ETag").to_owned();
    let ask = |client: &Client| client.send("GET", &path, &[("If-None-Match", &tag)], &[]);
    let unchanged = ask(&client);
    assert_eq!((unchanged.status, unchanged.body.as_str(), unchanged.header("ETag")), (304, "", tag.as_str()));
    ticket_of(&book_first(&client, "genova", 1).1);
    let changed = ask(&client);
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("ETag"), tag);
}

#[test]
fn a_place_that_was_booked_is_no_longer_offered() {
    let server = Server::start();
    let client = server.client();
    let place = first_place(&client, "genova");
    ticket_of(&book_first(&client, "genova", 1).1);
    assert!(!is_free(&month(&client, "genova"), &place));
}

#[test]
fn everything_wrong_in_the_query_is_named() {
    let server = Server::start();
    let client = server.client();
    assert_eq!(client.places("genova", "").wrong_fields(), ["month"]);
    assert_eq!(client.places("genova", "month=2026-13&devices=0&page=2").wrong_fields(), ["devices", "month", "page"]);
}
