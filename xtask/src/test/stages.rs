//! The stages of `test`. Each is one function over the same session.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::tally::{Runner, Tally, count};
use crate::build::{Build, Job, Profile, Variant, build_worker, copy_tree};
use crate::process::Program;
use crate::server::{Server, free_port};
use crate::setup::{Chromium, Toolbox};
use crate::stage::stage;
use crate::workspace::Workspace;
use crate::{budget, check, setup, size, tidy};

/// The packages with tests that need nothing but the machine itself.
const NATIVE: [&str; 4] = ["sportello-shared", "sportello-worker", "sportello-app", "xtask"];

/// What the stages share.
pub(super) struct Session {
    ws: Workspace,
    tools: Toolbox,
    chromium: Chromium,
}

/// One stage.
pub(super) struct Stage {
    /// What `--only` matches.
    pub(super) name: &'static str,
    /// Runs it.
    pub(super) run: fn(&Session) -> Result<Tally>,
    /// Makes the product that later stages run.
    pub(super) is_build: bool,
    /// Runs the product.
    pub(super) needs_build: bool,
}

/// Every stage, cheapest mistake first.
pub(super) const STAGES: [Stage; 8] = [
    Stage { name: "format and lints", run: lints, is_build: false, needs_build: false },
    Stage { name: "tidy", run: house_rules, is_build: false, needs_build: false },
    Stage { name: "native tests", run: native, is_build: false, needs_build: false },
    Stage { name: "build", run: build, is_build: true, needs_build: false },
    Stage { name: "HTTP tests", run: http, is_build: false, needs_build: false },
    Stage { name: "browser journeys", run: journeys, is_build: false, needs_build: true },
    Stage { name: "dry deploy", run: dry_deploy, is_build: false, needs_build: true },
    Stage { name: "size", run: sizes, is_build: false, needs_build: true },
];

impl Session {
    /// Sets up everything first, so that no stage stops for a missing tool.
    pub(super) fn open(ws: &Workspace) -> Result<Self> {
        Ok(Self { ws: ws.clone(), tools: Toolbox::ensure(ws)?, chromium: setup::chromium(ws)? })
    }

    fn site(&self) -> PathBuf {
        self.ws.path("dist/site")
    }
}

fn lints(session: &Session) -> Result<Tally> {
    let (passed, failed) = check::all(&session.ws, &session.tools)?;
    Ok(Tally { passed, failed })
}

fn house_rules(session: &Session) -> Result<Tally> {
    let report = tidy::run(&session.ws, false)?;
    for finding in &report.findings {
        println!("{finding}");
    }
    let failed = u32::try_from(report.findings.len())?;
    Ok(Tally { passed: report.checks.saturating_sub(failed), failed })
}

/// Library, program and documentation tests.
fn native(session: &Session) -> Result<Tally> {
    let cargo = Program::cargo(&session.ws.root).args(["test", "--quiet", "--no-fail-fast"]);
    count(cargo.args(NATIVE.iter().flat_map(|name| ["--package", name])), Runner::Cargo)
}

fn build(session: &Session) -> Result<Tally> {
    Build::run(&session.ws, &session.tools, Profile::Release)?;
    Ok(Tally::of(true))
}

/// Each test starts its own runtime with its own data folder, on the Worker that is deployed or on one of the test builds.
fn http(session: &Session) -> Result<Tally> {
    let release = Job::new(&session.ws, &session.tools, Profile::Release);
    stage("the Worker that is deployed", || build_worker(&release, Variant::Product))?;
    let job = Job::new(&session.ws, &session.tools, Profile::Dev);
    stage("the Worker with the test clock", || build_worker(&job, Variant::Test))?;
    stage("the Worker without its first wall", || build_worker(&job, Variant::NoCheck))?;
    let cargo = Program::cargo(&session.ws.root).args(["test", "--no-fail-fast", "--package", "sportello-api-tests"]);
    let cargo = cargo.env("SPORTELLO_WORKERD", session.tools.node.workerd());
    count(cargo.env("SPORTELLO_DIST", session.ws.path("dist")), Runner::Cargo)
}

/// The built product on a free port, with an empty data folder and files of its own: a journey may deploy into them.
fn journeys(session: &Session) -> Result<Tally> {
    let fresh = |name: &str| -> Result<PathBuf> {
        let folder = session.ws.target.join("sportello").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        Ok(folder)
    };
    let (data, site) = (fresh("e2e-data")?, fresh("e2e-site")?);
    copy_tree(&session.site(), &site)?;
    let server = Server::start(&session.ws, &session.tools, free_port()?, &site, &data)?;
    let playwright = session.tools.node.program("playwright").arg("test").dir(&session.ws.path("tests"));
    let playwright = playwright.env("SPORTELLO_URL", server.url()).env("SPORTELLO_CHROMIUM", &session.chromium.path);
    count(playwright.env("SPORTELLO_SITE", site), Runner::Playwright)
}

/// Everything a deploy does but the upload.
fn dry_deploy(session: &Session) -> Result<Tally> {
    let wrangler = session.tools.node.program("wrangler").dir(&session.ws.path("worker"));
    let out = session.ws.target.join("sportello/dry-deploy");
    let wrangler = wrangler.args(["deploy", "--dry-run", "--env=", "--outdir"]).arg(out);
    wrangler.run_logged(&session.ws.target.join("sportello/wrangler.log"))?;
    Ok(Tally::of(true))
}

/// Shows the budget of bytes. A missed budget is told in the README with its ratio; it is work to do, not a defect that
/// keeps other work from landing, so it counts neither as passed nor as failed.
fn sizes(session: &Session) -> Result<Tally> {
    budget::print(&size::measure(&session.site())?);
    Ok(Tally::default())
}
