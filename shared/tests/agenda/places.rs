//! The agenda as a citizen meets it: which places are offered, day by day.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use sportello_shared::{
    booking::{Agenda, Audience, Occupied, Operations, QUANTA_PER_DAY, Slot, quanta_of},
    calendar::{DayMinute, Holidays, Month, wall_clock},
};

use crate::support::{at, day, holidays, operations, plain, slot, time};

/// Starts that citizens see at one office on one day.
fn starts(
    operations: &Operations,
    occupied: &Occupied,
    now: DateTime<Utc>,
    office: &str,
    date: &str,
    devices: u16,
) -> Vec<String> {
    let holidays = holidays();
    let agenda = Agenda::new(operations, &holidays).expect("sound operations");
    agenda
        .places(occupied, now, day(date)..=day(date), devices, Audience::Citizen)
        .into_iter()
        .filter(|places| places.office == office)
        .flat_map(|places| places.starts)
        .map(|start| DayMinute::new(start).expect("a time").to_string())
        .collect()
}

const EMPTY: [&str; 0] = [];

#[test]
fn a_day_offers_every_start_of_its_hours() {
    let (operations, nothing, now) = (plain(), Occupied::new(), at("2026-11-20", "10:00"));
    let monday = starts(&operations, &nothing, now, "piazza", "2026-11-23", 1);
    assert_eq!((monday.len(), &*monday[0], &*monday[12]), (13, "09:00", "12:00"));
    let wednesday = starts(&operations, &nothing, now, "piazza", "2026-11-25", 1);
    assert_eq!((wednesday.len(), &*wednesday[13], &*wednesday[17]), (18, "14:30", "15:30"));
    let porto = starts(&operations, &nothing, now, "porto", "2026-11-24", 1);
    assert_eq!(porto, ["08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:15"]);
    assert_eq!(starts(&operations, &nothing, now, "piazza", "2026-11-24", 1), EMPTY);
}

#[test]
fn further_devices_make_an_appointment_longer() {
    let (operations, nothing, now) = (plain(), Occupied::new(), at("2026-11-20", "10:00"));
    assert_eq!(starts(&operations, &nothing, now, "porto", "2026-11-24", 2).last().map(String::as_str), Some("11:00"));
    assert_eq!(starts(&operations, &nothing, now, "porto", "2026-11-24", 3).last().map(String::as_str), Some("10:30"));
    assert_eq!(starts(&operations, &nothing, now, "porto", "2026-11-24", 18), EMPTY);
    assert_eq!(starts(&operations, &nothing, now, "porto", "2026-11-24", u16::MAX), EMPTY);
    let mut taken = Occupied::new();
    taken.insert_range("porto", 1, day("2026-11-24"), quanta_of(time("09:30"), 30));
    assert_eq!(starts(&operations, &taken, now, "porto", "2026-11-24", 2), ["08:30", "10:00", "10:30", "11:00"]);
}

#[test]
fn lead_and_horizon_bound_what_is_offered_on_both_sides() {
    let (operations, nothing) = (plain(), Occupied::new());
    let at_ten = starts(&operations, &nothing, at("2026-11-23", "10:00"), "piazza", "2026-11-23", 1);
    assert_eq!(at_ten, ["12:00"], "two hours ahead is enough");
    assert_eq!(starts(&operations, &nothing, at("2026-11-23", "10:01"), "piazza", "2026-11-23", 1), EMPTY);
    // 45 days after Friday 20 November is Monday 4 January.
    let now = at("2026-11-20", "23:59");
    assert_eq!(starts(&operations, &nothing, now, "piazza", "2027-01-04", 1).len(), 13);
    assert_eq!(starts(&operations, &nothing, now, "porto", "2027-01-05", 1), EMPTY);
    assert_eq!(starts(&operations, &nothing, now + TimeDelta::minutes(1), "porto", "2027-01-05", 1).len(), 7);
    assert_eq!(starts(&operations, &nothing, now, "piazza", "2026-11-20", 1), EMPTY, "never in the past");
}

#[test]
fn holidays_and_patron_days_are_closed_unless_opened_on_purpose() {
    let nothing = Occupied::new();
    let now = at("2026-06-01", "10:00");
    assert_eq!(starts(&plain(), &nothing, now, "piazza", "2026-06-24", 1), EMPTY);
    let opened = operations(|data| {
        data["offices"][0]["extra_openings"] = json!([{"date": "2026-06-24", "opens": "10:00", "closes": "10:30"}]);
    });
    assert_eq!(starts(&opened, &nothing, now, "piazza", "2026-06-24", 1), ["10:00", "10:15"]);
    let own_patron = operations(|data| data["offices"][1]["patron_days"] = json!(["06-22"]));
    assert_eq!(starts(&own_patron, &nothing, now, "porto", "2026-06-22", 1), EMPTY);
    assert_eq!(starts(&own_patron, &nothing, now, "piazza", "2026-06-22", 1).len(), 13);
}

#[test]
fn closures_close_days_hours_or_one_desk() {
    let nothing = Occupied::new();
    let now = at("2026-11-20", "10:00");
    let close = |closure: Value| operations(|data| data["offices"][0]["closures"] = json!([closure]));
    let all_day = close(json!({"first_day": "2026-11-23", "last_day": "2026-11-25"}));
    for (date, count) in [("2026-11-23", 0), ("2026-11-25", 0), ("2026-11-27", 13)] {
        assert_eq!(starts(&all_day, &nothing, now, "piazza", date, 1).len(), count, "{date}");
    }
    let hours = close(json!({"first_day": "2026-11-23", "last_day": "2026-11-23", "from": "09:20", "to": "11:30"}));
    assert_eq!(starts(&hours, &nothing, now, "piazza", "2026-11-23", 1), ["09:00", "11:30", "11:45", "12:00"]);
    let one_desk = close(json!({"first_day": "2026-11-23", "last_day": "2026-11-23", "desk": 1}));
    assert_eq!(starts(&one_desk, &nothing, now, "piazza", "2026-11-23", 1).len(), 13);
    let holidays = holidays();
    let agenda = Agenda::new(&one_desk, &holidays).expect("sound operations");
    let chosen = agenda.choose_desk(&nothing, now, &slot("piazza", "2026-11-23", "09:00"), 1, Audience::Citizen);
    assert_eq!(chosen, Some(2));
}

#[test]
fn hours_change_on_the_day_they_say() {
    let nothing = Occupied::new();
    let changed = operations(|data| {
        data["offices"][1]["hours"] = json!([
            {"weekday": "tue", "opens": "09:00", "closes": "10:00", "valid_until": "2026-12-01"},
            {"weekday": "tue", "opens": "14:00", "closes": "15:00", "valid_from": "2026-12-01"},
        ]);
    });
    let now = at("2026-11-20", "10:00");
    assert_eq!(starts(&changed, &nothing, now, "porto", "2026-11-24", 1), ["09:00", "09:30"]);
    assert_eq!(starts(&changed, &nothing, now, "porto", "2026-12-01", 1), ["14:00", "14:30"]);
}

#[test]
fn an_extra_opening_on_a_sunday_when_the_clocks_change_is_offered_by_the_wall_clock() {
    let nothing = Occupied::new();
    for (sunday, eve) in [("2026-03-29", "2026-03-28"), ("2026-10-25", "2026-10-24")] {
        let operations = operations(|data| {
            data["offices"][1]["extra_openings"] = json!([
                {"date": sunday, "opens": "01:00", "closes": "04:00"},
                {"date": sunday, "opens": "09:00", "closes": "10:00"},
            ]);
        });
        let now = at(eve, "12:00");
        let offered = starts(&operations, &nothing, now, "porto", sunday, 1);
        assert_eq!(offered, ["01:00", "01:30", "03:00", "03:30", "09:00", "09:30"], "{sunday}");
        // The lead is of real hours: two hours before 3.30 by the clock are three or one on the dial.
        let half_past_three = wall_clock(day(sunday), time("03:30")).once().expect("one instant");
        let now = half_past_three - TimeDelta::hours(2);
        assert_eq!(starts(&operations, &nothing, now, "porto", sunday, 1), ["03:30", "09:00", "09:30"], "{sunday}");
    }
}

/// Places (a start at a desk) of one office that staff see and citizens do not, and all of them, over six weeks.
fn kept_and_all(operations: &Operations, office: &str, desks: u8) -> (usize, usize) {
    let holidays = Holidays::NATIONAL;
    let agenda = Agenda::new(operations, &holidays).expect("sound operations");
    let now = at("2026-09-01", "00:00");
    let days = day("2026-09-02")..=day("2026-10-13");
    let offered = agenda.places(&Occupied::new(), now, days, 1, Audience::Staff);
    let mut places = Vec::new();
    for open in offered.iter().filter(|open| open.office == office) {
        for start in open.starts.iter().map(|start| DayMinute::new(*start).expect("a time")) {
            let slot = Slot { office: office.to_owned(), date: open.date, start };
            for desk in 1..=desks {
                // With every other desk full, only this one can be chosen.
                let mut others = Occupied::new();
                for other in (1..=desks).filter(|other| *other != desk) {
                    others.insert_range(office, other, open.date, 0..QUANTA_PER_DAY);
                }
                places.push(agenda.choose_desk(&others, now, &slot, 1, Audience::Citizen).is_none());
            }
        }
    }
    (places.iter().filter(|is_kept| **is_kept).count(), places.len())
}

#[test]
fn one_place_in_eight_is_kept_for_staff_over_the_weeks() {
    let operations = operations(|data| {
        data["reserved_one_in"] = json!(8);
        // Without the start that overlaps the one before it, every place stands for itself.
        data["offices"][1]["hours"]
            .as_array_mut()
            .expect("hours")
            .iter_mut()
            .for_each(|hours| hours["last_start"] = Value::Null);
    });
    for (office, desks) in [("piazza", 2), ("porto", 1)] {
        let (kept, all) = kept_and_all(&operations, office, desks);
        assert!((all / 9..=all / 7).contains(&kept), "{office}: {kept} of {all} kept");
    }
    assert_eq!(kept_and_all(&plain(), "porto", 1).0, 0);
}

#[test]
fn a_month_lists_its_open_days_and_the_first_places_of_all_offices() {
    let (operations, holidays) = (plain(), holidays());
    let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
    let now = at("2026-11-20", "18:00");
    let mut occupied = Occupied::new();
    occupied.insert_range("porto", 1, day("2026-11-23"), 0..288);
    let month = agenda.month(&occupied, now, Month::parse("2026-11").expect("a month"), 1);
    assert_eq!((month.bookable_from, month.bookable_until), (day("2026-11-20"), day("2027-01-04")));
    let first: Vec<_> =
        month.first.iter().map(|place| format!("{} {} {}", place.office, place.date, place.time)).collect();
    assert_eq!(first, ["piazza 2026-11-23 09:00:00", "piazza 2026-11-23 09:15:00", "piazza 2026-11-23 09:30:00"]);
    assert_eq!(month.days.len(), 13 + 21, "Mondays, Wednesdays and Fridays of one office, weekdays of the other");
    assert!(month.days.iter().filter(|places| places.date < day("2026-11-23")).all(|places| places.starts.is_empty()));
    assert!(
        month
            .days
            .iter()
            .any(|places| places.office == "porto" && places.date == day("2026-11-23") && places.starts.is_empty())
    );
    let two_hours_ahead: Vec<_> = agenda.first_places(&Occupied::new(), at("2026-11-23", "06:20"), 1, 2);
    assert_eq!(two_hours_ahead[0].time.to_string(), "08:30:00");
    assert_eq!(two_hours_ahead[1].office, "piazza", "at nine the offices keep their order");
}

#[test]
fn operations_that_cannot_be_run_are_refused_with_every_field() {
    let broken = operations(|data| {
        data["extra_device_minutes"] = json!(7);
        data["reserved_one_in"] = json!(1);
        data["horizon_days"] = json!(400);
        data["offices"][0]["desks"] = json!(0);
        data["offices"][0]["service_minutes"] = json!(12);
        data["offices"][0]["hours"][1]["closes"] = json!("09:00");
        data["offices"][1]["office"] = json!("piazza");
        data["offices"][1]["extra_openings"] = json!([{"date": "2026-12-01", "opens": "09:02", "closes": "10:00"}]);
        data["offices"][1]["closures"] = json!([{"first_day": "2026-12-02", "last_day": "2026-12-01", "desk": 2}]);
    });
    let named: Vec<_> =
        broken.check().expect_err("nothing of it is right").into_iter().map(|error| error.field).collect();
    assert_eq!(
        named,
        [
            "extra_device_minutes",
            "horizon_days",
            "reserved_one_in",
            "offices.0.desks",
            "offices.0.service_minutes",
            "offices.0.hours.1",
            "offices.1.office",
            "offices.1.extra_openings.0",
            "offices.1.closures.0",
            "offices.1.closures.0.desk",
        ]
    );
    let empty = operations(|data| data["offices"] = json!([]));
    assert!(Agenda::new(&empty, &holidays()).is_err());
}
