//! What holds of every outcome of every Chamber.

use sportello_shared::rules::{Answers, Outcome, SharedText, Verdict};

/// Total is the sum of the lines; a fee only where something is released; everything is cited.
#[track_caller]
pub(crate) fn is_sound(outcome: &Outcome, answers: &Answers) {
    let demand = |what: &str, holds: bool| assert!(holds, "{what}: {answers:?}\n{outcome:#?}");
    let sum: i64 = outcome.line_items.iter().map(|line| line.total_cents).sum();
    demand("a total without lines", outcome.total_cents.is_some() != outcome.line_items.is_empty());
    demand("the total is not the sum of the lines", outcome.total_cents.unwrap_or_default() == sum);
    for line in &outcome.line_items {
        demand("a line that does not multiply", line.total_cents == line.unit_cents * i64::from(line.quantity));
        demand("a line of none", line.quantity > 0);
    }
    let quotes_fee = matches!(outcome.verdict, Verdict::Eligible | Verdict::Release)
        || (outcome.verdict == Verdict::Blocked && outcome.total_cents.is_some());
    demand("a fee where nothing is released", outcome.total_cents.is_some() == quotes_fee);
    demand("an open verdict with nothing open", outcome.verdict != Verdict::Open && outcome.next.is_none());
    demand("no reason", !outcome.reason_codes.is_empty());
    demand("nothing cited", !outcome.citations.is_empty());
    let is_cited = |rules: &[SharedText]| {
        !rules.is_empty() && rules.iter().all(|rule| outcome.citations.iter().any(|citation| citation.rule == *rule))
    };
    demand("a line without a rule", outcome.line_items.iter().all(|line| is_cited(&line.rules)));
    demand("a document without a rule", outcome.documents.iter().all(|document| is_cited(&document.rules)));
    demand("an alternative without a rule", outcome.alternative.iter().all(|instead| is_cited(&instead.rules)));
    let codes = outcome.reason_codes.iter().chain(&outcome.advisories);
    for code in codes {
        let ground = outcome.grounds.iter().find(|ground| ground.code == *code);
        demand("a code without a rule", ground.is_some_and(|ground| is_cited(&ground.rules)));
    }
    for citation in &outcome.citations {
        demand("a citation without words or source", !citation.quote.is_empty() && !citation.source.is_empty());
    }
    let mut codes = outcome.reason_codes.clone();
    codes.sort_unstable();
    codes.dedup();
    demand("a reason given twice", codes.len() == outcome.reason_codes.len());
}
