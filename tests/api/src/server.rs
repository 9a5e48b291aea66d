//! One runtime process with its own port and data folder.

use std::{
    env,
    io::{self, BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{Client, NOW};

/// Which build runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerBuild {
    /// With the test clock and the panic routes.
    Dev,
    /// The same, deciding as if nothing were taken: the negative control.
    NoCheck,
    /// The same as `Dev`, optimised: for measurements.
    Measure,
    /// What is deployed.
    Deploy,
}

impl WorkerBuild {
    /// Its folder below `SPORTELLO_DIST`.
    const fn folder(self) -> &'static str {
        match self {
            Self::Dev => "test/dev",
            Self::NoCheck => "test/no-check",
            Self::Measure => "test/measure",
            Self::Deploy => "worker",
        }
    }

    /// Where its modules lie.
    ///
    /// # Panics
    /// When it was not built, saying how to.
    pub fn path(self) -> PathBuf {
        let path = place("SPORTELLO_DIST").join(self.folder());
        assert!(path.join("index.js").is_file(), "{} is not built: run `cargo xtask test`", path.display());
        path
    }
}

/// How a runtime is started.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// Which build.
    pub build: WorkerBuild,
    /// The environment's name; none: the variable is not set.
    pub environment: Option<&'static str>,
    /// The moment that the test clock shows; none: the real one.
    pub now: Option<String>,
    /// The key of ticket tokens.
    pub token_key: Option<&'static str>,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self { build: WorkerBuild::Dev, environment: Some("local"), now: Some(NOW.to_owned()), token_key: None }
    }
}

/// A running product. It ends with this value, and so does its data.
pub struct Server {
    process: Child,
    data: TempDir,
    options: ServerOptions,
    port: u16,
    log: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts the ordinary test build on an empty folder.
    pub fn start() -> Self {
        Self::with(ServerOptions::default())
    }

    /// Starts the ordinary test build at another moment.
    pub fn at(now: &str) -> Self {
        Self::with(ServerOptions { now: Some(now.to_owned()), ..ServerOptions::default() })
    }

    /// Starts as told, on an empty folder.
    ///
    /// # Panics
    /// When the runtime does not start.
    pub fn with(options: ServerOptions) -> Self {
        let data = TempDir::new().expect("a data folder");
        for folder in ["objects", "site"] {
            std::fs::create_dir(data.path().join(folder)).expect("a folder");
        }
        let log = Arc::default();
        let (process, port) = spawn(&options, data.path(), &log);
        Self { process, data, options, port, log }
    }

    /// Kills the process as a power cut would, and starts it again on the same data.
    ///
    /// # Panics
    /// When the runtime does not start.
    pub fn kill_and_restart(&mut self) {
        self.stop();
        (self.process, self.port) = spawn(&self.options, self.data.path(), &self.log);
    }

    /// The same data at another moment.
    ///
    /// # Panics
    /// When the runtime does not start.
    pub fn travel_to(&mut self, now: &str) {
        self.options.now = Some(now.to_owned());
        self.kill_and_restart();
    }

    /// A client of its own connection.
    pub fn client(&self) -> Client {
        Client::of(self.port)
    }

    /// Writes a file that the front serves.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write_site(&self, path: &str, content: &str) {
        let path = self.data.path().join("site").join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    /// The port it listens on.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// Everything written to the log so far, one line each.
    pub fn log(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn stop(&mut self) {
        // SIGKILL: nothing is flushed, nothing is said.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn spawn(options: &ServerOptions, data: &Path, log: &Arc<Mutex<Vec<String>>>) -> (Child, u16) {
    let folder = |name: &str| format!("--directory-path={name}={}", data.join(name).display());
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../worker/workerd.capnp");
    let mut command = Command::new(place("SPORTELLO_WORKERD"));
    command.args(["serve", "--experimental"]).arg(config);
    command.arg(format!("--import-path={}", options.build.path().display()));
    command.args(["--socket-addr=http=127.0.0.1:0", "--control-fd=1"]);
    command.args([folder("objects"), folder("site")]);
    let variables = [
        ("SPORTELLO_ENVIRONMENT", options.environment),
        ("SPORTELLO_NOW", options.now.as_deref()),
        ("SPORTELLO_TOKEN_KEY", options.token_key),
        ("SPORTELLO_PUBLIC_ORIGIN", None),
    ];
    for (name, value) in variables {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut process = process.expect("the runtime starts");
    keep(BufReader::new(process.stderr.take().expect("its errors")).lines(), log);
    let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| read_port(&line)).expect("the runtime listens");
    keep(lines, log);
    (process, port)
}

/// Collects lines until the process ends.
fn keep(lines: impl Iterator<Item = io::Result<String>> + Send + 'static, log: &Arc<Mutex<Vec<String>>>) {
    let log = Arc::clone(log);
    thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            log.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}

/// The port from the runtime's line `{"event":"listen","socket":"http","port":40123}`.
fn read_port(line: &str) -> Option<u16> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_listening = message["event"] == "listen" && message["socket"] == "http";
    is_listening.then(|| message["port"].as_u64()).flatten().and_then(|port| port.try_into().ok())
}

/// A path that the test command gives.
fn place(variable: &str) -> PathBuf {
    let path = env::var_os(variable);
    PathBuf::from(path.unwrap_or_else(|| panic!("{variable} is not set: run `cargo xtask test --only HTTP`")))
}
