//! Content hashes: names of published folders, and stamps that say "nothing changed since".

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};
use walkdir::WalkDir;

/// A running SHA-256 over named parts.
#[derive(Default)]
pub(crate) struct Fingerprint(Sha256);

impl Fingerprint {
    /// Adds text, for instance a version.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.part(text.as_bytes());
        self
    }

    /// Adds one file's content.
    pub(crate) fn file(mut self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        self.part(&bytes);
        Ok(self)
    }

    /// Adds every file below a folder, by relative name and content; a folder that does not exist adds nothing.
    pub(crate) fn tree(mut self, dir: &Path) -> Result<Self> {
        for path in files_below(dir) {
            self.part(path.strip_prefix(dir)?.to_string_lossy().as_bytes());
            self = self.file(&path)?;
        }
        Ok(self)
    }

    /// The hash in hexadecimal, cut to `digits`.
    pub(crate) fn hex(self, digits: usize) -> String {
        let mut hex = hex(&self.0.finalize());
        hex.truncate(digits);
        hex
    }

    /// Length first, so that two parts never read like one.
    fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }
}

/// Every file below a folder, in a stable order.
pub(crate) fn files_below(dir: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(dir).sort_by_file_name().into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// The SHA-256 of bytes, raw.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Runs `work` unless `stamp` already holds `hash` and every output exists; then remembers the hash.
/// Returns whether the work was done.
pub(crate) fn when_changed(
    stamp: &Path,
    hash: &str,
    outputs: &[&Path],
    work: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    let unchanged = fs::read_to_string(stamp).is_ok_and(|known| known == hash);
    if unchanged && outputs.iter().all(|output| output.exists()) {
        return Ok(false);
    }
    work()?;
    if let Some(dir) = stamp.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::write(stamp, hash)?;
    Ok(true)
}
