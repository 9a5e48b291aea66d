//! What is installed and what is missing. Only looks.

use crate::process::Program;
use crate::setup::{Chromium, Node, WasmBindgen, WasmToolchain, locked_version};
use crate::workspace::Workspace;

/// Prints one line a tool.
pub(crate) fn run(ws: &Workspace) {
    let line = |name: &str, found: Option<String>| {
        println!("  {name:<14}{}", found.unwrap_or_else(|| "missing; `cargo xtask build` installs it".to_owned()));
    };
    println!("  {:<14}{}", "cache", ws.cache.display());
    line("rustc", Program::new("rustc").arg("--version").output().ok());
    line("wasm32", WasmToolchain::find(ws).and_then(|found| found.version().ok()));
    let version = locked_version(ws, "wasm-bindgen").unwrap_or_default();
    line("wasm-bindgen", WasmBindgen::find(ws, &version).map(|_| version.clone()));
    let node = Node::find(ws);
    for name in ["node", "workerd", "wrangler", "esbuild", "sass"] {
        let found = node.as_ref().and_then(|node| node.program(name).arg("--version").output().ok());
        line(name, found.map(|version| version.lines().last().unwrap_or_default().to_owned()));
    }
    line("chromium", Chromium::find().and_then(|found| Chromium::version(&found.path).ok()));
}
