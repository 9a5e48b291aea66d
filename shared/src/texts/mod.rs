//! Every sentence shown to people, in every language, by key.
//!
//! *Invariant:* the tables are generated from `texts/{it,en}.toml`, so a key that misses a language does not compile and
//! no sentence lives anywhere else. Codes of the quote contract find theirs by name through [`lookup`].

mod format;

pub use format::{amount, amount_range, date, date_without_year, fill, month, place, plural, time, time_at};

use serde::{Deserialize, Serialize};

/// Languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Italian, the first language.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::It, Self::En];

    /// The code of the language on the wire and in `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The language with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::It => Self::En,
            Self::En => Self::It,
        }
    }
}

#[expect(clippy::doc_markdown, reason = "the sentences of the product stand in the documentation of their keys")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));

    pub(super) const fn table(lang: super::Lang) -> &'static [&'static str] {
        match lang {
            super::Lang::It => &IT,
            super::Lang::En => &EN,
        }
    }

    pub(super) fn by_name(name: &str) -> Option<Key> {
        let index = NAMES.binary_search(&name).ok()?;
        Key::ALL.get(index).copied()
    }

    pub(super) fn name(key: Key) -> Option<&'static str> {
        NAMES.get(key as usize).copied()
    }
}

pub use generated::Key;

/// The sentence of `key`.
pub fn text(lang: Lang, key: Key) -> &'static str {
    // The tables are generated with one entry a key, so the index is always inside.
    generated::table(lang).get(key as usize).copied().unwrap_or_default()
}

/// The sentence of a key that arrives by name, for instance `reason.STANDARD_FEE`.
pub fn lookup(lang: Lang, name: &str) -> Option<&'static str> {
    generated::by_name(name).map(|key| text(lang, key))
}

/// The name of `key`, as in the files of texts.
pub fn name(key: Key) -> &'static str {
    generated::name(key).unwrap_or_default()
}
