//! Which places are free.

use std::ops::RangeInclusive;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::{
    ExtraOpening, Occupied, OfficeOperations, Operations, WeeklyHours, occupied::DayQuanta, quanta_of,
    reserve::is_reserved,
};
use crate::{
    api::{DayPlaces, MonthPlaces, Place},
    calendar::{DayMinute, Holidays, Month, WallClock, civil_day, wall_clock},
    domain::FieldError,
};

/// The operations of one Chamber, checked, with its holidays.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    operations: &'a Operations,
    holidays: &'a Holidays,
}

/// For whom places are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Sees what is not kept for staff.
    Citizen,
    /// Sees all.
    Staff,
}

/// One start at one office.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Office id as in the Chamber's law.
    pub office: String,
    /// Civil day in Europe/Rome.
    pub date: NaiveDate,
    /// Start on the wall clock.
    pub start: DayMinute,
}

impl Slot {
    /// The instant at which it starts, if the wall clock shows it once.
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        wall_clock(self.date, self.start).once()
    }
}

/// Why a slot cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unavailable {
    /// Closed, past, too soon, too far, kept for staff, off the grid or too long for the hours.
    NotOffered,
    /// Offered, but every desk is taken.
    Taken,
}

/// The days on which something may be booked now.
struct Bookable {
    /// No start before this instant.
    earliest: DateTime<Utc>,
    from: NaiveDate,
    until: NaiveDate,
}

impl<'a> Agenda<'a> {
    /// An agenda to ask, or everything in the operations that cannot be run.
    pub fn new(operations: &'a Operations, holidays: &'a Holidays) -> Result<Self, Vec<FieldError>> {
        operations.check()?;
        Ok(Self { operations, holidays })
    }

    /// First and last day that may be booked now.
    pub fn bookable_days(&self, now: DateTime<Utc>) -> RangeInclusive<NaiveDate> {
        let bookable = self.bookable(now);
        bookable.from..=bookable.until
    }

    /// Minutes of an appointment for so many devices at that office; `None` for no such office or too many devices.
    pub fn minutes_for(&self, office: &str, devices: u16) -> Option<u16> {
        self.operations.office(office)?.minutes_for(devices, self.operations.extra_device_minutes)
    }

    /// Every free start of the days asked for, by day and then by office. Days without opening hours are left out; a
    /// day past, too soon, too far or taken has no starts.
    pub fn places(
        &self,
        occupied: &Occupied,
        now: DateTime<Utc>,
        days: RangeInclusive<NaiveDate>,
        devices: u16,
        audience: Audience,
    ) -> Vec<DayPlaces> {
        let bookable = self.bookable(now);
        let (first, last) = days.into_inner();
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .flat_map(|day| self.operations.offices.iter().map(move |office| (office, day)))
            .filter_map(|(office, day)| {
                let plan = DayPlan::of(self, office, day)?;
                let starts = plan.free_starts(occupied, &bookable, devices, audience);
                let starts = starts.map(DayMinute::minutes).collect();
                Some(DayPlaces { office: office.office.clone(), date: day, starts })
            })
            .collect()
    }

    /// The free places of a month for citizens, as the interface answers them.
    pub fn month(&self, occupied: &Occupied, now: DateTime<Utc>, month: Month, devices: u16) -> MonthPlaces {
        /// UX section 3: the first three free places are offered as large choices.
        const FIRST_COUNT: usize = 3;
        let bookable = self.bookable(now);
        MonthPlaces {
            month: month.to_string(),
            bookable_from: bookable.from,
            bookable_until: bookable.until,
            first: self.first_places(occupied, now, devices, FIRST_COUNT),
            days: self.places(occupied, now, month.days(), devices, Audience::Citizen),
        }
    }

    /// The earliest free places for citizens over all offices and days, at most so many.
    pub fn first_places(&self, occupied: &Occupied, now: DateTime<Utc>, devices: u16, count: usize) -> Vec<Place> {
        let bookable = self.bookable(now);
        let mut found = Vec::new();
        for day in bookable.from.iter_days().take_while(|day| *day <= bookable.until) {
            if found.len() >= count {
                break;
            }
            let mut of_day: Vec<_> = self
                .places(occupied, now, day..=day, devices, Audience::Citizen)
                .into_iter()
                .flat_map(|places| places.starts.into_iter().map(move |start| (start, places.office.clone())))
                .collect();
            // Stable: at one time the offices keep their order.
            of_day.sort_by_key(|(start, _)| *start);
            found.extend(of_day.into_iter().filter_map(|(start, office)| {
                let time = DayMinute::new(start).ok()?.to_time()?;
                Some(Place { office, date: day, time })
            }));
        }
        found.truncate(count);
        found
    }

    /// The desk that a slot is given to: the first one that is free for the whole length. `None` if there is none, or
    /// the slot is not offered now.
    pub fn choose_desk(
        &self,
        occupied: &Occupied,
        now: DateTime<Utc>,
        slot: &Slot,
        devices: u16,
        audience: Audience,
    ) -> Option<u8> {
        self.find_desk(occupied, now, slot, devices, audience).ok()
    }

    pub(super) fn find_desk(
        &self,
        occupied: &Occupied,
        now: DateTime<Utc>,
        slot: &Slot,
        devices: u16,
        audience: Audience,
    ) -> Result<u8, Unavailable> {
        let office = self.operations.office(&slot.office).ok_or(Unavailable::NotOffered)?;
        let plan = DayPlan::of(self, office, slot.date).ok_or(Unavailable::NotOffered)?;
        let free_at = |occupied: &Occupied| {
            plan.free_starts(occupied, &self.bookable(now), devices, audience).any(|start| start == slot.start)
        };
        if !free_at(&Occupied::new()) {
            return Err(Unavailable::NotOffered);
        }
        let minutes = plan.minutes(devices).ok_or(Unavailable::NotOffered)?;
        plan.free_desk(&plan.taken(occupied, audience), slot.start, minutes).ok_or(Unavailable::Taken)
    }

    fn bookable(&self, now: DateTime<Utc>) -> Bookable {
        let lead = TimeDelta::minutes(i64::from(self.operations.lead_minutes));
        let earliest = now.checked_add_signed(lead).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let today = civil_day(now);
        let horizon = Days::new(u64::from(self.operations.horizon_days));
        Bookable { earliest, from: civil_day(earliest), until: today.checked_add_days(horizon).unwrap_or(today) }
    }
}

/// One day of one office that has opening hours.
struct DayPlan<'a> {
    agenda: Agenda<'a>,
    office: &'a OfficeOperations,
    day: NaiveDate,
    openings: Vec<crate::calendar::Opening>,
}

impl<'a> DayPlan<'a> {
    /// The plan, if the office opens on that day.
    fn of(agenda: &Agenda<'a>, office: &'a OfficeOperations, day: NaiveDate) -> Option<Self> {
        let weekly = office.hours.iter().filter(|hours| hours.applies_on(day)).map(WeeklyHours::opening);
        let extra = office.extra_openings.iter().filter(|extra| extra.date == day).map(ExtraOpening::opening);
        let is_holiday = || agenda.holidays.contains(day) || office.patron_days.iter().any(|patron| patron.is(day));
        let mut openings: Vec<_> = weekly.collect();
        if !openings.is_empty() && is_holiday() {
            openings.clear();
        }
        openings.extend(extra);
        openings.sort_unstable();
        (!openings.is_empty()).then_some(Self { agenda: *agenda, office, day, openings })
    }

    fn minutes(&self, devices: u16) -> Option<u16> {
        self.office.minutes_for(devices, self.agenda.operations.extra_device_minutes)
    }

    /// Starts of appointments of that length, in order, free or not.
    fn starts(&self, minutes: u16) -> Vec<DayMinute> {
        let grid = self.office.service_minutes;
        let mut starts: Vec<_> =
            self.openings.iter().flat_map(|opening| opening.starts(self.day, grid, minutes)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    fn free_starts(
        &self,
        occupied: &Occupied,
        bookable: &Bookable,
        devices: u16,
        audience: Audience,
    ) -> impl Iterator<Item = DayMinute> {
        let minutes = self.minutes(devices).unwrap_or_default();
        let is_bookable = (bookable.from..=bookable.until).contains(&self.day);
        let starts = if is_bookable { self.starts(minutes) } else { Vec::new() };
        let taken = if is_bookable { self.taken(occupied, audience) } else { Vec::new() };
        let earliest = (self.day == bookable.from).then_some(bookable.earliest);
        starts
            .into_iter()
            .filter(move |start| {
                earliest.is_none_or(
                    |earliest| matches!(wall_clock(self.day, *start), WallClock::Once(instant) if instant >= earliest),
                )
            })
            .filter(move |start| self.free_desk(&taken, *start, minutes).is_some())
    }

    /// What cannot be had of each desk, the first desk first: occupied, closed, and for citizens what is kept for
    /// staff.
    fn taken(&self, occupied: &Occupied, audience: Audience) -> Vec<DayQuanta> {
        let starts = self.starts(self.office.service_minutes);
        (1..=self.office.desks)
            .map(|desk| {
                let mut taken = occupied.of_desk(&self.office.office, self.day, desk);
                for closed in self.office.closures.iter().filter_map(|closure| closure.minutes_on(self.day, desk)) {
                    let start = DayMinute::new(closed.start).unwrap_or_default();
                    taken.insert(quanta_of(start, closed.end.saturating_sub(closed.start)));
                }
                if let (Audience::Citizen, Some(one_in)) = (audience, self.agenda.operations.reserved_one_in) {
                    for (index, start) in starts.iter().enumerate() {
                        if is_reserved(self.day, &starts, self.office.desks, (index, desk), one_in) {
                            taken.insert(quanta_of(*start, self.office.service_minutes));
                        }
                    }
                }
                taken
            })
            .collect()
    }

    fn free_desk(&self, taken: &[DayQuanta], start: DayMinute, minutes: u16) -> Option<u8> {
        (1..=self.office.desks)
            .zip(taken)
            .find(|(_, taken)| taken.is_free(quanta_of(start, minutes)))
            .map(|(desk, _)| desk)
    }
}
