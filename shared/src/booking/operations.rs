//! How a Chamber runs its counter: offices, desks, hours, closures, lengths. The office owns these values and edits
//! them; the law only carries the seed that is written once into an empty agenda.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::QUANTUM_MINUTES;
use crate::{
    calendar::{DayMinute, MonthDay, Opening},
    domain::{FieldError, FieldErrorKind},
};

/// Everything that decides where a place is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operations {
    /// Offices of the Chamber, in the order in which they are shown.
    pub offices: Vec<OfficeOperations>,
    /// Minutes added for each device after the first.
    pub extra_device_minutes: u16,
    /// An appointment starts at least so many minutes from now.
    pub lead_minutes: u32,
    /// Last bookable day, counted from today; it moves on at midnight.
    pub horizon_days: u16,
    /// One place in so many is kept for staff; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved_one_in: Option<u16>,
}

/// One office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeOperations {
    /// Office id as in the Chamber's law.
    pub office: String,
    /// Desks that receive at the same time, numbered from 1.
    pub desks: u8,
    /// Minutes of an appointment for one device, and the step between two starts.
    pub service_minutes: u16,
    /// Opening hours of the week.
    pub hours: Vec<WeeklyHours>,
    /// Patron days of the office's own town, beside those of the Chamber.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patron_days: Vec<MonthDay>,
    /// Days and hours on which it does not receive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// Days and hours on which it receives besides, also on a holiday.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra_openings: Vec<ExtraOpening>,
}

/// The same hours on a weekday, for as long as they are in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklyHours {
    /// `Mon` to `Sun`.
    pub weekday: Weekday,
    /// First minute.
    pub opens: DayMinute,
    /// The minute after the last.
    pub closes: DayMinute,
    /// Latest start, where the office names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_start: Option<DayMinute>,
    /// First day in force; absent: always was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<NaiveDate>,
    /// First day no more in force; absent: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<NaiveDate>,
}

/// No appointments from one day to another, all day or between two hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// First day.
    pub first_day: NaiveDate,
    /// Last day, included.
    pub last_day: NaiveDate,
    /// Closed from this minute on each of the days; absent: from midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DayMinute>,
    /// Closed to this minute on each of the days; absent: to midnight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DayMinute>,
    /// The one desk that is closed; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub desk: Option<u8>,
}

/// Appointments on one day besides the week's hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraOpening {
    /// The day.
    pub date: NaiveDate,
    /// First minute.
    pub opens: DayMinute,
    /// The minute after the last.
    pub closes: DayMinute,
    /// Latest start, where the office names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_start: Option<DayMinute>,
}

/// Desks of one office: more would be a mistake of typing, and each costs memory for each day.
const DESKS_MAX: u8 = 50;
/// A year ahead: the days that [`super::Agenda::first_places`] may have to walk.
const HORIZON_DAYS_MAX: u16 = 366;
/// Longest service in minutes: a morning.
const SERVICE_MINUTES_MAX: u16 = 240;

impl Operations {
    /// The office of that id.
    pub fn office(&self, id: &str) -> Option<&OfficeOperations> {
        self.offices.iter().find(|office| office.office == id)
    }

    /// Everything that cannot be run: lengths and hours off the quantum, hours that end before they begin, doubles.
    pub fn check(&self) -> Result<(), Vec<FieldError>> {
        let mut errors = Vec::new();
        if self.offices.is_empty() {
            errors.push(FieldError::new("offices", FieldErrorKind::Missing));
        }
        if !is_on_quantum(self.extra_device_minutes) || self.extra_device_minutes > SERVICE_MINUTES_MAX {
            errors.push(FieldError::new("extra_device_minutes", FieldErrorKind::OutOfRange));
        }
        if self.horizon_days > HORIZON_DAYS_MAX {
            errors.push(FieldError::new("horizon_days", FieldErrorKind::OutOfRange));
        }
        if self.lead_minutes > u32::from(HORIZON_DAYS_MAX) * 24 * 60 {
            errors.push(FieldError::new("lead_minutes", FieldErrorKind::OutOfRange));
        }
        // One in one would leave nothing for citizens.
        if self.reserved_one_in.is_some_and(|share| share < 2) {
            errors.push(FieldError::new("reserved_one_in", FieldErrorKind::OutOfRange));
        }
        for (index, office) in self.offices.iter().enumerate() {
            let is_double = self.offices.iter().take(index).any(|earlier| earlier.office == office.office);
            office
                .check(is_double, |field, kind| errors.push(FieldError::new(format!("offices.{index}.{field}"), kind)));
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

impl OfficeOperations {
    /// Minutes of an appointment for so many devices; `None` where it would not fit into a day.
    pub(super) fn minutes_for(&self, devices: u16, extra_device_minutes: u16) -> Option<u16> {
        let extra = devices.saturating_sub(1).checked_mul(extra_device_minutes)?;
        self.service_minutes.checked_add(extra).filter(|minutes| *minutes <= DayMinute::MAX.minutes())
    }

    fn check(&self, is_double: bool, mut complain: impl FnMut(String, FieldErrorKind)) {
        if self.office.is_empty() {
            complain("office".into(), FieldErrorKind::Missing);
        }
        if is_double {
            complain("office".into(), FieldErrorKind::Contradiction);
        }
        if self.desks == 0 || self.desks > DESKS_MAX {
            complain("desks".into(), FieldErrorKind::OutOfRange);
        }
        let service = self.service_minutes;
        if service == 0 || service > SERVICE_MINUTES_MAX || !is_on_quantum(service) {
            complain("service_minutes".into(), FieldErrorKind::OutOfRange);
        }
        for (index, hours) in self.hours.iter().enumerate() {
            if !is_opening_sound(hours.opening()) {
                complain(format!("hours.{index}"), FieldErrorKind::OutOfRange);
            }
            if matches!((hours.valid_from, hours.valid_until), (Some(from), Some(until)) if from >= until) {
                complain(format!("hours.{index}.valid_until"), FieldErrorKind::Contradiction);
            }
        }
        for (index, extra) in self.extra_openings.iter().enumerate() {
            if !is_opening_sound(extra.opening()) {
                complain(format!("extra_openings.{index}"), FieldErrorKind::OutOfRange);
            }
        }
        for (index, closure) in self.closures.iter().enumerate() {
            if closure.first_day > closure.last_day
                || closure.from.unwrap_or_default() >= closure.to.unwrap_or(DayMinute::MAX)
            {
                complain(format!("closures.{index}"), FieldErrorKind::Contradiction);
            }
            if closure.desk.is_some_and(|desk| desk == 0 || desk > self.desks) {
                complain(format!("closures.{index}.desk"), FieldErrorKind::OutOfRange);
            }
        }
    }
}

impl WeeklyHours {
    /// The stretch of the day.
    pub(super) const fn opening(&self) -> Opening {
        Opening { opens: self.opens, closes: self.closes, last_start: self.last_start }
    }

    /// Whether the hours are those of that day; the end of validity is excluded.
    pub(super) fn applies_on(&self, day: NaiveDate) -> bool {
        use chrono::Datelike as _;
        self.weekday == day.weekday()
            && self.valid_from.is_none_or(|from| from <= day)
            && self.valid_until.is_none_or(|until| day < until)
    }
}

impl ExtraOpening {
    /// The stretch of the day.
    pub(super) const fn opening(&self) -> Opening {
        Opening { opens: self.opens, closes: self.closes, last_start: self.last_start }
    }
}

impl Closure {
    /// The minutes of that day during which a desk is closed.
    pub(super) fn minutes_on(&self, day: NaiveDate, desk: u8) -> Option<std::ops::Range<u16>> {
        let is_meant = (self.first_day..=self.last_day).contains(&day) && self.desk.is_none_or(|closed| closed == desk);
        is_meant.then(|| self.from.unwrap_or_default().minutes()..self.to.unwrap_or(DayMinute::MAX).minutes())
    }
}

const fn is_on_quantum(minutes: u16) -> bool {
    minutes.is_multiple_of(QUANTUM_MINUTES)
}

fn is_opening_sound(opening: Opening) -> bool {
    let last_start = opening.last_start.unwrap_or(opening.opens);
    opening.opens < opening.closes
        && (opening.opens..opening.closes).contains(&last_start)
        && [opening.opens, opening.closes, last_start].iter().all(|time| is_on_quantum(time.minutes()))
}
