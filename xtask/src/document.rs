//! Generated parts of the README: what stands between two marks is written by a command.

use std::fs;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// The file with the marks.
pub(crate) const DOCUMENT: &str = "README.md";

/// A part that a command writes.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    begin: &'static str,
    end: &'static str,
}

/// The route table.
pub(crate) const ROUTES: Part =
    Part { begin: "<!-- routes: written by `cargo xtask tidy --fix` -->", end: "<!-- end of routes -->" };

/// The table of budgets.
pub(crate) const BUDGETS: Part =
    Part { begin: "<!-- budgets: written by `cargo xtask bench --write` -->", end: "<!-- end of budgets -->" };

impl Part {
    /// What stands between the marks now; none where a mark is missing.
    pub(crate) fn read(self, ws: &Workspace) -> Option<String> {
        let text = fs::read_to_string(ws.path(DOCUMENT)).ok()?;
        self.within(&text).map(|part| part.trim().to_owned())
    }

    /// Replaces what stands between the marks.
    pub(crate) fn write(self, ws: &Workspace, part: &str) -> Result<()> {
        let text = fs::read_to_string(ws.path(DOCUMENT))?;
        match self.replaced(&text, part) {
            Some(text) => Ok(fs::write(ws.path(DOCUMENT), text)?),
            None => bail!("{DOCUMENT} lacks the marks {} and {}", self.begin, self.end),
        }
    }

    fn within(self, text: &str) -> Option<&str> {
        text.split_once(self.begin)?.1.split_once(self.end).map(|(part, _)| part)
    }

    fn replaced(self, text: &str, part: &str) -> Option<String> {
        let (before, rest) = text.split_once(self.begin)?;
        let (_, after) = rest.split_once(self.end)?;
        Some(format!("{before}{}\n\n{}\n\n{}{after}", self.begin, part.trim(), self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let part = Part { begin: "<a>", end: "</a>" };
        let text = "one\n\ntwo <a>\nold\n</a> three\n";
        assert_eq!(part.replaced(text, "new").as_deref(), Some("one\n\ntwo <a>\n\nnew\n\n</a> three\n"));
        assert_eq!(part.within("no marks"), None);
        assert_eq!(part.replaced("<a> only one", "new"), None);
    }
}
