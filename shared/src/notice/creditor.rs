//! The tax code of the body that is paid.

use std::fmt;

use crate::domain::{FieldErrorKind, luhn_holds, text_value};

/// Eleven digits whose last one follows from the others. Bodies that are no businesses have codes that begin with 8 or
/// 9 and no VAT number, so this is no [`crate::domain::VatNumber`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorTaxCode(String);

impl CreditorTaxCode {
    /// Digits of a code.
    pub const LENGTH: usize = 11;

    /// Reads exactly eleven digits: `Missing`, `BadCharacters`, `TooShort`, `TooLong`, `CheckDigit`.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        digits_of_length(text, Self::LENGTH)?;
        // Eleven zeros have a right sum and belong to nobody.
        if !luhn_holds(text) || text.bytes().all(|byte| byte == b'0') {
            return Err(FieldErrorKind::CheckDigit);
        }
        Ok(Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks that a text is so many digits and nothing else.
pub(super) fn digits_of_length(text: &str, length: usize) -> Result<(), FieldErrorKind> {
    if text.is_empty() {
        return Err(FieldErrorKind::Missing);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldErrorKind::BadCharacters);
    }
    match text.len().cmp(&length) {
        std::cmp::Ordering::Less => Err(FieldErrorKind::TooShort),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(FieldErrorKind::TooLong),
    }
}

impl fmt::Display for CreditorTaxCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(CreditorTaxCode);
