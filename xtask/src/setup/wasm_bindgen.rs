//! The wasm-bindgen tool, of exactly the version that the library in `Cargo.lock` has.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::versions::locked_version;
use crate::process::Program;
use crate::stage::stage;
use crate::workspace::Workspace;

/// The glue generator.
pub(crate) struct WasmBindgen {
    path: PathBuf,
}

impl WasmBindgen {
    /// Finds the tool on the path or in the cache, or compiles it into the cache.
    pub(super) fn ensure(ws: &Workspace) -> Result<Self> {
        let version = locked_version(ws, "wasm-bindgen")?;
        if let Some(found) = Self::find(ws, &version) {
            return Ok(found);
        }
        let root = home(ws, &version);
        stage(&format!("compile wasm-bindgen {version} (once, some minutes)"), || {
            // Not `--locked`: that lock file names a crate the index no longer has.
            // The folder is the cache, so that the clone's own Cargo configuration has no part in it.
            fs::create_dir_all(&root)?;
            let build = Program::cargo(&ws.cache)
                .args(["install", &format!("wasm-bindgen-cli@{version}"), "--root"])
                .arg(&root)
                .arg("--target-dir")
                .arg(root.join("build"))
                .env("CARGO_PROFILE_RELEASE_DEBUG", "false");
            build.run_logged(&ws.cache.join("logs").join("wasm-bindgen.log"))?;
            fs::remove_dir_all(root.join("build")).context("cannot remove the build folder of wasm-bindgen")
        })?;
        Self::find(ws, &version).context("cargo install reported success but left no wasm-bindgen")
    }

    /// Looks without installing.
    pub(crate) fn find(ws: &Workspace, version: &str) -> Option<Self> {
        let wanted = format!("wasm-bindgen {version}");
        let candidates = [home(ws, version).join("bin").join("wasm-bindgen"), PathBuf::from("wasm-bindgen")];
        let fits = |path: &PathBuf| Program::new(path).arg("--version").output().is_ok_and(|found| found == wanted);
        candidates.into_iter().find(fits).map(|path| Self { path })
    }

    /// The tool, ready for arguments.
    pub(crate) fn program(&self) -> Program {
        Program::new(&self.path)
    }
}

fn home(ws: &Workspace, version: &str) -> PathBuf {
    ws.cache.join("tools").join(format!("wasm-bindgen-{version}"))
}
