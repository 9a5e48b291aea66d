//! Progress: what is being done, how long it took.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Runs one stage under a title and prints its time.
pub(crate) fn stage<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("  {title} ... ");
    // The line is progress for a person; that it could not be shown is no reason to stop.
    let _ = io::stdout().flush();
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "" } else { "failed after " };
    println!("{outcome}{}", seconds(start.elapsed()));
    result.with_context(|| title.to_owned())
}

/// A duration as people read it.
pub(crate) fn seconds(elapsed: Duration) -> String {
    if elapsed.as_secs() >= 60 {
        format!("{} min {:02} s", elapsed.as_secs() / 60, elapsed.as_secs() % 60)
    } else {
        format!("{:.1} s", elapsed.as_secs_f64())
    }
}
