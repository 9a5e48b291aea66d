//! What is wrong with one field: the one shape in which every parser of the product complains.

use std::{error::Error, fmt};

use serde::{Deserialize, Serialize};

/// One field that was refused. A parser collects all of them before it answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldError {
    /// Path of the field as in the request body, keys joined by dots: `person.tax_code`, `answers.devices`.
    pub field: String,
    /// What is wrong; the app turns it into a sentence with an example.
    pub kind: FieldErrorKind,
}

impl FieldError {
    /// A complaint about `field`.
    pub fn new(field: impl Into<String>, kind: FieldErrorKind) -> Self {
        Self { field: field.into(), kind }
    }

    /// The same complaint one level further out: `tax_code` inside `person` is `person.tax_code`.
    #[must_use]
    pub fn inside(mut self, parent: &str) -> Self {
        self.field = format!("{parent}.{}", self.field);
        self
    }
}

/// The ways in which a field can be wrong. Stable on the wire, in kebab case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldErrorKind {
    /// The field is required and absent or blank.
    Missing,
    /// The field does not exist in this request.
    Unknown,
    /// The JSON type is another one (a text where a number is due).
    WrongType,
    /// The value is not one of the admitted ones.
    NotListed,
    /// A number or a date beyond its bounds.
    OutOfRange,
    /// Longer than the field admits.
    TooLong,
    /// Shorter than the field admits.
    TooShort,
    /// Characters that the field does not admit.
    BadCharacters,
    /// The form is not that of such a value (a date, a time, an e-mail address).
    BadFormat,
    /// The check character or digit does not follow from the rest.
    CheckDigit,
    /// The month letter or the day of a tax code is no date.
    BadDate,
    /// A certified mailbox (PEC) where an ordinary one is needed.
    PecNotAccepted,
    /// Contradicts another field of the same request.
    Contradiction,
}

impl FieldErrorKind {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown => "unknown",
            Self::WrongType => "wrong-type",
            Self::NotListed => "not-listed",
            Self::OutOfRange => "out-of-range",
            Self::TooLong => "too-long",
            Self::TooShort => "too-short",
            Self::BadCharacters => "bad-characters",
            Self::BadFormat => "bad-format",
            Self::CheckDigit => "check-digit",
            Self::BadDate => "bad-date",
            Self::PecNotAccepted => "pec-not-accepted",
            Self::Contradiction => "contradiction",
        }
    }
}

impl fmt::Display for FieldErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl Error for FieldErrorKind {}
