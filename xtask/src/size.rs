//! What a citizen downloads before the first answer, compressed as it is sent.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::budget::Row;
use crate::build::{PRECACHE, compress};
use crate::hash::files_below;

/// Brotli, everything: page, code, look, letters, one Chamber's law.
const FIRST_LOAD_KB_MAX: f64 = 230.0;

/// Brotli, the app's module alone.
const WASM_KB_MAX: f64 = 170.0;

/// Weighs the files of a release build and prints each one.
pub(crate) fn measure(site: &Path) -> Result<Vec<Row>> {
    let assets = newest_assets(site)?;
    let mut files: Vec<PathBuf> = ["index.html", "sw.js"].iter().map(|name| site.join(name)).collect();
    files.extend(PRECACHE.iter().map(|name| assets.join(name)));
    files.extend(largest_law(&assets)?);
    let (mut total, mut wasm) = (0.0, 0.0);
    println!("  {:<58}{:>10}{:>10}", "file", "bytes", "sent");
    for path in &files {
        let bytes = fs::read(path).with_context(|| format!("{} is missing: is this a whole build?", path.display()))?;
        let sent =
            if path.extension().is_some_and(|kind| kind == "woff2") { bytes.len() } else { compress(&bytes)?.len() };
        println!("  {:<58}{:>10}{sent:>10}", path.strip_prefix(site)?.display(), bytes.len());
        total += kilobytes(sent);
        if path.extension().is_some_and(|kind| kind == "wasm") {
            wasm += kilobytes(sent);
        }
    }
    Ok(vec![
        Row::at_most("citizen first load, everything, brotli", FIRST_LOAD_KB_MAX, " kB", total),
        Row::at_most("citizen wasm, brotli", WASM_KB_MAX, " kB", wasm),
    ])
}

/// The hashed folder that `index.html` points at.
fn newest_assets(site: &Path) -> Result<PathBuf> {
    let html = fs::read_to_string(site.join("index.html")).context("no build in dist/site")?;
    let hash = html
        .split("/assets/")
        .nth(1)
        .and_then(|rest| rest.split(['/', '"']).next())
        .context("index.html names no asset")?;
    Ok(site.join("assets").join(hash))
}

/// A citizen fetches one Chamber's law: the heaviest stands for all.
fn largest_law(assets: &Path) -> Result<Option<PathBuf>> {
    let mut laws = Vec::new();
    for path in files_below(&assets.join("law")) {
        if path.extension().is_some_and(|kind| kind == "json") {
            laws.push((fs::metadata(&path)?.len(), path));
        }
    }
    Ok(laws.into_iter().max().map(|(_, path)| path))
}

fn kilobytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1000.0
}
