//! The range over open answers: the decision tried for every kind of answer that can still come, and no other.

use super::{
    super::{
        inputs::{OPEN_ORDER, bit},
        key::{Key, NO_CHOICE, NULL},
        outcome::{Outcome, PaymentAdvice},
        verdict::Verdict,
    },
    classes::representatives,
    decide::{Decision, Reads},
    truth::View,
};

/// One thing that is still open: keys that one answer decides together, and the facts that each kind of answer gives.
#[derive(Clone, Debug)]
struct Variable {
    /// The key that the question asks for.
    asks: Key,
    /// Bits of the facts that the answer decides.
    reads: Reads,
    /// Each kind of answer, as facts.
    answers: Vec<Vec<(Key, i64)>>,
}

/// The decisions that are still possible.
pub(crate) struct Survey<'law> {
    /// Every different decision.
    pub(crate) decisions: Vec<Decision<'law>>,
    /// The first open key whose answer can still change the outcome.
    pub(crate) next: Option<Key>,
    /// How many times the engine was asked.
    pub(crate) evaluations: usize,
}

/// The decisions below an open question, as a tree that asks in the order of the questions.
///
/// *Invariant:* a node whose answers all lead to the same tree does not exist, and the decisions are numbered. So two
/// trees are equal exactly when they decide alike, and the root is the first question that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Tree {
    Decided(usize),
    Asks(usize, Vec<Self>),
}

impl<'law> View<'law> {
    /// Tries every kind of answer to the open keys.
    pub(crate) fn survey(&self, open: &[Key]) -> Survey<'law> {
        let variables = self.variables(open);
        let mut view = *self;
        view.open = variables.iter().fold(0, |mask, variable| mask | variable.reads);
        let mut survey = Survey { decisions: Vec::new(), next: None, evaluations: 0 };
        let tree = survey.explore(&view.changed([]), &variables);
        if let Tree::Asks(index, _) = tree {
            survey.next = variables.get(index).map(|variable| variable.asks);
        }
        survey
    }

    /// The outcome over all answers to the open keys: complete where they all lead to the same, otherwise the range.
    pub(crate) fn explain_open(&self, open: &[Key]) -> Outcome {
        let survey = self.survey(open);
        let mut outcome = self
            .with_any_answers(open)
            .map_or_else(|| self.explain(&self.decide_known()), |view| view.explain(&view.decide_known()));
        survey.describe(&mut outcome);
        outcome
    }

    /// The same request with some answer to every open key that has none: all of them lead to the same decision.
    fn with_any_answers(&self, open: &[Key]) -> Option<Self> {
        let missing = |(key, _): &(Key, i64)| matches!(self.facts.get(*key), NULL | NO_CHOICE);
        let answers = self.variables(open).into_iter().filter_map(|variable| variable.answers.into_iter().next());
        let answers: Vec<_> = answers.flatten().filter(missing).collect();
        (!answers.is_empty()).then(|| self.changed(answers))
    }

    fn variables(&self, open: &[Key]) -> Vec<Variable> {
        let mut variables = Vec::new();
        for key in OPEN_ORDER.into_iter().filter(|key| open.contains(key)) {
            match key {
                // Who asks decides whether they represent the company, except for a director, who is asked.
                Key::ApplicantKind => variables.push(self.applicant()),
                Key::LegalPowers if open.contains(&Key::ApplicantKind) => {}
                // One date gives two facts; no table reads both of one device.
                Key::IssueDate => {
                    for fact in [Key::DeviceAge, Key::DaysToExpiry] {
                        variables.push(self.variable(key, fact));
                    }
                }
                _ => variables.push(self.variable(key, key)),
            }
        }
        variables
    }

    fn variable(&self, asks: Key, fact: Key) -> Variable {
        let answers = representatives(self.law, fact).into_iter().map(|value| vec![(fact, value)]).collect();
        Variable { asks, reads: bit(fact), answers }
    }

    fn applicant(&self) -> Variable {
        let powers = |kind: i64| match self.law.value_name(Key::ApplicantKind, kind) {
            Some("company_director") => vec![1, 2],
            Some("sole_proprietor" | "legal_representative") => vec![2],
            _ => vec![1],
        };
        let answers = representatives(self.law, Key::ApplicantKind)
            .into_iter()
            .filter(|kind| *kind != NO_CHOICE)
            .flat_map(|kind| {
                powers(kind).into_iter().map(move |power| vec![(Key::ApplicantKind, kind), (Key::LegalPowers, power)])
            })
            .collect();
        Variable { asks: Key::ApplicantKind, reads: bit(Key::ApplicantKind) | bit(Key::LegalPowers), answers }
    }
}

impl<'law> Survey<'law> {
    /// Puts what is still possible into an outcome that holds one of the possibilities.
    fn describe(&self, outcome: &mut Outcome) {
        let totals = || self.decisions.iter().filter_map(|decision| decision.total_cents);
        outcome.range_cents = totals().min().zip(totals().max()).map(|(least, most)| [least, most]);
        outcome.may_be_refused = self.decisions.iter().any(|decision| decision.total_cents.is_none());
        outcome.next = self.next.map(|key| key.name().to_owned());
        let (Some(first), Some(_)) = (self.decisions.first(), self.next) else { return };
        let all =
            |same: fn(&Decision<'_>, &Decision<'_>) -> bool| self.decisions.iter().all(|other| same(first, other));
        outcome.verdict = if all(|one, two| one.verdict == two.verdict) { first.verdict } else { Verdict::Open };
        outcome.eligible = first.eligible.filter(|_| all(|one, two| one.eligible == two.eligible));
        outcome.total_cents = first.total_cents.filter(|_| all(|one, two| one.total_cents == two.total_cents));
        // What is not yet decided has no lines, no reasons and nothing to bring.
        outcome.line_items.clear();
        outcome.reason_codes.clear();
        outcome.alternative = None;
        outcome.advisories.clear();
        outcome.grounds.clear();
        outcome.documents.clear();
        outcome.payment = PaymentAdvice::default();
        outcome.citations.clear();
        outcome.readings.clear();
    }

    fn explore(&mut self, view: &View<'law>, variables: &[Variable]) -> Tree {
        self.evaluations += 1;
        let reads = match view.decide() {
            Ok(decision) => return Tree::Decided(self.number(decision)),
            Err(reads) => reads,
        };
        let asked = variables.iter().enumerate().find(|(_, variable)| variable.reads & reads != 0);
        let Some((index, variable)) = asked else {
            // Only a key that is no variable could be missing, and `open` holds none but variables.
            return Tree::Asks(variables.len(), Vec::new());
        };
        let mut branches: Vec<Tree> = Vec::with_capacity(variable.answers.len());
        for answer in &variable.answers {
            branches.push(self.explore(&view.changed(answer.iter().copied()), variables));
        }
        match branches.first() {
            Some(first) if branches.iter().all(|branch| branch == first) => first.clone(),
            _ => Tree::Asks(index, branches),
        }
    }

    fn number(&mut self, decision: Decision<'law>) -> usize {
        let known = self.decisions.iter().position(|other| other.is_same(&decision));
        known.unwrap_or_else(|| {
            self.decisions.push(decision);
            self.decisions.len() - 1
        })
    }
}
