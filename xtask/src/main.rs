//! The only entry point: `cargo xtask <command>`. Every command is declared, with its comment, in [`flags`].
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "these commands talk to the person at the terminal")]

mod bench;
mod budget;
mod build;
mod check;
mod doctor;
mod document;
mod flags;
mod hash;
mod process;
mod serve;
mod server;
mod setup;
mod size;
mod stage;
mod sweep;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use crate::build::{Build, Profile};
use crate::flags::{Xtask, XtaskCmd};
use crate::setup::Toolbox;
use crate::workspace::Workspace;

fn main() -> ExitCode {
    let flags = Xtask::from_env_or_exit();
    process::end_all_on_signal();
    match run(flags.subcommand) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Carries out one command and returns whether what it looked at is in order.
fn run(command: XtaskCmd) -> Result<bool> {
    let ws = Workspace::locate()?;
    match command {
        XtaskCmd::Serve(options) => {
            match serve::run(&ws, options.port, options.reset, Profile::chosen(options.dev))? {}
        }
        XtaskCmd::Test(options) => return test::run(&ws, options.only.as_deref()),
        XtaskCmd::Check(_) => return Ok(check::all(&ws, &Toolbox::ensure(&ws)?)?.1 == 0),
        XtaskCmd::Build(options) => {
            let built = Build::run(&ws, &Toolbox::ensure(&ws)?, Profile::chosen(options.dev))?;
            println!("  {} and {}", built.site.display(), built.worker.display());
        }
        XtaskCmd::Bench(options) => bench::run(&ws, options.only.as_deref(), options.write)?,
        XtaskCmd::Size(_) => {
            let built = Build::run(&ws, &Toolbox::ensure(&ws)?, Profile::Release)?;
            budget::print(&size::measure(&built.site)?);
        }
        XtaskCmd::Tidy(options) => return tidy::print(&ws, options.fix),
        XtaskCmd::Sweep(_) => sweep::run(&ws)?,
        XtaskCmd::Doctor(_) => doctor::run(&ws),
    }
    Ok(true)
}
