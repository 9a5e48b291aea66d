//! How long a fresh process takes to its first answer.

use std::time::Instant;

use anyhow::{Context, Result};

use super::{Lab, median};
use crate::budget::Row;

const FIRST_ANSWER_MS_MAX: f64 = 250.0;

/// Processes started one after another; the middle one counts.
const RUNS: usize = 5;

/// Starts the runtime with empty data and asks for its state until it answers.
pub(super) fn measure(lab: &Lab) -> Result<Vec<Row>> {
    let mut elapsed_ms = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        let server = lab.server()?;
        server.get("/api/v1/status")?;
        elapsed_ms.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let middle = median(elapsed_ms).context("nothing measured")?;
    Ok(vec![Row::at_most("first answer of a fresh workerd process", FIRST_ANSWER_MS_MAX, " ms", middle)])
}
