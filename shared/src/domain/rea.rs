//! Position in the register of businesses (REA): the province of the Chamber and a number.

use std::fmt;

use super::{FieldErrorKind, text_value::text_value};

/// Province by its two letters, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Province([u8; 2]);

/// The provinces of ISO 3166-2:IT, and those of Sardinia that registers still carry from before 2016 and again since
/// 2021. Sorted: it is searched by halves.
const PROVINCES: &[&[u8; 2]] = &[
    b"AG", b"AL", b"AN", b"AO", b"AP", b"AQ", b"AR", b"AT", b"AV", b"BA", b"BG", b"BI", b"BL", b"BN", b"BO", b"BR",
    b"BS", b"BT", b"BZ", b"CA", b"CB", b"CE", b"CH", b"CI", b"CL", b"CN", b"CO", b"CR", b"CS", b"CT", b"CZ", b"EN",
    b"FC", b"FE", b"FG", b"FI", b"FM", b"FR", b"GE", b"GO", b"GR", b"IM", b"IS", b"KR", b"LC", b"LE", b"LI", b"LO",
    b"LT", b"LU", b"MB", b"MC", b"ME", b"MI", b"MN", b"MO", b"MS", b"MT", b"NA", b"NO", b"NU", b"OG", b"OR", b"OT",
    b"PA", b"PC", b"PD", b"PE", b"PG", b"PI", b"PN", b"PO", b"PR", b"PT", b"PU", b"PV", b"PZ", b"RA", b"RC", b"RE",
    b"RG", b"RI", b"RM", b"RN", b"RO", b"SA", b"SI", b"SO", b"SP", b"SR", b"SS", b"SU", b"SV", b"TA", b"TE", b"TN",
    b"TO", b"TP", b"TR", b"TS", b"TV", b"UD", b"VA", b"VB", b"VC", b"VE", b"VI", b"VR", b"VS", b"VT", b"VV",
];

impl Province {
    /// Reads two letters in any case; `Missing`, `BadFormat` for another length, `NotListed` for no province.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        let letters: [u8; 2] =
            text.to_ascii_uppercase().into_bytes().try_into().map_err(|_| FieldErrorKind::BadFormat)?;
        match PROVINCES.binary_search(&&letters) {
            Ok(_) => Ok(Self(letters)),
            Err(_) => Err(FieldErrorKind::NotListed),
        }
    }

    /// Every province, in alphabetical order.
    pub fn all() -> impl Iterator<Item = Self> {
        PROVINCES.iter().map(|letters| Self(**letters))
    }
}

impl fmt::Display for Province {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(formatter, "{}", char::from(*letter)))
    }
}

text_value!(Province);

/// One REA position: the key of a company's concession.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rea {
    province: Province,
    number: u32,
}

/// REA numbers have at most seven digits.
const NUMBER_MAX: u32 = 9_999_999;

impl Rea {
    /// A position; `OutOfRange` for number 0 or more than seven digits.
    pub const fn new(province: Province, number: u32) -> Result<Self, FieldErrorKind> {
        if number == 0 || number > NUMBER_MAX {
            return Err(FieldErrorKind::OutOfRange);
        }
        Ok(Self { province, number })
    }

    /// Reads `TO-1234567`, also with a blank, a slash or nothing between the two.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let compact: String =
            text.chars().filter(|character| !character.is_whitespace() && !"-/.".contains(*character)).collect();
        let Some((letters, digits)) = compact.split_at_checked(2) else {
            return Err(if compact.is_empty() { FieldErrorKind::Missing } else { FieldErrorKind::BadFormat });
        };
        let province = Province::parse(letters)?;
        if digits.is_empty() {
            return Err(FieldErrorKind::TooShort);
        }
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        Self::new(province, digits.parse().map_err(|_| FieldErrorKind::TooLong)?)
    }

    /// The province of the Chamber that keeps the position.
    pub const fn province(self) -> Province {
        self.province
    }

    /// The number inside the province.
    pub const fn number(self) -> u32 {
        self.number
    }
}

impl fmt::Display for Rea {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{}", self.province, self.number)
    }
}

text_value!(Rea);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_provinces_is_sorted_and_has_no_double() {
        assert!(PROVINCES.is_sorted_by(|left, right| left < right));
        assert_eq!(PROVINCES.len(), 111);
    }

    #[test]
    fn positions_are_read_as_people_write_them() {
        for written in ["TO-1234567", "to 1234567", "TO1234567", "TO/1234567", "TO - 1.234.567"] {
            assert_eq!(Rea::parse(written).map(|rea| rea.to_string()), Ok("TO-1234567".to_owned()), "{written}");
        }
        assert_eq!(Rea::parse("GE-000012").map(Rea::number), Ok(12));
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        for (written, error) in [
            ("", FieldErrorKind::Missing),
            ("T", FieldErrorKind::BadFormat),
            ("XX-1", FieldErrorKind::NotListed),
            ("TO", FieldErrorKind::TooShort),
            ("TO-12a", FieldErrorKind::BadCharacters),
            ("TO-0", FieldErrorKind::OutOfRange),
            ("TO-10000000", FieldErrorKind::OutOfRange),
            ("TO-99999999999", FieldErrorKind::TooLong),
            ("à1", FieldErrorKind::NotListed),
        ] {
            assert_eq!(Rea::parse(written), Err(error), "{written}");
        }
    }
}
