//! A calendar month.

use std::{fmt, ops::RangeInclusive};

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::{FieldErrorKind, text_value};

/// One month of one year, as `2026-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Always the first of the month.
    first: NaiveDate,
}

impl Month {
    /// Reads `2026-12`; `Missing`, `BadFormat`, `OutOfRange` for no month.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        let (year, month) = text.split_once('-').ok_or(FieldErrorKind::BadFormat)?;
        let is_number = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(year, 4) || !is_number(month, 2) {
            return Err(FieldErrorKind::BadFormat);
        }
        let (Ok(year), Ok(month)) = (year.parse(), month.parse()) else { return Err(FieldErrorKind::BadFormat) };
        NaiveDate::from_ymd_opt(year, month, 1).map(|first| Self { first }).ok_or(FieldErrorKind::OutOfRange)
    }

    /// The month that a day stands in.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// First and last day.
    pub fn days(self) -> RangeInclusive<NaiveDate> {
        let last = self.first.checked_add_months(Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1)));
        self.first..=last.unwrap_or(NaiveDate::MAX)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

text_value!(Month);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_days() {
        let month = Month::parse("2028-02").expect("a month");
        assert_eq!(month.days().end().to_string(), "2028-02-29");
        assert_eq!(Month::of(*month.days().end()), month);
        for (text, error) in [
            ("", FieldErrorKind::Missing),
            ("2028", FieldErrorKind::BadFormat),
            ("2028-2", FieldErrorKind::BadFormat),
            ("2028-02-01", FieldErrorKind::BadFormat),
            ("2028-13", FieldErrorKind::OutOfRange),
        ] {
            assert_eq!(Month::parse(text), Err(error), "{text}");
        }
    }
}
