//! What the command lines share: a table of cases as JSON on standard input, a table of answers on standard output.

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use serde_json::{Value, json};
use sportello_shared::domain::{FieldError, FieldErrorKind, Fields};

/// What one case is answered with: the members besides `id`, or every wrong field.
pub type Answer = Result<Value, Vec<FieldError>>;

/// Reads standard input, answers each case and writes standard output. A file that is no table of cases is one line on
/// standard error and exit code 2.
pub fn run(name: &str, answer: impl Fn(&str, &Value) -> Answer) -> ExitCode {
    let mut input = Vec::new();
    let answered = match std::io::stdin().read_to_end(&mut input) {
        Ok(_) => answer_table(&input, answer),
        Err(error) => Err(format!("standard input cannot be read: {error}")),
    };
    let written = answered.and_then(|answers| {
        let mut output = std::io::stdout().lock();
        writeln!(output, "{answers:#}").map_err(|error| format!("standard output cannot be written: {error}"))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{name}: {message}");
            ExitCode::from(2)
        }
    }
}

/// Answers a whole table. `answer` gets the `kind` and the `inputs` of a case. The error is one line for people.
pub fn answer_table(input: &[u8], answer: impl Fn(&str, &Value) -> Answer) -> Result<Value, String> {
    let table: Value = serde_json::from_slice(input).map_err(|error| format!("the input is not JSON: {error}"))?;
    let Value::Array(cases) = table else { return Err("the input is not a JSON array of cases".to_owned()) };
    Ok(cases.iter().map(|case| answer_case(case, &answer)).collect())
}

fn answer_case(case: &Value, answer: impl Fn(&str, &Value) -> Answer) -> Value {
    let id = case.get("id").cloned().unwrap_or(Value::Null);
    match read_case(case).and_then(|(kind, inputs)| answer(kind, inputs)) {
        Ok(mut answered) => {
            answered["id"] = id;
            answered
        }
        Err(fields) => json!({"id": id, "error": {"fields": fields}}),
    }
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
pub fn outcome<'a, T>(
    inputs: &'a Value,
    read: impl FnOnce(&mut Fields<'a>) -> Option<T>,
    compute: impl FnOnce(T) -> Answer,
) -> Answer {
    let mut fields = Fields::of_body(inputs);
    let read = read(&mut fields);
    fields.finish(read).and_then(compute)
}

/// A kind that this command line does not know.
pub fn unknown_kind() -> Answer {
    Err(vec![FieldError::new("kind", FieldErrorKind::NotListed)])
}

/// One wrong field.
pub fn wrong(field: &str, kind: FieldErrorKind) -> Answer {
    Err(vec![FieldError::new(field, kind)])
}
