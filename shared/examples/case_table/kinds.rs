//! Tables whose cases name a `kind` and its `inputs`: dates and codes.

use serde_json::Value;
use sportello_shared::domain::{FieldError, FieldErrorKind, Fields};

use super::case_table::{Answer, Streams, run_cases};

/// The command line of a table whose cases have a `kind` and `inputs`.
pub(crate) fn run(name: &str, streams: &mut Streams<'_>, answer: impl Fn(&str, &Value) -> Answer) -> u8 {
    run_cases(name, streams, |case| read_case(case).and_then(|(kind, inputs)| answer(kind, inputs)))
}

/// Kind and inputs of a case. Other members (notes, expectations) are nobody's business.
fn read_case(case: &Value) -> Result<(&str, &Value), Vec<FieldError>> {
    let wrong = |field, kind| FieldError::new(field, kind);
    let mut errors = Vec::new();
    if !case.is_object() {
        return Err(vec![wrong("case", FieldErrorKind::WrongType)]);
    }
    let kind = case.get("kind").and_then(Value::as_str);
    if kind.is_none() {
        errors.push(wrong(
            "kind",
            if case.get("kind").is_some() { FieldErrorKind::WrongType } else { FieldErrorKind::Missing },
        ));
    }
    let inputs = case.get("inputs").filter(|inputs| inputs.is_object());
    if inputs.is_none() {
        errors.push(wrong(
            "inputs",
            if case.get("inputs").is_some() { FieldErrorKind::WrongType } else { FieldErrorKind::Missing },
        ));
    }
    match (kind, inputs) {
        (Some(kind), Some(inputs)) => Ok((kind, inputs)),
        _ => Err(errors),
    }
}

/// Reads all inputs of a case, then computes its outcome; the first may complain of several fields at once.
pub(crate) fn outcome<'a, T>(
    inputs: &'a Value,
    read: impl FnOnce(&mut Fields<'a>) -> Option<T>,
    compute: impl FnOnce(T) -> Answer,
) -> Answer {
    let mut fields = Fields::of_body(inputs);
    let read = read(&mut fields);
    fields.finish(read).and_then(compute)
}

/// A kind that this command line does not know.
pub(crate) fn unknown_kind() -> Answer {
    Err(vec![FieldError::new("kind", FieldErrorKind::NotListed)])
}

/// One wrong field.
pub(crate) fn wrong(field: &str, kind: FieldErrorKind) -> Answer {
    Err(vec![FieldError::new(field, kind)])
}
