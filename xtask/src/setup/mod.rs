//! What the other commands need on this machine, found or installed. Doing it twice does nothing the second time.
//!
//! Everything slow lies in the cache ([`Workspace::cache`]), so that a second clone starts warm.

mod apt;
mod chromium;
mod debian_std;
mod node;
mod versions;
mod wasm_bindgen;
mod wasm_toolchain;

use std::fs::{self, File};

use anyhow::{Context, Result};

pub(crate) use self::chromium::Chromium;
pub(crate) use self::node::Node;
pub(crate) use self::versions::locked_version;
pub(crate) use self::wasm_bindgen::WasmBindgen;
pub(crate) use self::wasm_toolchain::{TARGET as WASM_TARGET, WasmToolchain};
use crate::workspace::Workspace;

/// The tools of a build.
pub(crate) struct Toolbox {
    /// The compiler for wasm32.
    pub(crate) wasm: WasmToolchain,
    /// The glue generator, of exactly the library's version.
    pub(crate) bindgen: WasmBindgen,
    /// Node and the packages of `tests/package.json`.
    pub(crate) node: Node,
}

impl Toolbox {
    /// Finds or installs every tool that `build` and `serve` need.
    pub(crate) fn ensure(ws: &Workspace) -> Result<Self> {
        let _lock = lock(ws)?;
        Ok(Self { wasm: WasmToolchain::ensure(ws)?, bindgen: WasmBindgen::ensure(ws)?, node: Node::ensure(ws)? })
    }
}

/// Finds or installs the browser of the journeys and of Lighthouse.
pub(crate) fn chromium(ws: &Workspace) -> Result<Chromium> {
    let _lock = lock(ws)?;
    Chromium::ensure(ws)
}

/// Two clones that set up at the same time would write the same files: the second waits.
fn lock(ws: &Workspace) -> Result<File> {
    fs::create_dir_all(&ws.cache).with_context(|| format!("cannot make the cache {}", ws.cache.display()))?;
    let file = File::create(ws.cache.join("lock"))?;
    file.lock()?;
    Ok(file)
}
