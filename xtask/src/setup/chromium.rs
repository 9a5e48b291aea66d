//! The browser that drives the journeys.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::apt;
use crate::process::Program;
use crate::workspace::Workspace;

/// The variable that points at a browser of one's own.
const VARIABLE: &str = "SPORTELLO_CHROMIUM";

/// An installed Chromium.
pub(crate) struct Chromium {
    /// The program.
    pub(crate) path: PathBuf,
}

impl Chromium {
    /// Finds Chromium or installs Debian's.
    pub(super) fn ensure(ws: &Workspace) -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        let otherwise = format!("no Chromium here: install it (Debian: `apt-get install chromium`) or set {VARIABLE}");
        apt::install(ws, &["chromium"], &otherwise)?;
        Self::find().context(otherwise)
    }

    /// Looks for a Chromium without installing one.
    pub(crate) fn find() -> Option<Self> {
        if let Some(path) = env::var_os(VARIABLE) {
            return Some(Self { path: path.into() });
        }
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
        let candidates = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
        candidates.into_iter().find(|path| path.is_file()).map(|path| Self { path })
    }

    /// The version, for `doctor`.
    pub(crate) fn version(path: &Path) -> Result<String> {
        Program::new(path).arg("--version").output()
    }
}
