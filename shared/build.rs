//! Turns the Chambers' files and the texts into the compact forms that the library embeds; a wrong file does not build.

#[expect(dead_code, unreachable_pub, reason = "the schema of the library, of which the build writes only one half")]
#[path = "src/rules/key.rs"]
mod key;
#[expect(dead_code, unreachable_pub, unused_imports, reason = "see above")]
#[path = "src/rules/law/mod.rs"]
mod law;
#[expect(unreachable_pub, reason = "see above")]
#[path = "src/rules/verdict.rs"]
mod verdict;

#[path = "build/law/mod.rs"]
mod compile;
#[path = "build/texts.rs"]
mod texts;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=chambers");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        // Printed as written, so that a fault in a file reads as a sentence and not as a debug value.
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("CARGO_MANIFEST_DIR is not set")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    write_laws(&folder.join("chambers"), &out)?;
    texts::generate(&folder.join("texts"), &out)?;
    Ok(())
}

/// Writes `<slug>.json` for every folder of `chambers`, and the list of them as Rust source.
fn write_laws(chambers: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut list = String::from("&[\n");
    for law in compile::compile_all(chambers)? {
        fs::write(out.join(format!("{}.json", law.slug)), serde_json::to_string(&law)?)?;
        writeln!(
            list,
            "    EmbeddedChamber {{ slug: {slug:?}, offered: {offered}, law_json: include_str!({file:?}) }},",
            slug = law.slug,
            offered = law.offered,
            file = out.join(format!("{}.json", law.slug)).to_string_lossy(),
        )?;
    }
    list.push(']');
    fs::write(out.join("chambers.rs"), list)?;
    Ok(())
}
