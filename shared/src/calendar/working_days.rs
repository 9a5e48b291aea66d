//! Working days: Monday to Friday without holidays.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Holidays;

/// Longest count that is answered. A legal term of working days is a handful; the limit keeps the loop short.
const COUNT_MAX: u32 = 1000;

impl Holidays {
    /// Whether offices work on that day: Monday to Friday, no holiday, no patron day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.contains(day)
    }

    /// The working day so many after `day`, which itself is not counted; with 0 the day itself, working or not.
    /// `None` above 1,000 working days or beyond the calendar's end.
    pub fn add_working_days(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        self.walk(day, count, NaiveDate::succ_opt)
    }

    /// The working day so many before `day`, which itself is not counted; with 0 the day itself, working or not.
    /// `None` above 1,000 working days or before the calendar's beginning.
    pub fn subtract_working_days(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        self.walk(day, count, NaiveDate::pred_opt)
    }

    /// The day itself if offices work on it, otherwise the next one on which they do.
    pub fn working_day_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.is_working_day(day) { Some(day) } else { self.add_working_days(day, 1) }
    }

    fn walk(&self, from: NaiveDate, count: u32, step: impl Fn(&NaiveDate) -> Option<NaiveDate>) -> Option<NaiveDate> {
        if count > COUNT_MAX {
            return None;
        }
        let mut day = from;
        let mut left = count;
        while left > 0 {
            day = step(&day)?;
            left -= u32::from(self.is_working_day(day));
        }
        Some(day)
    }
}
