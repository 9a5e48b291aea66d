//! The code of a ticket: ten characters that survive being read aloud, typed and scanned.

use std::fmt;

use super::{FieldErrorKind, text_value::text_value};

/// Nine characters of 5 bits and a check character. It opens nothing by itself: staff look a booking up by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TicketCode([u8; TicketCode::LENGTH]);

/// Crockford's alphabet: digits and capital letters without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl TicketCode {
    /// Characters of a code, the check character included.
    pub const LENGTH: usize = 10;

    /// The code of 45 random bits (the low ones of `random`).
    pub fn from_random(random: u64) -> Self {
        let mut values = [0; Self::LENGTH];
        let (body, _) = values.split_at_mut(Self::LENGTH - 1);
        let mut rest = random;
        for value in body.iter_mut() {
            *value = u8::try_from(rest & 31).unwrap_or_default();
            rest >>= 5;
        }
        let check = check_value(body);
        if let Some(last) = values.last_mut() {
            *last = check;
        }
        Self(values)
    }

    /// Reads a code as people type it: any case, blanks and hyphens anywhere, the letters O, I and L for 0 and 1.
    ///
    /// Errors: `Missing`, `BadCharacters`, `TooShort`, `TooLong`, `CheckDigit`.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let values = text
            .chars()
            .filter(|character| !character.is_whitespace() && *character != '-')
            .map(value_of)
            .collect::<Option<Vec<_>>>()
            .ok_or(FieldErrorKind::BadCharacters)?;
        let values: [u8; Self::LENGTH] = values.try_into().map_err(|values: Vec<u8>| match values.len() {
            0 => FieldErrorKind::Missing,
            1..Self::LENGTH => FieldErrorKind::TooShort,
            _ => FieldErrorKind::TooLong,
        })?;
        let (body, check) = values.split_at(Self::LENGTH - 1);
        if check.first().copied() != Some(check_value(body)) {
            return Err(FieldErrorKind::CheckDigit);
        }
        Ok(Self(values))
    }

    /// The code in two halves, for paper and screen: `7K3M9-QX24T`.
    pub fn grouped(self) -> String {
        let code = self.to_string();
        let (left, right) = code.split_at(Self::LENGTH / 2);
        format!("{left}-{right}")
    }
}

fn value_of(character: char) -> Option<u8> {
    let letter = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == letter).and_then(|value| u8::try_from(value).ok())
}

/// The check value: the sum over GF(32) of each value times another power of the generator. The powers differ and none
/// is zero, so one wrong character and any two that changed places are always noticed.
fn check_value(body: &[u8]) -> u8 {
    body.iter().fold(0, |sum, value| times_generator(sum ^ *value))
}

/// Multiplication by x in GF(32) modulo x^5 + x^2 + 1, which is primitive.
const fn times_generator(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

impl fmt::Display for TicketCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|value| {
            let letter = ALPHABET.get(usize::from(*value)).copied().unwrap_or(b'0');
            write!(formatter, "{}", char::from(letter))
        })
    }
}

text_value!(TicketCode);

#[cfg(test)]
mod tests {
    use super::*;

    const RANDOM: u64 = 0x0123_4567_89AB_CDEF;

    #[test]
    fn what_people_confuse_is_read_as_what_was_meant() {
        let code = TicketCode::from_random(RANDOM);
        assert_eq!(TicketCode::parse(&code.to_string()), Ok(code));
        assert_eq!(TicketCode::parse(&code.grouped().to_lowercase()), Ok(code));
        let zero = TicketCode::from_random(0);
        assert_eq!(zero.to_string(), "0000000000");
        assert_eq!(TicketCode::parse("ooooo ooooo"), Ok(zero));
    }

    #[test]
    fn every_single_error_and_every_exchange_is_noticed() {
        let code = TicketCode::from_random(RANDOM).to_string();
        for (index, right) in code.char_indices() {
            for wrong in ALPHABET.iter().copied().map(char::from).filter(|wrong| *wrong != right) {
                let mut typed = code.clone();
                typed.replace_range(index..=index, &wrong.to_string());
                assert_eq!(TicketCode::parse(&typed), Err(FieldErrorKind::CheckDigit), "{typed}");
            }
            for other in index + 1..code.len() {
                let mut typed = code.clone().into_bytes();
                typed.swap(index, other);
                let typed = String::from_utf8(typed).expect("ASCII");
                let expected = if typed == code { None } else { Some(FieldErrorKind::CheckDigit) };
                assert_eq!(TicketCode::parse(&typed).err(), expected, "{typed}");
            }
        }
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        for (typed, error) in [
            ("", FieldErrorKind::Missing),
            ("000000000", FieldErrorKind::TooShort),
            ("00000000000", FieldErrorKind::TooLong),
            ("000000000U", FieldErrorKind::BadCharacters),
            ("0000000001", FieldErrorKind::CheckDigit),
        ] {
            assert_eq!(TicketCode::parse(typed), Err(error), "{typed}");
        }
    }
}
