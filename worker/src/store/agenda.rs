//! What is taken: one row for each five minutes of a desk.

use std::ops::Range;

use chrono::NaiveDate;
use sportello_shared::booking::{Occupied, Operations};

use super::{Sql, StoreError};

/// One stretch of a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch<'a> {
    /// Office id.
    pub(crate) office: &'a str,
    /// Desk, from 1.
    pub(crate) desk: u8,
    /// Civil day.
    pub(crate) day: NaiveDate,
    /// Its quanta.
    pub(crate) quanta: Range<u16>,
}

/// Everything taken from that day on. Desk by desk, because that is how the primary key is ordered: the years before are
/// not touched.
pub(crate) fn list_occupied(sql: &impl Sql, operations: &Operations, from: NaiveDate) -> Result<Occupied, StoreError> {
    let statement = "SELECT day, quantum FROM occupancy WHERE office = ? AND desk = ? AND day >= ?";
    let mut occupied = Occupied::new();
    for office in &operations.offices {
        for desk in 1..=office.desks {
            for row in sql.query(statement, &[office.office.as_str().into(), desk.into(), from.into()])? {
                let day = row.parsed(0, |day| day.parse().ok())?;
                occupied.insert(&office.office, desk, day, row.integer(1)?);
            }
        }
    }
    Ok(occupied)
}

/// Takes a stretch for a booking. Returns whether it got all of it: otherwise somebody has a part, and the transaction
/// around must be given up.
pub(crate) fn insert_quanta(sql: &impl Sql, stretch: &Stretch<'_>, booking_id: &str) -> Result<bool, StoreError> {
    let quanta: Vec<_> = stretch.quanta.clone().collect();
    let list = serde_json::to_string(&quanta).map_err(|_| StoreError::Limit("quanta"))?;
    // `WHERE true` tells SQLite that ON CONFLICT is no join condition.
    let statement = "INSERT INTO occupancy (office, desk, day, quantum, holder, holder_id)
        SELECT ?, ?, ?, value, 'booking', ? FROM json_each(?) WHERE true
        ON CONFLICT DO NOTHING RETURNING quantum";
    let parameters = [stretch.office.into(), stretch.desk.into(), stretch.day.into(), booking_id.into(), list.into()];
    Ok(sql.query(statement, &parameters)?.len() == quanta.len())
}

#[cfg(test)]
mod tests {
    use sportello_shared::booking::OfficeOperations;

    use super::*;
    use crate::store::native::NativeSql;

    fn stretch(desk: u8, quanta: Range<u16>) -> Stretch<'static> {
        Stretch { office: "sede", desk, day: "2026-12-01".parse().expect("a day"), quanta }
    }

    fn operations() -> Operations {
        let office = OfficeOperations {
            office: "sede".to_owned(),
            desks: 2,
            service_minutes: 15,
            hours: Vec::new(),
            patron_days: Vec::new(),
            closures: Vec::new(),
            extra_openings: Vec::new(),
        };
        Operations {
            offices: vec![office],
            extra_device_minutes: 10,
            lead_minutes: 0,
            horizon_days: 45,
            reserved_one_in: None,
        }
    }

    #[test]
    fn a_quantum_has_one_holder_whatever_was_decided() {
        let sql = NativeSql::migrated();
        assert_eq!(insert_quanta(&sql, &stretch(1, 108..111), "first"), Ok(true));
        assert_eq!(insert_quanta(&sql, &stretch(1, 110..113), "second"), Ok(false));
        assert_eq!(insert_quanta(&sql, &stretch(2, 108..111), "third"), Ok(true));
    }

    #[test]
    fn giving_up_after_a_conflict_leaves_nothing_behind() {
        let sql = NativeSql::migrated();
        insert_quanta(&sql, &stretch(1, 110..111), "first").expect("free");
        let result: Result<(), StoreError> = sql.transaction(|| {
            if insert_quanta(&sql, &stretch(1, 108..111), "second")? {
                Ok(())
            } else {
                Err(StoreError::Missing("a quantum"))
            }
        });
        assert!(result.is_err());
        assert_eq!(sql.count("occupancy"), 1);
    }

    #[test]
    fn what_was_taken_is_read_back_from_the_day_asked_for() {
        let sql = NativeSql::migrated();
        insert_quanta(&sql, &stretch(2, 108..111), "first").expect("free");
        let mut expected = Occupied::new();
        expected.insert_range("sede", 2, stretch(2, 0..0).day, 108..111);
        let day = stretch(1, 0..0).day;
        assert_eq!(list_occupied(&sql, &operations(), day), Ok(expected));
        assert_eq!(list_occupied(&sql, &operations(), day.succ_opt().expect("tomorrow")), Ok(Occupied::new()));
    }

    #[test]
    fn a_day_that_no_calendar_has_is_refused_by_the_table() {
        let sql = NativeSql::migrated();
        let statement = "INSERT INTO occupancy VALUES ('sede', 1, ?, ?, 'booking', 'x')";
        for (day, quantum) in [("2026-02-30", 1), ("tomorrow", 1), ("2026-12-01", 288), ("2026-12-01", -1)] {
            let result = sql.query(statement, &[day.into(), i64::from(quantum).into()]);
            assert!(matches!(result, Err(StoreError::Statement(_))), "{day} {quantum}");
        }
    }
}
