//! The notice number: 18 digits, of which 17 are the IUV.
//!
//! Layout for auxiliary digit 3, the only one that the current rules (SACI 3.2.1) admit for new notices:
//! `3`, segregation code (2), base (13), check digit (2). The check digit is the number of the first sixteen modulo 93.

use std::fmt;

use super::creditor::digits_of_length;
use crate::domain::{FieldErrorKind, text_value};

/// A notice number of any auxiliary digit that readers still meet: 0, 1, 2 or 3. Its check digit may be wrong, as
/// pagoPA's own readers do not look at it; [`Nav::check_digit_holds`] tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nav(String);

/// The identifier of a payment that a notice number contains.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iuv(String);

/// The divisor of the check digit.
const CHECK_DIVISOR: u64 = 93;

impl Nav {
    /// Digits of a notice number.
    pub const LENGTH: usize = 18;
    /// Digits of a segregation code.
    pub const SEGREGATION_LENGTH: usize = 2;
    /// Digits of the base that the creditor fills as it likes.
    pub const BASE_LENGTH: usize = 13;

    /// Makes a new number: auxiliary digit 3, with its check digit. The errors name the part that is wrong.
    pub fn issue(segregation: &str, base: &str) -> Result<Self, (NavPart, FieldErrorKind)> {
        digits_of_length(segregation, Self::SEGREGATION_LENGTH).map_err(|kind| (NavPart::Segregation, kind))?;
        digits_of_length(base, Self::BASE_LENGTH).map_err(|kind| (NavPart::Base, kind))?;
        let body = format!("3{segregation}{base}");
        let check = check_digit(&body).ok_or((NavPart::Base, FieldErrorKind::BadCharacters))?;
        Ok(Self(format!("{body}{check:02}")))
    }

    /// Reads a number, with or without the blanks of its printed form.
    ///
    /// Errors: `Missing`, `BadCharacters`, `TooShort`, `TooLong`, and `NotListed` for an auxiliary digit above 3.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let compact: String = text.chars().filter(|character| *character != ' ').collect();
        digits_of_length(&compact, Self::LENGTH)?;
        if !compact.starts_with(['0', '1', '2', '3']) {
            return Err(FieldErrorKind::NotListed);
        }
        Ok(Self(compact))
    }

    /// The first digit, which says how the others are laid out.
    pub fn auxiliary_digit(&self) -> u8 {
        self.0.bytes().next().map_or(0, |byte| byte.saturating_sub(b'0'))
    }

    /// Whether the last two digits follow from the first sixteen. With auxiliary digit 1 there is no check digit and
    /// nothing to be wrong.
    pub fn check_digit_holds(&self) -> bool {
        let Some((body, check)) = self.0.split_at_checked(Self::LENGTH - 2) else { return false };
        self.auxiliary_digit() == 1 || check.parse().ok() == check_digit(body)
    }

    /// Whether this program may write the number on a notice: auxiliary digit 3 and a right check digit.
    pub fn can_be_issued(&self) -> bool {
        self.auxiliary_digit() == 3 && self.check_digit_holds()
    }

    /// The IUV: all but the auxiliary digit, and with auxiliary digit 0 without the application code either.
    pub fn iuv(&self) -> Iuv {
        let start = if self.auxiliary_digit() == 0 { 3 } else { 1 };
        Iuv(self.0.get(start..).unwrap_or_default().to_owned())
    }

    /// The 18 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As notices print it, in groups of four: `3012 0260 0000 0001 03`.
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(Self::LENGTH + Self::LENGTH / 4);
        for (index, digit) in self.0.chars().enumerate() {
            if index > 0 && index % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// The part of a new number that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavPart {
    /// The two digits given by pagoPA.
    Segregation,
    /// The thirteen digits of the creditor.
    Base,
}

impl Iuv {
    /// The digits: 17, or 15 with auxiliary digit 0.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The first sixteen digits modulo 93; `None` for anything else than digits.
fn check_digit(body: &str) -> Option<u64> {
    // Sixteen digits fit into 64 bits with room.
    body.parse::<u64>().ok().map(|number| number % CHECK_DIVISOR)
}

/// Highest generation: it has two digits.
pub const NAV_GENERATION_MAX: u8 = 99;

/// The running number behind a base: a generation that is raised when a store is restored, so that no number is ever
/// given twice, and a sequence of eleven digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NavSequence {
    generation: u8,
    sequence: u64,
}

/// Highest sequence: eleven digits.
const SEQUENCE_MAX: u64 = 99_999_999_999;

impl NavSequence {
    /// A running number; `OutOfRange` for a generation above 99, and for a sequence of 0 or of more than eleven digits.
    pub const fn new(generation: u8, sequence: u64) -> Result<Self, FieldErrorKind> {
        if generation > NAV_GENERATION_MAX || sequence == 0 || sequence > SEQUENCE_MAX {
            return Err(FieldErrorKind::OutOfRange);
        }
        Ok(Self { generation, sequence })
    }

    /// The thirteen digits for [`Nav::issue`].
    pub fn base(self) -> String {
        format!("{:02}{:011}", self.generation, self.sequence)
    }
}

impl fmt::Display for Nav {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Iuv {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(Nav);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_numbers_have_the_check_digit_of_the_worked_examples() {
        for (segregation, base, nav) in [
            ("00", "0000000000001", "300000000000000104"),
            ("01", "2026000000001", "301202600000000103"),
            ("01", "0000000000050", "301000000000005000"),
            ("12", "9999999999999", "312999999999999957"),
            ("45", "0000000000042", "345000000000004278"),
            ("01", "0000000000042", "301000000000004285"),
        ] {
            let issued = Nav::issue(segregation, base).expect("a number");
            assert_eq!((issued.as_str(), issued.iuv().as_str()), (nav, &nav[1..]));
            assert!(issued.can_be_issued());
        }
    }

    #[test]
    fn withdrawn_layouts_are_read_and_never_issued() {
        for (nav, iuv) in [
            ("001000000000000141", "000000000000141"),
            ("099123456789012327", "123456789012327"),
            ("200000000000000103", "00000000000000103"),
            ("212345678901234544", "12345678901234544"),
            ("101234567890123456", "01234567890123456"),
        ] {
            let read = Nav::parse(nav).expect("a number");
            assert_eq!(read.iuv().as_str(), iuv);
            assert!(read.check_digit_holds(), "{nav}");
            assert!(!read.can_be_issued(), "{nav}");
        }
    }

    #[test]
    fn a_number_is_printed_in_groups_of_four_and_read_back() {
        let nav = Nav::parse("301202600000000103").expect("a number");
        assert_eq!(nav.grouped(), "3012 0260 0000 0001 03");
        assert_eq!(Nav::parse(&nav.grouped()), Ok(nav));
    }

    #[test]
    fn each_part_that_is_wrong_is_named() {
        for (segregation, base, part, kind) in [
            ("1", "0000000000001", NavPart::Segregation, FieldErrorKind::TooShort),
            ("", "0000000000001", NavPart::Segregation, FieldErrorKind::Missing),
            ("0a", "0000000000001", NavPart::Segregation, FieldErrorKind::BadCharacters),
            ("01", "00000000000001", NavPart::Base, FieldErrorKind::TooLong),
            ("01", "000000000001", NavPart::Base, FieldErrorKind::TooShort),
            ("01", "+000000000001", NavPart::Base, FieldErrorKind::BadCharacters),
        ] {
            assert_eq!(Nav::issue(segregation, base), Err((part, kind)));
        }
    }

    #[test]
    fn a_sequence_fills_the_base_from_one_to_its_last() {
        assert_eq!(NavSequence::new(0, 0), Err(FieldErrorKind::OutOfRange));
        assert_eq!(NavSequence::new(1, 42).map(NavSequence::base), Ok("0100000000042".to_owned()));
        assert_eq!(NavSequence::new(99, SEQUENCE_MAX).map(NavSequence::base), Ok("9999999999999".to_owned()));
        assert_eq!(NavSequence::new(99, SEQUENCE_MAX + 1), Err(FieldErrorKind::OutOfRange));
        assert_eq!(NavSequence::new(100, 1), Err(FieldErrorKind::OutOfRange));
    }
}
