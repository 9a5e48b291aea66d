//! The answer to a tap in the quote, in Chromium on a processor slowed six times.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Lab;
use crate::budget::Row;

/// What a person still feels as immediate.
const TAP_MS_MAX: f64 = 100.0;

/// The worst of the taps on the commonest way through the quote.
pub(super) fn measure(lab: &Lab) -> Result<Vec<Row>> {
    let server = lab.server()?;
    let measured: Value = serde_json::from_str(&lab.script("tap.mjs").arg(server.url()).output()?)?;
    let taps = measured.get("taps").and_then(Value::as_array).context("the page counted no tap")?;
    let worst = |name: &str| {
        let values = taps.iter().filter_map(|tap| tap.get(name).and_then(Value::as_f64));
        values.reduce(f64::max).with_context(|| format!("no tap has {name}"))
    };
    Ok(vec![
        Row::at_most("answer to a tap, CPU slowed 6x: frames until shown", 1.0, "", worst("frames")?),
        Row::at_most("answer to a tap, CPU slowed 6x: time until shown", TAP_MS_MAX, " ms", worst("ms")?),
    ])
}
