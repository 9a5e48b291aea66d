//! Where things are: the clone, its build folder, and the cache that outlives the clone.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that every command works with.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    /// The clone.
    pub(crate) root: PathBuf,
    /// Cargo's build folder.
    pub(crate) target: PathBuf,
    /// What is slow to make and does not belong to one clone.
    pub(crate) cache: PathBuf,
}

impl Workspace {
    /// Finds the folders from the environment.
    pub(crate) fn locate() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().context("xtask lies in no workspace")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target, cache: cache_dir()? })
    }

    /// A path inside the clone.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The folder of intermediate results of one build profile.
    pub(crate) fn work(&self, profile: &str) -> PathBuf {
        self.target.join("sportello").join(profile)
    }
}

fn cache_dir() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("SPORTELLO_CACHE") {
        return Ok(PathBuf::from(dir));
    }
    if let Some(dir) = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        return Ok(PathBuf::from(dir).join("sportello"));
    }
    let home = env::var_os("HOME").context("neither SPORTELLO_CACHE, XDG_CACHE_HOME nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cache").join("sportello"))
}
