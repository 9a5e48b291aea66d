//! Names of people, in any script.

use std::fmt;

use super::{
    FieldErrorKind,
    text_value::{redacted_debug, text_value},
};

/// A given or a family name: letters, with single blanks, apostrophes, hyphens and full stops between them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName(String);

/// Longest name in characters. A payment notice has room for 70 characters of given and family name together; of a
/// longer pair the notice shows the beginning.
const LENGTH_MAX: usize = 60;

impl PersonName {
    /// Reads a name; runs of blanks become one.
    ///
    /// Errors: `Missing`, `TooLong` above 60 characters, `BadCharacters` for digits and signs, `BadFormat` where there
    /// is no letter at all.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if name.chars().count() > LENGTH_MAX {
            return Err(FieldErrorKind::TooLong);
        }
        if !name.chars().all(|character| is_letter(character) || " '’-.".contains(character)) {
            return Err(FieldErrorKind::BadCharacters);
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(FieldErrorKind::BadFormat);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first letter and a full stop: `R.`
    pub fn initial(&self) -> String {
        self.0
            .chars()
            .find(|character| character.is_alphabetic())
            .map(|letter| format!("{letter}."))
            .unwrap_or_default()
    }

    /// Given name and initial of the family name, `Maria R.`: enough to recognise one's own ticket.
    pub fn masked(given_name: &Self, family_name: &Self) -> String {
        format!("{given_name} {}", family_name.initial())
    }
}

/// Letters, and the marks that are set above and below them as characters of their own.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '\u{300}'..='\u{36f}')
}

impl fmt::Display for PersonName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(PersonName);
redacted_debug!(PersonName);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_are_accepted() {
        for name in ["Maria", "D'Amico", "De’ Medici", "Jean-Pierre", "Nuñez", "Zoë", "Иван", "李", "J. R.", "e\u{301}"]
        {
            assert_eq!(PersonName::parse(name).map(|name| name.to_string()), Ok(name.to_owned()));
        }
        assert_eq!(PersonName::parse("  Maria \t Luisa ").map(|name| name.to_string()), Ok("Maria Luisa".to_owned()));
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        for (name, error) in [
            ("", FieldErrorKind::Missing),
            (" \u{a0} ", FieldErrorKind::Missing),
            ("Maria1", FieldErrorKind::BadCharacters),
            ("<b>", FieldErrorKind::BadCharacters),
            ("Maria\u{0}", FieldErrorKind::BadCharacters),
            ("'-", FieldErrorKind::BadFormat),
        ] {
            assert_eq!(PersonName::parse(name), Err(error), "{name}");
        }
        assert!(PersonName::parse(&"a".repeat(60)).is_ok());
        assert_eq!(PersonName::parse(&"a".repeat(61)), Err(FieldErrorKind::TooLong));
    }

    #[test]
    fn a_masked_name_keeps_the_given_name_and_one_letter() {
        let name = |text| PersonName::parse(text).expect("a name");
        assert_eq!(PersonName::masked(&name("Maria"), &name("'Rossi")), "Maria R.");
        assert_eq!(format!("{:?}", name("Maria")), "PersonName(…)");
    }
}
