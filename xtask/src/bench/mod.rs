//! What the product promises, measured on this machine. Numbers inform: a slow machine fails nothing.

mod lighthouse;
mod load;
mod quote;
mod tap;

use anyhow::Result;

use crate::budget::{self, Row};
use crate::build::{Build, Profile};
use crate::document::BUDGETS;
use crate::process::Program;
use crate::server::{Server, free_port};
use crate::setup::{self, Chromium, Toolbox};
use crate::size;
use crate::workspace::Workspace;

/// What the measurements share.
struct Lab {
    ws: Workspace,
    tools: Toolbox,
    chromium: Chromium,
    built: Build,
}

/// One measurement: a name for `--only`, and the work.
type Measurement = (&'static str, fn(&Lab) -> Result<Vec<Row>>);

const MEASUREMENTS: [Measurement; 6] = [
    ("size", |lab| size::measure(&lab.built.site)),
    ("quote native", quote::native),
    ("quote browser", quote::browser),
    ("load", load::measure),
    ("tap", tap::measure),
    ("lighthouse", lighthouse::measure),
];

/// Measures what is asked for and prints the table. A measurement that fails is a row that says so.
pub(crate) fn run(ws: &Workspace, only: Option<&str>, write: bool) -> Result<()> {
    let tools = Toolbox::ensure(ws)?;
    let chromium = setup::chromium(ws)?;
    let built = Build::run(ws, &tools, Profile::Release)?;
    let lab = Lab { ws: ws.clone(), tools, chromium, built };
    if only == Some("pictures") {
        return lab.pictures();
    }
    let mut rows = Vec::new();
    for (name, measure) in MEASUREMENTS.iter().filter(|(name, _)| only.is_none_or(|text| name.contains(text))) {
        println!("{name}");
        rows.extend(measure(&lab).unwrap_or_else(|error| vec![Row::missing(*name, format!("{error:#}"))]));
    }
    budget::print(&rows);
    if write { BUDGETS.write(ws, &budget::table(&rows)) } else { Ok(()) }
}

impl Lab {
    /// A measurement that drives the browser.
    fn script(&self, name: &str) -> Program {
        let script = self.ws.path("tests/bench").join(name);
        self.tools.node.program("node").arg(script).env("SPORTELLO_CHROMIUM", &self.chromium.path)
    }

    /// The two pictures of the README, taken from the product.
    fn pictures(&self) -> Result<()> {
        let server = self.server()?;
        self.script("pictures.mjs").arg(server.url()).arg(self.ws.path("tests/pictures")).run()
    }

    /// The product with an empty data folder of its own.
    fn server(&self) -> Result<Server> {
        let data = self.ws.target.join("sportello/bench-data");
        if data.exists() {
            std::fs::remove_dir_all(&data)?;
        }
        Server::start(&self.ws, &self.tools, free_port()?, &self.built.site, &data)
    }
}
