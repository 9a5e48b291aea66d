//! The table "what, budget, measured, ratio". It informs; it never fails a build by itself.

use std::fmt;

/// Whether a good value is small or large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// At most.
    Max,
    /// At least.
    Min,
}

/// One promise and what was measured of it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    what: String,
    unit: &'static str,
    bound: Bound,
    budget: f64,
    measured: Option<f64>,
    note: String,
}

impl Row {
    /// A value that must not exceed its budget.
    pub(crate) fn at_most(what: impl Into<String>, budget: f64, unit: &'static str, measured: f64) -> Self {
        Self { what: what.into(), unit, bound: Bound::Max, budget, measured: Some(measured), note: String::new() }
    }

    /// A value that must reach its budget.
    pub(crate) fn at_least(what: impl Into<String>, budget: f64, unit: &'static str, measured: f64) -> Self {
        Self { bound: Bound::Min, ..Self::at_most(what, budget, unit, measured) }
    }

    /// A promise that could not be measured, and why.
    pub(crate) fn missing(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { measured: None, note: why.into(), ..Self::at_most(what, 0.0, "", 0.0) }
    }

    /// Whether the promise is kept; an unmeasured one is not.
    pub(crate) fn kept(&self) -> bool {
        self.measured.is_some_and(|measured| match self.bound {
            Bound::Max => measured <= self.budget,
            Bound::Min => measured >= self.budget,
        })
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(measured) = self.measured else {
            return write!(f, "| {} | | not measured: {} | |", self.what, self.note);
        };
        let sign = if self.bound == Bound::Max { "≤" } else { "≥" };
        let mark = if self.kept() { "" } else { " !" };
        let (budget, value, unit) = (number(self.budget), number(measured), self.unit);
        write!(f, "| {} | {sign} {budget}{unit} | {value}{unit} | {:.2}{mark} |", self.what, measured / self.budget)
    }
}

/// The rows as a Markdown table.
pub(crate) fn table(rows: &[Row]) -> String {
    let heading = "| what | budget | measured | ratio |\n|---|---|---|---|";
    let lines = std::iter::once(heading.to_owned()).chain(rows.iter().map(Row::to_string));
    lines.collect::<Vec<_>>().join("\n")
}

/// Prints a table and returns whether every promise in it is kept.
pub(crate) fn print(rows: &[Row]) -> bool {
    println!("\n{}\n", table(rows));
    rows.iter().all(Row::kept)
}

/// Three significant digits are enough for a person.
fn number(value: f64) -> String {
    match value.abs() {
        large if large >= 100.0 => format!("{value:.0}"),
        middle if middle >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_exactly_met_is_kept() {
        assert!(Row::at_most("a", 230.0, " kB", 230.0).kept());
        assert!(Row::at_least("b", 0.3, "", 0.3).kept());
        assert!(!Row::at_most("c", 230.0, " kB", 231.0).kept());
        assert!(!Row::missing("d", "no browser").kept());
    }
}
