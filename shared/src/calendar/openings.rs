//! From opening hours to the times at which an appointment may start.

use chrono::{NaiveDate, TimeDelta};

use super::{DayMinute, rome::wall_clock};

/// A stretch of a day in which an office receives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Opening {
    /// First minute.
    pub opens: DayMinute,
    /// The minute after the last.
    pub closes: DayMinute,
    /// Latest start, where the office names one: it is offered even off the grid.
    pub last_start: Option<DayMinute>,
}

impl Opening {
    /// Times at which an appointment of `minutes` may start on that day, in order: every `grid_minutes` from the
    /// opening on, and the last start that the office names. All end by the closing and by the rule of
    /// [`runs_by_the_clock`].
    pub fn starts(self, day: NaiveDate, grid_minutes: u16, minutes: u16) -> Vec<DayMinute> {
        if grid_minutes == 0 || minutes == 0 {
            return Vec::new();
        }
        let latest = self.last_start.unwrap_or(self.closes);
        // Two look-ups a day instead of two a start: on all but two days a year the clock simply runs.
        let is_ordinary = is_ordinary_day(day);
        let mut starts: Vec<_> = (self.opens.minutes()..=latest.minutes())
            .step_by(usize::from(grid_minutes))
            .filter_map(|start| DayMinute::new(start).ok())
            .chain(self.last_start.filter(|start| *start >= self.opens))
            .filter(|start| start.checked_add(minutes).is_some_and(|end| end <= self.closes))
            .filter(|start| is_ordinary || runs_by_the_clock(day, *start, minutes))
            .collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}

/// Whether the day has 24 hours, so that every time of it names one instant.
fn is_ordinary_day(day: NaiveDate) -> bool {
    let ends = (wall_clock(day, DayMinute::default()).once(), wall_clock(day, DayMinute::MAX).once());
    matches!(ends, (Some(begins), Some(ends)) if ends - begins == TimeDelta::days(1))
}

/// Whether so many minutes from a start pass on the wall clock as they pass in truth.
///
/// This is how the two days a year are handled on which the clocks change: an appointment is offered only if its start
/// and its end each name one instant and the time between them is its length. In spring nothing starts in the hour that
/// does not exist, nor runs over it. In autumn nothing stands in the hour that comes twice: "half past two" on a ticket
/// would name two moments. An appointment may end when the skipped or the repeated hour begins.
fn runs_by_the_clock(day: NaiveDate, start: DayMinute, minutes: u16) -> bool {
    let Some(last) = start.checked_add(minutes.saturating_sub(1)) else { return false };
    let (Some(begins), Some(ends)) = (wall_clock(day, start).once(), wall_clock(day, last).once()) else {
        return false;
    };
    ends - begins == TimeDelta::minutes(i64::from(minutes) - 1)
}
