//! What an object knows: its database, the law of its Chamber, how the counter is run, and what is taken.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use chrono::{DateTime, NaiveDate, Utc};
use sportello_shared::{
    booking::{Agenda, Occupied, Operations},
    calendar::{Holidays, MonthDay, civil_day},
    rules::Law,
};

use crate::{
    error::AppError,
    laws,
    store::{Sql, StoreError, agenda, idempotency, migrate, operations},
};

/// One Chamber's books.
pub(crate) struct Books<S> {
    /// The database.
    pub(crate) sql: S,
    /// The law of this build.
    pub(crate) law: &'static Law,
    operations: Operations,
    holidays: Holidays,
    /// What is taken from today on, as the database has it: read once, then kept up with each booking. The object is the
    /// only writer, and the primary key would refuse what this memory wrongly called free.
    taken: RefCell<Option<Taken>>,
    /// The day on which expired idempotency keys were last deleted by this instance.
    tidied_on: Cell<Option<NaiveDate>>,
}

/// What is taken from a day on.
struct Taken {
    since: NaiveDate,
    occupied: Occupied,
}

impl<S: Sql> Books<S> {
    /// Brings the database up to date and reads what every command needs.
    pub(crate) fn open(sql: S, slug: &str, now: DateTime<Utc>) -> Result<Self, AppError> {
        let law = laws::find(slug).ok_or(AppError::Invariant("an object of no known Chamber"))?;
        let now_ms = now.timestamp_millis();
        migrate(&sql, now_ms)?;
        operations::insert_seed(&sql, &law.operations_seed.operations.to_string(), now_ms)?;
        let operations = operations::find_current(&sql)?.ok_or(StoreError::Missing("operations"))?;
        let patron_days = law.patron_days.iter().map(|patron| MonthDay::parse(&patron.day)).collect::<Result<_, _>>();
        let patron_days = patron_days.map_err(|_| AppError::Invariant("a patron day that is no day"))?;
        let holidays = Holidays { patron_days };
        Ok(Self { sql, law, operations, holidays, taken: RefCell::new(None), tidied_on: Cell::new(None) })
    }

    /// Looks at the agenda and at what is taken.
    pub(crate) fn read_occupied<T>(
        &self,
        now: DateTime<Utc>,
        read: impl FnOnce(&Agenda<'_>, &Occupied) -> T,
    ) -> Result<T, AppError> {
        let today = civil_day(now);
        let agenda = Agenda::new(&self.operations, &self.holidays)
            .map_err(|_| AppError::Invariant("operations that cannot be run"))?;
        let mut kept = self.taken.borrow_mut();
        let mut taken = match kept.take() {
            Some(taken) => taken,
            None => Taken { since: today, occupied: agenda::list_occupied(&self.sql, &self.operations, today)? },
        };
        if taken.since < today {
            taken.occupied.forget_before(today);
            taken.since = today;
        }
        let result = read(&agenda, &taken.occupied);
        *kept = Some(taken);
        Ok(result)
    }

    /// Deletes what nobody needs any more, with the first write of a day.
    pub(crate) fn tidy(&self, now: DateTime<Utc>) -> Result<(), AppError> {
        let today = Some(civil_day(now));
        if self.tidied_on.get() != today {
            idempotency::delete_expired(&self.sql, now.timestamp_millis())?;
            self.tidied_on.set(today);
        }
        Ok(())
    }

    /// Notes that a stretch is taken, after it was written.
    pub(crate) fn take(&self, office: &str, desk: u8, day: NaiveDate, quanta: Range<u16>) {
        if let Some(taken) = self.taken.borrow_mut().as_mut() {
            taken.occupied.insert_range(office, desk, day, quanta);
        }
    }
}
