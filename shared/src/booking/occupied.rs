//! What is taken: a set of (office, desk, day, quantum), as the object's primary key has it.

use std::{collections::BTreeMap, ops::Range};

use chrono::NaiveDate;

use super::QUANTA_PER_DAY;

/// Taken quanta. Holds, bookings and closures of the store all end up here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occupied {
    offices: BTreeMap<String, BTreeMap<(NaiveDate, u8), DayQuanta>>,
}

/// The taken quanta of one desk on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DayQuanta([u64; WORDS]);

/// 288 quanta in words of 64.
const WORDS: usize = (QUANTA_PER_DAY as usize).div_ceil(64);

impl Occupied {
    /// Nothing taken.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one quantum, as one row of the store says; a quantum beyond the day is ignored.
    pub fn insert(&mut self, office: &str, desk: u8, day: NaiveDate, quantum: u16) {
        self.insert_range(office, desk, day, quantum..quantum.saturating_add(1));
    }

    /// Takes all quanta of an appointment.
    pub fn insert_range(&mut self, office: &str, desk: u8, day: NaiveDate, quanta: Range<u16>) {
        if !self.offices.contains_key(office) {
            self.offices.insert(office.to_owned(), BTreeMap::new());
        }
        if let Some(days) = self.offices.get_mut(office) {
            days.entry((day, desk)).or_default().insert(quanta);
        }
    }

    /// Frees all quanta of an appointment.
    pub fn remove_range(&mut self, office: &str, desk: u8, day: NaiveDate, quanta: Range<u16>) {
        if let Some(taken) = self.offices.get_mut(office).and_then(|days| days.get_mut(&(day, desk))) {
            taken.remove(quanta);
        }
    }

    /// Forgets days before that one: they are never offered again.
    pub fn forget_before(&mut self, day: NaiveDate) {
        for days in self.offices.values_mut() {
            *days = days.split_off(&(day, 0));
        }
    }

    /// What is taken of one desk on one day.
    pub(super) fn of_desk(&self, office: &str, day: NaiveDate, desk: u8) -> DayQuanta {
        self.offices.get(office).and_then(|days| days.get(&(day, desk))).copied().unwrap_or_default()
    }
}

impl DayQuanta {
    /// Takes a range; what lies beyond the day is ignored.
    pub(super) fn insert(&mut self, quanta: Range<u16>) {
        self.change(quanta, |word, bit| word | bit);
    }

    fn remove(&mut self, quanta: Range<u16>) {
        self.change(quanta, |word, bit| word & !bit);
    }

    fn change(&mut self, quanta: Range<u16>, apply: impl Fn(u64, u64) -> u64) {
        for quantum in quanta.start..quanta.end.min(QUANTA_PER_DAY) {
            if let Some(word) = self.0.get_mut(usize::from(quantum / 64)) {
                *word = apply(*word, 1 << (quantum % 64));
            }
        }
    }

    /// Whether no quantum of the range is taken.
    pub(super) fn is_free(&self, quanta: Range<u16>) -> bool {
        quanta
            .into_iter()
            .all(|quantum| self.0.get(usize::from(quantum / 64)).is_some_and(|word| word & (1 << (quantum % 64)) == 0))
    }
}
