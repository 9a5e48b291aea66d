//! Conditions held against facts of which some may still be open: yes, no, or it depends on these keys.

use super::super::{
    facts::Facts,
    inputs::bit,
    key::{Key, NULL},
    law::{Condition, Conjunction, Law, Row, Test},
};
use chrono::NaiveDate;

/// The answer of a condition. `Open` carries the bits of the keys that it depends on, never none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Truth {
    Yes,
    No,
    Open(u64),
}

/// Most predicates that one Chamber may name; the build refuses more.
pub(crate) const PREDICATES_MAX: usize = 32;

/// Facts of one request on one day, with every named predicate already held against them.
#[derive(Clone, Copy)]
pub(crate) struct View<'law> {
    pub(crate) law: &'law Law,
    pub(crate) on: NaiveDate,
    pub(crate) facts: Facts,
    /// Bits of the keys whose facts are open.
    pub(crate) open: u64,
    /// Bits of the readings taken in their other sense.
    other_readings: u64,
    predicates: [Truth; PREDICATES_MAX],
}

impl<'law> View<'law> {
    /// The facts of a day, seen through the Chamber's law.
    pub(crate) fn new(law: &'law Law, on: NaiveDate, facts: &Facts, open: u64) -> Self {
        let other_readings = law.other_readings();
        let mut view = Self { law, on, facts: *facts, open, other_readings, predicates: [Truth::No; PREDICATES_MAX] };
        view.hold_predicates();
        view
    }

    /// The same request with some answers changed.
    pub(crate) fn changed(&self, changes: impl IntoIterator<Item = (Key, i64)>) -> Self {
        let mut view = *self;
        for (key, fact) in changes {
            view.facts.set(key, fact);
            view.open &= !bit(key);
        }
        view.hold_predicates();
        view
    }

    /// Puts facts that no predicate reads: those known only after the decision.
    pub(crate) fn decided(&mut self, key: Key, fact: i64) {
        self.facts.set(key, fact);
    }

    fn hold_predicates(&mut self) {
        for (index, predicate) in self.law.predicates.iter().enumerate() {
            let truth = self.condition(&predicate.when);
            if let Some(slot) = self.predicates.get_mut(index) {
                *slot = truth;
            }
        }
    }

    /// Whether a row is in force and its condition holds.
    pub(crate) fn row<T>(&self, row: &Row<T>) -> Truth {
        if row.validity.covers(self.on) { self.condition(&row.when) } else { Truth::No }
    }

    /// Any of the conjunctions.
    pub(crate) fn condition(&self, condition: &Condition) -> Truth {
        let mut reads = 0;
        for conjunction in &condition.any {
            match self.conjunction(conjunction) {
                Truth::Yes => return Truth::Yes,
                Truth::No => {}
                Truth::Open(keys) => reads |= keys,
            }
        }
        if reads == 0 { Truth::No } else { Truth::Open(reads) }
    }

    fn conjunction(&self, conjunction: &Conjunction) -> Truth {
        let is_read_so = conjunction.proposed & self.other_readings == 0
            && conjunction.other & self.other_readings == conjunction.other;
        if !is_read_so {
            return Truth::No;
        }
        let mut reads = 0;
        for test in &conjunction.tests {
            match self.test(test) {
                Truth::Yes => {}
                Truth::No => return Truth::No,
                Truth::Open(keys) => reads |= keys,
            }
        }
        if reads == 0 { Truth::Yes } else { Truth::Open(reads) }
    }

    fn test(&self, test: &Test) -> Truth {
        match test {
            Test::In(key, _) | Test::Between(key, ..) if self.open & bit(*key) != 0 => Truth::Open(bit(*key)),
            Test::In(..) | Test::Between(..) => {
                if holds(test, &self.facts) {
                    Truth::Yes
                } else {
                    Truth::No
                }
            }
            Test::Is(index) => self.predicate(*index),
            Test::IsNot(index) => match self.predicate(*index) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                open @ Truth::Open(_) => open,
            },
        }
    }

    fn predicate(&self, index: u8) -> Truth {
        self.predicates.get(usize::from(index)).copied().unwrap_or(Truth::No)
    }
}

/// Whether a test that reads one key holds for known facts; tests of predicates do not.
pub(crate) fn holds(test: &Test, facts: &Facts) -> bool {
    match test {
        Test::In(key, mask) => {
            u32::try_from(facts.get(*key)).is_ok_and(|fact| mask.checked_shr(fact).unwrap_or(0) & 1 == 1)
        }
        Test::Between(key, at_least, at_most, or_null) => match facts.get(*key) {
            NULL => *or_null,
            fact => at_least.is_none_or(|least| least <= fact) && at_most.is_none_or(|most| fact <= most),
        },
        Test::Is(_) | Test::IsNot(_) => false,
    }
}
