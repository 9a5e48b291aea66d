//! `POST /api/v1/chambers/{chamber}/bookings`. The edge names everything that is wrong with a request; the object, which
//! reads it anew, decides.

use serde_json::Value;
use sportello_shared::{
    api::{IDEMPOTENCY_HEADER, ProblemKind},
    booking::BookingCommand,
    calendar::civil_day,
    domain::{FieldError, FieldErrorKind, IdempotencyKey},
    rules::{Inputs, Law},
};
use worker::Response;

use crate::{
    body,
    call::Call,
    chamber::{BookingCall, Command},
    clock,
    error::AppError,
    laws,
};

/// Asks the Chamber's object for a place.
pub(crate) async fn create_booking(mut call: Call, chamber: Option<&str>) -> Result<Response, AppError> {
    let law = laws::offered(chamber)?;
    let key = read_key(call.header(IDEMPOTENCY_HEADER)?.as_deref())?;
    let body = body::read_json(&mut call.request).await?;
    let today = civil_day(clock::now(&call.env));
    let errors = wrong_fields(law, &body, BookingCommand::parse(&body, today).err());
    if !errors.is_empty() {
        return Err(AppError::fields(errors));
    }
    call.chamber(law)?.send(Command::Book(BookingCall { key, body })).await
}

/// The key, with or without the quotation marks of a structured header.
fn read_key(header: Option<&str>) -> Result<IdempotencyKey, AppError> {
    let text = header.map(str::trim).filter(|text| !text.is_empty()).ok_or(ProblemKind::IdempotencyMissing)?;
    let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    IdempotencyKey::parse(bare).map_err(|kind| AppError::fields(vec![FieldError::new(IDEMPOTENCY_HEADER, kind)]))
}

/// Everything wrong with a body: its own fields, and the answers, which only the law can judge.
fn wrong_fields(law: &Law, body: &Value, own: Option<Vec<FieldError>>) -> Vec<FieldError> {
    let answers = body.get("answers").and_then(Value::as_object);
    let inputs = answers.map(|answers| Inputs::parse(answers, law));
    let mut errors = own.unwrap_or_default();
    match inputs {
        Some(Err(wrong)) => errors.extend(wrong.into_iter().map(|error| error.inside("answers"))),
        // A question still open has no price: it may be quoted, not booked.
        Some(Ok(inputs)) if !inputs.open().is_empty() => {
            errors.push(FieldError::new("answers.open", FieldErrorKind::Unknown));
        }
        Some(Ok(_)) | None => {}
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_may_be_quoted_and_must_be_long_enough() {
        let key = "0123456789abcdef";
        assert!(read_key(Some(key)).is_ok() && read_key(Some(&format!("\"{key}\""))).is_ok());
        let missing = read_key(None).expect_err("missing").to_problem("");
        assert_eq!((missing.status, missing.kind()), (400, Some(ProblemKind::IdempotencyMissing)));
        let short = read_key(Some("short")).expect_err("short").to_problem("");
        assert_eq!(short.errors, [FieldError::new(IDEMPOTENCY_HEADER, FieldErrorKind::TooShort)]);
    }
}
