//! Formatting and lints, with warnings denied, natively and for wasm32.

use anyhow::Result;

use crate::process::Program;
use crate::setup::{Toolbox, WASM_TARGET};
use crate::workspace::Workspace;

/// The packages with code that runs on the machine itself, tests included.
const NATIVE: [&str; 5] = ["sportello-shared", "sportello-worker", "sportello-app", "sportello-api-tests", "xtask"];

/// The packages that are compiled to wasm.
const WASM: [&str; 3] = ["sportello-app", "sportello-worker", "sportello-browser-bench"];

/// Runs all checks and returns how many passed and how many failed.
pub(crate) fn all(ws: &Workspace, tools: &Toolbox) -> Result<(u32, u32)> {
    let mut results = vec![formatting(ws)?];
    // The app's own logic is plain structs and is tested natively, so its tests are linted natively too.
    results.push(lints(Program::cargo(&ws.root), &NATIVE, &["--all-targets"])?);
    for package in WASM {
        results.push(lints(tools.wasm.cargo(ws), &[package], &["--target", WASM_TARGET])?);
    }
    let passed = u32::try_from(results.iter().filter(|ok| **ok).count())?;
    Ok((passed, u32::try_from(results.len())? - passed))
}

/// `cargo fmt --check`.
fn formatting(ws: &Workspace) -> Result<bool> {
    Program::cargo(&ws.root).args(["fmt", "--all", "--check"]).succeeds()
}

/// Clippy with warnings denied.
fn lints(cargo: Program, packages: &[&str], extra: &[&str]) -> Result<bool> {
    let cargo = cargo.args(["clippy", "--quiet"]).args(packages.iter().flat_map(|name| ["--package", name]));
    cargo.args(extra).args(["--", "--deny", "warnings"]).succeeds()
}
