//! Node and the packages of `tests/package.json`, installed once per lock file and linked into the clone.

use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use crate::hash::Fingerprint;
use crate::process::Program;
use crate::stage::stage;
use crate::workspace::Workspace;

/// What decides the installed packages.
const MANIFEST: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The Node that wrangler, Lighthouse and Playwright want.
const MAJOR_MIN: u32 = 22;

/// Node and its packages.
pub(crate) struct Node {
    modules: PathBuf,
}

impl Node {
    /// Finds the packages of this lock file in the cache or installs them there, and links `tests/node_modules`.
    pub(super) fn ensure(ws: &Workspace) -> Result<Self> {
        let home = home(ws)?;
        if !home.join("complete").exists() {
            ensure_npm(ws)?;
            stage("npm ci: node, workerd, wrangler, the CSS tools, Playwright", || install(ws, &home))?;
        }
        let node = Self { modules: home.join("node_modules") };
        node.check_version()?;
        link(&node.modules, &ws.path("tests/node_modules"))?;
        Ok(node)
    }

    /// Looks without installing.
    pub(crate) fn find(ws: &Workspace) -> Option<Self> {
        let home = home(ws).ok()?;
        home.join("complete").exists().then(|| Self { modules: home.join("node_modules") })
    }

    /// A program that a package brings.
    pub(crate) fn program(&self, name: &str) -> Program {
        self.with_node(Program::new(self.bin().join(name)))
    }

    /// The runtime itself, as a path for others to start.
    pub(crate) fn workerd(&self) -> PathBuf {
        self.bin().join("workerd")
    }

    /// A file that a package brings.
    pub(crate) fn file(&self, relative: &str) -> PathBuf {
        self.modules.join(relative)
    }

    /// The installed packages.
    pub(crate) fn modules(&self) -> &Path {
        &self.modules
    }

    /// Our Node first on the path: scripts start with `env node`.
    pub(crate) fn with_node(&self, program: Program) -> Program {
        let rest = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(self.bin()).chain(env::split_paths(&rest));
        let path = env::join_paths(folders).unwrap_or(rest.clone());
        program.env("PATH", path).envs([("CI", "1"), ("WRANGLER_SEND_METRICS", "false"), ("NO_UPDATE_NOTIFIER", "1")])
    }

    fn bin(&self) -> PathBuf {
        self.modules.join(".bin")
    }

    fn check_version(&self) -> Result<()> {
        let version = self.program("node").arg("--version").output()?;
        let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
        if major.is_none_or(|major| major < MAJOR_MIN) {
            bail!("the packages brought Node {version}, wanted is {MAJOR_MIN} or newer");
        }
        Ok(())
    }
}

fn home(ws: &Workspace) -> Result<PathBuf> {
    let mut hash = Fingerprint::default();
    for name in MANIFEST {
        hash = hash.file(&ws.path("tests").join(name))?;
    }
    Ok(ws.cache.join(format!("npm-{}", hash.hex(12))))
}

/// Into a folder beside, moved when whole: an interrupted installation never looks finished.
fn install(ws: &Workspace, home: &Path) -> Result<()> {
    let fresh = home.with_extension("new");
    for old in [fresh.as_path(), home] {
        if old.exists() {
            fs::remove_dir_all(old)?;
        }
    }
    fs::create_dir_all(&fresh)?;
    for name in MANIFEST {
        fs::copy(ws.path("tests").join(name), fresh.join(name))?;
    }
    let npm = Program::new("npm").args(["ci", "--no-progress"]).dir(&fresh);
    let npm = npm.envs([("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), ("PUPPETEER_SKIP_DOWNLOAD", "1")]);
    npm.run_logged(&ws.cache.join("logs").join("npm.log"))?;
    fs::write(fresh.join("complete"), "")?;
    fs::rename(&fresh, home).context("cannot move the installed packages into place")
}

fn ensure_npm(ws: &Workspace) -> Result<()> {
    if Program::new("npm").arg("--version").probes() {
        return Ok(());
    }
    apt::install(ws, &["nodejs", "npm"], "no npm here: install Node with npm (Debian: `apt-get install nodejs npm`)")
}

/// Points `at` to the cache; a link or an installation made by hand gives way.
fn link(to: &Path, at: &Path) -> Result<()> {
    if fs::read_link(at).is_ok_and(|known| known == to) {
        return Ok(());
    }
    match fs::symlink_metadata(at) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(at)?,
        Ok(_) => fs::remove_file(at)?,
        Err(_) => {}
    }
    symlink(to, at).with_context(|| format!("cannot link {}", at.display()))
}
