//! The only entry point: `cargo xtask <command>`. Every command is declared, with its comment, in [`flags`].
#![expect(clippy::print_stdout, reason = "these commands talk to the person at the terminal")]

mod build;
mod check;
mod doctor;
mod flags;
mod hash;
mod process;
mod setup;
mod stage;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use crate::build::{Build, Profile};
use crate::flags::{Xtask, XtaskCmd};
use crate::setup::Toolbox;
use crate::workspace::Workspace;

fn main() -> ExitCode {
    let flags = Xtask::from_env_or_exit();
    match run(flags.subcommand) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: XtaskCmd) -> Result<ExitCode> {
    let ws = Workspace::locate()?;
    match command {
        XtaskCmd::Build(options) => {
            let tools = Toolbox::ensure(&ws)?;
            let built = Build::run(&ws, &tools, Profile::chosen(options.dev))?;
            println!("  {} and {}", built.site.display(), built.worker.display());
        }
        XtaskCmd::Check(_) => check::run(&ws)?,
        XtaskCmd::Doctor(_) => doctor::run(&ws),
        _ => anyhow::bail!("not built yet"),
    }
    Ok(ExitCode::SUCCESS)
}
