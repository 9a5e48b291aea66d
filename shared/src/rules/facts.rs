//! What the engine knows of one request: a number in a slot for every key.

use chrono::{Datelike as _, Months, NaiveDate};

use super::key::{Key, NO_CHOICE, NULL};

/// One number a key: the index of a choice, 1 or 2 for no or yes, a plain number, or null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts([i64; Key::COUNT]);

impl Facts {
    /// Nothing known.
    pub(crate) fn unknown() -> Self {
        let mut facts = Self([NULL; Key::COUNT]);
        for key in Key::ALL {
            if !matches!(key.kind(), super::key::KeyKind::Number { .. } | super::key::KeyKind::Date) {
                facts.set(*key, NO_CHOICE);
            }
        }
        facts
    }

    /// The fact in the slot of a key.
    pub(crate) fn get(&self, key: Key) -> i64 {
        self.0.get(key.slot()).copied().unwrap_or(NULL)
    }

    /// Puts a fact into the slot of a key.
    pub(crate) fn set(&mut self, key: Key, fact: i64) {
        if let Some(slot) = self.0.get_mut(key.slot()) {
            *slot = fact;
        }
    }

    /// The number in a slot, unless it is null.
    pub(crate) fn number(&self, key: Key) -> Option<i64> {
        Some(self.get(key)).filter(|fact| *fact != NULL)
    }
}

/// Steps of [`device_age`] in one month.
pub(crate) const AGE_STEPS_PER_MONTH: i64 = 4;

/// The age of a device between two days, on a scale of four steps a month on which every question about an anniversary
/// is a plain comparison: `4m` is the anniversary of month `m` itself, `4m + 2` any day between it and the next one.
pub(crate) fn device_age(issue: NaiveDate, request: NaiveDate) -> Option<i64> {
    let months = completed_months(issue, request)?;
    let anniversary = issue.checked_add_months(Months::new(u32::try_from(months).ok()?))?;
    let rest = if anniversary == request { 0 } else { 2 };
    Some(months * AGE_STEPS_PER_MONTH + rest)
}

/// The age of a device of so many completed months: `4m + 1` is the anniversary or any day before the next one.
pub(crate) const fn device_age_of_months(months: i64) -> i64 {
    months * AGE_STEPS_PER_MONTH + 1
}

/// Completed months from one day to a later one; a missing day is the last of the month.
fn completed_months(from: NaiveDate, to: NaiveDate) -> Option<i64> {
    let whole = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    let reached = from.checked_add_months(Months::new(u32::try_from(whole).ok()?))?;
    Some(if reached > to { whole - 1 } else { whole }).filter(|months| *months >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(issue: &str, request: &str, expected: Option<i64>) {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        assert_eq!(device_age(day(issue), day(request)), expected, "{issue} to {request}");
    }

    #[test]
    fn the_anniversary_is_a_point_and_the_days_between_are_another() {
        check("2024-03-15", "2026-03-14", Some(23 * 4 + 2));
        check("2024-03-15", "2026-03-15", Some(24 * 4));
        check("2024-03-15", "2026-03-16", Some(24 * 4 + 2));
        check("2024-03-15", "2024-03-15", Some(0));
        check("2024-03-15", "2024-03-14", None);
    }

    #[test]
    fn a_missing_day_is_the_last_of_the_month() {
        check("2024-02-29", "2026-02-28", Some(24 * 4));
        check("2024-02-29", "2026-03-01", Some(24 * 4 + 2));
        check("2023-08-31", "2025-02-28", Some(18 * 4));
    }
}
