//! Counting tests from what the test programs print.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::thread;

use anyhow::{Context, Result};

use crate::process::Program;

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Tests that passed.
    pub(super) passed: u32,
    /// Tests that failed.
    pub(super) failed: u32,
}

impl Tally {
    /// One check that passed or did not.
    pub(super) fn of(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed) }
    }

    /// A stage that could not be carried out.
    pub(super) fn failure() -> Self {
        Self::of(false)
    }

    /// Adds another count.
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Which program's summary is read.
#[derive(Clone, Copy)]
pub(super) enum Runner {
    /// `cargo test`: one `test result:` line a test binary.
    Cargo,
    /// Playwright: `N passed`, `N failed` on lines of their own.
    Playwright,
}

/// Runs a test program, shows its output as it comes, and counts. A program that fails without naming a failed test has
/// one: it did not build, or crashed.
pub(super) fn count(program: Program, runner: Runner) -> Result<Tally> {
    let mut child = program.into_command().stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("the program's output")?;
    let reader = thread::spawn(move || {
        let mut tally = Tally::default();
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            tally.add(read(&line, runner));
            if !is_chatter(&line, runner) {
                println!("{line}");
            }
        }
        tally
    });
    let status = child.wait()?;
    let mut tally = reader.join().ok().context("the output could not be read")?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Lines that say only that something went well.
fn is_chatter(line: &str, runner: Runner) -> bool {
    let passed = line.starts_with("test ") && line.ends_with(" ok");
    let dots = line.chars().all(|letter| letter == '.');
    let empty = dots || line.starts_with("running ") || line.contains("ok. 0 passed; 0 failed");
    matches!(runner, Runner::Cargo) && (passed || empty)
}

fn read(line: &str, runner: Runner) -> Tally {
    match runner {
        Runner::Cargo => {
            let Some(result) = line.strip_prefix("test result: ") else { return Tally::default() };
            let counts = result.split_once(". ").map_or(result, |(_, counts)| counts);
            Tally { passed: number_before(counts, " passed"), failed: number_before(counts, " failed") }
        }
        Runner::Playwright => {
            let line = line.trim();
            let summary = |word: &str| {
                let rest = line.split_once(word).map(|(_, rest)| rest);
                let alone = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(" ("));
                if alone { line.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0) } else { 0 }
            };
            Tally {
                passed: summary(" passed"),
                failed: summary(" failed") + summary(" flaky") + summary(" did not run"),
            }
        }
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    before.rsplit([' ', ';']).next().and_then(|count| count.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_line_of_cargo_test_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(read(line, Runner::Cargo), Tally { passed: 12, failed: 3 });
        assert_eq!(read("test one_passed ... ok", Runner::Cargo), Tally::default());
    }

    #[test]
    fn the_summary_of_playwright_is_counted_and_a_title_with_the_same_word_is_not() {
        assert_eq!(read("  14 passed (12.3s)", Runner::Playwright), Tally { passed: 14, failed: 0 });
        assert_eq!(read("  1 failed", Runner::Playwright), Tally { passed: 0, failed: 1 });
        assert_eq!(read("  2 did not run", Runner::Playwright), Tally { passed: 0, failed: 2 });
        assert_eq!(read("  ✓  1 [chromium] 3 passed over the desk", Runner::Playwright), Tally::default());
    }
}
