//! What the second opinion says, and how it is held against the engine.

use std::collections::BTreeSet;

use serde_json::Value;
use sportello_shared::rules::{Answers, Outcome, Verdict};

/// Verdict, amounts, reasons and alternative of one case.
#[derive(Clone, Debug)]
pub(crate) struct Opinion {
    pub(crate) verdict: Verdict,
    pub(crate) eligible: Option<bool>,
    pub(crate) total: Option<i64>,
    pub(crate) codes: BTreeSet<&'static str>,
    pub(crate) instead: Option<Instead>,
}

/// An alternative with its amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instead {
    pub(crate) code: &'static str,
    pub(crate) total: Option<i64>,
    pub(crate) range: Option<[i64; 2]>,
}

impl Instead {
    pub(crate) const fn plain(code: &'static str) -> Self {
        Self { code, total: None, range: None }
    }

    pub(crate) const fn at(code: &'static str, total: i64) -> Self {
        Self { code, total: Some(total), range: None }
    }

    pub(crate) const fn between(code: &'static str, least: i64, most: i64) -> Self {
        Self { code, total: None, range: Some([least, most]) }
    }
}

impl Opinion {
    /// Nothing is sold.
    pub(crate) fn refusal(verdict: Verdict, code: &'static str, instead: impl Into<Option<Instead>>) -> Self {
        let eligible = match verdict {
            Verdict::NeedsConfirmation => None,
            _ => Some(false),
        };
        Self { verdict, eligible, total: None, codes: BTreeSet::from([code]), instead: instead.into() }
    }

    /// Something is sold.
    pub(crate) fn sale(total: i64, codes: impl IntoIterator<Item = &'static str>) -> Self {
        let codes = codes.into_iter().collect();
        Self { verdict: Verdict::Eligible, eligible: Some(true), total: Some(total), codes, instead: None }
    }

    /// The first of several failures gives the alternative; all give their codes.
    pub(crate) fn first_of(failures: Vec<Self>) -> Option<Self> {
        let codes = failures.iter().flat_map(|failure| failure.codes.iter().copied()).collect();
        let is_refused = failures.iter().any(|failure| failure.verdict == Verdict::NotEligible);
        let mut first = failures.into_iter().next()?;
        first.codes = codes;
        if is_refused {
            (first.verdict, first.eligible) = (Verdict::NotEligible, Some(false));
        }
        Some(first)
    }

    /// The counter's view of a quote: released, or stopped by these failures.
    pub(crate) fn at_counter(self, failures: &[(&'static str, &'static str)]) -> Self {
        if self.verdict != Verdict::Eligible {
            return Self { verdict: Verdict::Blocked, ..self };
        }
        let Some((_, first)) = failures.first() else { return Self { verdict: Verdict::Release, ..self } };
        let instead = Some(Instead::plain(first));
        let codes = self.codes.iter().copied().chain(failures.iter().map(|(code, _)| *code)).collect();
        Self { verdict: Verdict::Blocked, eligible: Some(false), codes, instead, ..self }
    }

    #[track_caller]
    pub(crate) fn agrees(&self, outcome: &Outcome, answers: &Answers) {
        let found: BTreeSet<&str> = outcome.reason_codes.iter().map(String::as_str).collect();
        let amount = |name: &str| outcome.alternative.as_ref().and_then(|instead| instead.details.get(name));
        let range = amount("range_cents")
            .and_then(Value::as_array)
            .map(|range| [range[0].as_i64().unwrap_or_default(), range[1].as_i64().unwrap_or_default()]);
        let is_alike = outcome.verdict == self.verdict
            && outcome.eligible == self.eligible
            && outcome.total_cents == self.total
            && found == self.codes
            && match (&outcome.alternative, &self.instead) {
                (None, None) => true,
                (Some(one), Some(other)) => {
                    one.code == other.code
                        && amount("total_cents").and_then(Value::as_i64) == other.total
                        && range == other.range
                }
                _ => false,
            };
        assert!(is_alike, "{}\nopinion: {self:?}\nengine:  {outcome:#?}", Value::Object(answers.clone()));
    }
}

/// The answers of a case by name, with the contract's defaults.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a>(pub(crate) &'a Answers);

impl<'a> Case<'a> {
    /// A text; empty for null.
    pub(crate) fn text(self, key: &str) -> &'a str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    pub(crate) fn is(self, key: &str, values: &[&str]) -> bool {
        values.contains(&self.text(key))
    }

    pub(crate) fn flag(self, key: &str) -> Option<bool> {
        self.0.get(key).and_then(Value::as_bool)
    }

    pub(crate) fn number(self, key: &str) -> Option<i64> {
        self.0.get(key).and_then(Value::as_i64)
    }

    pub(crate) fn document(self, key: &str) -> &'a Value {
        self.0.get("documents").and_then(|documents| documents.get(key)).unwrap_or(&Value::Null)
    }

    pub(crate) fn seen(self, key: &str) -> bool {
        self.document(key).as_bool() == Some(true)
    }

    pub(crate) fn reason(self) -> &'a str {
        if self.0.contains_key("reason") { self.text("reason") } else { "first_issue" }
    }

    pub(crate) fn option(self) -> &'a str {
        if self.0.contains_key("option") { self.text("option") } else { "cns_only" }
    }

    pub(crate) fn devices(self) -> i64 {
        if self.option() == "remote_only" { 0 } else { self.number("devices").unwrap_or(1) }
    }

    pub(crate) fn has_powers(self) -> bool {
        let kinds = ["sole_proprietor", "legal_representative", "company_director"];
        self.flag("legal_powers").unwrap_or_else(|| kinds.contains(&self.text("applicant_kind")))
    }

    /// Null where there is no company; unknown where it was said to be null.
    pub(crate) fn concession_used(self) -> &'a str {
        let has_company = !self.text("seat_province").is_empty();
        match self.0.get("concession_used") {
            None | Some(Value::Null) if !has_company => "",
            None => "none",
            Some(Value::Null) => "unknown",
            Some(_) => self.text("concession_used"),
        }
    }

    pub(crate) fn rea_active(self) -> Option<bool> {
        match self.0.get("rea_active") {
            None if !self.text("seat_province").is_empty() => Some(true),
            None => None,
            Some(value) => value.as_bool(),
        }
    }
}
