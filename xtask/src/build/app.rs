//! The app's module: compiled, given its JavaScript glue, shrunk.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::{Job, Profile};
use crate::hash::{Fingerprint, when_changed};

/// Builds `work/app/{app.js,app_bg.wasm}`.
pub(super) fn build(job: &Job<'_>) -> Result<()> {
    let module = job.compile("sportello-app", "sportello-app.wasm")?;
    let out = job.part("app");
    let wasm = out.join("app_bg.wasm");
    let hash = Fingerprint::default().file(&module)?.hex(64);
    when_changed(&job.part("app.stamp"), &hash, &[&wasm, &out.join("app.js")], || {
        fs::create_dir_all(&out)?;
        let glue = job.tools.bindgen.program().args(["--target", "web", "--no-typescript", "--out-name", "app"]);
        glue.arg("--out-dir").arg(&out).arg(&module).run_logged(&job.part("bindgen.log"))?;
        if job.profile == Profile::Release {
            shrink(job, &wasm, &[])?;
        }
        Ok(())
    })?;
    Ok(())
}

/// `wasm-opt -Oz` in place. It reads from the module which features it may use: with all of them switched on the result
/// does not start in a browser. `features` adds what wasm-bindgen used and the module does not say.
pub(crate) fn shrink(job: &Job<'_>, wasm: &Path, features: &[&str]) -> Result<()> {
    let small = wasm.with_extension("small");
    let opt = job.tools.node.program("wasm-opt").args(["-Oz", "--output"]).arg(&small).args(features).arg(wasm);
    opt.run_logged(&job.part("wasm-opt.log"))?;
    Ok(fs::rename(small, wasm)?)
}
