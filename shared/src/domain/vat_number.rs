//! Italian VAT number (partita IVA): 11 digits.

use std::fmt;

use super::{FieldErrorKind, text_value::text_value};

/// A VAT number whose check digit and provincial office hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatNumber(String);

impl VatNumber {
    /// Reads a number as people type it: blanks anywhere, `IT` in front or not.
    ///
    /// Errors: `Missing`, `BadCharacters`, `TooShort`, `TooLong`, `CheckDigit`; `BadFormat` for a number of nobody (the
    /// first seven digits are zero) or of an office that does not exist.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        let prefix = compact.get(..2).filter(|prefix| prefix.eq_ignore_ascii_case("IT"));
        let digits = compact.get(prefix.map_or(0, str::len)..).unwrap_or_default();
        if digits.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        match digits.len() {
            0..11 => return Err(FieldErrorKind::TooShort),
            11 => {}
            _ => return Err(FieldErrorKind::TooLong),
        }
        if !luhn_holds(digits) {
            return Err(FieldErrorKind::CheckDigit);
        }
        if digits.starts_with("0000000") || !office_is_assigned(digits) {
            return Err(FieldErrorKind::BadFormat);
        }
        Ok(Self(digits.to_owned()))
    }

    /// The 11 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the last digit follows from the others (Luhn's sum, DPR 633/1972 and ministerial decree of 23 December
/// 1976). False for what is not digits only.
pub(crate) fn luhn_holds(digits: &str) -> bool {
    let mut sum = 0;
    for (index, character) in digits.chars().rev().enumerate() {
        let Some(digit) = character.to_digit(10) else { return false };
        let weighted = if index % 2 == 0 { digit } else { digit * 2 };
        sum += weighted / 10 + weighted % 10;
    }
    !digits.is_empty() && sum % 10 == 0
}

/// Whether the digits 8 to 10 name a revenue office that gives out numbers: the provinces (1 to 100), 120 and 121
/// (central offices), 888 and 999 (non-residents).
pub(crate) fn office_is_assigned(digits: &str) -> bool {
    let office = digits.get(7..10).and_then(|office| office.parse::<u16>().ok());
    matches!(office, Some(1..=100 | 120 | 121 | 888 | 999))
}

impl fmt::Display for VatNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(VatNumber);
