//! Lighthouse on the quote page, as a phone, with both ways of slowing the machine down.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Lab;
use crate::budget::Row;
use crate::server::Server;

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Lighthouse's name of a method, and the performance wanted with it.
const METHODS: [(&str, f64); 2] = [("devtools", 100.0), ("simulate", 99.0)];

const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync";

/// Scores out of 100.
pub(super) fn measure(lab: &Lab) -> Result<Vec<Row>> {
    let server = lab.server()?;
    let mut rows = Vec::new();
    for (method, performance_min) in METHODS {
        let report = audit(lab, &server, method)?;
        for category in CATEGORIES {
            let score = report.pointer(&format!("/categories/{category}/score")).and_then(Value::as_f64);
            let score = score.with_context(|| format!("Lighthouse gave no score for {category}"))? * 100.0;
            let wanted = if category == "performance" { performance_min } else { 100.0 };
            rows.push(Row::at_least(format!("Lighthouse mobile, {method}: {category}"), wanted, "", score));
        }
        explain(&report);
    }
    Ok(rows)
}

fn audit(lab: &Lab, server: &Server, method: &str) -> Result<Value> {
    let report = lab.ws.target.join("sportello").join(format!("lighthouse-{method}.json"));
    let lighthouse = lab.tools.node.program("lighthouse").arg(server.url());
    let lighthouse = lighthouse
        .args(["--quiet", "--output=json", "--form-factor=mobile"])
        .arg(format!("--throttling-method={method}"))
        .arg(format!("--only-categories={}", CATEGORIES.join(",")))
        .arg(format!("--chrome-flags={CHROMIUM_FLAGS}"))
        .arg(format!("--output-path={}", report.display()))
        .env("CHROME_PATH", &lab.chromium.path);
    lighthouse.run_logged(&report.with_extension("log"))?;
    serde_json::from_slice(&fs::read(&report)?).context("Lighthouse's report")
}

/// The times behind the performance score, and every audit that cost points.
fn explain(report: &Value) {
    for name in [
        "first-contentful-paint",
        "largest-contentful-paint",
        "interactive",
        "total-blocking-time",
        "cumulative-layout-shift",
    ] {
        let shown = report.pointer(&format!("/audits/{name}/displayValue")).and_then(Value::as_str);
        println!("  {name:<28}{}", shown.unwrap_or("-"));
    }
    let audits = report.get("audits").and_then(Value::as_object).into_iter().flatten();
    for (name, audit) in
        audits.filter(|(_, audit)| audit.get("score").and_then(Value::as_f64).is_some_and(|score| score < 0.9))
    {
        println!("  below 90: {name}: {}", audit.get("title").and_then(Value::as_str).unwrap_or_default());
    }
}
