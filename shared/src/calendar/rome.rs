//! Instants behind wall-clock times in Europe/Rome.

use chrono::{DateTime, NaiveDate, TimeZone, Utc, offset::LocalResult};
use chrono_tz::Europe::Rome;

use super::DayMinute;

/// What the wall clock of Italy shows at a time of day: usually one instant, twice a year none or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallClock {
    /// An ordinary time.
    Once(DateTime<Utc>),
    /// The clocks jump over it in spring.
    Skipped,
    /// The clocks show it twice in autumn, first in summer time and then in winter time.
    Twice(DateTime<Utc>, DateTime<Utc>),
}

impl WallClock {
    /// The one instant, if there is just one.
    pub const fn once(self) -> Option<DateTime<Utc>> {
        match self {
            Self::Once(instant) => Some(instant),
            Self::Skipped | Self::Twice(..) => None,
        }
    }
}

/// The instant of a wall-clock time; 24:00 is midnight of the next day.
pub fn wall_clock(day: NaiveDate, time: DayMinute) -> WallClock {
    let local = match time.to_time() {
        Some(time) => Some(day.and_time(time)),
        None => day.succ_opt().and_then(|next| next.and_hms_opt(0, 0, 0)),
    };
    match local.map(|local| Rome.from_local_datetime(&local)) {
        Some(LocalResult::Single(instant)) => WallClock::Once(instant.to_utc()),
        Some(LocalResult::Ambiguous(first, second)) => WallClock::Twice(first.to_utc(), second.to_utc()),
        Some(LocalResult::None) | None => WallClock::Skipped,
    }
}

/// The day that calendars in Italy show at an instant.
pub fn civil_day(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Rome).date_naive()
}

/// The time that clocks in Italy show at an instant, to the minute begun.
pub fn civil_time(instant: DateTime<Utc>) -> DayMinute {
    instant.with_timezone(&Rome).time().into()
}
