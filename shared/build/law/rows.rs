//! The decision tables and the price list, row by row.

use toml::Table;

use super::{
    Compiler, Place,
    condition::Reads,
    source::{AlternativeEntry, File, LineEntry, RowEntry},
};
use crate::{
    key::KeyKind,
    law::{Addon, AlternativeRule, Change, Code, Component, Line, LineUse, Row, Ruling, Validity},
    verdict::Verdict,
};

/// A dated row before its consequence is known.
struct Head<'a> {
    place: Place<'a>,
    entry: &'a RowEntry,
    name: String,
    validity: Validity,
}

impl<'a> Compiler<'a> {
    /// A table of rulings: redirects, gates, fees or counter.
    pub(crate) fn rulings(
        &mut self,
        section: &'static str,
        pick: fn(&File) -> &[RowEntry],
        lines: &[Line],
        reads: Reads,
    ) -> Vec<Row<Ruling>> {
        self.table(section, pick, reads, |compiler, head| compiler.ruling(head, lines, reads))
    }

    /// A table whose rows give one code: advisories, documents, ways to pay.
    pub(crate) fn code_rows(&mut self, section: &'static str, pick: fn(&File) -> &[RowEntry]) -> Vec<Row<String>> {
        self.table(section, pick, Reads::Everything, |compiler, head| compiler.code_of(head))
    }

    /// Explaining codes.
    pub(crate) fn explaining_codes(&mut self) -> Vec<Row<Code>> {
        self.table(
            "code",
            |file| &file.code,
            Reads::Answers,
            |compiler, head| {
                let code = compiler.code_of(head)?;
                let Some(group) = head.entry.group.clone() else {
                    compiler.fault(head.place, &head.name, "it belongs to no group", "Give it `group`");
                    return None;
                };
                Some(Code { group, code })
            },
        )
    }

    /// What is added to the lines.
    pub(crate) fn addons(&mut self, lines: &[Line]) -> Vec<Row<Addon>> {
        self.table(
            "addon",
            |file| &file.addon,
            Reads::Answers,
            |compiler, head| {
                let lines = compiler.line_uses(head, lines);
                Some(Addon { lines, codes: head.entry.codes.clone() })
            },
        )
    }

    fn table<T>(
        &mut self,
        section: &'static str,
        pick: fn(&File) -> &[RowEntry],
        reads: Reads,
        then: impl Fn(&mut Self, &Head<'a>) -> Option<T>,
    ) -> Vec<Row<T>> {
        let mut rows = Vec::new();
        let mut versions = Vec::new();
        for (place, entry) in Place::entries(self.files, section, pick) {
            let Some(name) = entry.id.clone().or_else(|| entry.code.clone()) else {
                self.fault(place, "", "a row has neither `id` nor `code`", "Give it an `id`");
                continue;
            };
            let Some(validity) = self.validity(place, &name, entry.from, entry.until) else { continue };
            versions.push((place, name.clone(), validity));
            let head = Head { place, entry, name, validity };
            let when = self.condition(place, &head.name, entry.when.as_ref(), reads);
            let rules = self.rules(place, &head.name, &entry.rules);
            let readings = self.readings(place, &head.name, entry.readings.iter().map(String::as_str));
            let Some(then) = then(self, &head) else { continue };
            rows.push(Row { id: head.name, validity, when, rules, readings, then });
        }
        self.check_versions(versions);
        rows
    }

    fn code_of(&mut self, head: &Head<'_>) -> Option<String> {
        let code = head.entry.code.clone();
        if code.is_none() {
            self.fault(head.place, &head.name, "it gives no code", "Give it `code`");
        }
        code
    }

    fn ruling(&mut self, head: &Head<'_>, lines: &[Line], reads: Reads) -> Option<Ruling> {
        let entry = head.entry;
        let verdict = match entry.verdict.as_deref() {
            Some("eligible") => Verdict::Eligible,
            Some("needs_confirmation") => Verdict::NeedsConfirmation,
            Some("redirect") => Verdict::Redirect,
            Some("not_eligible") => Verdict::NotEligible,
            Some("blocked") if reads == Reads::Everything => Verdict::Blocked,
            _ => {
                let remedy = "Give eligible, needs_confirmation, redirect or not_eligible; at the counter blocked";
                self.fault(head.place, &head.name, "its `verdict` is none", remedy);
                return None;
            }
        };
        let eligible = match verdict {
            Verdict::Eligible => Some(true),
            Verdict::NeedsConfirmation => entry.entitled,
            Verdict::Redirect | Verdict::NotEligible | Verdict::Blocked | Verdict::Release | Verdict::Open => {
                Some(false)
            }
        };
        if (verdict == Verdict::Eligible) == entry.lines.is_empty() {
            let remedy = "An eligible row has `lines` (free ones too), any other has none";
            self.fault(head.place, &head.name, "verdict and lines do not go together", remedy);
        }
        if entry.codes.is_empty() {
            self.fault(head.place, &head.name, "it gives no code", "Give it `codes`: an outcome says why");
        }
        for group in &entry.explained_by {
            if !self.names.code_groups.contains(group) {
                let remedy = "Correct the name, or give some [[code]] that group";
                self.fault(head.place, &head.name, format!("no code is in the group `{group}`"), remedy);
            }
        }
        let alternatives = entry.alternative.iter().map(|entry| self.alternative(head, entry, reads)).collect();
        Some(Ruling {
            verdict,
            eligible,
            codes: entry.codes.clone(),
            explained_by: entry.explained_by.clone(),
            lines: self.line_uses(head, lines),
            alternatives,
            reports_gates: entry.reports_gates,
        })
    }

    fn line_uses(&mut self, head: &Head<'_>, lines: &[Line]) -> Vec<LineUse> {
        for line in &head.entry.lines {
            let is_priced = |line: &&Line| {
                let ends_late = match (line.validity.until, head.validity.until) {
                    (None, _) => true,
                    (Some(line), Some(row)) => line >= row,
                    (Some(_), None) => false,
                };
                ends_late && line.validity.from <= head.validity.from
            };
            let versions: Vec<&Line> = lines.iter().filter(|known| known.code == line.code).collect();
            let first = versions.iter().map(|line| line.validity.from).min();
            let is_open_ended = versions.iter().any(|line| line.validity.until.is_none());
            if first.is_none() {
                let remedy = "Correct the code, or add it to the price list under [[line]]";
                self.fault(head.place, &head.name, format!("there is no line `{}`", line.code), remedy);
            } else if first > Some(head.validity.from)
                || (!is_open_ended && !versions.iter().any(is_priced) && head.validity.until.is_none())
            {
                let remedy = "Give the line a version for every day of the row";
                self.fault(head.place, &head.name, format!("`{}` has no price on some of its days", line.code), remedy);
            }
        }
        let uses = head.entry.lines.iter().map(|line| LineUse { code: line.code.clone(), quantity: line.quantity });
        uses.collect()
    }

    fn alternative(&mut self, head: &Head<'_>, entry: &AlternativeEntry, reads: Reads) -> AlternativeRule {
        let place = head.place;
        let when = self.condition(place, &head.name, entry.when.as_ref(), reads);
        // Where the alternative cites nothing itself, it rests on the rules of its row.
        let cited = if entry.rules.is_empty() { &head.entry.rules } else { &entry.rules };
        let rules = self.optional_rules(place, &head.name, cited);
        let tells = entry.tells.as_ref().and_then(|tells| {
            let key = self.key(place, &head.name, &tells.key)?;
            Some((tells.detail.clone(), key))
        });
        let counts = entry.counts.as_ref().and_then(|counts| {
            let key = self.key(place, &head.name, &counts.key)?;
            Some((counts.detail.clone(), key, self.number(place, &head.name, &counts.less)?))
        });
        AlternativeRule {
            when,
            code: entry.code.clone(),
            rules,
            details: entry.details.clone(),
            price_of: self.changes(head, &entry.price_of),
            range_of: entry.range_of.iter().map(|changes| self.changes(head, changes)).collect(),
            range_includes_cents: entry.range_includes_cents,
            tells,
            counts,
        }
    }

    fn changes(&mut self, head: &Head<'_>, table: &Table) -> Vec<Change> {
        let mut changes = Vec::new();
        for (name, value) in table {
            let Some(key) = self.key(head.place, &head.name, name) else { continue };
            let fact = match (value, key.kind()) {
                (toml::Value::Boolean(flag), KeyKind::Flag) => Some(1 + i64::from(*flag)),
                (toml::Value::Integer(number), KeyKind::Number { .. }) => Some(*number),
                (toml::Value::String(value), KeyKind::Choice(_) | KeyKind::Listed | KeyKind::Text) => {
                    self.value(head.place, &head.name, key, value)
                }
                _ => {
                    let problem = format!("`{name}` cannot be changed to {value}");
                    self.fault(head.place, &head.name, problem, "Give a value of the kind that the key holds");
                    None
                }
            };
            changes.extend(fact.map(|fact| Change(key, fact)));
        }
        changes
    }

    /// The price list: every gross is the sum of its parts, every part follows from net and VAT within a cent.
    pub(crate) fn lines(&mut self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut versions = Vec::new();
        for (place, entry) in Place::entries(self.files, "line", |file| &file.line) {
            let Some(validity) = self.validity(place, &entry.code, entry.from, entry.until) else { continue };
            versions.push((place, entry.code.clone(), validity));
            self.check_money(place, entry);
            lines.push(Line {
                code: entry.code.clone(),
                label: entry.label.clone(),
                gross_cents: entry.gross_cents,
                components: entry.components.clone(),
                concession: entry.concession,
                is_refundable: entry.refundable,
                validity,
                rules: self.rules(place, &entry.code, &entry.rules),
            });
        }
        self.check_versions(versions);
        lines
    }

    fn check_money(&mut self, place: Place<'_>, entry: &LineEntry) {
        for component in &entry.components {
            let Component { code, net_cents, vat_percent, gross_cents, .. } = component;
            let exact_hundredths = net_cents * (100 + i64::from(vat_percent.unwrap_or(0)));
            if (exact_hundredths - gross_cents * 100).abs() > 100 || *net_cents < 0 {
                let problem = format!(
                    "the gross {gross_cents} of `{code}` does not follow from net {net_cents} and VAT {} %",
                    vat_percent.unwrap_or(0),
                );
                self.fault(
                    place,
                    &entry.code,
                    problem,
                    "Correct the one that is wrong; a cent of rounding is admitted",
                );
            }
        }
        let sum: i64 = entry.components.iter().map(|component| component.gross_cents).sum();
        if sum != entry.gross_cents {
            let problem = format!("the gross {} is not the sum {sum} of its components", entry.gross_cents);
            self.fault(place, &entry.code, problem, "Correct the one that is wrong");
        }
    }
}
