//! Many at once: one place has one booking, whoever believes what.

use std::{
    sync::{Arc, Barrier},
    thread,
};

use serde_json::Value;
use sportello_api_tests::{Client, Person, Reply, Server, ServerOptions, WorkerBuild, booking, new_key};
use sportello_shared::api::{Place, ProblemKind};

use crate::support::{first_place, is_free, month};

/// How many try at the same moment.
const CROWD: u32 = 200;

/// Sends one request a client, all released together.
fn at_once(server: &Server, chamber: &'static str, requests: Vec<(String, Value)>) -> Vec<Reply> {
    let barrier = Arc::new(Barrier::new(requests.len()));
    let threads = requests.into_iter().map(|(key, body)| {
        let (client, barrier): (Client, _) = (server.client(), Arc::clone(&barrier));
        thread::spawn(move || {
            barrier.wait();
            client.book(chamber, &key, &body)
        })
    });
    let threads: Vec<_> = threads.collect();
    threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
}

/// Everybody wants that place.
fn crowd_for(place: &Place) -> Vec<(String, Value)> {
    (0..CROWD).map(|number| (new_key(), booking(place, &Person::number(number)))).collect()
}

#[track_caller]
fn check_one_winner(build: WorkerBuild) {
    let server = Server::with(ServerOptions { build, ..ServerOptions::default() });
    let place = first_place(&server.client(), "genova");
    let replies = at_once(&server, "genova", crowd_for(&place));
    let (winners, losers): (Vec<_>, Vec<_>) = replies.into_iter().partition(|reply| reply.status == 201);
    assert_eq!(winners.len(), 1);
    for loser in losers {
        loser.problem(ProblemKind::SlotTaken);
    }
    assert!(!is_free(&month(&server.client(), "genova"), &place));
}

#[test]
fn of_two_hundred_who_want_one_place_one_gets_it() {
    check_one_winner(WorkerBuild::Dev);
}

#[test]
fn the_primary_key_alone_gives_one_place_to_one_of_two_hundred() {
    check_one_winner(WorkerBuild::NoCheck);
}

#[test]
fn two_desks_serve_two_people_at_one_time() {
    let server = Server::start();
    let places = month(&server.client(), "torino");
    // A start that shares its time with no place kept for staff has both desks.
    let place = places.first.first().expect("a place").clone();
    let replies = at_once(&server, "torino", crowd_for(&place));
    let winners = replies.iter().filter(|reply| reply.status == 201).count();
    assert!((1..=2).contains(&winners), "{winners}");
    assert!(!is_free(&month(&server.client(), "torino"), &place));
}

#[test]
fn one_request_sent_a_hundred_times_at_once_books_once() {
    let server = Server::start();
    let place = first_place(&server.client(), "genova");
    let (key, body) = (new_key(), booking(&place, &Person::number(1)));
    let replies = at_once(&server, "genova", vec![(key, body); 100]);
    let first = replies.first().expect("an answer").body.clone();
    assert!(replies.iter().all(|reply| reply.status == 201 && reply.body == first));
}

#[test]
fn one_person_who_wants_many_places_at_once_gets_one() {
    let server = Server::start();
    let places = month(&server.client(), "genova");
    let day = places.days.iter().find(|day| day.starts.len() > 3).expect("an open day");
    let requests = day.starts.iter().map(|start| {
        let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(*start) * 60, 0).expect("a time");
        let place = Place { office: day.office.clone(), date: day.date, time };
        (new_key(), booking(&place, &Person::number(1)))
    });
    let replies = at_once(&server, "genova", requests.collect());
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
    for reply in replies.iter().filter(|reply| reply.status != 201) {
        reply.problem(ProblemKind::AlreadyBooked);
    }
}
