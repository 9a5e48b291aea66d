//! A time of day on the wall clock, in whole minutes.

use std::fmt;

use chrono::{NaiveTime, Timelike};

use crate::domain::{FieldErrorKind, text_value};

/// Minutes after midnight on the wall clock: 0 to 1440. 1440 (`24:00`) is only good for closing.
///
/// The agenda counts such minutes and not instants: on the days when the clocks change an office still opens at nine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayMinute(u16);

impl DayMinute {
    /// Minutes of an ordinary day.
    pub const MAX: Self = Self(24 * 60);

    /// A time from its minutes; `OutOfRange` beyond midnight.
    pub const fn new(minutes: u16) -> Result<Self, FieldErrorKind> {
        if minutes > Self::MAX.0 { Err(FieldErrorKind::OutOfRange) } else { Ok(Self(minutes)) }
    }

    /// Reads `09:15`; a second part is refused. `Missing`, `BadFormat`, `OutOfRange`.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        if text.trim().is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        let (hours, minutes) = text.split_once(':').ok_or(FieldErrorKind::BadFormat)?;
        let number = |part: &str| {
            let is_number = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            if is_number {
                part.parse::<u16>().map_err(|_| FieldErrorKind::BadFormat)
            } else {
                Err(FieldErrorKind::BadFormat)
            }
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        if minutes > 59 {
            return Err(FieldErrorKind::OutOfRange);
        }
        Self::new(hours * 60 + minutes)
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// So much later on the same day; `None` beyond midnight.
    pub fn checked_add(self, minutes: u16) -> Option<Self> {
        self.0.checked_add(minutes).and_then(|sum| Self::new(sum).ok())
    }

    /// The time as chrono knows it; `None` for 24:00.
    pub fn to_time(self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(u32::from(self.0 / 60), u32::from(self.0 % 60), 0)
    }
}

/// The minute that a time of day stands in.
impl From<NaiveTime> for DayMinute {
    fn from(time: NaiveTime) -> Self {
        // 23 * 60 + 59 fits, so neither conversion nor sum can fail.
        Self(u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(Self::MAX.0))
    }
}

impl fmt::Display for DayMinute {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

text_value!(DayMinute);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_printed_with_two_digits_each() {
        for text in ["00:00", "09:15", "23:59", "24:00"] {
            assert_eq!(DayMinute::parse(text).map(|time| time.to_string()), Ok(text.to_owned()));
        }
        for (text, error) in [
            ("", FieldErrorKind::Missing),
            ("9:15", FieldErrorKind::BadFormat),
            ("09.15", FieldErrorKind::BadFormat),
            ("09:15:00", FieldErrorKind::BadFormat),
            ("+9:15", FieldErrorKind::BadFormat),
            ("09:60", FieldErrorKind::OutOfRange),
            ("24:01", FieldErrorKind::OutOfRange),
        ] {
            assert_eq!(DayMinute::parse(text), Err(error), "{text}");
        }
    }
}
