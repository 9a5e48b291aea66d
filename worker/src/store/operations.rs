//! How the counter is run: documents of which the newest holds.

use sportello_shared::booking::Operations;

use super::{Sql, StoreError};

/// The operations in force, if any were ever written.
pub(crate) fn find_current(sql: &impl Sql) -> Result<Option<Operations>, StoreError> {
    let rows = sql.query("SELECT document FROM operations ORDER BY revision DESC LIMIT 1", &[])?;
    rows.first().map(|row| row.parsed(0, |document| serde_json::from_str(document).ok())).transpose()
}

/// Writes the first revision into an empty table; an agenda that has one keeps it.
pub(crate) fn insert_seed(sql: &impl Sql, document: &str, now_ms: i64) -> Result<(), StoreError> {
    let statement = "INSERT INTO operations (revision, document, created_ms) VALUES (1, ?, ?) ON CONFLICT DO NOTHING";
    sql.execute(statement, &[document.into(), now_ms.into()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::native::NativeSql;

    fn document(lead_minutes: u32) -> String {
        format!(r#"{{"offices":[],"extra_device_minutes":10,"lead_minutes":{lead_minutes},"horizon_days":45}}"#)
    }

    #[test]
    fn a_seed_is_written_once_and_never_again() {
        let sql = NativeSql::migrated();
        assert_eq!(find_current(&sql), Ok(None));
        for lead_minutes in [120, 60] {
            insert_seed(&sql, &document(lead_minutes), 0).expect("a seed");
        }
        let current = find_current(&sql).expect("readable").expect("written");
        assert_eq!(current.lead_minutes, 120);
    }

    #[test]
    fn what_is_no_json_is_not_kept() {
        let sql = NativeSql::migrated();
        assert!(matches!(insert_seed(&sql, "{", 0), Err(StoreError::Statement(_))));
    }
}
