//! What is wrong in a Chamber's file: where, what, and what to do.

use std::{error::Error, fmt};

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// `torino/fees.toml`.
    pub(crate) file: String,
    /// The entry: "fee `T26`"; empty where the file as a whole is meant.
    pub(crate) entry: String,
    /// What is wrong.
    pub(crate) problem: String,
    /// What to do.
    pub(crate) remedy: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, entry, problem, remedy } = self;
        let colon = if entry.is_empty() { "" } else { ": " };
        write!(formatter, "chambers/{file}{colon}{entry}: {problem}. {remedy}.")
    }
}

/// Every mistake that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "the law of the Chambers does not hold together:")?;
        self.0.iter().try_for_each(|fault| writeln!(formatter, "  {fault}"))
    }
}

impl Error for Faults {}
