//! What every command line of cases owes: one line and exit code 2 for a file that is none, and an answer in its place
//! for each bad case of a good file.

use serde_json::{Value, json};

/// Exit code, output and complaint of a command line.
pub(crate) type Ran = (u8, Vec<u8>, Vec<u8>);

/// Answers of a good file, in the order of its cases.
#[track_caller]
pub(crate) fn answers(run: fn(&str) -> Ran, cases: &Value) -> Vec<Value> {
    let (code, output, complaints) = run(&cases.to_string());
    assert_eq!((code, complaints), (0, Vec::new()));
    serde_json::from_slice(&output).expect("a JSON array")
}

/// The whole answer to one case.
#[track_caller]
pub(crate) fn answer(run: fn(&str) -> Ran, kind: &str, inputs: &Value) -> Value {
    let mut answered = answers(run, &json!([{"id": "case", "kind": kind, "inputs": inputs}]));
    assert_eq!((answered.len(), &answered[0]["id"]), (1, &json!("case")));
    answered.remove(0)
}

/// A file that is no table of cases ends with one clear line and exit code 2.
#[track_caller]
pub(crate) fn check_malformed_files(run: fn(&str) -> Ran) {
    for input in ["", "{", "{}", "null", "[1,]", "\u{feff}[]", "text"] {
        let (code, output, complaint) = run(input);
        let complaint = String::from_utf8(complaint).expect("UTF-8");
        assert_eq!((code, output, complaint.lines().count()), (2, Vec::new(), 1), "{input}: {complaint}");
    }
    assert_eq!(answers(run, &json!([])), Vec::<Value>::new());
}

/// Bad cases name their fields in their place, and the good one among them is answered.
#[track_caller]
pub(crate) fn check_bad_cases(run: fn(&str) -> Ran, good: &Value) {
    let cases =
        json!([7, {"id": "a", "inputs": []}, {"id": "b", "kind": "other", "inputs": {}}, {"id": 4, "kind": 5}, good]);
    let mut answered = answers(run, &cases);
    let well_answered = answered.pop().expect("the last answer");
    assert_eq!((&well_answered["id"], well_answered.get("error")), (&good["id"], None));
    let error = |id: Value, wrong: &[(&str, &str)]| {
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field).collect();
        let details: Vec<_> = wrong.iter().map(|(field, kind)| json!({"field": field, "kind": kind})).collect();
        json!({"id": id, "error": {"fields": fields, "details": details}})
    };
    assert_eq!(
        answered,
        [
            error(json!(null), &[("case", "wrong-type")]),
            error(json!("a"), &[("kind", "missing"), ("inputs", "wrong-type")]),
            error(json!("b"), &[("kind", "not-listed")]),
            error(json!(4), &[("kind", "wrong-type"), ("inputs", "missing")]),
        ]
    );
}
