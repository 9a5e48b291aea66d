//! Holidays against a public package, working days by their definition, hours on the days when the clocks change.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use proptest::prelude::*;
use serde::Deserialize;
use sportello_shared::calendar::{
    DayMinute, Holidays, MonthDay, Opening, WallClock, add_months, age_on, civil_day, civil_time, easter_sunday,
    notice_due, parse_day, pay_by, subtract_months, wall_clock, warranty_last_day,
};

fn day(text: &str) -> NaiveDate {
    parse_day(text).expect("a day")
}

fn time(text: &str) -> DayMinute {
    DayMinute::parse(text).expect("a time")
}

fn with_24_june() -> Holidays {
    Holidays { patron_days: vec![MonthDay::parse("06-24").expect("a day")] }
}

#[derive(Deserialize)]
struct HolidayTable {
    years: BTreeMap<i32, Vec<MonthDay>>,
}

#[test]
fn holidays_are_those_of_the_public_package_to_2100() {
    let table: HolidayTable = serde_json::from_str(include_str!("data/holidays.json")).expect("the vectors");
    assert_eq!(table.years.keys().copied().collect::<Vec<_>>(), (2024..=2100).collect::<Vec<_>>());
    for (year, days) in table.years {
        let all_days = day(&format!("{year}-01-01")).iter_days().take_while(|day| day.year() == year);
        let found: Vec<_> = all_days.filter(|day| Holidays::NATIONAL.contains(*day)).collect();
        assert_eq!(found, Holidays::NATIONAL.of_year(year), "day by day as in the list of {year}");
        // The package also lists the first Sunday of November (National Unity Day, law 54/1977): a celebration on a
        // Sunday that is no feast of its own, so it is left out here.
        let first_sunday = NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Sun, 1).expect("a Sunday");
        let listed: Vec<_> = days
            .into_iter()
            .map(|listed| listed.in_year(year).expect("a day"))
            .filter(|listed| *listed != first_sunday || listed.day() == 1)
            .collect();
        assert_eq!(Holidays::NATIONAL.of_year(year), listed, "{year}");
    }
}

#[test]
fn easter_of_known_years() {
    for text in ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2026-04-05", "2038-04-25", "2100-03-28"] {
        assert_eq!(easter_sunday(day(text).year()), Some(day(text)));
    }
}

#[test]
fn patron_days_close_the_offices_of_their_town_only() {
    let june_24 = day("2026-06-24");
    assert!(with_24_june().contains(june_24) && !with_24_june().is_working_day(june_24));
    assert!(!Holidays::NATIONAL.contains(june_24) && Holidays::NATIONAL.is_working_day(june_24));
    assert_eq!(with_24_june().of_year(2026).len(), 14);
}

#[test]
fn month_arithmetic_takes_the_last_day_of_a_shorter_month_and_says_so() {
    for (from, months, to, shorter) in [
        ("2024-03-15", 24, "2026-03-15", false),
        ("2024-02-29", 24, "2026-02-28", true),
        ("2024-02-29", 48, "2028-02-29", false),
        ("2026-01-31", 1, "2026-02-28", true),
        ("2026-01-28", 1, "2026-02-28", false),
        ("2026-08-31", 6, "2027-02-28", true),
    ] {
        let step = add_months(day(from), months).expect("within the calendar");
        assert_eq!((step.day, step.is_last_of_shorter_month), (day(to), shorter), "{from} + {months}");
    }
    let step = subtract_months(day("2027-05-31"), 3).expect("within the calendar");
    assert_eq!((step.day, step.is_last_of_shorter_month), (day("2027-02-28"), true));
}

#[test]
fn the_anniversary_is_in_the_warranty_or_not_as_the_data_say() {
    let last_day = |includes| warranty_last_day(day("2024-03-15"), 24, includes).expect("within the calendar").day;
    assert_eq!((last_day(true), last_day(false)), (day("2026-03-15"), day("2026-03-14")));
}

#[test]
fn paying_is_advised_so_many_working_days_before() {
    for (appointment, pay_day) in
        [("2026-03-16", "2026-03-12"), ("2026-06-25", "2026-06-22"), ("2026-06-26", "2026-06-23")]
    {
        assert_eq!(pay_by(&with_24_june(), day(appointment), 2), Some(day(pay_day)), "{appointment}");
    }
}

#[test]
fn a_request_on_a_day_off_counts_as_if_made_on_the_next_working_day() {
    for (request, one, prudent) in [
        ("2026-03-13", "2026-03-16", "2026-03-18"),
        ("2026-03-14", "2026-03-17", "2026-03-19"),
        ("2026-03-15", "2026-03-17", "2026-03-19"),
        ("2026-03-16", "2026-03-17", "2026-03-19"),
        ("2026-12-24", "2026-12-28", "2026-12-30"),
    ] {
        let due = notice_due(&with_24_june(), day(request), 3).expect("within the calendar");
        assert_eq!((due.one_working_day, due.prudent), (day(one), day(prudent)), "{request}");
    }
}

#[test]
fn an_age_changes_on_the_birthday_and_a_leap_day_has_its_own_rule() {
    for (birth, on, years, reading) in [
        ("2008-03-16", "2026-03-15", 17, false),
        ("2008-03-16", "2026-03-16", 18, false),
        ("2008-02-29", "2026-02-27", 17, false),
        ("2008-02-29", "2026-02-28", 18, true),
        ("2008-02-29", "2026-03-01", 18, false),
        ("2008-02-29", "2028-02-28", 19, false),
        ("2008-02-29", "2028-02-29", 20, false),
        ("2026-03-16", "2026-03-16", 0, false),
    ] {
        let age = age_on(day(birth), day(on)).expect("born");
        assert_eq!((age.years, age.is_leap_day_reading), (years, reading), "{birth} on {on}");
    }
    assert_eq!(age_on(day("2026-03-17"), day("2026-03-16")), None);
    assert_eq!(age_on(day("2026-03-17"), day("2025-12-31")), None);
}

#[test]
fn the_wall_clock_skips_an_hour_in_spring_and_shows_one_twice_in_autumn() {
    let (spring, autumn) = (day("2026-03-29"), day("2026-10-25"));
    assert!(matches!(wall_clock(spring, time("01:59")), WallClock::Once(_)));
    assert_eq!(wall_clock(spring, time("02:00")), WallClock::Skipped);
    assert_eq!(wall_clock(spring, time("02:59")), WallClock::Skipped);
    assert!(matches!(wall_clock(spring, time("03:00")), WallClock::Once(_)));
    assert!(matches!(wall_clock(autumn, time("01:59")), WallClock::Once(_)));
    let WallClock::Twice(first, second) = wall_clock(autumn, time("02:00")) else { panic!("two o'clock comes twice") };
    assert_eq!(second - first, TimeDelta::hours(1));
    assert!(matches!(wall_clock(autumn, time("02:59")), WallClock::Twice(..)));
    assert!(matches!(wall_clock(autumn, time("03:00")), WallClock::Once(_)));
    let midnight = wall_clock(spring, DayMinute::MAX).once().expect("midnight");
    assert_eq!((civil_day(midnight), civil_time(midnight)), (day("2026-03-30"), time("00:00")));
}

#[track_caller]
fn check_starts(
    on: &str,
    opens: &str,
    closes: &str,
    last_start: Option<&str>,
    grid: u16,
    minutes: u16,
    expected: &[&str],
) {
    let opening = Opening { opens: time(opens), closes: time(closes), last_start: last_start.map(time) };
    let starts: Vec<_> = opening.starts(day(on), grid, minutes).iter().map(ToString::to_string).collect();
    assert_eq!(starts, expected);
}

#[test]
fn opening_hours_give_starts_that_end_by_the_closing() {
    let morning = ["08:30", "09:00", "09:30", "10:00", "10:30", "11:00"];
    check_starts("2026-03-16", "08:30", "11:45", None, 30, 30, &morning);
    let with_last: Vec<_> = morning.iter().copied().chain(["11:15"]).collect();
    check_starts("2026-03-16", "08:30", "11:45", Some("11:15"), 30, 30, &with_last);
    check_starts("2026-03-16", "08:30", "11:45", Some("11:15"), 30, 40, &morning);
    check_starts("2026-03-16", "14:30", "15:45", None, 15, 15, &["14:30", "14:45", "15:00", "15:15", "15:30"]);
    check_starts("2026-03-16", "14:30", "15:45", None, 15, 75, &["14:30"]);
    check_starts("2026-03-16", "14:30", "15:45", None, 15, 80, &[]);
    check_starts("2026-03-16", "23:00", "24:00", None, 30, 30, &["23:00", "23:30"]);
    check_starts("2026-03-16", "09:00", "12:00", None, 0, 15, &[]);
}

#[test]
fn an_extra_opening_on_the_sunday_when_the_clocks_change_opens_at_its_hour() {
    for (on, nine_utc) in [("2026-03-28", 8), ("2026-03-29", 7), ("2026-10-24", 7), ("2026-10-25", 8)] {
        check_starts(on, "09:00", "10:00", None, 30, 30, &["09:00", "09:30"]);
        let nine = wall_clock(day(on), time("09:00")).once().expect("one instant");
        assert_eq!(nine.naive_utc(), day(on).and_hms_opt(nine_utc, 0, 0).expect("a time"));
    }
}

#[test]
fn nothing_starts_in_the_skipped_or_the_repeated_hour_nor_runs_over_it() {
    for sunday in ["2026-03-29", "2026-10-25"] {
        check_starts(sunday, "01:00", "04:00", None, 30, 30, &["01:00", "01:30", "03:00", "03:30"]);
        check_starts(sunday, "01:15", "04:00", None, 30, 30, &["01:15", "03:15"]);
        check_starts(sunday, "01:00", "04:00", None, 60, 120, &[]);
        check_starts(sunday, "00:00", "05:00", None, 60, 120, &["00:00", "03:00"]);
    }
    check_starts("2026-03-22", "01:15", "04:00", None, 30, 30, &["01:15", "01:45", "02:15", "02:45", "03:15"]);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40_000).prop_map(|days| day("2001-01-01") + Days::new(days))
}

proptest! {
    #[test]
    fn a_day_is_a_holiday_exactly_if_its_year_lists_it(on in any_day()) {
        let holidays = with_24_june();
        prop_assert_eq!(holidays.contains(on), holidays.of_year(on.year()).contains(&on));
    }

    #[test]
    fn working_days_added_and_subtracted_count_the_working_days_between(from in any_day(), count in 1_u32..40) {
        let holidays = with_24_june();
        let later = holidays.add_working_days(from, count).expect("within the calendar");
        prop_assert!(holidays.is_working_day(later) && later > from);
        let between = from.iter_days().skip(1).take_while(|day| *day <= later);
        let working = between.filter(|day| holidays.is_working_day(*day)).count();
        prop_assert_eq!(u32::try_from(working), Ok(count));
        let start = holidays.working_day_from(from).expect("within the calendar");
        let there = holidays.add_working_days(start, count).expect("within the calendar");
        prop_assert_eq!(holidays.subtract_working_days(there, count), Some(start));
    }

    #[test]
    fn an_age_never_falls_and_grows_by_one_at_most(birth in any_day(), days in 0_u64..40_000) {
        let on = birth + Days::new(days);
        let (today, tomorrow) = (age_on(birth, on).expect("born"), age_on(birth, on + Days::new(1)).expect("born"));
        prop_assert!(tomorrow.years == today.years || tomorrow.years == today.years + 1);
    }

    #[test]
    fn a_wall_clock_time_that_exists_once_is_read_back_from_its_instant(on in any_day(), minutes in 0_u16..1440) {
        let at = DayMinute::new(minutes).expect("a time");
        if let Some(instant) = wall_clock(on, at).once() {
            prop_assert_eq!((civil_day(instant), civil_time(instant)), (on, at));
        }
    }
}
