//! The wasm32 standard library, built from Debian's Rust sources with Debian's compiler, in a folder of our own that
//! rustup knows as a toolchain. Nothing is written outside the cache but Debian's packages.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use super::wasm_toolchain::TARGET;
use crate::process::Program;
use crate::stage::stage;
use crate::workspace::Workspace;

/// Debian's newest Rust: `-web` is the one kept current for browsers.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";

/// The throw-away crate whose build leaves the standard library behind.
const CRATE: &str = "[package]\nname = \"leftover\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[lib]\n\n[workspace]\n";

/// Installs the packages, builds the library, lays out the toolchain and links it under `name`.
pub(super) fn make(ws: &Workspace, name: &str) -> Result<()> {
    if !Path::new("/usr/lib/rustlib/src").exists() || !Path::new("/usr/bin/clippy-driver").exists() {
        let otherwise = format!(
            "no compiler for wasm32 here: run `rustup target add {TARGET}`, or as root `apt-get install {}`, then again",
            PACKAGES.join(" ")
        );
        apt::install(ws, &PACKAGES, &otherwise)?;
    }
    let home = ws.cache.join("wasm-toolchain");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let libraries = stage("build std for wasm32 (once, about a minute)", || build(ws, &home.join("build")))?;
    lay_out(&home, &libraries)?;
    fs::remove_dir_all(home.join("build"))?;
    Program::new("rustup").args(["toolchain", "link", name]).arg(&home).output().map(drop)
}

/// Builds the throw-away crate and returns the libraries of the standard library.
fn build(ws: &Workspace, dir: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(dir.join("src"))?;
    fs::write(dir.join("Cargo.toml"), CRATE)?;
    fs::write(dir.join("src/lib.rs"), "")?;
    // The unstable flag is the compiler's own door for this: a stable one for build-std does not exist.
    let cargo = Program::new(DEBIAN_CARGO)
        .args(["build", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort"])
        .envs([("RUSTC_BOOTSTRAP", "1"), ("RUSTC", DEBIAN_RUSTC), ("CARGO_TARGET_DIR", "out")])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        // cargo leaves the bitcode out of libraries; without it no release of ours could be optimised as one whole.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .dir(dir);
    cargo.run_logged(&ws.cache.join("logs").join("wasm-std.log"))?;
    let built = fs::read_dir(dir.join("out").join(TARGET).join("release/deps"))?;
    let paths = built.flatten().map(|entry| entry.path());
    let own = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("libleftover-"));
    Ok(paths.filter(|path| path.extension().is_some_and(|kind| kind == "rlib") && !own(path)).collect())
}

/// A toolchain folder: Debian's programs, Debian's host libraries, our wasm32 libraries, a linker.
fn lay_out(home: &Path, libraries: &[PathBuf]) -> Result<()> {
    let host = host()?;
    let bin = home.join("bin");
    let rustlib = home.join("lib/rustlib");
    for dir in [bin.clone(), rustlib.join(TARGET).join("lib"), rustlib.join(&host).join("bin")] {
        fs::create_dir_all(dir)?;
    }
    for library in libraries {
        let name = library.file_name().context("a library without a name")?;
        fs::copy(library, rustlib.join(TARGET).join("lib").join(name))?;
    }
    symlink(format!("/usr/lib/rustlib/{host}/lib"), rustlib.join(&host).join("lib"))?;
    // A link and not a copy: the linker finds its LLVM by its own path.
    symlink(linker(&host)?, rustlib.join(&host).join("bin/rust-lld"))?;
    for program in ["cargo", "cargo-clippy", "clippy-driver", "rustdoc"] {
        symlink(Path::new("/usr/bin").join(program), bin.join(program))?;
    }
    let rustc = bin.join("rustc");
    fs::write(&rustc, format!("#!/bin/sh\nexec {DEBIAN_RUSTC} --sysroot '{}' \"$@\"\n", home.display()))?;
    fs::set_permissions(&rustc, fs::Permissions::from_mode(0o755)).context("cannot make the compiler executable")
}

/// The triple of this machine.
fn host() -> Result<String> {
    let about = Program::new(DEBIAN_RUSTC).arg("-vV").output()?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("Debian's rustc does not name its host")
}

/// The linker of the active rustup toolchain, or Debian's.
fn linker(host: &str) -> Result<PathBuf> {
    let sysroot = Program::new("rustc").args(["--print", "sysroot"]).output().unwrap_or_default();
    let ours = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin/rust-lld");
    if ours.exists() {
        return Ok(ours);
    }
    let debian = fs::read_dir("/usr/bin")?.flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = debian.filter(|path| path.to_string_lossy().contains("/wasm-ld")).collect();
    found.sort();
    match found.pop() {
        Some(path) => Ok(path),
        None => bail!("no linker for wasm32 here: install Debian's `lld`"),
    }
}
