//! Formatting and lints, with warnings denied, natively and for wasm32.

use anyhow::{Result, bail};

use crate::process::Program;
use crate::setup::{Toolbox, WASM_TARGET};
use crate::workspace::Workspace;

/// The packages that run on the machine itself; the app only ever runs in a browser.
const NATIVE: [&str; 4] = ["sportello-shared", "sportello-worker", "sportello-api-tests", "xtask"];

/// The packages that are compiled to wasm.
const WASM: [&str; 2] = ["sportello-app", "sportello-worker"];

/// Runs all checks and says how many failed.
pub(crate) fn run(ws: &Workspace) -> Result<()> {
    let tools = Toolbox::ensure(ws)?;
    let mut failed = 0_u32;
    let mut note = |ok: bool| failed += u32::from(!ok);
    note(formatting(ws)?);
    note(lints(Program::cargo(&ws.root), &NATIVE, &["--all-targets"])?);
    for package in WASM {
        note(lints(tools.wasm.cargo(ws), &[package], &["--target", WASM_TARGET])?);
    }
    if failed > 0 {
        bail!("{failed} of {} checks failed", 2 + WASM.len());
    }
    Ok(())
}

/// `cargo fmt --check`.
pub(crate) fn formatting(ws: &Workspace) -> Result<bool> {
    Program::cargo(&ws.root).args(["fmt", "--all", "--check"]).succeeds()
}

/// Clippy with warnings denied.
fn lints(cargo: Program, packages: &[&str], extra: &[&str]) -> Result<bool> {
    let cargo = cargo.args(["clippy", "--quiet"]).args(packages.iter().flat_map(|name| ["--package", name]));
    cargo.args(extra).args(["--", "--deny", "warnings"]).succeeds()
}
