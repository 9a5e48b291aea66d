//! Debian packages, where this is a Debian and we are root.

use std::path::Path;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::process::Program;
use crate::stage::stage;
use crate::workspace::Workspace;

/// The lists are fetched once a run.
static UPDATED: Once = Once::new();

/// Installs packages; `otherwise` is the one line for people who must do it themselves.
pub(super) fn install(ws: &Workspace, packages: &[&str], otherwise: &str) -> Result<()> {
    if !available() {
        bail!("{otherwise}");
    }
    let logs = ws.cache.join("logs");
    UPDATED.call_once(|| {
        // Without fresh lists the installation may still work from the old ones, and says so itself when it does not.
        let _ = stage("apt-get update", || apt(&["update"]).run_logged(&logs.join("apt-update.log")));
    });
    stage(&format!("apt-get install {}", packages.join(" ")), || {
        let arguments = [&["install", "--yes", "--no-install-recommends"], packages].concat();
        apt(&arguments).run_logged(&logs.join("apt-install.log"))
    })
}

fn apt(arguments: &[&str]) -> Program {
    Program::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive")
}

fn available() -> bool {
    let root = Program::new("id").arg("-u").output().is_ok_and(|uid| uid == "0");
    root && Path::new("/usr/bin/apt-get").exists()
}
