//! Who may depend on whom: nothing points at the app or the Worker, and `shared` knows neither a browser nor a clock.

use anyhow::Result;

use super::Finding;
use crate::process::Program;
use crate::workspace::Workspace;

/// A package and what must never be below it.
const FORBIDDEN: [(&str, &[&str]); 4] = [
    (
        "sportello-shared",
        &[
            "wasm-bindgen",
            "js-sys",
            "web-sys",
            "worker",
            "leptos",
            "tokio",
            "getrandom",
            "rand",
            "futures",
            "sportello-app",
            "sportello-worker",
        ],
    ),
    ("sportello-app", &["worker", "axum", "sportello-worker"]),
    ("sportello-worker", &["leptos", "gloo-net", "sportello-app"]),
    ("sportello-api-tests", &["sportello-app", "sportello-worker", "leptos", "worker"]),
];

/// Asks cargo for each package's tree and, where a forbidden crate is in it, for the way it came in.
pub(super) fn check(ws: &Workspace) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (package, forbidden) in FORBIDDEN {
        let tree = tree(ws, package).args(["--prefix", "none", "--format", "{p}"]).output()?;
        let names: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        for name in forbidden.iter().filter(|name| names.contains(*name)) {
            let way = tree_to(ws, package, name);
            findings.push(Finding::new("Cargo.toml", 0, format!("{package} must not depend on {name}:\n{way}")));
        }
    }
    Ok(findings)
}

/// Every target counts: a crate that comes in only for wasm is in all the same.
fn tree(ws: &Workspace, package: &str) -> Program {
    Program::cargo(&ws.root).args(["tree", "--quiet", "--package", package, "--edges", "normal", "--target", "all"])
}

fn tree_to(ws: &Workspace, package: &str, name: &str) -> String {
    tree(ws, package).args(["--invert", name]).output().unwrap_or_default()
}
