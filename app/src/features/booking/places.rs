//! Free places as a screen needs them: by day, morning and afternoon apart.

use chrono::{NaiveDate, NaiveTime};
use sportello_shared::api::{DayPlaces, MonthPlaces, Place};

/// Where the afternoon begins, for the eye only.
const NOON_MINUTES: u16 = 12 * 60 + 30;

/// A day with its free times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeDay {
    /// The day.
    pub date: NaiveDate,
    /// Free times before noon.
    pub morning: Vec<Place>,
    /// Free times after noon.
    pub afternoon: Vec<Place>,
}

impl FreeDay {
    /// How many times are free.
    pub fn count(&self) -> usize {
        self.morning.len() + self.afternoon.len()
    }
}

/// The days of a month with free times at one office.
pub fn free_days(month: &MonthPlaces, office: &str) -> Vec<FreeDay> {
    let days = month.days.iter().filter(|day| day.office == office && !day.starts.is_empty());
    days.map(|day| {
        let (morning, afternoon) = day.starts.iter().partition(|start| **start < NOON_MINUTES);
        FreeDay { date: day.date, morning: places(day, morning), afternoon: places(day, afternoon) }
    })
    .collect()
}

fn places(day: &DayPlaces, starts: Vec<u16>) -> Vec<Place> {
    starts.into_iter().filter_map(|start| place(day, start)).collect()
}

fn place(day: &DayPlaces, start: u16) -> Option<Place> {
    let time = NaiveTime::from_hms_opt(u32::from(start / 60), u32::from(start % 60), 0)?;
    Some(Place { office: day.office.clone(), date: day.date, time })
}

/// Every free place of a month.
pub fn all_places(month: &MonthPlaces) -> impl Iterator<Item = Place> + '_ {
    month.days.iter().flat_map(|day| day.starts.iter().filter_map(|start| place(day, *start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month() -> MonthPlaces {
        let date = NaiveDate::from_ymd_opt(2026, 12, 2).expect("a date");
        let day = |office: &str, starts: &[u16]| DayPlaces { office: office.to_owned(), date, starts: starts.to_vec() };
        MonthPlaces {
            month: "2026-12".to_owned(),
            bookable_from: date,
            bookable_until: date,
            first: Vec::new(),
            days: vec![day("centro", &[540, 555, 870]), day("altrove", &[600]), day("centro", &[])],
        }
    }

    #[test]
    fn morning_and_afternoon_stand_apart_and_full_days_are_left_out() {
        let days = free_days(&month(), "centro");
        assert_eq!(days.len(), 1);
        assert_eq!((days[0].morning.len(), days[0].afternoon.len(), days[0].count()), (2, 1, 3));
        assert_eq!(days[0].afternoon[0].time, NaiveTime::from_hms_opt(14, 30, 0).expect("a time"));
    }

    #[test]
    fn all_places_are_those_of_every_office() {
        assert_eq!(all_places(&month()).count(), 4);
    }
}
