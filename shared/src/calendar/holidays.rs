//! Italian public holidays, computed.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

use crate::domain::{FieldErrorKind, text_value};

/// Years for which the list is right as the law stands today.
///
/// From 2001 on, because law 336/2000 brought 2 June back then; to 2100, the end of the project's tables.
pub const SUPPORTED_YEARS: std::ops::RangeInclusive<i32> = 2001..=2100;

/// A feast on the same day each year.
struct FixedFeast {
    month: u32,
    day: u32,
    /// First year of the feast; `None` where it is older than [`SUPPORTED_YEARS`].
    from_year: Option<i32>,
}

/// Feasts of law 260/1949, article 2, as changed by law 54/1977, DPR 792/1985 (6 January), law 336/2000 (2 June) and
/// law 151/2025 (4 October from 2026 on). Sundays are feasts too, but no office opens on them anyway: they are not
/// listed.
const FIXED_FEASTS: &[FixedFeast] = &[
    FixedFeast { month: 1, day: 1, from_year: None },
    FixedFeast { month: 1, day: 6, from_year: None },
    FixedFeast { month: 4, day: 25, from_year: None },
    FixedFeast { month: 5, day: 1, from_year: None },
    FixedFeast { month: 6, day: 2, from_year: None },
    FixedFeast { month: 8, day: 15, from_year: None },
    FixedFeast { month: 10, day: 4, from_year: Some(2026) },
    FixedFeast { month: 11, day: 1, from_year: None },
    FixedFeast { month: 12, day: 8, from_year: None },
    FixedFeast { month: 12, day: 25, from_year: None },
    FixedFeast { month: 12, day: 26, from_year: None },
];

/// Easter Sunday by the Gregorian rule (the algorithm of Meeus, Jones and Butcher); `None` for a year that no date has.
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let (century_leaps, century_rest) = (century.div_euclid(4), century.rem_euclid(4));
    let moon_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century_leaps - moon_correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * century_rest + 2 * rest.div_euclid(4) - epact - rest.rem_euclid(4)).rem_euclid(7);
    let late_moon = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let days = epact + weekday - 7 * late_moon + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31).ok()? + 1)
}

/// Easter Sunday, Easter Monday and the fixed feasts of a year, in order.
pub fn national_holidays(year: i32) -> Vec<NaiveDate> {
    let easter = easter_sunday(year);
    let monday = easter.and_then(|sunday| sunday.checked_add_days(Days::new(1)));
    let fixed = FIXED_FEASTS
        .iter()
        .filter(|feast| feast.from_year.is_none_or(|from_year| from_year <= year))
        .filter_map(|feast| NaiveDate::from_ymd_opt(year, feast.month, feast.day));
    let mut days: Vec<_> = fixed.chain(easter).chain(monday).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Whether [`national_holidays`] lists the day, without making the list.
fn is_national_holiday(day: NaiveDate) -> bool {
    let is_fixed = FIXED_FEASTS.iter().any(|feast| {
        feast.month == day.month()
            && feast.day == day.day()
            && feast.from_year.is_none_or(|from_year| from_year <= day.year())
    });
    // Easter Sunday falls on 22 March to 25 April.
    is_fixed
        || matches!(day.month(), 3 | 4)
            && easter_sunday(day.year()).is_some_and(|easter| day == easter || Some(day) == easter.succ_opt())
}

/// A day of every year, as `06-24`: a patron saint's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// A day that some year has; 29 February is one. `BadDate` otherwise.
    pub fn new(month: u32, day: u32) -> Result<Self, FieldErrorKind> {
        // 2000 is a leap year.
        NaiveDate::from_ymd_opt(2000, month, day).map(|_| Self { month, day }).ok_or(FieldErrorKind::BadDate)
    }

    /// Reads `06-24`; `BadFormat`, `BadDate`.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let (month, day) = text.split_once('-').ok_or(FieldErrorKind::BadFormat)?;
        let number = |part: &str| {
            let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number { part.parse().map_err(|_| FieldErrorKind::BadFormat) } else { Err(FieldErrorKind::BadFormat) }
        };
        Self::new(number(month)?, number(day)?)
    }

    /// Whether it is this day.
    pub fn is(self, day: NaiveDate) -> bool {
        self.month == day.month() && self.day == day.day()
    }

    /// The day in that year, if the year has it.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}-{:02}", self.month, self.day)
    }
}

text_value!(MonthDay);

/// The holidays of one place: the national ones and its patron days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// Patron days of the town, from the Chamber's data.
    #[serde(default)]
    pub patron_days: Vec<MonthDay>,
}

impl Holidays {
    /// National holidays only.
    pub const NATIONAL: Self = Self { patron_days: Vec::new() };

    /// Every holiday of a year, in order.
    pub fn of_year(&self, year: i32) -> Vec<NaiveDate> {
        let mut days = national_holidays(year);
        days.extend(self.patron_days.iter().filter_map(|patron| patron.in_year(year)));
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Whether offices are closed by feast on that day. Ordinary Sundays are not feasts here.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.patron_days.iter().any(|patron| patron.is(day)) || is_national_holiday(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn francis_of_assisi_is_a_holiday_from_2026_on() {
        let october_fourth = |year| NaiveDate::from_ymd_opt(year, 10, 4).expect("a date");
        assert!(!Holidays::NATIONAL.contains(october_fourth(2025)));
        assert!(Holidays::NATIONAL.contains(october_fourth(2026)));
    }

    #[test]
    fn a_patron_day_on_a_national_holiday_counts_once() {
        let holidays = Holidays { patron_days: vec![MonthDay::parse("12-26").expect("a day")] };
        assert_eq!(holidays.of_year(2026), national_holidays(2026));
        assert_eq!(national_holidays(2026).len(), 13);
        assert_eq!(national_holidays(2025).len(), 12);
    }

    #[test]
    fn a_patron_day_of_29_february_exists_in_leap_years_only() {
        let holidays = Holidays { patron_days: vec![MonthDay::parse("02-29").expect("a day")] };
        assert_eq!(holidays.of_year(2027).len(), 13);
        assert_eq!(holidays.of_year(2028).len(), 14);
    }

    #[test]
    fn no_day_no_month_no_format() {
        for (text, error) in [
            ("0624", FieldErrorKind::BadFormat),
            ("6-24", FieldErrorKind::BadFormat),
            ("02-30", FieldErrorKind::BadDate),
            ("13-01", FieldErrorKind::BadDate),
        ] {
            assert_eq!(MonthDay::parse(text), Err(error), "{text}");
        }
    }
}
