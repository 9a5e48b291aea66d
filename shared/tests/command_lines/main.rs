//! The command lines of dates and codes, held against the published cases and against files that are none.

#[path = "../../examples/dates.rs"]
#[expect(dead_code, reason = "the example's main is for cargo run; its run is called here")]
mod dates;
#[path = "../../examples/notice_codes.rs"]
#[expect(dead_code, reason = "the example's main is for cargo run; its run is called here")]
mod notice_codes;

mod code_cases;
mod date_cases;

use serde_json::{Value, json};

/// Exit code, output and complaint of a command line.
type Ran = (u8, String, String);

/// Runs a command line on streams of its own.
macro_rules! ran {
    ($example:ident, $input:expr) => {{
        let (mut output, mut complaints) = (Vec::new(), Vec::new());
        let code = $example::run(&mut $example::case_table::Streams {
            input: &mut $input.as_bytes(),
            output: &mut output,
            complaints: &mut complaints,
        });
        (code, text(output), text(complaints))
    }};
}

fn run_dates(input: &str) -> Ran {
    ran!(dates, input)
}

fn run_notice_codes(input: &str) -> Ran {
    ran!(notice_codes, input)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("UTF-8")
}

/// Answers of a good file, in the order of its cases.
#[track_caller]
fn answers(run: impl Fn(&str) -> Ran, cases: &Value) -> Vec<Value> {
    let (code, output, complaints) = run(&cases.to_string());
    assert_eq!((code, complaints.as_str()), (0, ""));
    serde_json::from_str(&output).expect("a JSON array")
}

#[test]
fn a_file_that_is_no_table_of_cases_is_one_line_and_exit_code_2() {
    for run in [run_dates, run_notice_codes] {
        for input in ["", "{", "{}", "null", "[1,]", "\u{feff}[]", "text"] {
            let (code, output, complaint) = run(input);
            assert_eq!((code, output.as_str()), (2, ""), "{input}");
            assert_eq!(complaint.lines().count(), 1, "{complaint}");
        }
        assert_eq!(answers(run, &json!([])), Vec::<Value>::new());
    }
}

#[test]
fn one_bad_case_inside_a_good_file_names_its_fields_and_the_others_are_answered() {
    let vat_number = json!({"id": "good", "kind": "vat_number", "inputs": {"value": "00743110157"}});
    let holidays = json!({"id": "good", "kind": "holidays", "inputs": {"chamber": "TORINO", "year": 2026}});
    for (run, good) in [(run_notice_codes as fn(&str) -> Ran, vat_number), (run_dates, holidays)] {
        let cases = json!([
            7,
            {"id": "no-kind", "inputs": []},
            {"id": "other-kind", "kind": "other", "inputs": {}},
            {"id": 4, "kind": 5},
            good,
        ]);
        let answered = answers(run, &cases);
        assert_eq!(answered[0], json!({"id": null, "error": {"fields": [{"field": "case", "kind": "wrong-type"}]}}));
        assert_eq!(
            answered[1],
            json!({"id": "no-kind", "error": {"fields": [
                {"field": "kind", "kind": "missing"}, {"field": "inputs", "kind": "wrong-type"},
            ]}})
        );
        assert_eq!(answered[2]["error"]["fields"][0], json!({"field": "kind", "kind": "not-listed"}));
        assert_eq!(answered[3]["error"]["fields"].as_array().map(Vec::len), Some(2));
        assert_eq!((&answered[4]["id"], answered[4].get("error")), (&json!("good"), None));
    }
}
