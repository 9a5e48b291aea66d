//! Running other programs: loudly, quietly into a log, or for their output, optionally with a time limit.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Lines of a log shown when its program failed.
const LOG_TAIL_LINES: usize = 40;

/// A program about to run.
pub(crate) struct Program {
    command: Command,
    name: String,
}

impl Program {
    /// A program by name or path.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let name = Path::new(program.as_ref()).file_name().unwrap_or(program.as_ref()).to_string_lossy().into_owned();
        Self { command: Command::new(program), name }
    }

    /// `cargo`, on the toolchain that runs xtask unless an environment says otherwise.
    pub(crate) fn cargo(dir: &Path) -> Self {
        Self::new("cargo").dir(dir)
    }

    /// Adds one argument.
    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub(crate) fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets one variable of the environment.
    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Sets several variables of the environment.
    pub(crate) fn envs<K: AsRef<OsStr>, V: AsRef<OsStr>>(mut self, pairs: impl IntoIterator<Item = (K, V)>) -> Self {
        self.command.envs(pairs);
        self
    }

    /// Runs in this folder.
    pub(crate) fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Runs with this terminal's output; an exit code other than zero is an error.
    pub(crate) fn run(mut self) -> Result<()> {
        let status =
            self.command.stdin(Stdio::null()).status().with_context(|| format!("cannot start {}", self.name))?;
        self.accept(status)
    }

    /// Runs with this terminal's output and returns whether it succeeded.
    pub(crate) fn succeeds(mut self) -> Result<bool> {
        let status =
            self.command.stdin(Stdio::null()).status().with_context(|| format!("cannot start {}", self.name))?;
        Ok(status.success())
    }

    /// Runs silently and returns whether it succeeded; a program that cannot be started did not.
    pub(crate) fn probes(mut self) -> bool {
        let quiet = self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    }

    /// Runs with all output in `log`; on failure the error carries the log's last lines.
    pub(crate) fn run_logged(mut self, log: &Path) -> Result<()> {
        let status = self.logged(log)?.wait()?;
        self.accept(status).with_context(|| tail(log))
    }

    /// As [`Self::run_logged`], and ends the program when `limit` has passed.
    pub(crate) fn run_logged_within(mut self, log: &Path, limit: Duration) -> Result<()> {
        let mut child = self.logged(log)?;
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = child.try_wait()? {
                return self.accept(status).with_context(|| tail(log));
            }
            if Instant::now() >= deadline {
                child.kill()?;
                child.wait()?;
                bail!("{} did not finish in {} s", self.name, limit.as_secs());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs and returns what it wrote, without the final line end.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self
            .command
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .with_context(|| format!("cannot start {}", self.name))?;
        if !output.status.success() {
            bail!("{} failed: {}", self.name, String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Starts it in the background with its output in `log`; dropping the guard ends it.
    pub(crate) fn background(mut self, log: &Path) -> Result<Background> {
        Ok(Background::new(self.logged(log)?, self.name, log))
    }

    /// The command inside, for the rare caller that reads its output line by line.
    pub(crate) fn into_command(self) -> Command {
        self.command
    }

    fn logged(&mut self, log: &Path) -> Result<Child> {
        if let Some(dir) = log.parent() {
            fs::create_dir_all(dir)?;
        }
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let command = self.command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        command.spawn().with_context(|| format!("cannot start {}", self.name))
    }

    fn accept(&self, status: ExitStatus) -> Result<()> {
        if status.success() {
            return Ok(());
        }
        bail!("{self} failed ({status})")
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        for argument in self.command.get_args().take(6) {
            write!(f, " {}", argument.to_string_lossy())?;
        }
        Ok(())
    }
}

/// The programs in the background, by number.
static RUNNING: Mutex<BTreeMap<u32, Child>> = Mutex::new(BTreeMap::new());

/// A program in the background; ends with this guard, and with this process when a signal ends it.
pub(crate) struct Background {
    id: u32,
    name: String,
    log: PathBuf,
}

impl Background {
    fn new(child: Child, name: String, log: &Path) -> Self {
        let id = child.id();
        running().insert(id, child);
        Self { id, name, log: log.to_path_buf() }
    }

    /// An error with the log's last lines when the program has already ended.
    pub(crate) fn still_running(&mut self) -> Result<()> {
        let status = running().get_mut(&self.id).map(Child::try_wait).transpose()?.flatten();
        match status {
            None => Ok(()),
            Some(status) => bail!("{} ended ({status})\n{}", self.name, tail(&self.log)),
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let child = running().remove(&self.id);
        if let Some(child) = child {
            end(child);
        }
    }
}

/// Ends the background programs and this one on Ctrl-C and on a request to terminate: nothing is left on a port.
pub(crate) fn end_all_on_signal() {
    // Without a handler the system's own applies, which ends at least this process.
    let _ = ctrlc::set_handler(|| {
        for (_, child) in std::mem::take(&mut *running()) {
            end(child);
        }
        std::process::exit(SIGNALLED);
    });
}

/// The exit code of a program that a signal ended, as shells write it (128 + SIGINT).
const SIGNALLED: i32 = 130;

fn running() -> MutexGuard<'static, BTreeMap<u32, Child>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(mut child: Child) {
    // Ending a program that has already ended is an error that nobody can act on.
    let _ = child.kill();
    let _ = child.wait();
}

/// The last lines of a log, with its path.
fn tail(log: &Path) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.len().saturating_sub(LOG_TAIL_LINES);
    format!("{}\n(whole log: {})", lines.get(start..).unwrap_or_default().join("\n"), log.display())
}
