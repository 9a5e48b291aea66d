//! Versions come from `Cargo.lock`, so that library and tool cannot differ.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// The locked version of one crate.
pub(crate) fn locked_version(ws: &Workspace, name: &str) -> Result<String> {
    let text = fs::read_to_string(ws.path("Cargo.lock")).context("cannot read Cargo.lock")?;
    let lock: toml::Table = text.parse().context("Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock lists no package")?;
    let package = packages.iter().find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name));
    let version = package.and_then(|package| package.get("version")).and_then(toml::Value::as_str);
    version.map(str::to_owned).with_context(|| format!("Cargo.lock does not hold {name}"))
}
