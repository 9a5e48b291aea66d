//! Short opaque texts: the slug of a Chamber and the key that makes a command repeatable.

use std::fmt;

use super::{FieldErrorKind, text_value::text_value};

/// The name of a Chamber in paths and file names: `torino`, `pordenone-udine`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChamberSlug(String);

impl ChamberSlug {
    /// The longest slug. It stands in the name of the Chamber's object and in every path.
    pub const LENGTH_MAX: usize = 40;

    /// Reads a slug: lower-case letters, digits and single inner hyphens.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if text.len() > Self::LENGTH_MAX {
            return Err(FieldErrorKind::TooLong);
        }
        if !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
            return Err(FieldErrorKind::BadCharacters);
        }
        if text.split('-').any(str::is_empty) {
            return Err(FieldErrorKind::BadFormat);
        }
        Ok(Self(text.to_owned()))
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ChamberSlug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(ChamberSlug);

/// What a client invents once per command, so that sending it twice does it once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// 16 characters of a 64-letter alphabet are 96 bits: too many to meet by chance.
    pub const LENGTH_MIN: usize = 16;
    /// Room for a UUID with a prefix.
    pub const LENGTH_MAX: usize = 64;

    /// Reads a key: 16 to 64 visible ASCII characters.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        match text.len() {
            0..Self::LENGTH_MIN => Err(FieldErrorKind::TooShort),
            Self::LENGTH_MIN..=Self::LENGTH_MAX => Ok(Self(text.to_owned())),
            _ => Err(FieldErrorKind::TooLong),
        }
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(IdempotencyKey);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_words_with_hyphens() {
        for good in ["torino", "pordenone-udine", "x2"] {
            assert_eq!(ChamberSlug::parse(good).map(|slug| slug.to_string()), Ok(good.to_owned()));
        }
        for (bad, error) in [
            ("", FieldErrorKind::Missing),
            ("Torino", FieldErrorKind::BadCharacters),
            ("../x", FieldErrorKind::BadCharacters),
            ("-a", FieldErrorKind::BadFormat),
            ("a--b", FieldErrorKind::BadFormat),
        ] {
            assert_eq!(ChamberSlug::parse(bad), Err(error), "{bad}");
        }
        assert_eq!(ChamberSlug::parse(&"a".repeat(41)), Err(FieldErrorKind::TooLong));
    }

    #[test]
    fn keys_have_sixteen_to_sixty_four_visible_characters() {
        assert_eq!(IdempotencyKey::parse(&"k".repeat(15)), Err(FieldErrorKind::TooShort));
        assert!(IdempotencyKey::parse(&"k".repeat(16)).is_ok());
        assert!(IdempotencyKey::parse(&"k".repeat(64)).is_ok());
        assert_eq!(IdempotencyKey::parse(&"k".repeat(65)), Err(FieldErrorKind::TooLong));
        assert_eq!(IdempotencyKey::parse("0123456789abcde f"), Err(FieldErrorKind::BadCharacters));
        assert_eq!(IdempotencyKey::parse(""), Err(FieldErrorKind::Missing));
    }
}
