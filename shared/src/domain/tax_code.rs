//! The Italian tax code (codice fiscale) of a natural person: 16 characters, or the 11 digits of a provisional one.
//!
//! Ministerial decree of 23 December 1976 (structure, check character, omocodia) and DPR 605/1973. The code proves
//! nothing about the person: it is checked for typing errors and read for birth date and sex.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{
    FieldErrorKind,
    text_value::{redacted_debug, text_value},
    vat_number::{luhn_holds, office_is_assigned},
};

/// A tax code whose check character holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaxCode(Form);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    /// 16 characters, upper case.
    Personal(String),
    /// 11 digits, given by the revenue agency until the personal one is.
    Provisional(String),
}

/// As the code of a person encodes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Day of birth written from 41 to 71.
    Female,
    /// Day of birth written from 1 to 31.
    Male,
}

/// Letters of the months from January on.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// Letters that stand for the digits 0 to 9 where two people would share a code (omocodia).
const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";

/// Where the digits of a personal code stand, so where omocodia may put a letter.
const DIGIT_POSITIONS: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

/// Values of `0..9` and `A..Z` at odd positions (counted from one) for the check character; the list for digits is the
/// beginning of the list for letters.
const ODD_VALUES: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// Added to the day of birth of a woman.
const FEMALE_DAY_OFFSET: u32 = 40;

impl TaxCode {
    /// Reads a code as people type it: any case, blanks anywhere.
    ///
    /// Errors: [`FieldErrorKind::Missing`] when blank, `TooShort` and `TooLong` for another length than 16 (or 11
    /// digits), `BadCharacters` for what is no letter or digit, `BadFormat` for a letter where a digit is due and the
    /// reverse, `BadDate` for a month letter or day that does not exist, `CheckDigit` when the last character does not
    /// follow from the rest.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let code: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        if code.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        let code = code.to_ascii_uppercase();
        if code.len() == 11 && code.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::parse_provisional(code);
        }
        match code.len() {
            0..16 => Err(FieldErrorKind::TooShort),
            16 => Self::parse_personal(code),
            _ => Err(FieldErrorKind::TooLong),
        }
    }

    fn parse_provisional(code: String) -> Result<Self, FieldErrorKind> {
        if !luhn_holds(&code) {
            return Err(FieldErrorKind::CheckDigit);
        }
        if !office_is_assigned(&code) {
            return Err(FieldErrorKind::BadFormat);
        }
        Ok(Self(Form::Provisional(code)))
    }

    fn parse_personal(code: String) -> Result<Self, FieldErrorKind> {
        let well_formed = code.bytes().enumerate().all(|(position, byte)| {
            if DIGIT_POSITIONS.contains(&position) { digit_of(byte).is_some() } else { byte.is_ascii_uppercase() }
        });
        if !well_formed {
            return Err(FieldErrorKind::BadFormat);
        }
        let birth = Birth::read(&code).ok_or(FieldErrorKind::BadDate)?;
        if !birth.exists_in_some_century() {
            return Err(FieldErrorKind::BadDate);
        }
        let (body, check) = code.split_at(15);
        if check.chars().next() != check_character(body) {
            return Err(FieldErrorKind::CheckDigit);
        }
        Ok(Self(Form::Personal(code)))
    }

    /// The code, upper case, without blanks.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Form::Personal(code) | Form::Provisional(code) => code,
        }
    }

    /// Whether this is the numeric code given until the personal one is: it says nothing about birth and sex.
    pub const fn is_provisional(&self) -> bool {
        matches!(self.0, Form::Provisional(_))
    }

    /// The birth date as somebody reads it on the day `today`; `None` for a provisional code.
    ///
    /// The code holds two digits of the year. The reading: the person was born in the hundred years that end with
    /// `today`, so the latest such date that is not after it. Of a person of over a hundred years the date is wrong by
    /// a century; the desk sees the document.
    pub fn birth_date(&self, today: NaiveDate) -> Option<NaiveDate> {
        let Form::Personal(code) = &self.0 else { return None };
        let birth = Birth::read(code)?;
        let century = today.year().div_euclid(100) * 100;
        [century, century - 100]
            .into_iter()
            .filter_map(|century| NaiveDate::from_ymd_opt(century + birth.year_of_century, birth.month, birth.day))
            .find(|date| *date <= today)
    }

    /// The sex that the day of birth encodes; `None` for a provisional code.
    pub fn sex(&self) -> Option<Sex> {
        let Form::Personal(code) = &self.0 else { return None };
        Birth::read(code).map(|birth| birth.sex)
    }

    /// Whether the first six letters are those of this name. A mismatch is a reason to warn, never to refuse: names
    /// change, and registries have their own spelling. `None` for a provisional code.
    pub fn fits_name(&self, given_name: &str, family_name: &str) -> Option<bool> {
        let Form::Personal(code) = &self.0 else { return None };
        let expected = super::name_code::family_code(family_name) + &super::name_code::given_code(given_name);
        Some(code.get(..6) == Some(expected.as_str()))
    }
}

/// Day, month, year of the century and sex, as the characters 7 to 11 say.
struct Birth {
    year_of_century: i32,
    month: u32,
    day: u32,
    sex: Sex,
}

impl Birth {
    fn read(code: &str) -> Option<Self> {
        let digit = |position: usize| code.as_bytes().get(position).copied().and_then(digit_of);
        let month_letter = *code.as_bytes().get(8)?;
        let month = MONTHS.iter().position(|letter| *letter == month_letter)?;
        let written_day = digit(9)? * 10 + digit(10)?;
        let (day, sex) = if written_day > FEMALE_DAY_OFFSET {
            (written_day - FEMALE_DAY_OFFSET, Sex::Female)
        } else {
            (written_day, Sex::Male)
        };
        Some(Self {
            year_of_century: i32::try_from(digit(6)? * 10 + digit(7)?).ok()?,
            month: u32::try_from(month).ok()? + 1,
            day,
            sex,
        })
    }

    /// 29 February 1900 does not exist, 29 February 2000 does: the code alone cannot say which is meant.
    fn exists_in_some_century(&self) -> bool {
        [1900, 2000]
            .iter()
            .any(|century| NaiveDate::from_ymd_opt(century + self.year_of_century, self.month, self.day).is_some())
    }
}

/// The digit at a digit's place, plain or as its letter of omocodia.
fn digit_of(byte: u8) -> Option<u32> {
    if byte.is_ascii_digit() {
        return Some(u32::from(byte - b'0'));
    }
    OMOCODIA.iter().position(|letter| *letter == byte).and_then(|digit| u32::try_from(digit).ok())
}

/// The check character of the first fifteen; `None` if one of them is no letter or digit.
fn check_character(body: &str) -> Option<char> {
    let mut sum = 0;
    for (index, character) in body.chars().enumerate() {
        let value = character.to_digit(36)?;
        let rank = if value < 10 { value } else { value - 10 };
        // Positions are counted from one in the decree: an even index is an odd position.
        sum += if index % 2 == 0 { ODD_VALUES.get(usize::try_from(rank).ok()?).copied()? } else { rank };
    }
    char::from_digit(sum % 26 + 10, 36).map(|letter| letter.to_ascii_uppercase())
}

impl fmt::Display for TaxCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

text_value!(TaxCode);
redacted_debug!(TaxCode);
