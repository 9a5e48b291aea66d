//! Who did what, by pseudonymous ids.

use super::{Sql, StoreError};

/// One act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Act<'a> {
    /// Who: `citizen`, later the id of a member of staff.
    pub(crate) actor: &'a str,
    /// What: `booking_created`.
    pub(crate) action: &'a str,
    /// The id of what it was done to.
    pub(crate) subject: &'a str,
    /// The request in which it was done.
    pub(crate) request_id: &'a str,
}

/// Writes an act down.
pub(crate) fn insert(sql: &impl Sql, act: Act<'_>, now_ms: i64) -> Result<(), StoreError> {
    let statement = "INSERT INTO audit (created_ms, actor, action, subject, request_id) VALUES (?, ?, ?, ?, ?)";
    let parameters = [now_ms.into(), act.actor.into(), act.action.into(), act.subject.into(), act.request_id.into()];
    sql.execute(statement, &parameters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::native::NativeSql;

    #[test]
    fn the_audit_log_only_grows() {
        let sql = NativeSql::migrated();
        let act = Act { actor: "citizen", action: "booking_created", subject: "b", request_id: "r" };
        insert(&sql, act, 1).expect("written");
        for statement in ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"] {
            assert!(matches!(sql.query(statement, &[]), Err(StoreError::Statement(_))), "{statement}");
        }
        assert_eq!(sql.count("audit"), 1);
    }
}
