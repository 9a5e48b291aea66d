//! The decision: redirects, gates, doubts, fee. Light enough to be tried over all open answers; the words come later.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    super::{
        inputs::bit,
        key::Key,
        law::{AlternativeRule, Change, Line, LineUse, Quantity, Row, Ruling},
        verdict::Verdict,
    },
    truth::{Truth, View},
};

/// How deep the price of an alternative may ask for the price of another: a smart card that is not free leads to a
/// token, and nothing leads further.
const DEPTH_MAX: u8 = 3;

/// Bits of the keys that something depends on.
pub(crate) type Reads = u64;

/// What was decided, and by which rows.
#[derive(Clone, Debug)]
pub(crate) struct Decision<'law> {
    pub(crate) verdict: Verdict,
    pub(crate) eligible: Option<bool>,
    /// Sum of the lines; none where nothing is quoted.
    pub(crate) total_cents: Option<i64>,
    pub(crate) alternative: Option<Chosen<'law>>,
    /// The rows that decided, in table order.
    pub(crate) rows: Vec<&'law Row<Ruling>>,
}

impl Decision<'_> {
    /// No table has an answer: the office has to be asked. The build refuses a fee table that is not complete.
    const fn undecided() -> Self {
        Self {
            verdict: Verdict::NeedsConfirmation,
            eligible: None,
            total_cents: None,
            alternative: None,
            rows: Vec::new(),
        }
    }

    /// Whether two decisions are the same to the person: verdict, total and alternative.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.verdict == other.verdict
            && self.eligible == other.eligible
            && self.total_cents == other.total_cents
            && match (&self.alternative, &other.alternative) {
                (None, None) => true,
                (Some(one), Some(two)) => one.is_same(two),
                _ => false,
            }
    }
}

/// What to do instead, with its amounts.
#[derive(Clone, Debug)]
pub(crate) struct Chosen<'law> {
    pub(crate) rule: &'law AlternativeRule,
    pub(crate) price: Price,
    pub(crate) told: Option<&'law str>,
    pub(crate) counted: Option<i64>,
}

impl Chosen<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.rule.code == other.rule.code
            && self.rule.details == other.rule.details
            && self.price == other.price
            && self.told == other.told
            && self.counted == other.counted
    }

    /// The details of the code, as the contract names them.
    pub(crate) fn details(&self) -> BTreeMap<String, Value> {
        let mut details = self.rule.details.clone();
        match self.price {
            Price::Total(cents) => {
                details.insert("total_cents".to_owned(), cents.into());
            }
            Price::Range(least, most) => {
                details.insert("range_cents".to_owned(), vec![least, most].into());
            }
            Price::None => {}
        }
        if let (Some((name, _)), Some(told)) = (&self.rule.tells, self.told) {
            details.insert(name.clone(), told.into());
        }
        if let (Some((name, ..)), Some(counted)) = (&self.rule.counts, self.counted) {
            details.insert(name.clone(), counted.into());
        }
        details
    }
}

/// What something costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Price {
    None,
    Total(i64),
    Range(i64, i64),
}

impl Price {
    fn and(self, other: Self) -> Self {
        match (self.bounds(), other.bounds()) {
            (Some((least, most)), Some((low, high))) => Self::Range(least.min(low), most.max(high)),
            (Some(_), None) => self,
            (None, _) => other,
        }
    }

    /// Least and most.
    pub(crate) fn bounds(self) -> Option<(i64, i64)> {
        match self {
            Self::None => None,
            Self::Total(cents) => Some((cents, cents)),
            Self::Range(least, most) => Some((least, most)),
        }
    }
}

impl<'law> View<'law> {
    /// The decision of a quote with nothing open.
    pub(crate) fn decide_known(&self) -> Decision<'law> {
        self.decide().unwrap_or_else(|_| Decision::undecided())
    }

    /// The decision of the quote, or the open keys that it still depends on.
    pub(crate) fn decide(&self) -> Result<Decision<'law>, Reads> {
        let law = self.law;
        let redirect = self.first_match(&law.redirects);
        match redirect {
            Ok(Some(row)) if !row.then.reports_gates => self.rule(vec![row]),
            Ok(Some(row)) => {
                let mut rows = self.all_matches(&law.gates)?;
                rows.push(row);
                self.rule(rows)
            }
            Ok(None) => self.decide_release(),
            // What comes after is read too: the set of open keys only shrinks while they are answered.
            Err(reads) => Err(reads | self.decide_release().err().unwrap_or(0)),
        }
    }

    fn decide_release(&self) -> Result<Decision<'law>, Reads> {
        let gates = self.all_matches(&self.law.gates);
        match gates {
            Ok(rows) if rows.is_empty() => self.decide_doubt(),
            Ok(rows) => self.rule(rows),
            Err(reads) => Err(reads | self.decide_doubt().err().unwrap_or(0)),
        }
    }

    fn decide_doubt(&self) -> Result<Decision<'law>, Reads> {
        match self.first_match(&self.law.doubts) {
            Ok(Some(row)) => self.rule(vec![row]),
            Ok(None) => self.decide_fee(DEPTH_MAX),
            Err(reads) => Err(reads | self.decide_fee(DEPTH_MAX).err().unwrap_or(0)),
        }
    }

    fn decide_fee(&self, depth: u8) -> Result<Decision<'law>, Reads> {
        match self.first_match(&self.law.fees)? {
            Some(row) => self.rule_at(vec![row], depth),
            None => Ok(Decision::undecided()),
        }
    }

    fn rule(&self, rows: Vec<&'law Row<Ruling>>) -> Result<Decision<'law>, Reads> {
        self.rule_at(rows, DEPTH_MAX)
    }

    /// What follows from the rows that apply: the gravest verdict, the alternative of the first.
    fn rule_at(&self, rows: Vec<&'law Row<Ruling>>, depth: u8) -> Result<Decision<'law>, Reads> {
        let gravest = rows.iter().max_by_key(|row| row.then.verdict == Verdict::NotEligible);
        let verdict = gravest.map_or(Verdict::NeedsConfirmation, |row| row.then.verdict);
        let eligible = gravest.and_then(|row| row.then.eligible);
        let mut total_cents = None;
        for row in &rows {
            if let Some(cents) = self.sum(row)? {
                total_cents = Some(total_cents.unwrap_or(0_i64).saturating_add(cents));
            }
        }
        let alternative = match rows.first() {
            Some(row) => self.choose(&row.then.alternatives, depth)?,
            None => None,
        };
        Ok(Decision { verdict, eligible, total_cents, alternative, rows })
    }

    /// The sum of a row's lines and of what is added to them; none where the row has no line.
    fn sum(&self, row: &Row<Ruling>) -> Result<Option<i64>, Reads> {
        if row.then.lines.is_empty() {
            return Ok(None);
        }
        let mut cents = 0_i64;
        for line in row.then.lines.iter().chain(self.addon_lines()?) {
            let Some(entry) = self.law.line(&line.code, self.on) else { continue };
            cents = cents.saturating_add(entry.gross_cents.saturating_mul(self.quantity(line.quantity)));
        }
        Ok(Some(cents))
    }

    fn addon_lines(&self) -> Result<impl Iterator<Item = &'law LineUse> + use<'law>, Reads> {
        let addons = self.all_matches(&self.law.addons)?;
        Ok(addons.into_iter().flat_map(|row| &row.then.lines))
    }

    /// The lines of rows and addons with their price-list entries and quantities; lines of none are left out.
    pub(crate) fn priced_lines(&self, rows: &[&'law Row<Ruling>]) -> impl Iterator<Item = (&'law Line, i64)> {
        let own: Vec<&LineUse> = rows.iter().flat_map(|row| &row.then.lines).collect();
        let is_sold = !own.is_empty();
        let added = self.addon_lines().into_iter().flatten().filter(move |_| is_sold);
        own.into_iter()
            .chain(added)
            .filter_map(|line| Some((self.law.line(&line.code, self.on)?, self.quantity(line.quantity))))
            .filter(|(_, quantity)| *quantity > 0)
    }

    fn quantity(&self, quantity: Quantity) -> i64 {
        let devices = self.facts.number(Key::Devices).unwrap_or(1);
        match quantity {
            Quantity::One => 1,
            Quantity::EachDevice => devices,
            Quantity::FurtherDevices => devices.saturating_sub(1).max(0),
        }
    }

    /// The first alternative that applies, with its price.
    pub(crate) fn choose(&self, rules: &'law [AlternativeRule], depth: u8) -> Result<Option<Chosen<'law>>, Reads> {
        let mut reads = 0;
        let mut chosen = None;
        for rule in rules {
            match self.condition(&rule.when) {
                Truth::No => {}
                Truth::Open(keys) => {
                    reads |= keys | self.complete(rule, depth).err().unwrap_or(0);
                }
                Truth::Yes => {
                    match self.complete(rule, depth) {
                        Ok(complete) => chosen = Some(complete),
                        Err(keys) => reads |= keys,
                    }
                    break;
                }
            }
        }
        if reads == 0 { Ok(chosen) } else { Err(reads) }
    }

    fn complete(&self, rule: &'law AlternativeRule, depth: u8) -> Result<Chosen<'law>, Reads> {
        let told = match &rule.tells {
            Some((_, key)) => self.law.value_name(*key, self.known(*key)?),
            None => None,
        };
        let counted = match &rule.counts {
            Some((_, key, less)) => Some(self.known(*key)?.saturating_sub(*less)),
            None => None,
        };
        Ok(Chosen { rule, price: self.price_alternative(rule, depth)?, told, counted })
    }

    fn known(&self, key: Key) -> Result<i64, Reads> {
        if self.open & bit(key) == 0 { Ok(self.facts.get(key)) } else { Err(bit(key)) }
    }

    fn price_alternative(&self, rule: &AlternativeRule, depth: u8) -> Result<Price, Reads> {
        let Some(depth) = depth.checked_sub(1) else { return Ok(Price::None) };
        let mut price = rule.range_includes_cents.map_or(Price::None, |cents| Price::Range(cents, cents));
        let mut reads = 0;
        for changes in &rule.range_of {
            match self.price_of(changes, depth) {
                Ok(other) => price = price.and(other),
                Err(keys) => reads |= keys,
            }
        }
        if !rule.price_of.is_empty() {
            match self.price_of(&rule.price_of, depth) {
                Ok(other) => price = other,
                Err(keys) => reads |= keys,
            }
        }
        if reads == 0 { Ok(price) } else { Err(reads) }
    }

    /// What the fee table gives for the same request with some answers changed; where it refuses, what its own
    /// alternative costs. Redirects, gates and doubts are not asked: an alternative is a price, not a promise.
    fn price_of(&self, changes: &[Change], depth: u8) -> Result<Price, Reads> {
        let decision = self.changed(changes.iter().map(|change| (change.0, change.1))).decide_fee(depth)?;
        let instead = decision.alternative.map_or(Price::None, |chosen| chosen.price);
        Ok(decision.total_cents.map_or(instead, Price::Total))
    }

    /// The first row that applies; in force on the day, in table order.
    pub(crate) fn first_match<T>(&self, rows: &'law [Row<T>]) -> Result<Option<&'law Row<T>>, Reads> {
        let mut reads = 0;
        for row in rows {
            match self.row(row) {
                Truth::No => {}
                Truth::Open(keys) => reads |= keys,
                Truth::Yes if reads == 0 => return Ok(Some(row)),
                Truth::Yes => break,
            }
        }
        if reads == 0 { Ok(None) } else { Err(reads) }
    }

    /// Every row that applies, in table order.
    pub(crate) fn all_matches<T>(&self, rows: &'law [Row<T>]) -> Result<Vec<&'law Row<T>>, Reads> {
        let mut reads = 0;
        let mut found = Vec::new();
        for row in rows {
            match self.row(row) {
                Truth::No => {}
                Truth::Open(keys) => reads |= keys,
                Truth::Yes => found.push(row),
            }
        }
        if reads == 0 { Ok(found) } else { Err(reads) }
    }
}
