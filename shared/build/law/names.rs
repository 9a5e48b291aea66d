//! Everything that entries refer to by name, and the lookup that complains.

use std::collections::BTreeMap;

use super::{Compiler, Place};
use crate::{
    key::{Key, KeyKind},
    law::RuleIndex,
};

/// What can be referred to.
#[derive(Debug, Default)]
pub(crate) struct Names {
    rules: Vec<String>,
    /// Whether some entry has cited the rule.
    pub(crate) is_cited: Vec<bool>,
    readings: Vec<String>,
    /// Readings that some condition depends on.
    pub(crate) flippable: u64,
    /// Predicates compiled so far: a predicate sees only those before it.
    pub(crate) predicates: Vec<String>,
    /// Terms with their values; several versions under one name.
    terms: BTreeMap<String, i64>,
    /// Values of keys, beside the common ones.
    pub(crate) values: BTreeMap<Key, Vec<String>>,
    pub(crate) code_groups: Vec<String>,
}

impl Names {
    /// Values of a key in the order of their facts.
    pub(crate) fn value_fact(&self, key: Key, value: &str) -> Option<i64> {
        let further = self.values.get(&key).into_iter().flatten().map(String::as_str);
        let position = key.common_values().iter().copied().chain(further).position(|known| known == value)?;
        i64::try_from(position).ok().map(|position| position + 1)
    }

    /// The value of a term.
    pub(crate) fn term(&self, id: &str) -> Option<i64> {
        self.terms.get(id).copied()
    }
}

impl Compiler<'_> {
    /// Reads the names of the whole Chamber before any entry is compiled.
    pub(crate) fn collect_names(&mut self) {
        let files = self.files;
        for (place, rule) in Place::entries(files, "rule", |file| &file.rule) {
            if self.names.rules.contains(&rule.id) {
                self.fault(place, &rule.id, "this rule id is there twice", "Keep one of the two entries");
            }
            self.names.rules.push(rule.id.clone());
            self.names.is_cited.push(false);
        }
        for (place, reading) in Place::entries(files, "reading", |file| &file.reading) {
            if self.names.readings.contains(&reading.id) {
                self.fault(place, &reading.id, "this reading is there twice", "Keep one of the two entries");
            }
            self.names.readings.push(reading.id.clone());
            if self.names.readings.len() > 64 {
                self.fault(place, &reading.id, "a Chamber has at most 64 readings", "Join readings that go together");
            }
        }
        self.collect_values();
        for (place, term) in Place::entries(files, "term", |file| &file.term) {
            let known = self.names.terms.insert(term.id.clone(), term.value);
            if known.is_some_and(|value| value != term.value) {
                self.fault(
                    place,
                    &term.id,
                    "the value of a term that conditions refer to changes over time",
                    "Give the new period a new name and the rows that use it new versions",
                );
            }
        }
        for (_, code) in Place::entries(files, "code", |file| &file.code) {
            self.names.code_groups.extend(code.group.clone());
        }
    }

    fn collect_values(&mut self) {
        let files = self.files;
        let formats = Place::entries(files, "format", |file| &file.format);
        self.names.values.insert(Key::Format, formats.iter().map(|(_, format)| format.id.clone()).collect());
        let offices = Place::entries(files, "office", |file| &file.office);
        self.names.values.insert(Key::Office, offices.iter().map(|(_, office)| office.id.clone()).collect());
        for (place, entry) in Place::entries(files, "value", |file| &file.value) {
            let Some(key) = self.key(place, &entry.key, &entry.key) else { continue };
            if !matches!(key.kind(), KeyKind::Choice(_) | KeyKind::Text) {
                let remedy = "Only choices and texts take further values; formats and offices list themselves";
                self.fault(place, &entry.key, "this key takes no further values", remedy);
                continue;
            }
            let known = self.names.values.entry(key).or_default();
            known.extend(entry.values.iter().cloned());
        }
        let too_many: Vec<Key> =
            self.names.values.iter().filter(|(_, values)| values.len() > 60).map(|(key, _)| *key).collect();
        for (key, file) in too_many.into_iter().zip(files.iter().cycle()) {
            let place = Place { file, section: "value" };
            self.fault(
                place,
                key.name(),
                "a key has at most 60 further values",
                "Name only those that a row tells apart",
            );
        }
    }

    /// The key of that name, or a fault.
    pub(crate) fn key(&mut self, place: Place<'_>, entry: &str, name: &str) -> Option<Key> {
        let extra = self.files.iter().flat_map(|file| &file.file.extra).position(|extra| extra.name == name);
        let key = extra.and_then(|index| Key::EXTRAS.get(index).copied()).or_else(|| Key::from_name(name));
        if key.is_none() {
            self.fault(place, entry, format!("`{name}` is no key of the contract"), "Use the name of an input or fact");
        }
        key
    }

    /// The fact of a value of a key; for a text, a new name for it.
    pub(crate) fn value(&mut self, place: Place<'_>, entry: &str, key: Key, value: &str) -> Option<i64> {
        let known = self.names.value_fact(key, value);
        if known.is_none() {
            let remedy = format!("Correct it, or add it to the values of `{}`", key.name());
            self.fault(place, entry, format!("`{value}` is no value of `{}`", key.name()), remedy);
        }
        known
    }

    /// The indexes of rules; a fault for each that does not exist, and where none is named.
    pub(crate) fn rules(&mut self, place: Place<'_>, entry: &str, ids: &[String]) -> Vec<RuleIndex> {
        if ids.is_empty() {
            let remedy = "Name in `rules` the ids of the sentences that it rests on";
            self.fault(place, entry, "it cites no rule", remedy);
        }
        self.optional_rules(place, entry, ids)
    }

    /// The indexes of rules, none being admitted.
    pub(crate) fn optional_rules(&mut self, place: Place<'_>, entry: &str, ids: &[String]) -> Vec<RuleIndex> {
        let mut indexes = Vec::new();
        for id in ids {
            let index = self.names.rules.iter().position(|known| known == id);
            if let Some(is_cited) = index.and_then(|index| self.names.is_cited.get_mut(index)) {
                *is_cited = true;
            }
            if let Some(index) = index.and_then(|index| RuleIndex::try_from(index).ok()) {
                indexes.push(index);
            } else {
                let remedy = "Correct the id, or add the rule with its sentence and source";
                self.fault(place, entry, format!("there is no rule `{id}`"), remedy);
            }
        }
        indexes
    }

    /// The bits of readings.
    pub(crate) fn readings<'s>(
        &mut self,
        place: Place<'_>,
        entry: &str,
        ids: impl IntoIterator<Item = &'s str>,
    ) -> u64 {
        let mut mask = 0;
        for id in ids {
            if let Some(index) = self.names.readings.iter().position(|known| known == id) {
                mask |= 1 << index.min(63);
            } else {
                let remedy = "Correct the id, or add the ambiguity with both of its senses";
                self.fault(place, entry, format!("there is no reading `{id}`"), remedy);
            }
        }
        mask
    }
}
