//! What the command lines share: a table of cases as JSON on standard input, a table of answers on standard output.

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use serde_json::{Value, json};
use sportello_shared::domain::FieldError;

/// What one case is answered with: the members besides `id`, or every wrong field.
pub(crate) type Answer = Result<Value, Vec<FieldError>>;

/// Standard input, standard output and standard error of a command line; a test puts its own in their place.
pub(crate) struct Streams<'a> {
    /// Where the table of cases comes from.
    pub(crate) input: &'a mut dyn Read,
    /// Where the table of answers goes.
    pub(crate) output: &'a mut dyn Write,
    /// Where one line goes if there is no table to answer.
    pub(crate) complaints: &'a mut dyn Write,
}

/// Runs a command line on the streams of the process.
pub(crate) fn main(run: impl FnOnce(&mut Streams<'_>) -> u8) -> ExitCode {
    let mut streams = Streams {
        input: &mut std::io::stdin().lock(),
        output: &mut std::io::stdout().lock(),
        complaints: &mut std::io::stderr().lock(),
    };
    ExitCode::from(run(&mut streams))
}

/// Reads all cases, answers each and gives the exit code: 0, or 2 with one clear line where the input is no table.
pub(crate) fn run_cases(name: &str, streams: &mut Streams<'_>, answer: impl Fn(&Value) -> Answer) -> u8 {
    let mut input = Vec::new();
    let read = streams.input.read_to_end(&mut input).map_err(|error| format!("the input cannot be read: {error}"));
    let written = read.and_then(|_| answer_table(&input, answer)).and_then(|answers| {
        writeln!(streams.output, "{answers:#}").map_err(|error| format!("the output cannot be written: {error}"))
    });
    let Err(message) = written else { return 0 };
    // Where even that cannot be written, the exit code has to do.
    let _ = writeln!(streams.complaints, "{name}: {message}");
    2
}

/// Answers a whole table. The error is one line for people.
fn answer_table(input: &[u8], answer: impl Fn(&Value) -> Answer) -> Result<Value, String> {
    let table: Value = serde_json::from_slice(input).map_err(|error| format!("the input is not JSON: {error}"))?;
    let Value::Array(cases) = table else { return Err("the input is not a JSON array of cases".to_owned()) };
    Ok(cases.iter().map(|case| answer_case(case, &answer)).collect())
}

/// The names of the wrong fields are for whoever compares tables; the details say what is wrong with each.
fn answer_case(case: &Value, answer: impl Fn(&Value) -> Answer) -> Value {
    let id = case.get("id").cloned().unwrap_or(Value::Null);
    match answer(case) {
        Ok(mut answered) => {
            answered["id"] = id;
            answered
        }
        Err(errors) => {
            let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
            json!({"id": id, "error": {"fields": fields, "details": errors}})
        }
    }
}
