//! Everything that must hold before a change lands, in the order in which a mistake is cheapest to find.

mod stages;
mod tally;

use std::time::Instant;

use anyhow::Result;

use self::stages::{STAGES, Session, Stage};
use self::tally::Tally;
use crate::stage::seconds;
use crate::workspace::Workspace;

/// Runs the stages, says what each took, and closes with one line: `N passed, N failed`. Returns whether all passed.
pub(crate) fn run(ws: &Workspace, only: Option<&str>) -> Result<bool> {
    let start = Instant::now();
    println!("set up");
    let session = Session::open(ws)?;
    let chosen: Vec<&Stage> = STAGES.iter().filter(|stage| only.is_none_or(|text| stage.name.contains(text))).collect();
    let mut total = Tally::default();
    let mut table = Vec::new();
    let mut build_failed = false;
    for stage in chosen {
        println!("{}", stage.name);
        let began = Instant::now();
        // Without a product the stages that run it would only repeat the same failure.
        let outcome = if build_failed && stage.needs_build {
            Err(anyhow::anyhow!("not run: the build failed"))
        } else {
            (stage.run)(&session)
        };
        let tally = outcome.unwrap_or_else(|error| {
            println!("{error:#}");
            Tally::failure()
        });
        build_failed |= stage.is_build && tally.failed > 0;
        total.add(tally);
        table.push((stage.name, tally, began.elapsed()));
    }
    println!("\n{:<28}{:>8}{:>8}{:>14}", "stage", "passed", "failed", "time");
    for (name, tally, elapsed) in table {
        println!("{name:<28}{:>8}{:>8}{:>14}", tally.passed, tally.failed, seconds(elapsed));
    }
    println!("all in {}\n", seconds(start.elapsed()));
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(total.failed == 0)
}
