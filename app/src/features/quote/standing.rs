//! Where a person stands: what the engine says about the answers so far, and what is asked next.
//!
//! *Invariant:* which question matters is the engine's decision; this file only knows that some questions come in the
//! words of a person (a need, a month) before they become keys of the contract.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};
use sportello_shared::{
    calendar::Month,
    rules::{Answers, Inputs, Key, Law, OPEN_ORDER, Outcome, PaymentAdvice, TariffVersion, Verdict, quote},
};

use super::{
    form::{Condition, QuoteForm},
    question::{ISSUER_REQUESTS, OTHER_PROVINCE, Question, REPLACEMENT_REASONS},
};

/// Where a person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// What the engine says; over all that is still possible while questions are open.
    pub outcome: Outcome,
    /// The answers as sent to the engine, for the booking.
    pub answers: Answers,
    /// What is asked next; none: everything that matters is answered.
    pub next: Option<Question>,
    /// The answers to the next question, as tokens; empty where they are dates.
    pub choices: Vec<String>,
}

impl Standing {
    /// Whether everything that matters is answered.
    pub const fn is_complete(&self) -> bool {
        self.next.is_none()
    }

    /// Whether these answers can be booked: the price is known, or only the office can say it.
    pub fn is_bookable(&self) -> bool {
        let outcome = &self.outcome;
        self.is_complete()
            && match outcome.verdict {
                Verdict::Eligible => true,
                Verdict::NeedsConfirmation => outcome.eligible == Some(true),
                Verdict::Redirect | Verdict::NotEligible | Verdict::Release | Verdict::Blocked | Verdict::Open => false,
            }
    }
}

/// Asks the engine about the answers of a form.
pub fn stand(form: &QuoteForm, law: &Law, on: NaiveDate) -> Standing {
    let engine = Engine { law, on };
    let mut answers = known(form, law, on);
    let mut open = open_keys(form);
    match form.need() {
        None => return engine.ask(answers, &open, Question::Need),
        Some("replacement") if form.answer(Question::Reason).is_none() => {
            return engine.ask_among(&answers, &open, Question::Reason, &REPLACEMENT_REASONS);
        }
        Some("issuer_request") if form.answer(Question::IssuerRequest).is_none() => {
            return engine.ask_among(&answers, &open, Question::IssuerRequest, &ISSUER_REQUESTS);
        }
        Some(_) => {}
    }
    if open.contains(&Key::Format) {
        // Only the formats that this Chamber may give to this person; a single one is no question.
        let formats = engine.formats(&answers, &open);
        if let [only] = formats.as_slice() {
            answers.insert(Key::Format.name().to_owned(), json!(only));
            open.retain(|key| *key != Key::Format);
        }
    }
    let outcome = engine.quote(&answers, &open);
    if let Some(outcome) = engine.turns_on_the_day(form, &answers, &open) {
        return Standing { outcome, answers, next: Some(Question::IssueDay), choices: Vec::new() };
    }
    let next = outcome.next.as_deref().and_then(Key::from_name).and_then(Question::of_key);
    let next = match next {
        // Who it is for comes first: for most people the present device then makes no difference.
        Some(Question::HoldsValidCns) if open.contains(&Key::ApplicantKind) && form.need() != Some("remote_only") => {
            Some(Question::ApplicantKind)
        }
        next => next,
    };
    let Some(next) = next else {
        // What nobody was asked makes no difference; the Worker will not see it either.
        let outcome = engine.quote(&answers, &[]);
        return Standing { outcome, answers, next: None, choices: Vec::new() };
    };
    let choices = engine.choices(next, &answers, &open);
    Standing { outcome, answers, next: Some(next), choices }
}

/// What is known, in the words of the contract.
fn known(form: &QuoteForm, law: &Law, on: NaiveDate) -> Answers {
    let mut answers = Answers::new();
    for (question, token) in form.answers() {
        question.write(token, &mut answers);
    }
    let mut set = |key: Key, value: Value| {
        answers.insert(key.name().to_owned(), value);
    };
    if form.need().is_some_and(|need| need != "remote_only") {
        let is_sold = form.wants_remote && offers_remote(law);
        set(Key::Option, json!(if is_sold { "cns_plus_remote" } else { "cns_only" }));
        set(Key::Devices, json!(form.devices));
    }
    set(Key::RequestDate, json!(on.to_string()));
    set(Key::InPerson, json!(form.holds(Condition::InPerson)));
    set(Key::ItalianTaxCode, json!(form.holds(Condition::ItalianTaxCode)));
    let adult_age = adult_age(law, on);
    set(Key::Age, json!(if form.holds(Condition::Adult) { adult_age } else { adult_age - 1 }));
    if !form.holds(Condition::ReaActive) {
        set(Key::ReaActive, json!(false));
    }
    for extra in &law.extras {
        answers.insert(extra.name.clone(), json!(form.extras.contains(&extra.name)));
    }
    answers
}

/// From which age a person counts as of age: the Chamber's own term, or the civil code's where its page states none.
pub fn adult_age(law: &Law, on: NaiveDate) -> i64 {
    /// Italian civil code, article 2.
    const CIVIL_CODE_YEARS: i64 = 18;
    law.term("majority", on).map_or(CIVIL_CODE_YEARS, |term| term.value)
}

/// Whether the Chamber's page speaks of the remote signature besides a device.
pub fn offers_remote(law: &Law) -> bool {
    law.options.iter().any(|option| option.id == "cns_plus_remote" && option.is_offered)
}

/// The keys that are still open.
fn open_keys(form: &QuoteForm) -> Vec<Key> {
    let closed: Vec<Key> =
        form.answers().iter().flat_map(|(question, token)| question.closes(token)).copied().collect();
    OPEN_ORDER.into_iter().filter(|key| *key != Key::ReaActive && !closed.contains(key)).collect()
}

struct Engine<'law> {
    law: &'law Law,
    on: NaiveDate,
}

impl Engine<'_> {
    fn quote(&self, answers: &Answers, open: &[Key]) -> Outcome {
        // The day is the calendar's and the answers are tokens of our own, so neither can be wrong; should the law not
        // cover today, its newest day is the best there is.
        let day = self.law.day(Some(self.on)).or_else(|_| self.law.day(None));
        let mut answers = answers.clone();
        if !open.is_empty() {
            answers.insert("open".to_owned(), open.iter().map(|key| key.name()).collect());
        }
        match (day, Inputs::parse(&answers, self.law)) {
            (Ok(day), Ok(inputs)) => quote(self.law, &inputs, day),
            _ => nothing_decided(self.law),
        }
    }

    fn ask(&self, answers: Answers, open: &[Key], next: Question) -> Standing {
        let outcome = self.quote(&answers, open);
        let choices = self.choices(next, &answers, open);
        Standing { outcome, answers, next: Some(next), choices }
    }

    /// The outcome over some of the answers to a question.
    fn ask_among(&self, answers: &Answers, open: &[Key], next: Question, tokens: &[&str]) -> Standing {
        let open: Vec<Key> = open.iter().copied().filter(|key| *key != Key::Reason).collect();
        let outcomes = tokens.iter().map(|token| {
            let mut answers = answers.clone();
            next.write(token, &mut answers);
            self.quote(&answers, &open)
        });
        let outcome = outcomes.reduce(|one, other| either(one, &other)).unwrap_or_else(|| self.quote(answers, &open));
        let choices = tokens.iter().map(|token| (*token).to_owned()).collect();
        Standing { outcome, answers: answers.clone(), next: Some(next), choices }
    }

    fn choices(&self, question: Question, answers: &Answers, open: &[Key]) -> Vec<String> {
        match question {
            Question::SeatProvince => {
                let own = self.law.provinces.iter().cloned();
                own.chain([OTHER_PROVINCE.to_owned()]).collect()
            }
            Question::Format => self.formats(answers, open),
            _ => question.tokens().iter().map(|token| (*token).to_owned()).collect(),
        }
    }

    /// Formats on offer for which not every answer leads to a refusal.
    fn formats(&self, answers: &Answers, open: &[Key]) -> Vec<String> {
        let open: Vec<Key> = open.iter().copied().filter(|key| *key != Key::Format).collect();
        let offered = self.law.formats.iter().filter(|format| format.is_offered);
        let ids: Vec<String> = offered.map(|format| format.id.clone()).collect();
        let given: Vec<String> = ids
            .iter()
            .filter(|id| {
                let mut answers = answers.clone();
                answers.insert(Key::Format.name().to_owned(), json!(id));
                !matches!(self.quote(&answers, &open).verdict, Verdict::NotEligible)
            })
            .cloned()
            .collect();
        // Where the person is refused in every form, the form is not the reason: any will tell why.
        if given.is_empty() { ids.into_iter().take(1).collect() } else { given }
    }

    /// Where the first and the last day of the answered month lead to different outcomes: both of them together.
    fn turns_on_the_day(&self, form: &QuoteForm, answers: &Answers, open: &[Key]) -> Option<Outcome> {
        if form.answer(Question::IssueDay).is_some() {
            return None;
        }
        let days = Month::parse(form.answer(Question::IssueMonth)?).ok()?.days();
        let [first, last] = [*days.start(), *days.end()].map(|day| {
            let mut answers = answers.clone();
            answers.insert(Key::IssueDate.name().to_owned(), json!(day.min(self.on).to_string()));
            self.quote(&answers, open)
        });
        let shown = |outcome: &Outcome| {
            (outcome.verdict, outcome.total_cents, outcome.range_cents, outcome.alternative.clone())
        };
        (shown(&first) != shown(&last)).then(|| either(first, &last))
    }
}

/// What is possible when either of two outcomes is.
fn either(one: Outcome, other: &Outcome) -> Outcome {
    let range = |outcome: &Outcome| outcome.range_cents.or(outcome.total_cents.map(|total| [total, total]));
    let refuses = |outcome: &Outcome| outcome.may_be_refused || range(outcome).is_none();
    let range_cents = match (range(&one), range(other)) {
        (Some([a, b]), Some([c, d])) => Some([a.min(c), b.max(d)]),
        (range, None) | (None, range) => range,
    };
    let may_be_refused = refuses(&one) || refuses(other);
    Outcome { verdict: Verdict::Open, eligible: None, total_cents: None, range_cents, may_be_refused, ..one }
}

/// An outcome that says nothing: what remains where answers and law do not fit, which the tokens rule out.
fn nothing_decided(law: &Law) -> Outcome {
    Outcome {
        verdict: Verdict::Open,
        eligible: None,
        total_cents: None,
        range_cents: None,
        may_be_refused: true,
        next: None,
        line_items: Vec::new(),
        reason_codes: Vec::new(),
        alternative: None,
        advisories: Vec::new(),
        grounds: Vec::new(),
        documents: Vec::new(),
        payment: PaymentAdvice::default(),
        citations: Vec::new(),
        readings: Vec::new(),
        tariff: TariffVersion { chamber: law.slug.clone(), version: law.newest },
    }
}

/// The earliest year offered for the issue of a device: one lives six years, and a few more cover those found in a drawer.
pub fn earliest_issue_year(on: NaiveDate) -> i32 {
    on.year() - 10
}
