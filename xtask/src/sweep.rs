//! `cargo xtask sweep`: every combination the rules can see, with the long form switched on.

use anyhow::Result;

use crate::process::Program;
use crate::workspace::Workspace;

/// Runs the sweep of `shared` optimised and in full; its own output says how many combinations there were.
pub(crate) fn run(ws: &Workspace) -> Result<()> {
    let cargo = Program::cargo(&ws.root).args([
        "test",
        "--profile",
        "bench",
        "--package",
        "sportello-shared",
        "--test",
        "sweep",
    ]);
    cargo.args(["--", "--nocapture"]).env("SPORTELLO_SWEEP", "full").run()
}
