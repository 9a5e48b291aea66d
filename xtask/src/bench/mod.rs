//! What DESIGN promises, measured on this machine. Numbers inform: a slow machine fails nothing.

use anyhow::Result;

use crate::budget;
use crate::build::{Build, Profile};
use crate::setup::Toolbox;
use crate::size;
use crate::workspace::Workspace;

/// Measures what is asked for and prints the table.
pub(crate) fn run(ws: &Workspace, only: Option<&str>) -> Result<()> {
    let tools = Toolbox::ensure(ws)?;
    let built = Build::run(ws, &tools, Profile::Release)?;
    let mut rows = Vec::new();
    if only.is_none_or(|text| "size".contains(text)) {
        rows.extend(size::measure(&built.site)?);
    }
    budget::print(&rows);
    Ok(())
}
