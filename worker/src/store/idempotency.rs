//! What commands answered, kept for clients that send one again.

use chrono::TimeDelta;
use sportello_shared::domain::IdempotencyKey;

use super::{Sql, StoreError};

/// How long an answer is kept.
const KEPT: TimeDelta = TimeDelta::days(7);

/// Whose key it is. Before sessions exist nobody can be told from anybody else: the key alone counts.
pub(crate) const ANONYMOUS: &str = "anonymous";

/// One answered command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answered {
    /// SHA-256 of the canonical body.
    pub(crate) fingerprint: String,
    /// The booking that it made.
    pub(crate) booking_id: String,
    /// The ticket of the answer, without token and quote.
    pub(crate) response: String,
}

/// What was answered under this key in the last seven days.
pub(crate) fn find(sql: &impl Sql, key: &IdempotencyKey, now_ms: i64) -> Result<Option<Answered>, StoreError> {
    let statement = "SELECT fingerprint, booking_id, response FROM idempotency_keys
        WHERE principal = ? AND key = ? AND created_ms > ?";
    let rows = sql.query(statement, &[ANONYMOUS.into(), key.as_str().into(), oldest(now_ms).into()])?;
    let read = |column, row: &super::Row| row.text(column).map(str::to_owned);
    rows.first()
        .map(|row| Ok(Answered { fingerprint: read(0, row)?, booking_id: read(1, row)?, response: read(2, row)? }))
        .transpose()
}

/// Forgets answers that are too old. It looks at all of them, so it is done once a day.
pub(crate) fn delete_expired(sql: &impl Sql, now_ms: i64) -> Result<(), StoreError> {
    sql.execute("DELETE FROM idempotency_keys WHERE created_ms <= ?", &[oldest(now_ms).into()])
}

/// Keeps an answer; one under the same key that is too old gives way.
pub(crate) fn insert(sql: &impl Sql, key: &IdempotencyKey, answered: &Answered, now_ms: i64) -> Result<(), StoreError> {
    let statement =
        "INSERT OR REPLACE INTO idempotency_keys (principal, key, fingerprint, booking_id, response, created_ms)
        VALUES (?, ?, ?, ?, ?, ?)";
    let parameters = [
        ANONYMOUS.into(),
        key.as_str().into(),
        answered.fingerprint.as_str().into(),
        answered.booking_id.as_str().into(),
        answered.response.as_str().into(),
        now_ms.into(),
    ];
    sql.execute(statement, &parameters)
}

const fn oldest(now_ms: i64) -> i64 {
    now_ms - KEPT.num_milliseconds()
}
