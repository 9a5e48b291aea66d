//! Money: whole euro cents, never negative, checked arithmetic only.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::FieldErrorKind;

/// An amount in euro cents, from nothing to [`Cents::MAX`].
///
/// There is no conversion from a floating-point number and no unchecked operator: a sum that does not fit is `None`, so
/// that nobody can quote a wrapped amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Cents(i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// 999,999,999.99 euro: the largest amount that a payment notice can carry (11 digits in its QR code). It is far
    /// below 2^53, so the number also survives a trip through JavaScript.
    pub const MAX: Self = Self(99_999_999_999);

    /// An amount from a count of cents; [`FieldErrorKind::OutOfRange`] below nothing or above [`Cents::MAX`].
    pub const fn new(cents: i64) -> Result<Self, FieldErrorKind> {
        if cents < 0 || cents > Self::MAX.0 { Err(FieldErrorKind::OutOfRange) } else { Ok(Self(cents)) }
    }

    /// The count of cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Whether there is nothing to pay.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum, unless it goes beyond [`Cents::MAX`].
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(|sum| Self::new(sum).ok())
    }

    /// The difference, unless `other` is the larger one.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(|difference| Self::new(difference).ok())
    }

    /// So many times the amount, unless that goes beyond [`Cents::MAX`].
    pub fn checked_mul(self, times: u32) -> Option<Self> {
        self.0.checked_mul(i64::from(times)).and_then(|product| Self::new(product).ok())
    }
}

impl TryFrom<i64> for Cents {
    type Error = FieldErrorKind;

    fn try_from(cents: i64) -> Result<Self, Self::Error> {
        Self::new(cents)
    }
}

impl From<Cents> for i64 {
    fn from(cents: Cents) -> Self {
        cents.0
    }
}

/// Euro and cents with a point, for logs and developers (`58.30`); people read the sentence of `texts`.
impl fmt::Display for Cents {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(count: i64) -> Cents {
        Cents::new(count).expect("a count within bounds")
    }

    #[test]
    fn both_sides_of_each_bound() {
        assert_eq!(Cents::new(-1), Err(FieldErrorKind::OutOfRange));
        assert_eq!(Cents::new(0), Ok(Cents::ZERO));
        assert_eq!(Cents::new(Cents::MAX.get()), Ok(Cents::MAX));
        assert_eq!(Cents::new(Cents::MAX.get() + 1), Err(FieldErrorKind::OutOfRange));
    }

    #[test]
    fn arithmetic_says_when_it_does_not_fit() {
        assert_eq!(cents(4000).checked_add(cents(1830)), Some(cents(5830)));
        assert_eq!(Cents::MAX.checked_add(cents(1)), None);
        assert_eq!(cents(1).checked_sub(cents(2)), None);
        assert_eq!(cents(7000).checked_mul(3), Some(cents(21_000)));
        assert_eq!(Cents::MAX.checked_mul(u32::MAX), None);
    }

    #[test]
    fn serde_refuses_what_the_constructor_refuses() {
        assert!(serde_json::from_str::<Cents>("-1").is_err());
        assert!(serde_json::from_str::<Cents>("58.3").is_err());
        assert_eq!(serde_json::from_str::<Cents>("5830").expect("an amount"), cents(5830));
        assert_eq!(cents(5830).to_string(), "58.30");
        assert_eq!(cents(5).to_string(), "0.05");
    }
}
