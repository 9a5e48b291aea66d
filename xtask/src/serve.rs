//! `cargo xtask serve`: builds what changed and runs the product until interrupted.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::build::{Build, Profile};
use crate::server::Server;
use crate::setup::Toolbox;
use crate::stage::seconds;
use crate::workspace::Workspace;

/// The port of wrangler's own development server, which people know.
const PORT: u16 = 8787;

/// Builds and serves until a signal ends the program; returns only when the runtime stops by itself.
pub(crate) fn run(ws: &Workspace, port: Option<u16>, reset: bool, profile: Profile) -> Result<Infallible> {
    let start = Instant::now();
    let port = port.unwrap_or(PORT);
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} is taken: stop what listens there, or add `--port {}`", port.wrapping_add(1))
    })?;
    let data = ws.path(".sportello");
    if reset && data.exists() {
        fs::remove_dir_all(&data)?;
        println!("  emptied {}", data.display());
    }
    let tools = Toolbox::ensure(ws)?;
    let built = Build::run(ws, &tools, profile)?;
    let mut server = Server::start(ws, &tools, port, &built.site, &data)?;
    println!(
        "\nready in {}\n\n  {}\n\ndata: {} (`--reset` empties it)\nstop: Ctrl-C",
        seconds(start.elapsed()),
        server.url(),
        data.display()
    );
    loop {
        server.still_running()?;
        thread::sleep(Duration::from_millis(500));
    }
}
