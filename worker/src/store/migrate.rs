//! Brings a database to today's schema. Migrations are append-only: a published file never changes (`tidy` pins each by
//! its hash), and a later release only adds.

use super::{Sql, StoreError};

/// One step of the schema.
struct Migration {
    id: i64,
    name: &'static str,
    statements: &'static str,
}

/// Every step, in order.
const MIGRATIONS: &[Migration] = &[Migration {
    id: 1,
    name: "0001_create_agenda",
    statements: include_str!("../../migrations/0001_create_agenda.sql"),
}];

/// Applies what is missing, each step in a transaction of its own together with the note that it was applied.
///
/// It runs synchronously in the object's constructor: no request can meet a schema that is half there.
pub(crate) fn migrate(sql: &impl Sql, now_ms: i64) -> Result<(), StoreError> {
    sql.script(
        "CREATE TABLE IF NOT EXISTS _sql_schema_migrations (
           id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_ms INTEGER NOT NULL
         ) STRICT",
    )?;
    let applied = sql.query("SELECT coalesce(max(id), 0) FROM _sql_schema_migrations", &[])?;
    let applied: i64 = applied.first().ok_or(StoreError::Missing("a maximum"))?.integer(0)?;
    for migration in MIGRATIONS.iter().filter(|migration| migration.id > applied) {
        sql.transaction(|| {
            sql.script(migration.statements)?;
            let note = "INSERT INTO _sql_schema_migrations (id, name, applied_ms) VALUES (?, ?, ?)";
            sql.execute(note, &[migration.id.into(), migration.name.into(), now_ms.into()])
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::native::NativeSql;

    #[test]
    fn migrations_are_numbered_without_a_gap_and_named_like_their_files() {
        for (index, migration) in MIGRATIONS.iter().enumerate() {
            assert_eq!(usize::try_from(migration.id), Ok(index + 1));
            assert!(migration.name.starts_with(&format!("{:04}_", migration.id)), "{}", migration.name);
        }
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let sql = NativeSql::empty();
        migrate(&sql, 1).expect("first");
        migrate(&sql, 2).expect("second");
        assert_eq!(usize::try_from(sql.count("_sql_schema_migrations")), Ok(MIGRATIONS.len()));
    }
}
