//! No panic in `shared` and `worker`: each states the lints at its root, clippy finds the places, and no exception to
//! them may be written below.

use super::{Finding, SourceFile};

/// The crates that must not stop, by their root file.
const ROOTS: [&str; 2] = ["shared/src/lib.rs", "worker/src/lib.rs"];

/// What ends a program, as clippy calls it.
const LINTS: [&str; 6] = ["unwrap_used", "expect_used", "panic", "indexing_slicing", "unreachable", "string_slice"];

/// Checks that the roots deny the lints and that nothing below them asks for an exception.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for root in ROOTS {
        let text = files.iter().find(|file| file.path == root).map_or("", |file| file.text.as_str());
        for lint in LINTS.iter().filter(|lint| !text.contains(&format!("clippy::{lint}"))) {
            findings.push(Finding::new(root, 1, format!("does not deny `clippy::{lint}` outside tests")));
        }
    }
    let below = |path: &str| path.starts_with("shared/src/") || path.starts_with("worker/src/");
    for file in files.iter().filter(|file| file.is_rust() && below(&file.path) && !ROOTS.contains(&file.path.as_str()))
    {
        for (index, line) in file.text.lines().enumerate() {
            if LINTS.iter().any(|lint| line.contains(&format!("clippy::{lint}"))) {
                findings.push(Finding::new(&file.path, index + 1, "no exception to the lints against panics"));
            }
        }
    }
    findings
}
