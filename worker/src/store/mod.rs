//! Everything that is stored, and all SQL. Above this module nobody knows a table; inside it nobody knows a rule.
//!
//! [`Sql`] is the one door to the database, with two implementations: the object's SQLite, and rusqlite for native tests.
//! Both enforce the platform's limits, so that a native test fails where the platform would.

pub(crate) mod agenda;
pub(crate) mod audit;
pub(crate) mod bookings;
pub(crate) mod idempotency;
mod migrate;
#[cfg(test)]
pub(crate) mod native;
pub(crate) mod object;
pub(crate) mod operations;
mod value;

pub(crate) use migrate::migrate;
pub(crate) use value::{Row, Value};

/// Most values bound to one statement; the platform's limit.
const PARAMETERS_MAX: usize = 100;
/// Longest statement in bytes; the platform's limit is 100 kB.
const STATEMENT_BYTES_MAX: usize = 100_000;

const _: () = assert!(PARAMETERS_MAX <= 100 && STATEMENT_BYTES_MAX <= 100 * 1024);

/// What a database can fail with. The texts come from SQLite and name tables and columns, never values.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum StoreError {
    /// SQLite refused a statement.
    #[error("statement refused: {0}")]
    Statement(String),
    /// A transaction could not be committed.
    #[error("transaction refused: {0}")]
    Transaction(String),
    /// A column holds something else than its reader expects.
    #[error("column {0} is not what it should be")]
    Column(usize),
    /// A value that the platform would not keep exactly, or too many of them.
    #[error("beyond a limit of the platform: {0}")]
    Limit(&'static str),
    /// A row that must be there is not.
    #[error("no row: {0}")]
    Missing(&'static str),
}

/// A database of one Chamber. Calls are synchronous: nothing can come between a read and the write that rests on it.
pub(crate) trait Sql {
    /// Runs one statement and returns all its rows.
    fn query(&self, statement: &str, parameters: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// Runs one statement whose rows nobody wants.
    fn execute(&self, statement: &str, parameters: &[Value]) -> Result<(), StoreError>;

    /// Runs several statements without parameters. Not atomic by itself.
    fn script(&self, statements: &str) -> Result<(), StoreError>;

    /// Runs `body` in a transaction: all its writes are kept, or none if it returns an error.
    fn transaction<T, E: From<StoreError>>(&self, body: impl FnOnce() -> Result<T, E>) -> Result<T, E>;
}

/// Holds a statement against the platform's limits before it is sent.
fn check_limits(statement: &str, parameters: &[Value]) -> Result<(), StoreError> {
    if parameters.len() > PARAMETERS_MAX {
        return Err(StoreError::Limit("parameters"));
    }
    if statement.len() > STATEMENT_BYTES_MAX {
        return Err(StoreError::Limit("statement length"));
    }
    parameters.iter().try_for_each(Value::check)
}
