//! The Worker under load, each figure beside a bare one of the same run: the program is `tests/api/examples/load.rs`.

use anyhow::{Context, Result, ensure};

use super::Lab;
use crate::budget::Row;
use crate::build::{Job, Profile, Variant, build_worker};
use crate::process::Program;

/// Builds the optimised test Worker, runs the program and reads its table.
pub(super) fn measure(lab: &Lab) -> Result<Vec<Row>> {
    build_worker(&Job::new(&lab.ws, &lab.tools, Profile::Release), Variant::Measure)?;
    let cargo =
        Program::cargo(&lab.ws.root).args(["run", "--quiet", "--profile", "bench", "--package", "sportello-api-tests"]);
    let cargo = cargo.args(["--example", "load"]).env("SPORTELLO_DIST", lab.ws.path("dist"));
    let output = cargo.env("SPORTELLO_WORKERD", lab.tools.node.workerd()).output()?;
    println!("{output}");
    read(&output)
}

/// After the headings, one row a line: a name, then figures in columns two spaces apart. A ratio has its budget last; a
/// time is followed by `ms` and so is its budget.
fn read(table: &str) -> Result<Vec<Row>> {
    let rows: Vec<Row> = table.lines().skip(1).map(row).collect::<Result<_>>()?;
    ensure!(!rows.is_empty(), "the load program measured nothing");
    Ok(rows)
}

fn row(line: &str) -> Result<Row> {
    let (name, figures) = line.split_once("  ").with_context(|| format!("no figures in `{line}`"))?;
    let words: Vec<&str> = figures.split_whitespace().collect();
    let number = |word: &str| word.parse::<f64>().with_context(|| format!("`{word}` is no figure in `{line}`"));
    match words.as_slice() {
        [measured, "ms", budget, "ms"] => Ok(Row::at_most(name, number(budget)?, " ms", number(measured)?)),
        [measured, bare, ratio, budget] => {
            let name = format!("{name} ({measured}), against bare ({bare})");
            Ok(Row::at_least(name, number(budget)?, "", number(ratio)?))
        }
        _ => anyhow::bail!("`{line}` is no row of the load program"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_load_program_is_read() {
        let table = "what    measured    bare    ratio    budget\n\
            free places, a second    900    1800    0.50    0.3\n\
            first free places of a fresh process    120 ms                 250 ms";
        let rows = read(table).expect("two rows");
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(Row::kept));
    }

    #[test]
    fn a_table_without_rows_is_an_error() {
        assert!(read("what    measured").is_err());
    }
}
