//! The build: `dist/site` is everything a web server hands out, `dist/worker` is the Worker. Every step remembers what
//! it was made from and runs again only when that changed.

mod app;
mod brotli;
mod css;
mod headers;
mod publish;
mod worker;

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

pub(crate) use self::app::shrink;
pub(crate) use self::brotli::compress;
pub(crate) use self::publish::{PRECACHE, copy_tree};
pub(crate) use self::worker::{Variant, build as build_worker};
use crate::process::Program;
use crate::setup::{Toolbox, WASM_TARGET};
use crate::stage::stage;
use crate::workspace::Workspace;

/// How much the compiler works on the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What is deployed.
    Release,
    /// The inner loop.
    Dev,
}

impl Profile {
    /// From the `--dev` switch.
    pub(crate) fn chosen(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }

    /// Cargo's name of the profile, which is also its folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Dev => "wasm-dev",
        }
    }
}

/// What a build leaves.
pub(crate) struct Build {
    /// Files for a web server.
    pub(crate) site: PathBuf,
    /// The Worker's modules.
    pub(crate) worker: PathBuf,
}

/// Everything a step needs to know.
pub(crate) struct Job<'a> {
    pub(crate) ws: &'a Workspace,
    pub(crate) tools: &'a Toolbox,
    pub(crate) profile: Profile,
    /// Intermediate results of this profile.
    pub(crate) work: PathBuf,
}

impl Build {
    /// Builds what changed into `dist/`.
    pub(crate) fn run(ws: &Workspace, tools: &Toolbox, profile: Profile) -> Result<Self> {
        let job = Job::new(ws, tools, profile);
        let worker = stage("the Worker", || worker::build(&job, Variant::Product))?;
        let build = Self { site: ws.path("dist/site"), worker };
        stage("the app", || app::build(&job))?;
        stage("style sheets", || css::build(&job))?;
        stage("the Chambers' law", || law(&job))?;
        stage("publish to dist/site", || publish::publish(&job, &build.site))?;
        Ok(build)
    }
}

impl<'a> Job<'a> {
    /// A build of that profile.
    pub(crate) fn new(ws: &'a Workspace, tools: &'a Toolbox, profile: Profile) -> Self {
        Self { ws, tools, profile, work: ws.work(profile.name()) }
    }

    /// A folder of intermediate results.
    pub(crate) fn part(&self, name: &str) -> PathBuf {
        self.work.join(name)
    }

    /// Compiles one package for wasm32 and returns its module.
    pub(crate) fn compile(&self, package: &str, file: &str) -> Result<PathBuf> {
        self.compile_with(package, file, "")
    }

    /// As [`Self::compile`], with features of that package.
    fn compile_with(&self, package: &str, file: &str, features: &str) -> Result<PathBuf> {
        let cargo = self.tools.wasm.cargo(self.ws).args(["build", "--package", package, "--features", features]);
        let cargo = cargo.args(["--profile", self.profile.name(), "--target", WASM_TARGET]);
        cargo.env("CARGO_ENCODED_RUSTFLAGS", self.rust_flags()).run_logged(&self.part(&format!("{package}.log")))?;
        Ok(self.ws.target.join(WASM_TARGET).join(self.profile.name()).join(file))
    }

    /// Panic messages hold source paths: those of the deployed module name no folder of the machine that built it.
    fn rust_flags(&self) -> String {
        if self.profile == Profile::Dev {
            return String::new();
        }
        let home = |variable: &str, folder: &str| {
            let own = std::env::var_os(variable).map(PathBuf::from);
            own.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(folder)))
        };
        let folders = [
            (Some(self.ws.root.clone()), "."),
            (home("CARGO_HOME", ".cargo"), "cargo"),
            (home("RUSTUP_HOME", ".rustup"), "rustup"),
        ];
        let flags = folders
            .iter()
            .filter_map(|(from, to)| Some(format!("--remap-path-prefix={}={to}", from.as_ref()?.display())));
        flags.collect::<Vec<_>>().join("\u{1f}")
    }
}

/// One asset a Chamber, and their index, written by the crate that owns the format.
fn law(job: &Job<'_>) -> Result<()> {
    let example = ["run", "--quiet", "--package", "sportello-shared", "--example", "law_assets", "--"];
    let folder = job.part("law");
    // A Chamber that is no longer offered leaves no file behind.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let cargo = Program::cargo(&job.ws.root).args(example).arg(folder);
    cargo.run_logged(&job.part("law.log"))
}
