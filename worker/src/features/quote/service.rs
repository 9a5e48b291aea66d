//! A quote request read and answered by the one engine.

use chrono::NaiveDate;
use serde_json::Value;
use sportello_shared::{
    api::QuoteStage,
    calendar::parse_day,
    domain::{FieldError, FieldErrorKind, Fields},
    rules::{self, Answers, Inputs, Law, Outcome},
};

/// The outcome of a request body, or everything that is wrong with it.
pub(crate) fn quote(law: &Law, body: &Value) -> Result<Outcome, Vec<FieldError>> {
    let (stage, on, inputs) = read(body, law)?;
    let on = law.day(on).map_err(|error| vec![error])?;
    Ok(match stage {
        QuoteStage::Quote => rules::quote(law, &inputs, on),
        QuoteStage::Counter => rules::counter(law, &inputs, on),
    })
}

fn read(body: &Value, law: &Law) -> Result<(QuoteStage, Option<NaiveDate>, Inputs), Vec<FieldError>> {
    let mut fields = Fields::of_body(body);
    let stage = fields.parsed_if_given("stage", |name| QuoteStage::from_name(name).ok_or(FieldErrorKind::NotListed));
    let on = fields.parsed_if_given("on", parse_day);
    let answers: Option<&Answers> = fields.open_object("inputs");
    let inputs = answers.map(|answers| Inputs::parse(answers, law));
    let wrong_answers = inputs.as_ref().and_then(|inputs| inputs.as_ref().err()).cloned().unwrap_or_default();
    let read = fields.finish(answers.map(|_| ()));
    let mut errors = read.err().unwrap_or_default();
    errors.extend(wrong_answers.into_iter().map(|error| error.inside("inputs")));
    match inputs {
        Some(Ok(inputs)) if errors.is_empty() => Ok((stage.unwrap_or_default(), on, inputs)),
        _ => Err(errors),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::laws;

    fn wrong_fields(body: &Value) -> Vec<String> {
        let law = laws::find("torino").expect("torino");
        let errors = quote(law, body).expect_err("refused");
        errors.into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn an_empty_set_of_answers_is_the_commonest_citizen() {
        let law = laws::find("torino").expect("torino");
        let outcome = quote(law, &json!({ "inputs": {} })).expect("a quote");
        assert_eq!(outcome.eligible, Some(true));
    }

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let body = json!({ "stage": "later", "on": "tomorrow", "inputs": { "devices": -1, "colour": "red" }, "x": 1 });
        let mut fields = wrong_fields(&body);
        fields.sort();
        assert_eq!(fields, ["inputs.colour", "inputs.devices", "on", "stage", "x"]);
    }

    #[test]
    fn a_body_without_answers_says_so() {
        assert_eq!(wrong_fields(&json!({})), ["inputs"]);
        assert_eq!(wrong_fields(&json!([])), ["body"]);
        assert_eq!(wrong_fields(&json!({ "inputs": {}, "on": "1990-01-01" })), ["on"]);
    }
}
