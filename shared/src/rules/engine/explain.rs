//! From a decision to an outcome: the lines, every code with the rules behind it, and the Chamber's own sentences.

use chrono::NaiveDate;

use super::{
    super::{
        key::{Key, NO_CHOICE, flag_fact},
        law::{ConcessionKind, Law, Row, RuleIndex, Ruling, SharedText, Validity},
        outcome::{Alternative, Document, Ground, LineItem, Outcome, PaymentAdvice, TariffVersion},
        verdict::Verdict,
    },
    decide::{Chosen, Decision, Price},
    truth::{Truth, View},
};

impl<'law> View<'law> {
    /// The whole outcome of a decision of the quote.
    pub(crate) fn explain(&self, decision: &Decision<'law>) -> Outcome {
        let mut view = *self;
        view.see_decision(decision);
        view.assemble(decision, &[], decision.alternative.as_ref())
    }

    /// The whole outcome at the counter: the quote's, stopped by every row that fails.
    ///
    /// Where the quote releases nothing there is nothing to check: the quote's own reasons stop it.
    pub(crate) fn explain_counter(&self, decision: &Decision<'law>) -> Outcome {
        let mut view = *self;
        view.see_decision(decision);
        if decision.verdict != Verdict::Eligible {
            let outcome = view.assemble(decision, &[], decision.alternative.as_ref());
            return Outcome { verdict: Verdict::Blocked, ..outcome };
        }
        let stops: Vec<_> = view.applying(&view.law.counter).collect();
        // Nothing is open at the counter, so no alternative can depend on an open key.
        let instead = stops.first().and_then(|first| view.choose(&first.then.alternatives, 1).ok().flatten());
        let outcome = view.assemble(decision, &stops, instead.as_ref());
        if stops.is_empty() {
            Outcome { verdict: Verdict::Release, ..outcome }
        } else {
            Outcome { verdict: Verdict::Blocked, eligible: Some(false), ..outcome }
        }
    }

    /// Puts what the decision made known into the facts, for the tables that read it.
    fn see_decision(&mut self, decision: &Decision<'_>) {
        let concession = self.priced_lines(&decision.rows).filter_map(|(line, _)| line.concession).max();
        let concession = match concession {
            None => "none",
            Some(ConcessionKind::Reduced) => "reduced",
            Some(ConcessionKind::Free) => "free",
        };
        let fee = match decision.total_cents {
            None => "none",
            Some(0) => "zero",
            Some(_) => "positive",
        };
        let verdict = match decision.verdict {
            Verdict::Eligible => "eligible",
            Verdict::Redirect => "redirect",
            Verdict::NotEligible => "not_eligible",
            Verdict::NeedsConfirmation | Verdict::Release | Verdict::Blocked | Verdict::Open => "needs_confirmation",
        };
        for (key, value) in [(Key::ConcessionLine, concession), (Key::Fee, fee), (Key::Verdict, verdict)] {
            self.decided(key, self.law.value_fact(key, value).unwrap_or(NO_CHOICE));
        }
        let paid = self.facts.number(Key::PaidCents);
        let matches = paid.zip(decision.total_cents).map(|(paid, due)| paid == due);
        self.decided(Key::AmountMatches, flag_fact(matches));
    }

    /// The rows that apply, in table order.
    fn applying<T>(&self, rows: &'law [Row<T>]) -> impl Iterator<Item = &'law Row<T>> {
        rows.iter().filter(|row| self.row(row) == Truth::Yes)
    }

    fn assemble(&self, decision: &Decision<'law>, stops: &[&Row<Ruling>], instead: Option<&Chosen<'_>>) -> Outcome {
        let mut explanation = Explanation::new(self.law, decision);
        for row in &decision.rows {
            explanation.take_ruling(row);
        }
        for (line, quantity) in self.priced_lines(&decision.rows) {
            let item = LineItem {
                code: line.code.clone(),
                quantity: u32::try_from(quantity).unwrap_or(u32::MAX),
                unit_cents: line.gross_cents,
                total_cents: line.gross_cents.saturating_mul(quantity),
                rules: explanation.cite(&line.rules, line.validity),
            };
            explanation.outcome.line_items.push(item);
        }
        self.take_codes(&mut explanation, decision);
        for row in stops {
            explanation.take_ruling(row);
        }
        if let Some(chosen) = instead {
            explanation.take_alternative(chosen);
        }
        self.take_advice(&mut explanation);
        explanation.take_readings(self);
        explanation.finish()
    }

    /// Explaining codes of the groups that the deciding rows name, and the codes of what was added.
    fn take_codes(&self, explanation: &mut Explanation<'_>, decision: &Decision<'_>) {
        let is_asked = |group: &String| decision.rows.iter().any(|row| row.then.explained_by.contains(group));
        for row in self.law.codes.iter().filter(|row| is_asked(&row.then.group)) {
            if self.row(row) == Truth::Yes {
                explanation.give_reason(&row.then.code, row);
            }
        }
        if decision.rows.iter().any(|row| !row.then.lines.is_empty()) {
            for row in self.applying(&self.law.addons) {
                for code in &row.then.codes {
                    explanation.give_reason(code, row);
                }
            }
        }
    }

    /// Advisories, documents and ways to pay.
    fn take_advice(&self, explanation: &mut Explanation<'_>) {
        for row in self.applying(&self.law.advisories) {
            let rules = explanation.cite_row(row);
            explanation.outcome.advisories.push(row.then.clone());
            explanation.outcome.grounds.push(Ground { code: row.then.clone(), rules });
        }
        for row in self.applying(&self.law.documents) {
            let rules = explanation.cite_row(row);
            explanation.outcome.documents.push(Document { code: row.then.clone(), rules });
        }
        for row in self.applying(&self.law.payment_paths) {
            let rules = explanation.cite_row(row);
            let payment = &mut explanation.outcome.payment;
            payment.paths.push(row.then.clone());
            payment.rules.extend(rules);
        }
        let payment = &mut explanation.outcome.payment.rules;
        payment.sort_unstable();
        payment.dedup();
    }
}

/// Room for what an outcome usually has of each thing, so that it need not grow under way.
const USUAL: usize = 8;

/// An outcome under way, with the rules and readings that it has come to rest on.
struct Explanation<'law> {
    law: &'law Law,
    outcome: Outcome,
    /// Start of validity of the newest entry used.
    newest: NaiveDate,
    /// Bits of the readings of the rows that applied.
    readings: u64,
    /// The rules cited so far, in the order of their first use.
    rules: Vec<RuleIndex>,
    /// Whether a rule is among them.
    is_cited: Vec<bool>,
}

impl<'law> Explanation<'law> {
    fn new(law: &'law Law, decision: &Decision<'_>) -> Self {
        let outcome = Outcome {
            verdict: decision.verdict,
            eligible: decision.eligible,
            total_cents: decision.total_cents,
            range_cents: None,
            may_be_refused: false,
            next: None,
            line_items: Vec::new(),
            reason_codes: Vec::new(),
            alternative: None,
            advisories: Vec::with_capacity(USUAL),
            grounds: Vec::with_capacity(2 * USUAL),
            documents: Vec::with_capacity(USUAL),
            payment: PaymentAdvice::default(),
            citations: Vec::new(),
            readings: Vec::new(),
            tariff: TariffVersion { chamber: law.slug.clone(), version: law.covered_from },
        };
        let is_cited = vec![false; law.rules.len()];
        Self { law, outcome, newest: law.covered_from, readings: 0, rules: Vec::with_capacity(4 * USUAL), is_cited }
    }

    fn take_ruling(&mut self, row: &Row<Ruling>) {
        for code in &row.then.codes {
            self.give_reason(code, row);
        }
    }

    /// A code that several rows give rests on the rules of all of them.
    fn give_reason<T>(&mut self, code: &str, row: &Row<T>) {
        let rules = self.cite_row(row);
        if let Some(ground) = self.outcome.grounds.iter_mut().find(|ground| ground.code == code) {
            ground.rules.extend(rules);
            return;
        }
        self.outcome.reason_codes.push(code.to_owned());
        self.outcome.grounds.push(Ground { code: code.to_owned(), rules });
    }

    fn take_alternative(&mut self, chosen: &Chosen<'_>) {
        let since = Validity { from: self.newest, until: None };
        let rules = self.cite(&chosen.rule.rules, since);
        if let (Verdict::NeedsConfirmation, Price::Range(least, most)) = (self.outcome.verdict, chosen.price) {
            self.outcome.range_cents = Some([least, most]);
        }
        let (code, details) = (chosen.rule.code.clone(), chosen.details());
        self.outcome.alternative = Some(Alternative { code, rules, details });
    }

    fn take_readings(&mut self, view: &View<'_>) {
        for (index, reading) in self.law.readings.iter().enumerate() {
            let is_marked =
                u32::try_from(index).is_ok_and(|index| self.readings.checked_shr(index).unwrap_or(0) & 1 == 1);
            if is_marked || view.condition(&reading.touched) == Truth::Yes {
                self.outcome.readings.push(reading.id.clone());
            }
        }
    }

    /// Notes the rules and readings of a row that applied, and gives the ids of the rules.
    fn cite_row<T>(&mut self, row: &Row<T>) -> Vec<SharedText> {
        self.readings |= row.readings;
        self.cite(&row.rules, row.validity)
    }

    /// Notes the rules of an entry that was used, and gives their ids.
    fn cite(&mut self, rules: &[RuleIndex], validity: Validity) -> Vec<SharedText> {
        self.newest = self.newest.max(validity.from);
        let mut ids = Vec::with_capacity(rules.len());
        for index in rules {
            let slot = usize::from(*index);
            let (Some(rule), Some(is_cited)) = (self.law.rules.get(slot), self.is_cited.get_mut(slot)) else {
                continue;
            };
            ids.push(rule.citation.rule.clone());
            if !*is_cited {
                *is_cited = true;
                self.rules.push(*index);
            }
        }
        ids
    }

    fn finish(mut self) -> Outcome {
        let cited = self.rules.iter().filter_map(|index| self.law.rules.get(usize::from(*index)));
        self.outcome.citations.reserve_exact(self.rules.len());
        self.outcome.citations.extend(cited.map(|rule| rule.citation.clone()));
        self.outcome.tariff.version = self.newest;
        self.outcome
    }
}
