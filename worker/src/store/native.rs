//! SQLite in memory for native tests, with the platform's limits.

use rusqlite::{Connection, params_from_iter, types::ValueRef};

use super::{Row, Sql, StoreError, Value, check_limits, migrate};

/// A database that lives as long as its test.
pub(crate) struct NativeSql(Connection);

impl NativeSql {
    /// An empty database.
    pub(crate) fn empty() -> Self {
        let connection = Connection::open_in_memory().expect("SQLite in memory");
        // The object's SQLite enforces foreign keys.
        connection.pragma_update(None, "foreign_keys", true).expect("foreign keys");
        Self(connection)
    }

    /// A database with today's schema.
    pub(crate) fn migrated() -> Self {
        let sql = Self::empty();
        migrate(&sql, 0).expect("migrations");
        sql
    }

    /// How many rows a table has.
    pub(crate) fn count(&self, table: &str) -> i64 {
        let rows = self.query(&format!("SELECT count(*) FROM {table}"), &[]).expect("a table");
        rows.first().and_then(|row| row.integer(0).ok()).expect("a count")
    }
}

impl Sql for NativeSql {
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError> {
        check_limits(statement, parameters)?;
        let refused = |error: rusqlite::Error| StoreError::Statement(error.to_string());
        let mut prepared = self.0.prepare(statement).map_err(refused)?;
        let columns = prepared.column_count();
        let bound = params_from_iter(parameters.iter().map(to_sql));
        let mut rows = prepared.query(bound).map_err(refused)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(refused)? {
            let values = (0..columns).map(|column| match row.get_ref(column) {
                Ok(ValueRef::Null) => Ok(Value::Null),
                Ok(ValueRef::Integer(number)) => Ok(Value::Integer(number)),
                Ok(ValueRef::Text(text)) => Ok(Value::Text(String::from_utf8_lossy(text).into_owned())),
                Ok(ValueRef::Real(_) | ValueRef::Blob(_)) | Err(_) => Err(StoreError::Column(column)),
            });
            found.push(Row::new(values.collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    fn execute(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
        self.query(statement, parameters).map(drop)
    }

    fn script(&self, statements: &str) -> Result<(), StoreError> {
        check_limits(statements, &[])?;
        self.0.execute_batch(statements).map_err(|error| StoreError::Statement(error.to_string()))
    }

    fn transaction<T, E: From<StoreError>>(&self, body: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let boundary =
            |statement| self.0.execute_batch(statement).map_err(|error| StoreError::Transaction(error.to_string()));
        // A savepoint nests, as the object's transactions do.
        boundary("SAVEPOINT command")?;
        match body() {
            Ok(value) => boundary("RELEASE command").map(|()| value).map_err(E::from),
            Err(error) => {
                boundary("ROLLBACK TO command; RELEASE command")?;
                Err(error)
            }
        }
    }
}

fn to_sql(value: &Value) -> rusqlite::types::Value {
    match value {
        Value::Null => rusqlite::types::Value::Null,
        Value::Integer(number) => rusqlite::types::Value::Integer(*number),
        Value::Text(text) => rusqlite::types::Value::Text(text.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes() -> NativeSql {
        let sql = NativeSql::empty();
        sql.script("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT").expect("a table");
        sql
    }

    fn insert(sql: &NativeSql, text: &str) -> Result<Vec<Row>, StoreError> {
        sql.query("INSERT INTO notes (text) VALUES (?)", &[text.into()])
    }

    #[test]
    fn an_error_in_a_transaction_takes_every_write_back() {
        let sql = notes();
        let result: Result<(), StoreError> = sql.transaction(|| {
            insert(&sql, "one")?;
            insert(&sql, "two")?;
            Err(StoreError::Missing("on purpose"))
        });
        assert_eq!((result, sql.count("notes")), (Err(StoreError::Missing("on purpose")), 0));
    }

    #[test]
    fn an_inner_transaction_can_fail_alone() {
        let sql = notes();
        let result: Result<(), StoreError> = sql.transaction(|| {
            insert(&sql, "kept")?;
            let inner: Result<(), StoreError> = sql.transaction(|| {
                insert(&sql, "dropped")?;
                Err(StoreError::Missing("inner"))
            });
            assert!(inner.is_err());
            Ok(())
        });
        assert_eq!((result, sql.count("notes")), (Ok(()), 1));
    }

    #[test]
    fn what_the_platform_would_not_keep_is_refused() {
        let sql = NativeSql::empty();
        let large = sql.query("SELECT ?", &[Value::Integer(1 << 53)]);
        assert_eq!(large, Err(StoreError::Limit("whole number")));
        let many = vec![Value::Null; 101];
        assert_eq!(sql.query("SELECT 1", &many), Err(StoreError::Limit("parameters")));
    }
}
