//! The Worker: compiled, given its glue, bundled with its JavaScript entry into two modules a runtime loads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{Job, Profile, app};
use crate::hash::{Fingerprint, files_below, when_changed};

/// Which Worker. The names of the folders are known to the HTTP tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variant {
    /// What is deployed and what `serve` runs.
    Product,
    /// With the test clock and the panic route.
    Test,
    /// The test build that decides as if nothing were taken: the negative control of the second wall.
    NoCheck,
    /// The test build, optimised: for measurements.
    Measure,
}

impl Variant {
    /// Where its modules go, below `dist/`.
    fn folder(self) -> &'static str {
        match self {
            Self::Product => "worker",
            Self::Test => "test/dev",
            Self::NoCheck => "test/no-check",
            Self::Measure => "test/measure",
        }
    }

    /// Cargo features of the crate; what is deployed has none.
    fn features(self) -> &'static str {
        match self {
            Self::Product => "",
            Self::Test | Self::Measure => "dev",
            Self::NoCheck => "dev,no-occupancy-check",
        }
    }
}

/// The handler that notices a lost instance is written with exceptions.
const ABORT_HANDLER_FEATURE: &str = "--enable-exception-handling";

/// Builds `dist/<variant>/{index.js,index_bg.wasm}` from the crate and `worker/js/entry.js`, which lies beside the glue
/// (`./index.js`) when it is bundled, and returns the folder.
pub(crate) fn build(job: &Job<'_>, variant: Variant) -> Result<PathBuf> {
    let out = job.ws.path("dist").join(variant.folder());
    let module = job.compile_with("sportello-worker", "sportello_worker.wasm", variant.features())?;
    let entry = job.ws.path("worker/js");
    let hash = Fingerprint::default().file(&module)?.tree(&entry)?.text(job.profile.name()).hex(64);
    let outputs = [out.join("index.js"), out.join("index_bg.wasm")];
    // One stamp for both profiles: they write the same folder.
    let stamp = job.ws.target.join("sportello").join(format!("{}.stamp", variant.folder().replace('/', "-")));
    when_changed(&stamp, &hash, &[&outputs[0], &outputs[1]], || {
        let glue = job.part(variant.folder());
        fs::create_dir_all(&glue)?;
        // The two switches let the entry notice a lost instance and start a new one.
        let bindgen =
            job.tools.bindgen.program().args(["--target", "module", "--no-typescript", "--out-name", "index"]);
        let bindgen = bindgen.args(["--experimental-reset-state-function", "--force-enable-abort-handler"]);
        bindgen.arg("--out-dir").arg(&glue).arg(&module).run_logged(&job.part("worker-bindgen.log"))?;
        if job.profile == Profile::Release {
            app::shrink(job, &glue.join("index_bg.wasm"), &[ABORT_HANDLER_FEATURE])?;
        }
        for path in files_below(&entry) {
            fs::copy(&path, glue.join(path.strip_prefix(&entry)?))?;
        }
        fs::create_dir_all(&out)?;
        bundle(job, &glue, &out)
    })?;
    Ok(out)
}

/// One JavaScript module; the wasm stays a module of its own, compiled by the runtime.
fn bundle(job: &Job<'_>, glue: &Path, out: &Path) -> Result<()> {
    let script = out.join("index.js");
    let esbuild = job.tools.node.program("esbuild").dir(glue).args(["./entry.js", "--bundle", "--format=esm"]);
    let esbuild = esbuild.args(["--external:./index_bg.wasm", "--external:cloudflare:*", "--log-level=warning"]);
    esbuild.arg(format!("--outfile={}", script.display())).run_logged(&job.part("esbuild.log"))?;
    // The runtimes import a wasm file as a compiled module already and do not know the newer spelling.
    let text = fs::read_to_string(&script)?.replace("import source ", "import ");
    fs::write(&script, text)?;
    fs::copy(glue.join("index_bg.wasm"), out.join("index_bg.wasm"))?;
    Ok(())
}
