//! A Rust compiler that builds for wasm32: the active one where it can, otherwise one made from Debian's packages.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use super::debian_std;
use crate::process::Program;
use crate::stage::stage;
use crate::workspace::Workspace;

/// The target of the app and of the Worker.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may try to reach its servers before we go another way.
const RUSTUP_LIMIT: Duration = Duration::from_mins(1);

/// The rustup name of the toolchain made from Debian's packages.
const LINKED_NAME: &str = "sportello-wasm";

/// A compiler with the wasm32 standard library.
#[derive(Clone, Debug)]
pub(crate) struct WasmToolchain {
    /// `None`: the active toolchain has the target itself.
    linked: Option<String>,
}

impl WasmToolchain {
    /// Finds a compiler for wasm32, asks rustup for the target, or makes one from Debian's packages.
    pub(super) fn ensure(ws: &Workspace) -> Result<Self> {
        if let Some(found) = Self::find(ws) {
            return Ok(found);
        }
        let rustup = stage(&format!("rustup target add {TARGET}"), || {
            let add = Program::new("rustup").args(["target", "add", TARGET]);
            add.run_logged_within(&ws.cache.join("logs").join("rustup.log"), RUSTUP_LIMIT)
        });
        let active = Self { linked: None };
        if rustup.is_ok() && active.works(ws) {
            return Ok(active);
        }
        println!("  rustup cannot bring the target here; building it from Debian's packages");
        let name = linked_name();
        debian_std::make(ws, &name)?;
        Self::find(ws).context("the compiler made from Debian's packages does not build for wasm32")
    }

    /// Looks without installing.
    pub(crate) fn find(ws: &Workspace) -> Option<Self> {
        let candidates = [Self { linked: None }, Self { linked: Some(linked_name()) }];
        candidates.into_iter().find(|candidate| candidate.works(ws))
    }

    /// `cargo` with this compiler.
    pub(crate) fn cargo(&self, ws: &Workspace) -> Program {
        Program::cargo(&ws.root).envs(self.variables())
    }

    /// Compiler's version, for `doctor`.
    pub(crate) fn version(&self) -> Result<String> {
        Program::new("rustc").envs(self.variables()).arg("--version").output()
    }

    /// What makes rustup, cargo and clippy use this compiler and its standard library.
    fn variables(&self) -> Vec<(&'static str, OsString)> {
        let Some(name) = &self.linked else { return Vec::new() };
        let mut variables = vec![("RUSTUP_TOOLCHAIN", OsString::from(name))];
        let rustc = Program::new("rustc").env("RUSTUP_TOOLCHAIN", name).args(["--print", "sysroot"]);
        if let Ok(sysroot) = rustc.output() {
            // Clippy's driver does not go through `rustc` and would look for the libraries in the wrong place.
            variables.push(("SYSROOT", sysroot.into()));
        }
        variables
    }

    /// Whether an empty library compiles and links as a release does: finds a missing target, a missing linker, a
    /// standard library left behind by an older compiler, and one that cannot take part in link-time optimisation.
    fn works(&self, ws: &Workspace) -> bool {
        let probe: PathBuf = ws.cache.join("probe");
        if fs::create_dir_all(&probe).is_err() || fs::write(probe.join("probe.rs"), "").is_err() {
            return false;
        }
        let rustc = Program::new("rustc").envs(self.variables()).dir(&probe);
        rustc.args(["--target", TARGET, "--crate-type", "cdylib", "-Cpanic=abort", "-Clto=fat", "probe.rs"]).probes()
    }
}

/// The rustup name; another cache with another name can live beside the ordinary one.
fn linked_name() -> String {
    env::var("SPORTELLO_TOOLCHAIN").unwrap_or_else(|_| LINKED_NAME.to_owned())
}
