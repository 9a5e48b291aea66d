//! The quote contract on the command line: reads `[{"id", "chamber", "stage", "on"?, "inputs"}]` and writes
//! `[{"id", "outcome"}]`, so that anyone can hold the engine against a table of cases.
//!
//! Try `echo '[{"id": 1, "chamber": "TORINO", "inputs": {}}]' | cargo run -q -p sportello-shared --example quote`.

use std::{collections::BTreeMap, process::ExitCode};

use serde_json::{Map, Value, json};
use sportello_shared::{
    calendar::parse_day,
    chambers::{self, EmbeddedChamber},
    domain::{FieldError, FieldErrorKind},
    rules::{Inputs, Law, Outcome, counter, quote},
};

pub(crate) mod case_table;

use case_table::{Streams, run_cases};

fn main() -> ExitCode {
    case_table::main(run)
}

/// The command line on any streams; gives the exit code.
pub(crate) fn run(streams: &mut Streams<'_>) -> u8 {
    let laws = laws();
    run_cases("quote", streams, |case| decide(case, &laws).map(|outcome| json!({ "outcome": outcome })))
}

/// Every embedded law by the name that cases use: the slug in capitals.
fn laws() -> BTreeMap<String, Law> {
    let read = |chamber: &EmbeddedChamber| Some((chamber.slug.to_ascii_uppercase(), chamber.law().ok()?));
    chambers::all().iter().filter_map(read).collect()
}

/// Which of the two decisions a case asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Quote,
    Counter,
}

/// Decides one case, or names every wrong field of it; other members (notes, expectations) are nobody's business.
fn decide(case: &Value, laws: &BTreeMap<String, Law>) -> Result<Outcome, Vec<FieldError>> {
    let Value::Object(case) = case else { return Err(vec![FieldError::new("case", FieldErrorKind::WrongType)]) };
    let mut errors = Vec::new();
    let mut accept = |field: &str, kind| errors.push(FieldError::new(field, kind));
    let law = listed(case, "chamber", |name| laws.get(name)).map_err(|kind| accept("chamber", kind)).ok();
    let stage = stage(case).map_err(|kind| accept("stage", kind)).ok();
    let on = match case.get("on") {
        None | Some(Value::Null) => Some(None),
        Some(_) => text(case, "on").and_then(parse_day).map(Some).map_err(|kind| accept("on", kind)).ok(),
    };
    let empty = Map::new();
    let answers = match case.get("inputs") {
        None | Some(Value::Null) => &empty,
        Some(Value::Object(answers)) => answers,
        Some(_) => {
            accept("inputs", FieldErrorKind::WrongType);
            &empty
        }
    };
    let Some(law) = law else { return Err(errors) };
    let inputs = Inputs::parse(answers, law).map_err(|more| errors.extend(more)).ok();
    let on = on.and_then(|on| law.day(on).map_err(|error| errors.push(error)).ok());
    if stage == Some(Stage::Counter) && inputs.as_ref().is_some_and(|inputs| !inputs.open().is_empty()) {
        errors.push(FieldError::new("open", FieldErrorKind::Contradiction));
    }
    match (inputs, on, stage) {
        (Some(inputs), Some(on), Some(Stage::Quote)) if errors.is_empty() => Ok(quote(law, &inputs, on)),
        (Some(inputs), Some(on), Some(Stage::Counter)) if errors.is_empty() => Ok(counter(law, &inputs, on)),
        _ => Err(errors),
    }
}

/// The stage of a case; without one it asks for a quote.
fn stage(case: &Map<String, Value>) -> Result<Stage, FieldErrorKind> {
    match case.get("stage") {
        None | Some(Value::Null) => Ok(Stage::Quote),
        Some(_) => listed(case, "stage", |name| match name {
            "quote" => Some(Stage::Quote),
            "counter" => Some(Stage::Counter),
            _ => None,
        }),
    }
}

fn listed<'a, T>(
    case: &'a Map<String, Value>,
    field: &str,
    find: impl FnOnce(&'a str) -> Option<T>,
) -> Result<T, FieldErrorKind> {
    find(text(case, field)?).ok_or(FieldErrorKind::NotListed)
}

fn text<'a>(case: &'a Map<String, Value>, field: &str) -> Result<&'a str, FieldErrorKind> {
    let value = case.get(field).ok_or(FieldErrorKind::Missing)?;
    value.as_str().ok_or(FieldErrorKind::WrongType)
}
