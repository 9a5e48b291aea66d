//! Measures the Worker on this machine against DESIGN section 6: free places against a bare read, confirmed bookings
//! against a bare insert, and the first answer of a fresh process. Prints figures and never judges a machine.
//!
//! Needs `SPORTELLO_WORKERD` and `SPORTELLO_DIST` with the optimised test build `test/measure`; `cargo xtask bench` sets
//! both, and reads this table. Each pair is measured in turns in the same run, since both follow the same disk and the
//! same load.
#![expect(clippy::print_stdout, reason = "the table is what this program is for")]

use std::{
    process::ExitCode,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sportello_api_tests::{Client, Person, Server, ServerOptions, WorkerBuild, booking};
use sportello_shared::api::{Endpoint, IDEMPOTENCY_HEADER, MonthPlaces, Place};

/// Clients that send at the same time.
const CLIENTS: usize = 16;
/// Turns of each pair; the medians are printed.
const TURNS: usize = 5;
/// Reads of one turn.
const READS: usize = 2_000;
/// Processes started to measure the first answer.
const STARTS: usize = 9;

/// Routes of the test build.
const BARE_READ: &str = "/api/dev/object/bare";
const BARE_INSERT: &str = "/api/dev/object/insert";

fn main() -> ExitCode {
    let rows = [availability(), bookings(), first_answer()];
    println!("{:<44}{:>12}{:>12}{:>9}{:>10}", "what", "measured", "bare", "ratio", "budget");
    for row in rows {
        println!("{row}");
    }
    ExitCode::SUCCESS
}

fn start() -> Server {
    Server::with(ServerOptions { build: WorkerBuild::Measure, ..ServerOptions::default() })
}

/// Answers a second when all clients together send `count` requests; `send` gets the number of each.
fn rate(server: &Server, count: usize, send: impl Fn(&Client, usize) + Sync) -> f64 {
    let next = AtomicUsize::new(0);
    let clients: Vec<_> = (0..CLIENTS).map(|_| server.client()).collect();
    // Connections are opened before the clock runs.
    for client in &clients {
        client.get(BARE_READ);
    }
    let begin = Instant::now();
    thread::scope(|scope| {
        for client in &clients {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    send(client, number);
                }
            });
        }
    });
    to_f64(count) / begin.elapsed().as_secs_f64()
}

fn availability() -> String {
    let server = start();
    let path = format!("{}?month=2026-12", Endpoint::PLACES.path_for("torino"));
    let read = |path: &str| rate(&server, READS, |client, _| assert_eq!(client.get(path).status, 200));
    let turns = (0..TURNS).map(|_| (read(&path), read(BARE_READ)));
    row("free places of a month, answers a second", &turns.collect::<Vec<_>>(), "0.3")
}

fn bookings() -> String {
    let turns = (0..TURNS).map(|_| {
        let server = start();
        let requests = requests(&server.client());
        let count = requests.len();
        let path = Endpoint::BOOK.path_for("torino");
        let bare = rate(&server, count, |client, _| {
            assert_eq!(client.post(BARE_INSERT, &[], &json!({})).status, 201);
        });
        let booked = rate(&server, count, |client, number| {
            let key = format!("load-key-{number:08}");
            let reply = client.post(&path, &[(IDEMPOTENCY_HEADER, &key)], &requests[number]);
            assert_eq!(reply.status, 201, "{}", reply.body);
        });
        (booked, bare)
    });
    row("confirmed bookings, a second", &turns.collect::<Vec<_>>(), "0.7")
}

/// One booking for each free start of the horizon, each of another person.
fn requests(client: &Client) -> Vec<Value> {
    let months = ["month=2026-12", "month=2027-01"].map(|month| client.places("torino", month).json::<MonthPlaces>());
    let days = months.iter().flat_map(|month| &month.days);
    let places = days.flat_map(|day| {
        day.starts.iter().filter_map(|start| {
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(u32::from(*start) * 60, 0)?;
            Some(Place { office: day.office.clone(), date: day.date, time })
        })
    });
    places.zip(0..).map(|(place, number)| booking(&place, &Person::number(number))).collect()
}

fn first_answer() -> String {
    let mut times: Vec<_> = (0..STARTS)
        .map(|_| {
            let begin = Instant::now();
            let server = start();
            assert_eq!(server.client().places("torino", "month=2026-12").status, 200);
            begin.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times.get(STARTS / 2).copied().unwrap_or(Duration::MAX);
    format!(
        "{:<44}{:>9} ms{:>12}{:>9}{:>10}",
        "first free places of a fresh process",
        median.as_millis(),
        "",
        "",
        "250 ms"
    )
}

/// The medians of a measurement and of the bare one beside it, and the median of their ratios.
fn row(name: &str, turns: &[(f64, f64)], budget: &str) -> String {
    let of = |part: fn(&(f64, f64)) -> f64| median(turns.iter().map(part).collect());
    let (measured, bare, ratio) = (of(|turn| turn.0), of(|turn| turn.1), of(|turn| turn.0 / turn.1));
    format!("{name:<44}{measured:>12.0}{bare:>12.0}{ratio:>9.2}{budget:>10}")
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
