//! The style sheets: Bootstrap Italia's own parts compiled, reduced to the classes in use, minified.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::Job;
use crate::hash::{Fingerprint, when_changed};

/// The browsers of the last years; lightningcss writes prefixes only where one of them needs it.
const BROWSERS: &str = ">= 0.5%, not dead";

/// Builds `work/css/{app.css,critical.css}`: the whole sheet, and the part that the shell in `index.html` shows before
/// anything else has arrived.
pub(super) fn build(job: &Job<'_>) -> Result<()> {
    let app = job.ws.path("app");
    let index = app.join("index.html");
    let sources = format!("{}/src/**/*.rs", app.display());
    let hash = Fingerprint::default().tree(&app.join("style"))?.tree(&app.join("src"))?.file(&index)?;
    let hash = hash.text(&job.tools.node.modules().display().to_string()).hex(64);
    let out = job.part("css");
    let sheets = [
        ("main", "app", vec![sources.clone(), index.display().to_string()]),
        ("critical", "critical", vec![index.display().to_string()]),
    ];
    let outputs = [out.join("app.css"), out.join("critical.css")];
    when_changed(&job.part("css.stamp"), &hash, &[&outputs[0], &outputs[1]], || {
        fs::create_dir_all(&out)?;
        for (source, name, content) in &sheets {
            sheet(job, &app.join("style").join(format!("{source}.scss")), &out.join(format!("{name}.css")), content)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// One sheet: compiled, purged of every class that is written out in none of the files, minified.
fn sheet(job: &Job<'_>, source: &Path, out: &Path, content: &[String]) -> Result<()> {
    let node = &job.tools.node;
    let log = job.part("css.log");
    let (whole, used) = (out.with_extension("whole.css"), out.with_extension("used.css"));
    let sass = node.program("sass").args(["--no-source-map", "--style=expanded", "--quiet-deps", "--load-path"]);
    sass.arg(node.modules()).arg(source).arg(&whole).run_logged(&log)?;
    let purge = node.program("purgecss").arg("--css").arg(&whole).arg("--content").args(content);
    purge.args(["--variables", "--keyframes", "--font-face", "--output"]).arg(&used).run_logged(&log)?;
    let minify = node.program("lightningcss").args(["--minify", "--targets", BROWSERS, "--output-file"]);
    minify.arg(out).arg(&used).run_logged(&log)
}
