//! An agenda to test with: two offices, a well-formed booking, and agendas of any shape.

use chrono::{DateTime, Days, NaiveDate, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};
use sportello_shared::{
    booking::{BookingCommand, Operations, QUANTUM_MINUTES, Slot},
    calendar::{DayMinute, Holidays, MonthDay, parse_day, wall_clock},
    rules::{Outcome, PaymentAdvice, TariffVersion, Verdict},
};

pub(crate) fn day(text: &str) -> NaiveDate {
    parse_day(text).expect("a day")
}

pub(crate) fn time(text: &str) -> DayMinute {
    DayMinute::parse(text).expect("a time")
}

/// An instant by the clock of Rome.
pub(crate) fn at(date: &str, clock: &str) -> DateTime<Utc> {
    wall_clock(day(date), time(clock)).once().expect("one instant")
}

pub(crate) fn slot(office: &str, date: &str, start: &str) -> Slot {
    Slot { office: office.to_owned(), date: day(date), start: time(start) }
}

pub(crate) fn holidays() -> Holidays {
    Holidays { patron_days: vec![MonthDay::parse("06-24").expect("a day")] }
}

/// Two desks with short appointments and an afternoon, and one desk with long ones and a last start off the grid.
pub(crate) fn two_offices() -> Value {
    let mornings = |days: &[&str], opens: &str, closes: &str, last_start: Option<&str>| -> Vec<Value> {
        let row =
            |weekday: &&str| json!({"weekday": weekday, "opens": opens, "closes": closes, "last_start": last_start});
        days.iter().map(row).collect()
    };
    let mut piazza = mornings(&["mon", "wed", "fri"], "09:00", "12:15", Some("12:00"));
    piazza.extend(mornings(&["wed"], "14:30", "15:45", None));
    json!({
        "offices": [
            {"office": "piazza", "desks": 2, "service_minutes": 15, "hours": piazza},
            {
                "office": "porto", "desks": 1, "service_minutes": 30,
                "hours": mornings(&["mon", "tue", "wed", "thu", "fri"], "08:30", "11:45", Some("11:15")),
            },
        ],
        "extra_device_minutes": 10, "lead_minutes": 120, "horizon_days": 45,
    })
}

pub(crate) fn operations(change: impl FnOnce(&mut Value)) -> Operations {
    let mut data = two_offices();
    change(&mut data);
    serde_json::from_value(data).expect("operations")
}

pub(crate) fn plain() -> Operations {
    operations(|_| {})
}

pub(crate) fn request(change: impl FnOnce(&mut Value)) -> Value {
    let mut body = json!({
        "place": {"office": "piazza", "date": "2026-11-23", "time": "09:15"},
        "person": {
            "given_name": "Maria", "family_name": "Rossi", "tax_code": "RSSMRA85T10A562S", "email": "maria@example.org",
        },
        "answers": {"age": 17, "devices": 2},
        "language": "it",
    });
    change(&mut body);
    body
}

pub(crate) fn parse(change: impl FnOnce(&mut Value)) -> Result<BookingCommand, Vec<(String, String)>> {
    BookingCommand::parse(&request(change), day("2026-11-22"))
        .map_err(|errors| errors.into_iter().map(|error| (error.field, error.kind.to_string())).collect())
}

pub(crate) fn outcome(verdict: Verdict, eligible: Option<bool>, total_cents: Option<i64>, path: &str) -> Outcome {
    Outcome {
        verdict,
        eligible,
        total_cents,
        range_cents: None,
        may_be_refused: false,
        next: None,
        line_items: Vec::new(),
        reason_codes: vec!["CODE".to_owned()],
        alternative: None,
        advisories: Vec::new(),
        grounds: Vec::new(),
        documents: Vec::new(),
        payment: PaymentAdvice { paths: vec![path.to_owned()], rules: Vec::new() },
        citations: Vec::new(),
        readings: Vec::new(),
        tariff: TariffVersion { chamber: "torino".to_owned(), version: day("2023-12-04") },
    }
}

/// An agenda of any sensible shape.
pub(crate) fn any_operations() -> impl Strategy<Value = Operations> {
    let offices = prop::collection::vec(any_office(), 1..3);
    (offices, 0_u16..5, 0_u32..300, 0_u16..60, prop::option::of(2_u16..9)).prop_map(
        |(mut offices, extra, lead_minutes, horizon_days, reserved_one_in)| {
            for (index, office) in offices.iter_mut().enumerate() {
                office["office"] = json!(format!("office-{index}"));
            }
            let operations = json!({
                "offices": offices,
                "extra_device_minutes": extra * QUANTUM_MINUTES,
                "lead_minutes": lead_minutes,
                "horizon_days": horizon_days,
                "reserved_one_in": reserved_one_in,
            });
            serde_json::from_value(operations).expect("operations")
        },
    )
}

/// An office with an extra opening in the night, so that it sometimes falls on a day when the clocks change.
fn any_office() -> impl Strategy<Value = Value> {
    (1_u8..4, 1_u16..10, prop::collection::vec(any_hours(), 1..6), 0_u64..60).prop_map(
        |(desks, service, hours, extra_day)| {
            let date = day("2026-10-01") + Days::new(extra_day);
            json!({
                "desks": desks,
                "service_minutes": service * QUANTUM_MINUTES,
                "hours": hours,
                "extra_openings": [{"date": date, "opens": "00:30", "closes": "05:00"}],
                "closures": [{"first_day": date, "last_day": date, "from": "03:00", "to": "03:30", "desk": 1}],
            })
        },
    )
}

fn any_hours() -> impl Strategy<Value = Value> {
    let weekday = prop::sample::select(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    (weekday, 0_u16..220, 2_u16..60, any::<bool>()).prop_map(|(weekday, opens, length, has_last)| {
        let clock = |quantum: u16| DayMinute::new(quantum * QUANTUM_MINUTES).expect("a time");
        json!({
            "weekday": weekday,
            "opens": clock(opens),
            "closes": clock(opens + length),
            "last_start": has_last.then(|| clock(opens + length / 2)),
        })
    })
}
