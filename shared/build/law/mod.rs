//! From `chambers/<slug>/*.toml` to the compact law: read, resolve, check, and refuse with a place and a remedy.
//!
//! The tests of the crate include this module too and hold it against broken files.

mod chamber;
mod condition;
mod fault;
mod names;
mod rows;
mod source;
mod versions;

use std::{collections::BTreeMap, fs, io, path::Path};

use chrono::NaiveDate;

use crate::law::{Law, Validity};
pub(crate) use fault::{Fault, Faults};
use names::Names;
pub(crate) use source::File;

/// One file of a Chamber.
pub(crate) struct Loaded {
    /// `torino/fees.toml`.
    pub(crate) name: String,
    pub(crate) file: File,
}

/// Every Chamber's folder, compiled, in the order of the slugs.
pub(crate) fn compile_all(chambers: &Path) -> Result<Vec<Law>, Box<dyn std::error::Error>> {
    let mut folders: Vec<_> = fs::read_dir(chambers)?.collect::<io::Result<_>>()?;
    folders.sort_by_key(fs::DirEntry::file_name);
    let mut laws = Vec::new();
    let mut faults = Vec::new();
    for folder in folders {
        let slug = folder.file_name().to_string_lossy().into_owned();
        match compile(&slug, &read_texts(&folder.path())?) {
            Ok(law) => laws.push(law),
            Err(Faults(more)) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(laws) } else { Err(Box::new(Faults(faults))) }
}

/// The texts of a folder's files, by file name.
pub(crate) fn read_texts(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, fs::read_to_string(&path)?);
        }
    }
    Ok(texts)
}

/// One Chamber, from the texts of its files.
///
/// # Errors
/// Every fault of every file; where a file cannot be read at all, only those.
pub(crate) fn compile(slug: &str, texts: &BTreeMap<String, String>) -> Result<Law, Faults> {
    let mut faults = Vec::new();
    let mut files = Vec::new();
    for (name, text) in texts {
        let name = format!("{slug}/{name}");
        match toml::from_str(text) {
            Ok(file) => files.push(Loaded { name, file }),
            Err(error) => faults.push(Fault {
                file: name,
                entry: String::new(),
                problem: error.to_string().trim_end().replace('\n', "\n    "),
                remedy: "Correct the name or the value there".to_owned(),
            }),
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults));
    }
    Compiler::new(slug, &files).compile()
}

/// A place in the files, for complaints.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    file: &'a Loaded,
    section: &'static str,
}

impl<'a> Place<'a> {
    /// Days in force: its own, or from the file's first day.
    fn validity(self, from: Option<NaiveDate>, until: Option<NaiveDate>) -> Option<Validity> {
        Some(Validity { from: from.or(self.file.file.from)?, until })
    }

    /// The entries of one section over all files.
    fn entries<E>(
        files: &'a [Loaded],
        section: &'static str,
        pick: impl Fn(&'a File) -> &'a [E],
    ) -> Vec<(Self, &'a E)> {
        let of = |file: &'a Loaded| pick(&file.file).iter().map(move |entry| (Self { file, section }, entry));
        files.iter().flat_map(of).collect()
    }
}

/// One Chamber being compiled.
pub(crate) struct Compiler<'a> {
    slug: &'a str,
    files: &'a [Loaded],
    names: Names,
    faults: Vec<Fault>,
}

impl<'a> Compiler<'a> {
    fn new(slug: &'a str, files: &'a [Loaded]) -> Self {
        Self { slug, files, names: Names::default(), faults: Vec::new() }
    }

    fn compile(mut self) -> Result<Law, Faults> {
        self.collect_names();
        let law = self.assemble();
        match law {
            Some(law) if self.faults.is_empty() => Ok(law),
            _ => Err(Faults(self.faults)),
        }
    }

    fn fault(&mut self, place: Place<'_>, entry: &str, problem: impl Into<String>, remedy: impl Into<String>) {
        let entry = if entry.is_empty() { place.section.to_owned() } else { format!("{} `{entry}`", place.section) };
        self.faults.push(Fault {
            file: place.file.name.clone(),
            entry,
            problem: problem.into(),
            remedy: remedy.into(),
        });
    }

    /// The days in force of an entry; a fault where it has none or they run backwards.
    fn validity(
        &mut self,
        place: Place<'_>,
        entry: &str,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> Option<Validity> {
        let Some(validity) = place.validity(from, until) else {
            self.fault(place, entry, "it has no first day", "Give it `from`, or the file a `from` at its head");
            return None;
        };
        if validity.until.is_some_and(|until| until <= validity.from) {
            let (from, until) = (validity.from, validity.until.unwrap_or_default());
            self.fault(
                place,
                entry,
                format!("it ends on {until}, not after it begins on {from}"),
                "`until` is the first day on which it is no more in force: put it after `from`",
            );
        }
        Some(validity)
    }
}
