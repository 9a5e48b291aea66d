//! Civil days and wall-clock hours of Italian offices: holidays, working days, month arithmetic, deadlines, and the
//! instants of Europe/Rome behind them.
//!
//! Days are civil days and hours are what the clock on the wall says; an instant is derived from them only where two
//! moments are compared. Every legal number (days of advice, months of warranty) is an argument: it comes from the
//! Chamber's data with its citation.

mod day_minute;
mod deadlines;
mod holidays;
mod month;
mod months;
mod openings;
mod rome;
mod working_days;

pub use day_minute::DayMinute;
pub use deadlines::{
    Age, NoticeDue, RenewalTerms, RenewalWindow, age_on, notice_due, pay_by, renewal_window, warranty_last_day,
};
pub use holidays::{Holidays, MonthDay, SUPPORTED_YEARS, easter_sunday, national_holidays};
pub use month::Month;
pub use months::{MonthStep, add_months, subtract_months};
pub use openings::Opening;
pub use rome::{WallClock, civil_day, civil_time, wall_clock};

use chrono::NaiveDate;

use crate::domain::FieldErrorKind;

/// Reads a day as `2026-12-01`, with four, two and two digits: `Missing`, `BadFormat`, `BadDate` for no day of the
/// calendar.
pub fn parse_day(text: &str) -> Result<NaiveDate, FieldErrorKind> {
    if text.trim().is_empty() {
        return Err(FieldErrorKind::Missing);
    }
    let is_day_shaped = text.len() == 10
        && text.bytes().enumerate().all(
            |(index, byte)| {
                if index == 4 || index == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if !is_day_shaped {
        return Err(FieldErrorKind::BadFormat);
    }
    text.parse().map_err(|_| FieldErrorKind::BadDate)
}
