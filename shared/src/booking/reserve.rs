//! Places that citizens do not see: one in so many is kept for staff.

use chrono::{Datelike, NaiveDate};

use crate::calendar::DayMinute;

/// Whether a place is kept for staff.
///
/// The day's places are numbered over desks and starts, and every `one_in`-th is kept. The count goes on from day to
/// day, so that the kept places wander over the hours and an office with few places a day keeps its share over the
/// week. No state is needed: the same day always keeps the same places.
pub(super) fn is_reserved(day: NaiveDate, starts: &[DayMinute], desks: u8, place: (usize, u8), one_in: u16) -> bool {
    let one_in = u64::from(one_in.max(1));
    let places_a_day = to_u64(starts.len()) * u64::from(desks);
    let days = u64::try_from(day.num_days_from_ce()).unwrap_or_default();
    let (start_index, desk) = place;
    let number = to_u64(start_index) * u64::from(desks) + u64::from(desk.saturating_sub(1));
    (days * places_a_day + number) % one_in == one_in - 1
}

fn to_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
