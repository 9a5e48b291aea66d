//! Free places of a month, compact: every free start of every day.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// All free places of one Chamber in one calendar month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthPlaces {
    /// `2026-12`.
    pub month: String,
    /// First day that may be booked now (lead time), Europe/Rome.
    pub bookable_from: NaiveDate,
    /// Last day that may be booked now (horizon), Europe/Rome.
    pub bookable_until: NaiveDate,
    /// The earliest free places from now on over all offices and months, at most three.
    pub first: Vec<Place>,
    /// Days of the month that have opening hours, in order; a day with no free place has an empty list.
    pub days: Vec<DayPlaces>,
}

/// Free starts of one office on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayPlaces {
    /// Office id as in the Chamber's law.
    pub office: String,
    /// Civil day in Europe/Rome.
    pub date: NaiveDate,
    /// Free starts in order, wall-clock minutes after midnight in Europe/Rome.
    pub starts: Vec<u16>,
}

/// One place that can be booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Office id as in the Chamber's law.
    pub office: String,
    /// Civil day in Europe/Rome.
    pub date: NaiveDate,
    /// Start in Europe/Rome.
    pub time: NaiveTime,
}
