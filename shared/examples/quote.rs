//! The command line of the quote contract: a JSON array of cases in, a JSON array of outcomes out.
//!
//! A file that is no such array ends with one line on standard error and exit code 2. A bad case inside a good array is
//! answered in its place: `{"id", "error": {"fields": [...]}}`, and the exit code stays 0.

use std::{
    collections::BTreeMap,
    io::{self, Read as _, Write as _},
    process::ExitCode,
};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};
use sportello_shared::{
    chambers,
    domain::{FieldError, FieldErrorKind},
    rules::{Inputs, Law, Outcome, counter, quote},
};

/// Exit code of an input that is no array of cases.
const MALFORMED: u8 = 2;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("quote: {message}");
            ExitCode::from(MALFORMED)
        }
    }
}

fn run() -> Result<(), String> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input cannot be read: {error}"))?;
    let cases: Value = serde_json::from_str(&text).map_err(|error| format!("standard input is not JSON: {error}"))?;
    let Value::Array(cases) = cases else { return Err("standard input is not a JSON array of cases".to_owned()) };
    let laws = laws()?;
    let answers: Vec<Value> = cases.iter().map(|case| answer(case, &laws)).collect();
    let answers = serde_json::to_string_pretty(&answers).map_err(|error| error.to_string())?;
    writeln!(io::stdout(), "{answers}").map_err(|error| format!("standard output cannot be written: {error}"))
}

/// Every embedded law by the name that cases use: the slug in capitals.
fn laws() -> Result<BTreeMap<String, Law>, String> {
    let read = |chamber: &chambers::EmbeddedChamber| {
        let law = chamber.law().map_err(|error| format!("the law of {} cannot be read: {error}", chamber.slug))?;
        Ok((chamber.slug.to_ascii_uppercase(), law))
    };
    chambers::all().iter().map(read).collect()
}

fn answer(case: &Value, laws: &BTreeMap<String, Law>) -> Value {
    let id = case.get("id").cloned().unwrap_or(Value::Null);
    match decide(case, laws) {
        Ok(outcome) => json!({ "id": id, "outcome": outcome }),
        Err(errors) => {
            let mut fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
            fields.dedup();
            json!({ "id": id, "error": { "fields": fields, "details": errors } })
        }
    }
}

fn decide(case: &Value, laws: &BTreeMap<String, Law>) -> Result<Outcome, Vec<FieldError>> {
    let Value::Object(case) = case else { return Err(vec![FieldError::new("case", FieldErrorKind::WrongType)]) };
    let mut errors = Vec::new();
    let law = text(case, "chamber", &mut errors).and_then(|name| {
        let law = laws.get(name);
        if law.is_none() {
            errors.push(FieldError::new("chamber", FieldErrorKind::NotListed));
        }
        law
    });
    let stage = match case.get("stage") {
        None | Some(Value::Null) => Some(Stage::Quote),
        Some(_) => text(case, "stage", &mut errors).and_then(|name| {
            let stage = Stage::from_name(name);
            if stage.is_none() {
                errors.push(FieldError::new("stage", FieldErrorKind::NotListed));
            }
            stage
        }),
    };
    let on = day(case, &mut errors);
    let empty = Map::new();
    let answers = match case.get("inputs") {
        None | Some(Value::Null) => &empty,
        Some(Value::Object(answers)) => answers,
        Some(_) => {
            errors.push(FieldError::new("inputs", FieldErrorKind::WrongType));
            &empty
        }
    };
    let (Some(law), Some(stage)) = (law, stage) else { return Err(errors) };
    let inputs = Inputs::parse(answers, law).map_err(|more| errors.extend(more)).ok();
    let on = law.day(on).map_err(|error| errors.push(error)).ok();
    if stage == Stage::Counter && inputs.as_ref().is_some_and(|inputs| !inputs.open().is_empty()) {
        errors.push(FieldError::new("open", FieldErrorKind::Contradiction));
    }
    match (inputs, on) {
        (Some(inputs), Some(on)) if errors.is_empty() => Ok(match stage {
            Stage::Quote => quote(law, &inputs, on),
            Stage::Counter => counter(law, &inputs, on),
        }),
        _ => Err(errors),
    }
}

/// Which of the two decisions a case asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Quote,
    Counter,
}

impl Stage {
    fn from_name(name: &str) -> Option<Self> {
        match name {
            "quote" => Some(Self::Quote),
            "counter" => Some(Self::Counter),
            _ => None,
        }
    }
}

fn text<'case>(case: &'case Map<String, Value>, field: &str, errors: &mut Vec<FieldError>) -> Option<&'case str> {
    let value = case.get(field);
    let text = value.and_then(Value::as_str);
    if text.is_none() {
        let kind = if value.is_none() { FieldErrorKind::Missing } else { FieldErrorKind::WrongType };
        errors.push(FieldError::new(field, kind));
    }
    text
}

fn day(case: &Map<String, Value>, errors: &mut Vec<FieldError>) -> Option<NaiveDate> {
    match case.get("on") {
        None | Some(Value::Null) => None,
        Some(_) => text(case, "on", errors).and_then(|day| {
            let date = NaiveDate::parse_from_str(day, "%Y-%m-%d");
            date.map_err(|_| errors.push(FieldError::new("on", FieldErrorKind::BadFormat))).ok()
        }),
    }
}
