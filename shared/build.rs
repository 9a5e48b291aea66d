//! Turns the Chambers' files and the texts into the compact forms that the library embeds; a wrong file does not build.

use std::{env, error::Error, path::PathBuf};

#[path = "build/texts.rs"]
mod texts;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    texts::generate(&folder.join("texts"), &out)?;
    Ok(())
}
