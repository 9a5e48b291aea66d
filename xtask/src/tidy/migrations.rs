//! Migrations are append-only: the hash of each published one is written down and may not change.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use anyhow::Result;

use super::Finding;
use crate::hash::{files_below, hex, sha256};
use crate::workspace::Workspace;

const FOLDER: &str = "worker/migrations";

/// One line a migration: its SHA-256 and its name, as `sha256sum` writes them.
const PINS: &str = "worker/migrations/HASHES";

/// Compares each migration with its pin; `fix` adds pins for new ones and never changes an old one.
pub(super) fn check(ws: &Workspace, fix: bool) -> Result<Vec<Finding>> {
    let files = files_below(&ws.path(FOLDER));
    let migrations = files.iter().filter(|path| path.extension().is_some_and(|kind| kind == "sql"));
    let mut actual = BTreeMap::new();
    for path in migrations {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        actual.insert(name, hex(&sha256(&fs::read(path)?)));
    }
    let known = fs::read_to_string(ws.path(PINS)).unwrap_or_default();
    let mut pinned = parse(&known);
    if fix {
        for (name, hash) in &actual {
            pinned.entry(name.clone()).or_insert_with(|| hash.clone());
        }
        let mut text = String::new();
        for (name, hash) in &pinned {
            writeln!(text, "{hash}  {name}")?;
        }
        if !pinned.is_empty() {
            fs::write(ws.path(PINS), text)?;
        }
    }
    Ok(compare(&actual, &pinned))
}

fn parse(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    lines.map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect()
}

fn compare(actual: &BTreeMap<String, String>, pinned: &BTreeMap<String, String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, hash) in actual {
        match pinned.get(name) {
            None => findings.push(Finding::new(PINS, 0, format!("{name} is new: `cargo xtask tidy --fix` pins it"))),
            Some(pin) if pin != hash => {
                let message = format!("{name} was changed after it was published: add a new migration instead");
                findings.push(Finding::new(PINS, 0, message));
            }
            Some(_) => {}
        }
    }
    for name in pinned.keys().filter(|name| !actual.contains_key(*name)) {
        findings.push(Finding::new(PINS, 0, format!("{name} was published and is gone")));
    }
    for (index, name) in actual.keys().enumerate() {
        let wanted = format!("{:04}_", index + 1);
        if !name.starts_with(&wanted) {
            findings.push(Finding::new(FOLDER, 0, format!("{name} should start with {wanted}: no number is left out")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
        rows.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn an_unchanged_migration_passes() {
        let both = table(&[("0001_create_agenda.sql", "aa")]);
        assert_eq!(compare(&both, &both), []);
    }

    #[test]
    fn a_changed_a_missing_and_an_unpinned_migration_are_each_found() {
        let actual = table(&[("0001_create_agenda.sql", "aa"), ("0002_add_notices.sql", "bb")]);
        let pinned = table(&[("0001_create_agenda.sql", "changed"), ("0003_gone.sql", "cc")]);
        assert_eq!(compare(&actual, &pinned).len(), 3);
    }
}
