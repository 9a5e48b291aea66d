//! Precompressed twins (`.br`) of everything that compresses, at the strongest level, remembered by content.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;

use crate::hash::{files_below, hex, sha256};

/// Kinds of file that are already compressed or that nobody fetches.
const LEFT_ALONE: [&str; 5] = ["br", "png", "webp", "woff2", "ico"];

/// Files without an ending, read by the host and never served.
const NOT_SERVED: [&str; 2] = ["_headers", ".assetsignore"];

/// Writes a `.br` beside every file below `site` that gains from one; `cache` keeps what was compressed before.
pub(super) fn precompress(site: &Path, cache: &Path) -> Result<()> {
    fs::create_dir_all(cache)?;
    for path in files_below(site) {
        let kind = path.extension().map(|kind| kind.to_string_lossy().into_owned()).unwrap_or_default();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if LEFT_ALONE.contains(&kind.as_str()) || NOT_SERVED.contains(&name.as_str()) {
            continue;
        }
        let bytes = fs::read(&path)?;
        let known = cache.join(hex(&sha256(&bytes)));
        if !known.exists() {
            fs::write(&known, compress(&bytes)?)?;
        }
        fs::copy(&known, path.with_file_name(format!("{name}.br"))).context("cannot write a compressed twin")?;
    }
    Ok(())
}

/// Brotli at level 11 with the window that fits the input, as a content network would send it.
pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    let mut writer = CompressorWriter::with_params(&mut compressed, 64 * 1024, &params);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(compressed)
}
