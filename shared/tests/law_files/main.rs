//! The Chambers' files: what the build refuses, and that a Chamber unlike ours needs no Rust.

#[path = "../../build/law/mod.rs"]
mod compile;
mod coverage;
mod dates;
mod generality;
mod refusals;

/// The build's names for what the library has: one schema for both.
mod key {
    pub(crate) use sportello_shared::rules::key::{Key, KeyKind, KeyOrigin, NO_CHOICE};
}
mod law {
    pub(crate) use sportello_shared::rules::law::*;
}
mod verdict {
    pub(crate) use sportello_shared::rules::Verdict;
}

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn chambers() -> PathBuf {
    crate_folder().join("chambers")
}

/// The texts of a Chamber's files by name.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    compile::read_texts(folder).expect("the Chamber's files")
}
