//! Telephone numbers of any country, in E.164.

use std::fmt;

use super::{
    FieldErrorKind,
    text_value::{redacted_debug, text_value},
};

/// A telephone number as the networks write it: `+` and up to fifteen digits that begin with a country's code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// E.164 ends at fifteen digits; no country has numbers of fewer than seven with its code.
const DIGITS_MIN: usize = 7;
const DIGITS_MAX: usize = 15;

/// Country codes in use (ITU-T E.164), without the services that belong to no country: those receive no message.
/// Sorted: the table is searched by halves.
const COUNTRY_CODES: &[u16] = &[
    1, 7, 20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60,
    61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98, 211, 212, 213, 216, 218, 220, 221, 222, 223,
    224, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246,
    247, 248, 249, 250, 251, 252, 253, 254, 255, 256, 257, 258, 260, 261, 262, 263, 264, 265, 266, 267, 268, 269, 290,
    291, 297, 298, 299, 350, 351, 352, 353, 354, 355, 356, 357, 358, 359, 370, 371, 372, 373, 374, 375, 376, 377, 378,
    380, 381, 382, 383, 385, 386, 387, 389, 420, 421, 423, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 590, 591,
    592, 593, 594, 595, 596, 597, 598, 599, 670, 672, 673, 674, 675, 676, 677, 678, 679, 680, 681, 682, 683, 685, 686,
    687, 688, 689, 690, 691, 692, 850, 852, 853, 855, 856, 880, 886, 960, 961, 962, 963, 964, 965, 966, 967, 968, 970,
    971, 972, 973, 974, 975, 976, 977, 992, 993, 994, 995, 996, 998,
];

impl Phone {
    /// Reads a number as people type it: with blanks, full stops, hyphens, slashes and brackets, with `+` or `00`
    /// before the country's code. Without either it is Italian, where a mobile number begins with 3 and a landline with
    /// 0.
    ///
    /// Errors: `Missing`, `BadCharacters`, `TooShort`, `TooLong`, `NotListed` for a country's code that does not exist,
    /// `BadFormat` for a national number that is no Italian one.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let compact: String = text
            .chars()
            .filter(|character| !character.is_whitespace() && !".-/()\u{2010}\u{2011}\u{2013}".contains(*character))
            .collect();
        if compact.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        let international = compact.strip_prefix('+').or_else(|| compact.strip_prefix("00"));
        let digits = international.unwrap_or(&compact);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        let digits = match international {
            Some(digits) => digits.to_owned(),
            None if digits.starts_with(['0', '3']) => format!("39{digits}"),
            None => return Err(FieldErrorKind::BadFormat),
        };
        match digits.len() {
            0..DIGITS_MIN => Err(FieldErrorKind::TooShort),
            DIGITS_MIN..=DIGITS_MAX if has_country_code(&digits) => Self::check_italian(&digits),
            DIGITS_MIN..=DIGITS_MAX => Err(FieldErrorKind::NotListed),
            _ => Err(FieldErrorKind::TooLong),
        }
    }

    /// The commonest typing errors are in Italian mobile numbers: nine or ten digits after +39 (a few old ones have
    /// nine).
    fn check_italian(digits: &str) -> Result<Self, FieldErrorKind> {
        if digits.starts_with("393") {
            match digits.len() {
                0..11 => return Err(FieldErrorKind::TooShort),
                11 | 12 => {}
                _ => return Err(FieldErrorKind::TooLong),
            }
        }
        Ok(Self(format!("+{digits}")))
    }

    /// The number with its `+`, without blanks.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn has_country_code(digits: &str) -> bool {
    (1..=3).filter_map(|length| digits.get(..length)?.parse::<u16>().ok()).any(|code| {
        // A code that begins with zero would read as a shorter one.
        !digits.starts_with('0') && COUNTRY_CODES.binary_search(&code).is_ok()
    })
}

impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(Phone);
redacted_debug!(Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, number) in [
            ("333 123 4567", "+393331234567"),
            ("+39 333.123.4567", "+393331234567"),
            ("0039-333/1234567", "+393331234567"),
            ("011 571 6250", "+390115716250"),
            ("+44 (20) 7946 0018", "+442079460018"),
            ("+1 202 555 0143", "+12025550143"),
            ("+355 66 123 4567", "+355661234567"),
        ] {
            assert_eq!(Phone::parse(typed).map(|phone| phone.to_string()), Ok(number.to_owned()), "{typed}");
        }
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        for (typed, error) in [
            (" ", FieldErrorKind::Missing),
            ("+", FieldErrorKind::TooShort),
            ("+39 333 123 456x", FieldErrorKind::BadCharacters),
            ("+39+333", FieldErrorKind::BadCharacters),
            ("+39 333 123 45", FieldErrorKind::TooShort),
            ("+39 333 123 45678", FieldErrorKind::TooLong),
            ("+999 1234567", FieldErrorKind::NotListed),
            ("+0 1234567", FieldErrorKind::NotListed),
            ("7946 0018 123", FieldErrorKind::BadFormat),
            ("+1234567890123456", FieldErrorKind::TooLong),
        ] {
            assert_eq!(Phone::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn the_country_codes_are_sorted_and_none_begins_another() {
        assert!(COUNTRY_CODES.is_sorted_by(|left, right| left < right));
        for code in COUNTRY_CODES {
            let text = code.to_string();
            let longer = COUNTRY_CODES.iter().filter(|other| other.to_string().starts_with(&text)).count();
            assert_eq!(longer, 1, "{code}");
        }
    }
}
