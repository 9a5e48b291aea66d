//! The only reader of time. Everything behind it gets `now` as an argument.

use chrono::{DateTime, Utc};
use worker::{Date, Env};

/// The present moment. In a `dev` build the variable `NOW` (RFC 3339) may name another one.
pub(crate) fn now(env: &Env) -> DateTime<Utc> {
    test_clock(env).unwrap_or_else(|| {
        let millis = i64::try_from(Date::now().as_millis()).unwrap_or_default();
        DateTime::from_timestamp_millis(millis).unwrap_or_default()
    })
}

#[cfg(feature = "dev")]
fn test_clock(env: &Env) -> Option<DateTime<Utc>> {
    let text = crate::runtime::text_binding(env, "NOW")?;
    DateTime::parse_from_rfc3339(&text).ok().map(|moment| moment.to_utc())
}

#[cfg(not(feature = "dev"))]
const fn test_clock(_env: &Env) -> Option<DateTime<Utc>> {
    None
}
