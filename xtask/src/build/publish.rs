//! Puts the parts together: `dist/site/assets/<hash of all assets>/` never changes once written, `index.html` and
//! `sw.js` point at it and are never kept by a browser without asking. The folders of the builds before stay, so that
//! a tab opened before a deploy still finds its own files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Job, Profile, brotli, headers};
use crate::hash::{Fingerprint, files_below, when_changed};

/// Earlier asset folders that are kept: an old tab lives through this many deploys.
const EARLIER_BUILDS: usize = 3;

/// Weights and character sets of Titillium Web that the style sheet names.
const FONTS: [&str; 6] = [
    "titillium-web-latin-400-normal.woff2",
    "titillium-web-latin-600-normal.woff2",
    "titillium-web-latin-700-normal.woff2",
    "titillium-web-latin-ext-400-normal.woff2",
    "titillium-web-latin-ext-600-normal.woff2",
    "titillium-web-latin-ext-700-normal.woff2",
];

/// The index of the Chambers, written beside their laws.
const CHAMBERS: &str = "chambers.json";

/// What a page needs before it can answer without a network; a Chamber's law and the second font files come with use.
pub(crate) const PRECACHE: [&str; 8] = [
    "app.css",
    "app.js",
    "app_bg.wasm",
    "boot.js",
    CHAMBERS,
    "fonts/titillium-web-latin-400-normal.woff2",
    "fonts/titillium-web-latin-600-normal.woff2",
    "fonts/titillium-web-latin-700-normal.woff2",
];

/// Writes `dist/site`.
pub(super) fn publish(job: &Job<'_>, site: &Path) -> Result<()> {
    let staged = job.part("assets");
    gather(job, &staged)?;
    let hash = Fingerprint::default().tree(&staged)?.hex(16);
    let assets = site.join("assets").join(&hash);
    let inputs = Fingerprint::default().text(&hash).text(job.profile.name()).tree(&job.ws.path("public"))?;
    let inputs = inputs.file(&job.ws.path("app/index.html"))?.file(&job.ws.path("app/sw.js"))?;
    let inputs = inputs.file(&job.part("css").join("critical.css"))?.hex(64);
    // One stamp for both profiles: they write the same folder.
    when_changed(&job.ws.target.join("sportello/site.stamp"), &inputs, &[&assets, &site.join("index.html")], || {
        copy_tree(&staged, &assets)?;
        copy_tree(&job.ws.path("public"), site)?;
        let html = page(job, &hash)?;
        fs::write(site.join("_headers"), headers::file(&html))?;
        fs::write(site.join(".assetsignore"), "*.br\n")?;
        fs::write(site.join("sw.js"), service_worker(job, &hash)?)?;
        fs::write(site.join("index.html"), html)?;
        forget_earlier(&site.join("assets"), &hash)?;
        if job.profile == Profile::Release {
            brotli::precompress(site, &job.ws.target.join("sportello/brotli"))?;
        } else {
            forget_compressed(site)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Every file of the hashed folder.
fn gather(job: &Job<'_>, staged: &Path) -> Result<()> {
    if staged.exists() {
        fs::remove_dir_all(staged)?;
    }
    let fonts = staged.join("fonts");
    fs::create_dir_all(&fonts)?;
    for name in ["app.js", "app_bg.wasm"] {
        fs::copy(job.part("app").join(name), staged.join(name))?;
    }
    copy_tree(&job.part("app/snippets"), &staged.join("snippets"))?;
    fs::copy(job.part("css").join("app.css"), staged.join("app.css"))?;
    fs::copy(job.ws.path("app/boot.js"), staged.join("boot.js"))?;
    gather_law(job, staged)?;
    for name in FONTS {
        let font = job.tools.node.file("@fontsource/titillium-web/files").join(name);
        fs::copy(&font, fonts.join(name)).with_context(|| format!("no font {}", font.display()))?;
    }
    Ok(())
}

/// The index of the Chambers beside the app, and the law of each in a folder of its own.
fn gather_law(job: &Job<'_>, staged: &Path) -> Result<()> {
    let law = staged.join("law");
    copy_tree(&job.part("law"), &law)?;
    fs::rename(law.join(CHAMBERS), staged.join(CHAMBERS)).context("the law has no index of Chambers")
}

/// `index.html` with its two placeholders filled.
fn page(job: &Job<'_>, hash: &str) -> Result<String> {
    let html = fs::read_to_string(job.ws.path("app/index.html"))?;
    let critical = fs::read_to_string(job.part("css").join("critical.css"))?;
    Ok(html.replace("{{assets}}", &format!("/assets/{hash}")).replace("{{critical_css}}", critical.trim()))
}

/// `sw.js` with its version and the paths it fetches before the first visit ends.
fn service_worker(job: &Job<'_>, hash: &str) -> Result<String> {
    let paths: Vec<String> = PRECACHE.iter().map(|name| format!("/assets/{hash}/{name}")).collect();
    let template = fs::read_to_string(job.ws.path("app/sw.js"))?;
    Ok(template.replace("{{version}}", hash).replace("{{precache}}", &serde_json::to_string(&paths)?))
}

/// Removes the oldest asset folders beyond those an open tab may still need.
fn forget_earlier(assets: &Path, current: &str) -> Result<()> {
    let folders = fs::read_dir(assets)?.flatten().map(|entry| entry.path());
    let mut earlier: Vec<PathBuf> = folders.filter(|path| !path.ends_with(current)).collect();
    earlier.sort_by_key(|path| fs::metadata(path).and_then(|meta| meta.modified()).ok());
    let surplus = earlier.len().saturating_sub(EARLIER_BUILDS);
    for path in earlier.iter().take(surplus) {
        fs::remove_dir_all(path)?;
    }
    Ok(())
}

/// A quick build compresses nothing; twins of an earlier build would answer in place of the new files.
fn forget_compressed(site: &Path) -> Result<()> {
    for path in files_below(site).iter().filter(|path| path.extension().is_some_and(|kind| kind == "br")) {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// Copies every file below a folder; a folder that does not exist holds none.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for path in files_below(from) {
        let target = to.join(path.strip_prefix(from)?);
        if let Some(dir) = target.parent() {
            fs::create_dir_all(dir)?;
        }
        fs::copy(&path, &target)?;
    }
    Ok(())
}
