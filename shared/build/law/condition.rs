//! Conditions as they are written: `{ reason = ["theft", "loss"], age = { below = "majority" }, is = "concession" }`.

use toml::{Table, Value};

use super::{Compiler, Place, source::When};
use crate::{
    key::{Key, KeyKind, KeyOrigin, NO_CHOICE},
    law::{Condition, Conjunction, Test},
};

/// Which facts a condition may read: those after the decision are not there before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    /// Answers and what follows from them.
    Answers,
    /// Also what the decision made known and what the counter sees.
    Everything,
}

/// Steps in a month on the scale of `device_age`.
const AGE_STEPS_PER_MONTH: i64 = 4;

impl Compiler<'_> {
    /// A condition; an absent one always holds.
    pub(crate) fn condition(&mut self, place: Place<'_>, entry: &str, when: Option<&When>, reads: Reads) -> Condition {
        let Some(when) = when else { return Condition { any: vec![Conjunction::default()] } };
        let any = when.conjunctions().iter().map(|table| self.conjunction(place, entry, table, reads)).collect();
        Condition { any }
    }

    fn conjunction(&mut self, place: Place<'_>, entry: &str, table: &Table, reads: Reads) -> Conjunction {
        let mut conjunction = Conjunction::default();
        for (name, value) in table {
            match name.as_str() {
                "is" | "is_not" => {
                    for predicate in self.names_in(place, entry, name, value) {
                        let Some(index) = self.predicate(place, entry, &predicate) else { continue };
                        conjunction.tests.push(if name == "is" { Test::Is(index) } else { Test::IsNot(index) });
                    }
                }
                "proposed" | "other" => {
                    let ids = self.names_in(place, entry, name, value);
                    let mask = self.readings(place, entry, ids.iter().map(String::as_str));
                    let side = if name == "other" { &mut conjunction.other } else { &mut conjunction.proposed };
                    *side |= mask;
                    self.names.flippable |= mask;
                }
                _ => conjunction.tests.extend(self.test(place, entry, name, value, reads)),
            }
        }
        conjunction
    }

    /// One name, or a list of names.
    fn names_in(&mut self, place: Place<'_>, entry: &str, name: &str, value: &Value) -> Vec<String> {
        let names = match value {
            Value::String(name) => Some(vec![name.clone()]),
            Value::Array(values) => values.iter().map(|value| value.as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        names.unwrap_or_else(|| {
            self.fault(place, entry, format!("`{name}` is not a name or a list of names"), "Write it as text");
            Vec::new()
        })
    }

    fn predicate(&mut self, place: Place<'_>, entry: &str, id: &str) -> Option<u8> {
        let index = self.names.predicates.iter().position(|known| known == id);
        if index.is_none() {
            let remedy = "Correct the name, or define it earlier: a predicate sees only those before it";
            self.fault(place, entry, format!("there is no predicate `{id}`"), remedy);
        }
        index.and_then(|index| u8::try_from(index).ok())
    }

    fn test(&mut self, place: Place<'_>, entry: &str, name: &str, value: &Value, reads: Reads) -> Option<Test> {
        let key = self.key(place, entry, name)?;
        let is_early = matches!(key.origin(), KeyOrigin::Answer | KeyOrigin::Derived);
        if reads == Reads::Answers && !is_early {
            let remedy = "Move the row to a table that is read after the decision";
            self.fault(place, entry, format!("`{name}` is not known before the decision"), remedy);
        }
        match key.kind() {
            KeyKind::Number { .. } => self.number_test(place, entry, key, value),
            KeyKind::Choice(_) | KeyKind::Listed | KeyKind::Text | KeyKind::Flag => {
                let (wanted, is_negated) = match value {
                    Value::Table(table) => (table.get("not").filter(|_| table.len() == 1)?.clone(), true),
                    value => (value.clone(), false),
                };
                let mask = self.mask(place, entry, key, &wanted)?;
                Some(Test::In(key, if is_negated { !mask } else { mask }))
            }
            KeyKind::Date => {
                let remedy = "Ask for `device_age` or `days_to_expiry`, which follow from the dates";
                self.fault(place, entry, format!("`{name}` cannot be compared"), remedy);
                None
            }
        }
    }

    /// The bits of one value or of several; `"null"` is the value of what is not known.
    fn mask(&mut self, place: Place<'_>, entry: &str, key: Key, value: &Value) -> Option<u64> {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        let mut mask = 0_u64;
        for value in values {
            let fact = match value {
                Value::String(name) if name == "null" => NO_CHOICE,
                Value::Boolean(flag) if key.kind() == KeyKind::Flag => 1 + i64::from(*flag),
                Value::String(name) if key.kind() != KeyKind::Flag => self.value(place, entry, key, name)?,
                other => {
                    let problem = format!("`{}` cannot be {other}", key.name());
                    self.fault(place, entry, problem, "Give a value of the kind that the key holds");
                    return None;
                }
            };
            mask |= u32::try_from(fact).ok().and_then(|fact| 1_u64.checked_shl(fact)).unwrap_or(0);
        }
        Some(mask)
    }

    fn number_test(&mut self, place: Place<'_>, entry: &str, key: Key, value: &Value) -> Option<Test> {
        let bounds = match value {
            Value::Integer(number) => return Some(Test::Between(key, Some(*number), Some(*number), false)),
            Value::String(null) if null == "null" => return Some(Test::Between(key, Some(1), Some(0), true)),
            Value::Table(bounds) => bounds,
            _ => {
                let remedy = "Give a number, \"null\", or bounds such as { from = 1, to = 90 }";
                self.fault(place, entry, format!("`{}` is a number", key.name()), remedy);
                return None;
            }
        };
        let (mut least, mut most, mut or_null) = (None, None, false);
        for (bound, value) in bounds {
            if bound == "or_null" {
                or_null = value.as_bool().unwrap_or(false);
                continue;
            }
            let number = self.number(place, entry, value)?;
            let steps = number.saturating_mul(AGE_STEPS_PER_MONTH);
            match (bound.as_str(), key) {
                ("within", Key::DeviceAge) => most = Some(steps),
                ("before", Key::DeviceAge) => most = Some(steps - 1),
                ("after", Key::DeviceAge) => least = Some(steps + 2),
                ("reached", Key::DeviceAge) => least = Some(steps),
                ("exactly", Key::DeviceAge) => (least, most) = (Some(steps), Some(steps)),
                ("unclear_at", Key::DeviceAge) => (least, most) = (Some(steps + 1), Some(steps + 1)),
                ("from", _) => least = Some(number),
                ("to", _) => most = Some(number),
                ("above", _) => least = Some(number.saturating_add(1)),
                ("below", _) => most = Some(number.saturating_sub(1)),
                _ => {
                    let remedy = "Use from, to, above, below; for device_age within, before, after, reached, exactly, unclear_at";
                    self.fault(place, entry, format!("`{bound}` is no bound of `{}`", key.name()), remedy);
                    return None;
                }
            }
        }
        Some(Test::Between(key, least, most, or_null))
    }

    /// A number, or the value of a term by its name.
    pub(crate) fn number(&mut self, place: Place<'_>, entry: &str, value: &Value) -> Option<i64> {
        let number = match value {
            Value::Integer(number) => Some(*number),
            Value::String(term) => self.names.term(term),
            _ => None,
        };
        if number.is_none() {
            let remedy = "Give a number, or define the period under [[term]]";
            self.fault(place, entry, format!("{value} is neither a number nor a term"), remedy);
        }
        number
    }
}
