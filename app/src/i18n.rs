//! The sentences of the language in use, for components.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use sportello_shared::texts::{self, Key, Lang};

use crate::routes::Page;

/// The language of the view it was asked for. A change of language builds the views anew, so this is a plain value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(pub Lang);

/// The sentences of the language in use.
pub fn use_texts() -> Texts {
    use_context().unwrap_or(Texts(Lang::It))
}

impl Texts {
    /// The sentence of that key.
    pub fn get(self, key: Key) -> &'static str {
        texts::text(self.0, key)
    }

    /// The sentence of that key with its placeholders replaced.
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        texts::fill(self.0, key, values)
    }

    /// The sentence of a code of the contract: `code("reason", "STANDARD_FEE")`.
    pub fn code(self, table: &str, code: &str) -> Option<&'static str> {
        texts::lookup(self.0, &format!("{table}.{code}"))
    }

    /// The title and the body of a code: documents, payment paths, alternatives.
    pub fn titled(self, table: &str, code: &str) -> Option<(&'static str, &'static str)> {
        let part = |part: &str| texts::lookup(self.0, &format!("{table}.{code}.{part}"));
        Some((part("title")?, part("body")?))
    }

    /// An amount of cents.
    pub fn amount(self, cents: i64) -> String {
        texts::amount(self.0, cents)
    }

    /// A day with weekday and year.
    pub fn date(self, date: NaiveDate) -> String {
        texts::date(self.0, date)
    }

    /// A time with its preposition: `ore 9.15`.
    pub fn time_at(self, time: NaiveTime) -> String {
        texts::time_at(self.0, time)
    }

    /// A number of things, in the right plural.
    pub fn count(self, n: usize, one: Key, other: Key) -> String {
        texts::plural(self.0, n, one, other)
    }

    /// The path of a page in this language.
    pub fn path(self, page: Page) -> String {
        page.path(self.0)
    }
}
