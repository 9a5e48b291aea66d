//! What becomes of a booking: parsed, accepted or refused, and never two in one place.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;
use serde_json::{Value, json};
use sportello_shared::{
    api::{BookingRequest, ProblemKind},
    booking::{
        Acceptance, Agenda, Audience, BookingCommand, Occupied, Operations, Refusal, bookable_payment, decide_booking,
    },
    calendar::{DayMinute, civil_day},
    domain::PaymentState,
    rules::{Outcome, Verdict},
};

use crate::support::{any_operations, at, day, holidays, outcome, parse, plain, request, slot};

#[test]
fn a_well_formed_booking_is_parsed_and_its_age_comes_from_the_tax_code() {
    let command = parse(|_| {}).expect("a booking");
    assert_eq!(command.slot, slot("piazza", "2026-11-23", "09:15"));
    assert_eq!(command.devices(), 2);
    assert_eq!(command.answers["age"], json!(40), "born on 10 December 1985, whatever was answered");
    let provisional = parse(|body| body["person"]["tax_code"] = json!("00743110157")).expect("a booking");
    assert_eq!(provisional.answers["age"], json!(17), "a provisional code says nothing");
    assert!(serde_json::from_value::<BookingRequest>(request(|_| {})).is_ok(), "the contract's own type agrees");
}

#[test]
fn every_wrong_field_of_a_booking_is_named_at_once() {
    let errors = parse(|body| {
        body["place"] = json!({"office": 7, "date": "2026-02-30", "time": "9:15", "desk": 1});
        body["person"] = json!({"given_name": " ", "tax_code": "RSSMRA85T10A562T", "email": "maria@pec.example"});
        body["answers"] = json!([]);
        body["language"] = json!("fr");
        body["total_cents"] = json!(1);
    })
    .expect_err("nothing of it is right");
    let expected = [
        ("place.office", "wrong-type"),
        ("place.date", "bad-date"),
        ("place.time", "bad-format"),
        ("place.desk", "unknown"),
        ("person.given_name", "missing"),
        ("person.family_name", "missing"),
        ("person.tax_code", "check-digit"),
        ("person.email", "pec-not-accepted"),
        ("answers", "wrong-type"),
        ("language", "not-listed"),
        ("total_cents", "unknown"),
    ];
    assert_eq!(errors, expected.map(|(field, kind)| (field.to_owned(), kind.to_owned())));
}

#[test]
fn a_body_that_is_no_booking_at_all_is_named_too() {
    let errors = |body: &Value| {
        let errors = BookingCommand::parse(body, day("2026-11-22")).expect_err("no booking");
        errors.into_iter().map(|error| format!("{} {}", error.field, error.kind)).collect::<Vec<_>>()
    };
    assert_eq!(errors(&json!([1])), ["body wrong-type"]);
    assert_eq!(errors(&json!(null)), ["body wrong-type"]);
    assert_eq!(errors(&json!({})), ["place missing", "person missing", "answers missing", "language missing"]);
    assert_eq!(
        errors(&json!({"place": null, "person": "Maria", "answers": {}, "language": 3})),
        ["place missing", "person wrong-type", "language wrong-type"]
    );
}

#[test]
fn what_is_bookable_and_where_the_money_then_stands() {
    let codes = || vec!["CODE".to_owned()];
    for (verdict, eligible, total, path, expected) in [
        (Verdict::Eligible, Some(true), Some(7000), "PAGOPA_NOTICE", Ok(PaymentState::Unpaid)),
        (Verdict::Eligible, Some(true), Some(0), "NOTHING_TO_PAY", Ok(PaymentState::NotDue)),
        (Verdict::Eligible, Some(true), Some(4000), "OFFICE_VERIFICATION", Ok(PaymentState::ToVerify)),
        (Verdict::NeedsConfirmation, Some(true), None, "OFFICE_VERIFICATION", Ok(PaymentState::ToVerify)),
        (Verdict::NeedsConfirmation, None, None, "", Err(Refusal::NeedsConfirmation(codes()))),
        (Verdict::NeedsConfirmation, Some(false), None, "", Err(Refusal::NeedsConfirmation(codes()))),
        (Verdict::Redirect, Some(false), None, "", Err(Refusal::NotEligible(codes()))),
        (Verdict::NotEligible, Some(false), None, "", Err(Refusal::NotEligible(codes()))),
        (Verdict::Open, None, None, "", Err(Refusal::NotEligible(codes()))),
        (Verdict::Release, Some(true), Some(7000), "", Err(Refusal::NotEligible(codes()))),
        (Verdict::Blocked, Some(true), Some(7000), "", Err(Refusal::NotEligible(codes()))),
    ] {
        assert_eq!(bookable_payment(&outcome(verdict, eligible, total, path)), expected, "{verdict:?}");
    }
}

#[test]
fn a_booking_is_accepted_refused_or_too_late() {
    let (operations, holidays) = (plain(), holidays());
    let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
    let now = at("2026-11-22", "10:00");
    let paid = outcome(Verdict::Eligible, Some(true), Some(7000), "PAGOPA_NOTICE");
    let decide = |occupied: &Occupied, time: &str, outcome: &Outcome| {
        let command = parse(|body| body["place"]["time"] = json!(time)).expect("a booking");
        decide_booking(&agenda, occupied, now, &command, outcome, Audience::Citizen)
    };
    let mut occupied = Occupied::new();
    for desk in [1, 2] {
        let accepted = decide(&occupied, "09:15", &paid).expect("a free desk");
        assert_eq!((accepted.desk, accepted.minutes, accepted.quanta.clone()), (desk, 25, 111..116));
        occupied.insert_range("piazza", accepted.desk, day("2026-11-23"), accepted.quanta);
    }
    assert_eq!(decide(&occupied, "09:15", &paid), Err(Refusal::SlotTaken));
    assert_eq!(decide(&occupied, "09:00", &paid), Err(Refusal::SlotTaken), "25 minutes do not fit before");
    for time in ["09:20", "08:45", "12:15", "12:00", "24:00"] {
        assert_eq!(decide(&occupied, time, &paid), Err(Refusal::SlotNotOffered), "{time}");
    }
    let refused = outcome(Verdict::NotEligible, Some(false), None, "");
    let refusal = decide(&occupied, "09:15", &refused).expect_err("not eligible");
    assert_eq!((refusal.kind(), refusal.reason_codes()), (ProblemKind::NotEligible, ["CODE".to_owned()].as_slice()));
}

/// Every place that a citizen is offered on those days.
fn offered(
    agenda: &Agenda<'_>,
    occupied: &Occupied,
    now: DateTime<Utc>,
    days: std::ops::RangeInclusive<NaiveDate>,
    devices: u16,
    audience: Audience,
) -> Vec<(String, NaiveDate, u16)> {
    agenda
        .places(occupied, now, days, devices, audience)
        .into_iter()
        .flat_map(|places| places.starts.into_iter().map(move |start| (places.office.clone(), places.date, start)))
        .collect()
}

fn command_for((office, date, start): &(String, NaiveDate, u16), devices: u16) -> BookingCommand {
    parse(|body| {
        let time = DayMinute::new(*start).expect("a time");
        body["place"] = json!({"office": office, "date": date, "time": time});
        body["answers"]["devices"] = json!(devices);
    })
    .expect("a booking")
}

/// Whether an accepted booking lies within the hours of its day and within lead and horizon.
fn is_within_bounds(
    operations: &Operations,
    now: DateTime<Utc>,
    command: &BookingCommand,
    accepted: &Acceptance,
) -> bool {
    let (date, start) = (command.slot.date, command.slot.start);
    let end = start.checked_add(accepted.minutes).expect("an end on the same day");
    let office = operations.office(&command.slot.office).expect("an office");
    let fits_weekly = office.hours.iter().any(|hours| {
        hours.weekday == date.weekday() && hours.opens <= start && end <= hours.closes && !holidays().contains(date)
    });
    let fits_extra =
        office.extra_openings.iter().any(|extra| extra.date == date && extra.opens <= start && end <= extra.closes);
    let begins = command.slot.instant().expect("one instant");
    (fits_weekly || fits_extra)
        && begins >= now + TimeDelta::minutes(i64::from(operations.lead_minutes))
        && date <= civil_day(now) + Days::new(u64::from(operations.horizon_days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is offered is accepted, on a desk that is free, within the hours, ahead of now.
    #[test]
    fn bookings_never_overlap_and_never_leave_the_hours(
        operations in any_operations(),
        now_minutes in 0_i64..60 * 24 * 60,
        wishes in prop::collection::vec((any::<prop::sample::Index>(), 1_u16..4), 1..40),
    ) {
        let holidays = holidays();
        let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
        let now = at("2026-09-20", "00:00") + TimeDelta::minutes(now_minutes);
        let days = civil_day(now) - Days::new(2)..=civil_day(now) + Days::new(12);
        let paid = outcome(Verdict::Eligible, Some(true), Some(7000), "PAGOPA_NOTICE");
        let (mut occupied, mut rows) = (Occupied::new(), HashSet::new());
        for (wish, devices) in wishes {
            let offered = offered(&agenda, &occupied, now, days.clone(), devices, Audience::Citizen);
            if offered.is_empty() {
                continue;
            }
            let command = command_for(wish.get(&offered), devices);
            let decide = |occupied: &Occupied| {
                decide_booking(&agenda, occupied, now, &command, &paid, Audience::Citizen)
            };
            let accepted = decide(&occupied).expect("it was offered");
            prop_assert!(is_within_bounds(&operations, now, &command, &accepted), "{command:?} {accepted:?}");
            let slot = &command.slot;
            for quantum in accepted.quanta.clone() {
                let row = (slot.office.clone(), accepted.desk, slot.date, quantum);
                prop_assert!(rows.insert(row), "one desk, one quantum, one booking");
                occupied.insert(&slot.office, accepted.desk, slot.date, quantum);
            }
            if operations.office(&slot.office).is_some_and(|office| office.desks == 1) {
                prop_assert_eq!(decide(&occupied), Err(Refusal::SlotTaken));
            }
        }
    }

    /// What is not offered is not accepted either.
    #[test]
    fn no_other_time_is_accepted(operations in any_operations(), minutes in 0_u16..=1440, days_ahead in 0_u64..14) {
        let holidays = holidays();
        let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
        let now = at("2026-10-20", "08:00");
        let date = civil_day(now) + Days::new(days_ahead);
        let wish = ("office-0".to_owned(), date, minutes);
        let is_offered = offered(&agenda, &Occupied::new(), now, date..=date, 1, Audience::Citizen).contains(&wish);
        let paid = outcome(Verdict::Eligible, Some(true), Some(7000), "PAGOPA_NOTICE");
        let command = command_for(&wish, 1);
        let decided = decide_booking(&agenda, &Occupied::new(), now, &command, &paid, Audience::Citizen);
        prop_assert_eq!(decided.is_ok(), is_offered);
        prop_assert!(is_offered || decided == Err(Refusal::SlotNotOffered));
    }

    /// A longer appointment and a citizen never see more than a shorter one and staff.
    #[test]
    fn more_devices_never_find_more_places_and_staff_see_all(operations in any_operations(), devices in 1_u16..4) {
        let holidays = holidays();
        let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
        let now = at("2026-10-20", "00:00");
        let seen = |devices, audience| -> HashSet<_> {
            let days = day("2026-10-20")..=day("2026-11-01");
            offered(&agenda, &Occupied::new(), now, days, devices, audience).into_iter().collect()
        };
        prop_assert!(seen(devices + 1, Audience::Citizen).is_subset(&seen(devices, Audience::Citizen)));
        prop_assert!(seen(devices, Audience::Citizen).is_subset(&seen(devices, Audience::Staff)));
    }

    /// Giving a place back leaves nothing behind.
    #[test]
    fn what_is_inserted_and_removed_is_as_never_taken(start in 0_u16..288, length in 0_u16..400) {
        let (mut occupied, date) = (Occupied::new(), day("2026-12-01"));
        occupied.insert_range("piazza", 1, date, start..start + length);
        occupied.remove_range("piazza", 1, date, start..start + length);
        let (operations, holidays) = (plain(), holidays());
        let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
        let now = at("2026-11-30", "00:00");
        let places = |occupied: &Occupied| agenda.places(occupied, now, date..=date, 1, Audience::Staff);
        prop_assert_eq!(places(&occupied), places(&Occupied::new()));
        occupied.forget_before(date);
        prop_assert_eq!(places(&occupied), places(&Occupied::new()));
    }
}
