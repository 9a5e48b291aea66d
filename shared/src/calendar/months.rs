//! Months added to and taken from a day.

use chrono::{Datelike, Months, NaiveDate};

/// Where a step of whole months leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthStep {
    /// The day reached.
    pub day: NaiveDate,
    /// The month reached lacks the day of the month started from, and its last day was taken. That is a reading (the
    /// civil code's rule for terms in months), not a sentence of a Chamber's page: say so where the day is shown.
    pub is_last_of_shorter_month: bool,
}

/// The same day of the month, so many months later; `None` beyond the calendar's end.
pub fn add_months(day: NaiveDate, months: u32) -> Option<MonthStep> {
    day.checked_add_months(Months::new(months)).map(|reached| step(day, reached))
}

/// The same day of the month, so many months earlier; `None` before the calendar's beginning.
pub fn subtract_months(day: NaiveDate, months: u32) -> Option<MonthStep> {
    day.checked_sub_months(Months::new(months)).map(|reached| step(day, reached))
}

fn step(from: NaiveDate, day: NaiveDate) -> MonthStep {
    MonthStep { day, is_last_of_shorter_month: day.day() < from.day() }
}
