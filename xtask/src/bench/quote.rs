//! The quote, natively and as a browser runs it, and the range over open answers.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Lab;
use crate::budget::Row;
use crate::build::{self, Job, Profile};
use crate::process::Program;

const QUOTE_US_MAX: f64 = 5.0;

/// A phone is some six times slower than this machine and a frame has 16.7 ms: the range may take a sixth of a frame.
const RANGE_US_MAX: f64 = 16_700.0 / 6.0;

/// Natively: the slowest case of the crate's own benchmark.
pub(super) fn native(lab: &Lab) -> Result<Vec<Row>> {
    let cargo =
        Program::cargo(&lab.ws.root).args(["bench", "--quiet", "--package", "sportello-shared", "--bench", "quote"]);
    let output = cargo.output()?;
    println!("{output}");
    let line = output.lines().find(|line| line.contains("slowest")).context("the benchmark names no slowest case")?;
    let microseconds = line.split_whitespace().collect::<Vec<_>>().windows(2).find_map(|pair| match pair {
        [number, "us"] => number.parse().ok(),
        _ => None,
    });
    let slowest = microseconds.context("the benchmark's slowest case has no time")?;
    Ok(vec![Row::at_most("quote, native, slowest case", QUOTE_US_MAX, " µs", slowest)])
}

/// In Chromium: the same engine as the app, built like the app.
pub(super) fn browser(lab: &Lab) -> Result<Vec<Row>> {
    let job = Job::new(&lab.ws, &lab.tools, Profile::Release);
    let module = job.compile("sportello-browser-bench", "sportello_browser_bench.wasm")?;
    let out = job.part("bench");
    fs::create_dir_all(&out)?;
    let glue = lab.tools.bindgen.program().args(["--target", "no-modules", "--no-typescript", "--out-name", "bench"]);
    glue.arg("--out-dir").arg(&out).arg(&module).run_logged(&job.part("bench-bindgen.log"))?;
    let wasm = out.join("bench_bg.wasm");
    build::shrink(&job, &wasm, &[])?;
    let script = lab.script("quote.mjs").arg(out.join("bench.js")).arg(wasm).arg(job.part("law").join("torino.json"));
    let measured: Value = serde_json::from_str(&script.output()?)?;
    let number = |name: &str| measured.get(name).and_then(Value::as_f64).context("the page measured nothing");
    Ok(vec![
        Row::at_most("quote, wasm in Chromium", QUOTE_US_MAX * 6.0, " µs", number("quote_us")?),
        Row::at_most("range over every open answer, wasm in Chromium", RANGE_US_MAX, " µs", number("range_us")?),
    ])
}
