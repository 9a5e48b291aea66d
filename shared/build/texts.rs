//! Turns `texts/{it,en}.toml` into one enum of keys and one table a language.
//!
//! *Invariant:* every key has a sentence in every language, with the same placeholders. A file that breaks it does not
//! build, and the message says which key.

use std::{collections::BTreeMap, error::Error, fmt::Write as _, fs, path::Path};

/// Languages in the order of `texts::Lang`.
const LANGUAGES: [&str; 2] = ["it", "en"];

/// Reads the texts, checks them and writes `texts.rs` into `out`.
pub(crate) fn generate(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut tables = Vec::new();
    for language in LANGUAGES {
        let path = folder.join(format!("{language}.toml"));
        println!("cargo:rerun-if-changed={}", path.display());
        let source = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let parsed: toml::Table = toml::from_str(&source).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut entries = BTreeMap::new();
        flatten("", &parsed, &mut entries).map_err(|error| format!("{}: {error}", path.display()))?;
        tables.push(entries);
    }
    let [italian, english] = tables.as_slice() else { return Err("two languages are expected".into()) };
    let mistakes = compare(italian, english);
    if !mistakes.is_empty() {
        return Err(format!("texts: {}", mistakes.join("; ")).into());
    }
    fs::write(out.join("texts.rs"), code(italian, english)?)?;
    Ok(())
}

fn flatten(prefix: &str, table: &toml::Table, entries: &mut BTreeMap<String, String>) -> Result<(), String> {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, entries)?,
            toml::Value::String(text) => {
                if text.trim().is_empty() {
                    return Err(format!("`{key}` is empty"));
                }
                if text.contains('!') {
                    return Err(format!("`{key}` shouts: no exclamation marks"));
                }
                entries.insert(key, text.clone());
            }
            _ => return Err(format!("`{key}` is not a text")),
        }
    }
    Ok(())
}

fn compare(italian: &BTreeMap<String, String>, english: &BTreeMap<String, String>) -> Vec<String> {
    let mut mistakes = Vec::new();
    for key in italian.keys().filter(|key| !english.contains_key(*key)) {
        mistakes.push(format!("`{key}` is missing in en.toml"));
    }
    for key in english.keys().filter(|key| !italian.contains_key(*key)) {
        mistakes.push(format!("`{key}` is missing in it.toml"));
    }
    for (key, text) in italian {
        if let Some(other) = english.get(key) {
            let (left, right) = (placeholders(text), placeholders(other));
            if left != right {
                mistakes.push(format!("`{key}` has {left:?} in it.toml and {right:?} in en.toml"));
            }
        }
    }
    mistakes
}

/// Names in braces, sorted, each once.
fn placeholders(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// `alternative.RENEW_ONLINE_CA.title` becomes `AlternativeRenewOnlineCaTitle`.
fn variant(key: &str) -> String {
    key.split(['.', '_', '-'])
        .flat_map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters.map(|letter| letter.to_ascii_lowercase()))
        })
        .collect()
}

fn code(italian: &BTreeMap<String, String>, english: &BTreeMap<String, String>) -> Result<String, std::fmt::Error> {
    let mut code = String::from("/// Every sentence by name; the generated order is that of the names.\n");
    code += "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]\n#[repr(u16)]\npub enum Key {\n";
    for (key, text) in italian {
        writeln!(code, "    #[doc = {:?}]\n    {},", format!("`{key}`: {text}"), variant(key))?;
    }
    code += "}\n\nimpl Key {\n    /// Every key, in order.\n    pub const ALL: &'static [Self] = &[\n";
    for key in italian.keys() {
        writeln!(code, "        Self::{},", variant(key))?;
    }
    code +=
        "    ];\n}\n\n/// The names of the keys, sorted, so that a code that arrives as a string finds its sentence.\n";
    writeln!(code, "const NAMES: [&str; {}] = [", italian.len())?;
    for key in italian.keys() {
        writeln!(code, "    {key:?},")?;
    }
    code += "];\n";
    for (language, table) in LANGUAGES.iter().zip([italian, english]) {
        writeln!(code, "\nconst {}: [&str; {}] = [", language.to_ascii_uppercase(), table.len())?;
        for text in table.values() {
            writeln!(code, "    {text:?},")?;
        }
        code += "];\n";
    }
    Ok(code)
}
