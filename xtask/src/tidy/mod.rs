//! The rules of the house that no compiler checks. Each check looks at one thing and returns what it found; nothing is
//! repaired silently, and only generated parts are ever written (`--fix`).

mod arrows;
mod length;
mod migrations;
mod panics;
mod routes;
mod source;
mod words;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::Program;
use crate::workspace::Workspace;

/// One broken rule, in the form an editor can jump to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Path inside the clone.
    pub(crate) path: String,
    /// Line, from one; zero where the file as a whole is meant.
    pub(crate) line: usize,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

impl Finding {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}: {}", self.path, self.message),
        }
    }
}

/// A text file of the project.
pub(crate) struct SourceFile {
    /// Path inside the clone, with `/`.
    pub(crate) path: String,
    /// Its content.
    pub(crate) text: String,
}

impl SourceFile {
    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|kind| kind == "rs")
    }
}

/// How many checks ran and what they found.
pub(crate) struct Report {
    /// Number of checks.
    pub(crate) checks: u32,
    /// Everything found.
    pub(crate) findings: Vec<Finding>,
}

/// Runs every check.
pub(crate) fn run(ws: &Workspace, fix: bool) -> Result<Report> {
    let files = project_files(ws)?;
    let checks: [Vec<Finding>; 6] = [
        arrows::check(ws)?,
        source::check(&files),
        words::check(&files),
        panics::check(&files),
        migrations::check(ws, fix)?,
        routes::check(ws, fix)?,
    ];
    let checks_run = u32::try_from(checks.len())?;
    Ok(Report { checks: checks_run, findings: checks.into_iter().flatten().collect() })
}

/// Runs every check, prints what was found, and returns whether all is in order.
pub(crate) fn print(ws: &Workspace, fix: bool) -> Result<bool> {
    let report = run(ws, fix)?;
    for finding in &report.findings {
        println!("{finding}");
    }
    println!("{} checks, {} findings", report.checks, report.findings.len());
    Ok(report.findings.is_empty())
}

/// Every text file that is committed or about to be.
fn project_files(ws: &Workspace) -> Result<Vec<SourceFile>> {
    let list = Program::new("git").dir(&ws.root).args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let list = list.output().context("the list of files comes from git")?;
    let paths = list.lines().map(|path| (path.to_owned(), ws.path(path)));
    // A file deleted but not yet committed is listed and absent; one that is no text is not ours to read.
    let read = |(path, file): (String, PathBuf)| fs::read_to_string(file).ok().map(|text| SourceFile { path, text });
    Ok(paths.filter_map(read).collect())
}
