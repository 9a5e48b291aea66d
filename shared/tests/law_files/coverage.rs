//! The coverage table: for every rule of the pages, where it is implemented or shown, or why it is not.
//!
//! `SPORTELLO_WRITE=1 cargo test -p sportello-shared --test law_files` writes `COVERAGE.md`; without it the test only
//! looks whether the file is what it should be.

use std::{collections::BTreeMap, env, fmt::Write as _, fs};

use serde_json::Value;
use toml::{Table, Value as TomlValue};

use crate::{chambers, crate_folder, texts};

/// Where a rule is used, or why it is not.
#[derive(Default)]
struct Uses {
    implemented: Vec<String>,
    shown: Vec<String>,
    reasons: Vec<String>,
}

impl Uses {
    fn cell(&self) -> String {
        let list = |name: &str, uses: &[String]| (!uses.is_empty()).then(|| format!("{name} {}", uses.join(", ")));
        let parts = [
            list("implemented in", &self.implemented),
            list("shown under", &self.shown),
            list("not used:", &self.reasons),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// Every mention of a rule in the files of a Chamber, by rule id.
fn uses_of(slug: &str) -> BTreeMap<String, Uses> {
    let mut uses: BTreeMap<String, Uses> = BTreeMap::new();
    for text in texts(&chambers().join(slug)).values() {
        let file: Table = text.parse().expect("TOML");
        for (section, entries) in &file {
            let entries = match entries {
                TomlValue::Array(entries) => entries.as_slice(),
                entry @ TomlValue::Table(_) => std::slice::from_ref(entry),
                _ => continue,
            };
            for entry in entries.iter().filter_map(TomlValue::as_table).filter(|_| section != "rule") {
                for rule in cited(entry) {
                    let uses = uses.entry(rule).or_default();
                    let name = |key: &str| entry.get(key).and_then(TomlValue::as_str).map(str::to_owned);
                    let (list, label) = match section.as_str() {
                        "information" => (&mut uses.shown, name("topic")),
                        "not_modelled" => (&mut uses.reasons, name("why")),
                        _ => (&mut uses.implemented, name("id").or_else(|| name("code")).or_else(|| name("name"))),
                    };
                    let label = match (section.as_str(), label) {
                        ("information" | "not_modelled", Some(label)) => label,
                        (section, Some(label)) => format!("{section} `{label}`"),
                        (section, None) => section.to_owned(),
                    };
                    if !list.contains(&label) {
                        list.push(label);
                    }
                }
            }
        }
    }
    uses
}

/// The rule ids in `rules` of an entry and of everything inside it.
fn cited(entry: &Table) -> Vec<String> {
    let mut ids = Vec::new();
    for (key, value) in entry {
        match value {
            TomlValue::Array(values) if key == "rules" => {
                ids.extend(values.iter().filter_map(TomlValue::as_str).map(str::to_owned));
            }
            TomlValue::Array(values) => ids.extend(values.iter().filter_map(TomlValue::as_table).flat_map(cited)),
            TomlValue::Table(table) => ids.extend(cited(table)),
            _ => {}
        }
    }
    ids
}

/// The rules of a Chamber's files: id, kind and words.
fn rules_of(slug: &str) -> Vec<(String, String, String)> {
    let law = sportello_shared::chambers::find(slug).expect("a Chamber").law().expect("its law");
    let rule = |rule: &sportello_shared::rules::law::Rule| {
        (rule.citation.rule.to_string(), rule.kind.clone(), rule.citation.quote.to_string())
    };
    law.rules.iter().map(rule).collect()
}

fn table() -> String {
    let mut table = String::from(
        "# Coverage of the rules\n\nGenerated from the Chambers' files by `SPORTELLO_WRITE=1 cargo test -p sportello-shared \
         --test law_files`; a test keeps it fresh.\nOne row for every rule of every page: where it is implemented or shown, \
         or why not.\n",
    );
    for chamber in sportello_shared::chambers::all() {
        let uses = uses_of(chamber.slug);
        let rules = rules_of(chamber.slug);
        write!(
            table,
            "\n## {} ({} rules)\n\n| rule | about | words | where |\n|---|---|---|---|\n",
            chamber.slug,
            rules.len()
        )
        .expect("a text takes everything");
        for (id, kind, words) in rules {
            let cell = uses.get(&id).map(Uses::cell).unwrap_or_default();
            let words = words.replace('|', "\\|");
            writeln!(table, "| {id} | {kind} | {words} | {cell} |").expect("a text takes everything");
        }
    }
    table
}

#[test]
fn the_coverage_table_is_fresh() {
    let path = crate_folder().join("COVERAGE.md");
    if env::var_os("SPORTELLO_WRITE").is_some() {
        fs::write(&path, table()).expect("the table is written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == table(), "COVERAGE.md is old: SPORTELLO_WRITE=1 cargo test -p sportello-shared --test law_files");
}

#[test]
fn every_rule_of_the_two_pages_has_a_row_and_its_very_words() {
    let published: Value = serde_json::from_str(include_str!("../data/rules.json")).expect("rules");
    let published = published.as_array().expect("a list");
    assert_eq!(published.len(), 171 + 61);
    for rule in published {
        let slug = rule["chamber"].as_str().expect("a Chamber").to_ascii_lowercase();
        let id = rule["id"].as_str().expect("an id");
        let row = rules_of(&slug).into_iter().find(|(known, ..)| known == id);
        let (_, _, words) = row.unwrap_or_else(|| panic!("{id} has no row"));
        assert_eq!(words, rule["quote"].as_str().expect("a quote"), "{id}");
        assert!(uses_of(&slug).get(id).is_some_and(|uses| !uses.cell().is_empty()), "{id} is neither used nor excused");
    }
}
