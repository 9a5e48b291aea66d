//! The product running on this machine: the open-source runtime, the built Worker, the data in a folder.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{Background, Program};
use crate::setup::Toolbox;
use crate::workspace::Workspace;

/// The runtime is ready in a tenth of this; a machine under load may take longer.
const READY_LIMIT: Duration = Duration::from_secs(20);

/// A running product; ends with this value.
pub(crate) struct Server {
    runtime: Background,
    port: u16,
}

impl Server {
    /// Starts the runtime over these files and this data, and waits until it answers.
    pub(crate) fn start(ws: &Workspace, tools: &Toolbox, port: u16, site: &Path, data: &Path) -> Result<Self> {
        fs::create_dir_all(data)?;
        let directory = |name: &str, path: &Path| format!("--directory-path={name}={}", path.display());
        let origin = format!("http://localhost:{port}");
        let runtime = Program::new(tools.node.workerd())
            .args(["serve", "--experimental"])
            .arg(ws.path("worker/workerd.capnp"))
            .arg(format!("--import-path={}", ws.path("dist/worker").display()))
            .arg(format!("--socket-addr=http=127.0.0.1:{port}"))
            .arg(directory("objects", data))
            .arg(directory("site", site))
            .envs([("SPORTELLO_ENVIRONMENT", "local"), ("SPORTELLO_PUBLIC_ORIGIN", &origin)]);
        let log = ws.target.join("sportello").join(format!("workerd-{port}.log"));
        let mut server = Self { runtime: runtime.background(&log)?, port };
        server.wait()?;
        Ok(server)
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// An error when the runtime has ended by itself.
    pub(crate) fn still_running(&mut self) -> Result<()> {
        self.runtime.still_running()
    }

    fn wait(&mut self) -> Result<()> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let deadline = Instant::now() + READY_LIMIT;
        while TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err() {
            self.runtime.still_running()?;
            if Instant::now() > deadline {
                bail!("the runtime did not answer on port {} within {} s", self.port, READY_LIMIT.as_secs());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

/// A port nobody listens on now.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
