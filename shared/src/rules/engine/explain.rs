//! From a decision to an outcome: the lines, every code with the rules behind it, and the Chamber's own sentences.

use chrono::NaiveDate;

use super::{
    super::{
        key::{Key, NO_CHOICE, flag_fact},
        law::{Law, Row, RuleIndex, Ruling, Validity},
        outcome::{Alternative, Citation, Document, Ground, LineItem, Outcome, PaymentAdvice, TariffVersion},
        verdict::Verdict,
    },
    decide::{Decision, Price},
    truth::View,
};

/// What an explanation has gathered so far.
struct Explanation<'law> {
    law: &'law Law,
    newest: NaiveDate,
    readings: u64,
    rules: Vec<RuleIndex>,
    outcome: Outcome,
}

impl View<'_> {
    /// The whole outcome of a decision of the quote.
    pub(crate) fn explain(&self, decision: &Decision<'_>) -> Outcome {
        let mut view = *self;
        view.see_decision(decision);
        view.assemble(decision, &[])
    }

    /// The whole outcome at the counter: the quote's, stopped by every row that fails.
    pub(crate) fn explain_counter(&self, decision: &Decision<'_>) -> Outcome {
        let mut view = *self;
        view.see_decision(decision);
        // Nothing is open at the counter, so nothing can depend on an open key.
        let stops = match decision.verdict {
            Verdict::Eligible => view.all_matches(&view.law.counter).unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut outcome = view.assemble(decision, &stops);
        outcome.verdict =
            if decision.verdict == Verdict::Eligible && stops.is_empty() { Verdict::Release } else { Verdict::Blocked };
        if let Some(first) = stops.first() {
            outcome.eligible = Some(false);
            let chosen = view.choose(&first.then.alternatives, 1).ok().flatten();
            outcome.alternative = chosen.map(|chosen| Alternative {
                code: chosen.rule.code.clone(),
                rules: view.law.rule_ids(&chosen.rule.rules),
                details: chosen.details(),
            });
        }
        outcome
    }

    /// Puts what the decision made known into the facts, for the tables that read it.
    fn see_decision(&mut self, decision: &Decision<'_>) {
        let lines = self.priced_lines(&decision.rows);
        let concession = lines.iter().filter_map(|(line, _)| line.concession).max();
        let concession = match concession {
            None => "none",
            Some(super::super::law::ConcessionKind::Reduced) => "reduced",
            Some(super::super::law::ConcessionKind::Free) => "free",
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

    fn assemble(&self, decision: &Decision<'_>, stops: &[&Row<Ruling>]) -> Outcome {
        let mut explanation = Explanation::new(self.law, decision);
        for row in &decision.rows {
            explanation.take_ruling(row);
        }
        for (line, quantity) in self.priced_lines(&decision.rows) {
            let rules = explanation.cite(&line.rules, line.validity);
            explanation.outcome.line_items.push(LineItem {
                code: line.code.clone(),
                quantity: u32::try_from(quantity).unwrap_or(u32::MAX),
                unit_cents: line.gross_cents,
                total_cents: line.gross_cents.saturating_mul(quantity),
                rules,
            });
        }
        self.take_codes(&mut explanation, decision);
        for row in stops {
            explanation.take_ruling(row);
        }
        if let Some(chosen) = &decision.alternative {
            let rules = explanation.cite(&chosen.rule.rules, explanation.since());
            let details = chosen.details();
            if let (Verdict::NeedsConfirmation, Price::Range(least, most)) = (decision.verdict, chosen.price) {
                explanation.outcome.range_cents = Some([least, most]);
            }
            explanation.outcome.alternative = Some(Alternative { code: chosen.rule.code.clone(), rules, details });
        }
        self.take_advice(&mut explanation);
        for (index, reading) in self.law.readings.iter().enumerate() {
            let is_marked = explanation.readings.checked_shr(u32::try_from(index).unwrap_or(64)).unwrap_or(0) & 1 == 1;
            if is_marked || self.condition(&reading.touched) == super::truth::Truth::Yes {
                explanation.outcome.readings.push(reading.id.clone());
            }
        }
        explanation.finish()
    }

    /// Explaining codes of the groups that the deciding rows name, and the codes of what was added.
    fn take_codes(&self, explanation: &mut Explanation<'_>, decision: &Decision<'_>) {
        for row in &self.law.codes {
            let is_asked = decision.rows.iter().any(|ruling| ruling.then.explained_by.contains(&row.then.group));
            if is_asked && self.row(row) == super::truth::Truth::Yes {
                explanation.readings |= row.readings;
                explanation.give_reason(&row.then.code, &row.rules, row.validity);
            }
        }
        if decision.rows.iter().all(|row| row.then.lines.is_empty()) {
            return;
        }
        for row in self.all_matches(&self.law.addons).unwrap_or_default() {
            explanation.readings |= row.readings;
            for code in &row.then.codes {
                explanation.give_reason(code, &row.rules, row.validity);
            }
        }
    }

    /// Advisories, documents and ways to pay.
    fn take_advice(&self, explanation: &mut Explanation<'_>) {
        for row in self.all_matches(&self.law.advisories).unwrap_or_default() {
            explanation.readings |= row.readings;
            let rules = explanation.cite(&row.rules, row.validity);
            explanation.outcome.advisories.push(row.then.clone());
            explanation.outcome.grounds.push(Ground { code: row.then.clone(), rules });
        }
        for row in self.all_matches(&self.law.documents).unwrap_or_default() {
            explanation.readings |= row.readings;
            let rules = explanation.cite(&row.rules, row.validity);
            explanation.outcome.documents.push(Document { code: row.then.clone(), rules });
        }
        for row in self.all_matches(&self.law.payment_paths).unwrap_or_default() {
            explanation.readings |= row.readings;
            let rules = explanation.cite(&row.rules, row.validity);
            let payment = &mut explanation.outcome.payment;
            payment.paths.push(row.then.clone());
            payment.rules.extend(rules.into_iter().filter(|rule| !payment.rules.contains(rule)).collect::<Vec<_>>());
        }
    }
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
            advisories: Vec::new(),
            grounds: Vec::new(),
            documents: Vec::new(),
            payment: PaymentAdvice::default(),
            citations: Vec::new(),
            readings: Vec::new(),
            tariff: TariffVersion { chamber: law.slug.clone(), version: law.covered_from },
        };
        Self { law, newest: law.covered_from, readings: 0, rules: Vec::new(), outcome }
    }

    fn since(&self) -> Validity {
        Validity { from: self.newest, until: None }
    }

    fn take_ruling(&mut self, row: &Row<Ruling>) {
        self.readings |= row.readings;
        for code in &row.then.codes {
            self.give_reason(code, &row.rules, row.validity);
        }
        if row.then.codes.is_empty() {
            self.cite(&row.rules, row.validity);
        }
    }

    fn give_reason(&mut self, code: &str, rules: &[RuleIndex], validity: Validity) {
        let rules = self.cite(rules, validity);
        if !self.outcome.reason_codes.iter().any(|given| given == code) {
            self.outcome.reason_codes.push(code.to_owned());
            self.outcome.grounds.push(Ground { code: code.to_owned(), rules });
        }
    }

    /// Notes the rules for the citations and gives their ids.
    fn cite(&mut self, rules: &[RuleIndex], validity: Validity) -> Vec<String> {
        self.newest = self.newest.max(validity.from);
        for rule in rules {
            if !self.rules.contains(rule) {
                self.rules.push(*rule);
            }
        }
        self.law.rule_ids(rules)
    }

    fn finish(mut self) -> Outcome {
        let cited = self.rules.iter().filter_map(|index| self.law.rules.get(usize::from(*index)));
        self.outcome.citations = cited
            .map(|rule| Citation {
                rule: rule.id.clone(),
                quote: rule.quote.clone(),
                is_summary: rule.is_summary,
                source: self.law.source_of(rule).map(|source| source.url.clone()).unwrap_or_default(),
                valid_from: rule.validity.from,
            })
            .collect();
        self.outcome.tariff.version = self.newest;
        self.outcome
    }
}

impl Law {
    /// The ids of rules by their indexes.
    fn rule_ids(&self, rules: &[RuleIndex]) -> Vec<String> {
        rules.iter().filter_map(|index| self.rules.get(usize::from(*index))).map(|rule| rule.id.clone()).collect()
    }
}
