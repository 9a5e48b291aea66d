//! The text in a notice's QR code: `PAGOPA|002|<notice number>|<creditor>|<amount in cents>`.

use std::fmt;

use super::{CreditorTaxCode, Nav, creditor::digits_of_length};
use crate::domain::{Cents, FieldErrorKind, text_value};

/// First part of every text.
const IDENTIFIER: &str = "PAGOPA";

/// The only version that was ever in use.
const VERSION: &str = "002";

/// Digits of an amount on a notice: at most 11 (999,999,999.99 euro).
const AMOUNT_DIGITS_MAX: usize = 11;

/// An amount that a notice can carry: at least one cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QrAmount(Cents);

impl QrAmount {
    /// `OutOfRange` for nothing: there is no notice over nothing.
    pub const fn new(cents: Cents) -> Result<Self, FieldErrorKind> {
        if cents.is_zero() { Err(FieldErrorKind::OutOfRange) } else { Ok(Self(cents)) }
    }

    /// The amount.
    pub const fn cents(self) -> Cents {
        self.0
    }
}

/// Cents, at least two digits, not padded otherwise: what the official renderer prints.
impl fmt::Display for QrAmount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}", self.0.get())
    }
}

/// A text that this program may print: every part strict.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QrText {
    nav: Nav,
    creditor: CreditorTaxCode,
    amount: QrAmount,
}

impl QrText {
    /// A text to print; `CheckDigit` or `NotListed` for a notice number that must not be issued.
    pub fn new(nav: Nav, creditor: CreditorTaxCode, amount: QrAmount) -> Result<Self, FieldErrorKind> {
        if nav.auxiliary_digit() != 3 {
            return Err(FieldErrorKind::NotListed);
        }
        if !nav.check_digit_holds() {
            return Err(FieldErrorKind::CheckDigit);
        }
        Ok(Self { nav, creditor, amount })
    }
}

impl fmt::Display for QrText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{IDENTIFIER}|{VERSION}|{}|{}|{}", self.nav, self.creditor, self.amount)
    }
}

/// What a scanned text says. It is read as pagoPA's app reads it: the check digits of notice number and creditor are
/// not looked at, and the amount may be padded with zeros or have one digit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QrNotice {
    nav: Nav,
    creditor_digits: String,
    cents: Cents,
}

impl QrNotice {
    /// Reads a scanned text.
    ///
    /// Errors: `Missing`, `BadFormat` for another number of parts or another identifier, `NotListed` for another
    /// version or auxiliary digit, and those of the parts.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        let parts: Vec<_> = text.split('|').collect();
        let [identifier, version, nav, creditor, amount] = parts.as_slice() else {
            return Err(FieldErrorKind::BadFormat);
        };
        if *identifier != IDENTIFIER {
            return Err(FieldErrorKind::BadFormat);
        }
        if *version != VERSION {
            return Err(FieldErrorKind::NotListed);
        }
        if nav.contains(' ') {
            return Err(FieldErrorKind::BadCharacters);
        }
        let nav = Nav::parse(nav)?;
        digits_of_length(creditor, CreditorTaxCode::LENGTH)?;
        match digits_of_length(amount, AMOUNT_DIGITS_MAX) {
            Ok(()) | Err(FieldErrorKind::TooShort) => {}
            Err(kind) => return Err(kind),
        }
        let cents = amount.parse().map_err(|_| FieldErrorKind::BadCharacters).and_then(Cents::new)?;
        Ok(Self { nav, creditor_digits: (*creditor).to_owned(), cents })
    }

    /// The version: there is one.
    pub const fn version(&self) -> &'static str {
        VERSION
    }

    /// The notice number; its check digit may be wrong.
    pub const fn nav(&self) -> &Nav {
        &self.nav
    }

    /// Eleven digits; their check digit may be wrong.
    pub fn creditor_digits(&self) -> &str {
        &self.creditor_digits
    }

    /// The amount; the decoder of pagoPA's app also reads nothing as an amount.
    pub const fn cents(&self) -> Cents {
        self.cents
    }
}

impl fmt::Display for QrNotice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{IDENTIFIER}|{VERSION}|{}|{}|{:02}", self.nav, self.creditor_digits, self.cents.get())
    }
}

text_value!(QrNotice);
