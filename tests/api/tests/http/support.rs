//! What several modules say.

use serde_json::Value;
use sportello_api_tests::{Client, Person, Reply, booking, new_key};
use sportello_shared::api::{MonthPlaces, Place, Ticket};

/// The month that the tests look at.
pub(crate) const MONTH: &str = "month=2026-12";

/// The free places of the tests' month.
#[track_caller]
pub(crate) fn month(client: &Client, chamber: &str) -> MonthPlaces {
    client.places(chamber, MONTH).json()
}

/// The earliest free place.
#[track_caller]
pub(crate) fn first_place(client: &Client, chamber: &str) -> Place {
    month(client, chamber).first.into_iter().next().expect("a free place")
}

/// Books the earliest free place for the person of that number.
#[track_caller]
pub(crate) fn book_first(client: &Client, chamber: &str, person: u32) -> (Value, Reply) {
    let body = booking(&first_place(client, chamber), &Person::number(person));
    let reply = client.book(chamber, &new_key(), &body);
    (body, reply)
}

/// The ticket of a booking that must have been accepted.
#[track_caller]
pub(crate) fn ticket_of(reply: &Reply) -> Ticket {
    assert_eq!(reply.status, 201, "{}", reply.body);
    reply.json()
}

/// Whether a place is among the free ones.
pub(crate) fn is_free(places: &MonthPlaces, place: &Place) -> bool {
    use chrono::Timelike as _;
    let minute = place.time.hour() * 60 + place.time.minute();
    places.days.iter().any(|day| {
        day.office == place.office
            && day.date == place.date
            && day.starts.iter().any(|start| u32::from(*start) == minute)
    })
}
