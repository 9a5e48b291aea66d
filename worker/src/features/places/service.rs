//! The answer of the object: the month, with a tag by which a client asks whether it changed.

use chrono::{DateTime, Utc};
use sportello_shared::{
    calendar::Month,
    domain::{FieldError, FieldErrorKind},
};

use crate::{
    chamber::{Books, PlacesQuery},
    error::AppError,
    http::Answer,
    store::Sql,
    tokens::fingerprint,
};

/// Digits of a tag: 128 bits of the body's hash.
const TAG_DIGITS: usize = 32;

/// The free places, or that they are still those of the tag.
pub(crate) fn list_places<S: Sql>(
    books: &Books<S>,
    query: &PlacesQuery,
    now: DateTime<Utc>,
) -> Result<Answer, AppError> {
    let month = Month::parse(&query.month)
        .map_err(|kind: FieldErrorKind| AppError::fields(vec![FieldError::new("month", kind)]))?;
    let places = books.read_occupied(now, |agenda, occupied| agenda.month(occupied, now, month, query.devices))?;
    let mut answer = Answer::json(200, &places)?;
    let hash = fingerprint(&answer.body);
    let tag = format!("\"{}\"", hash.get(..TAG_DIGITS).unwrap_or_default());
    if query.if_none_match.as_deref().is_some_and(|tags| is_among(&tag, tags)) {
        answer.status = 304;
        answer.body.clear();
    }
    answer.headers.push(("ETag", tag));
    Ok(answer)
}

/// Whether a tag stands in an `If-None-Match` header; a weak one counts like a strong one.
fn is_among(tag: &str, header: &str) -> bool {
    header.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_a_list_weak_or_strong() {
        for header in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*"] {
            assert!(is_among("\"a\"", header), "{header}");
        }
        assert!(!is_among("\"a\"", "\"b\", \"aa\""));
    }
}
