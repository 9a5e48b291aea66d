//! The fields of the person: how each is checked, and what is said about it.

use chrono::NaiveDate;
use sportello_shared::{
    calendar::age_on,
    domain::{Certified, Email, FieldError, FieldErrorKind, PersonName, TaxCode},
    texts::Key,
};

use super::model::Draft;
use crate::i18n::Texts;

/// A field of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Given name.
    GivenName,
    /// Family name.
    FamilyName,
    /// Tax code.
    TaxCode,
    /// Mailbox.
    Email,
}

impl Field {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 4] = [Self::GivenName, Self::FamilyName, Self::TaxCode, Self::Email];

    /// The id of the input.
    pub const fn id(self) -> &'static str {
        match self {
            Self::GivenName => "given-name",
            Self::FamilyName => "family-name",
            Self::TaxCode => "tax-code",
            Self::Email => "email",
        }
    }

    /// The path of the field in the request.
    pub const fn path(self) -> &'static str {
        match self {
            Self::GivenName => "person.given_name",
            Self::FamilyName => "person.family_name",
            Self::TaxCode => "person.tax_code",
            Self::Email => "person.email",
        }
    }

    /// What is asked, and why.
    pub const fn words(self) -> (Key, Key) {
        match self {
            Self::GivenName => (Key::BookingGivenName, Key::BookingGivenNameWhy),
            Self::FamilyName => (Key::BookingFamilyName, Key::BookingFamilyNameWhy),
            Self::TaxCode => (Key::BookingTaxCode, Key::BookingTaxCodeWhy),
            Self::Email => (Key::BookingEmail, Key::BookingEmailWhy),
        }
    }

    const fn example(self) -> Key {
        match self {
            Self::GivenName => Key::ExampleGivenName,
            Self::FamilyName => Key::ExampleFamilyName,
            Self::TaxCode => Key::ExampleTaxCode,
            Self::Email => Key::ExampleEmail,
        }
    }

    /// What is typed.
    pub fn value(self, draft: &Draft) -> &str {
        match self {
            Self::GivenName => &draft.given_name,
            Self::FamilyName => &draft.family_name,
            Self::TaxCode => &draft.tax_code,
            Self::Email => &draft.email,
        }
    }

    /// Somebody typed.
    pub fn set(self, draft: &mut Draft, value: String) {
        match self {
            Self::GivenName => draft.given_name = value,
            Self::FamilyName => draft.family_name = value,
            Self::TaxCode => draft.tax_code = value,
            Self::Email => draft.email = value,
        }
    }

    /// What is wrong with it, if something is: the same parsers as the Worker's.
    pub fn check(self, draft: &Draft) -> Option<FieldErrorKind> {
        let value = self.value(draft);
        match self {
            Self::GivenName | Self::FamilyName => PersonName::parse(value).err(),
            Self::TaxCode => TaxCode::parse(value).err(),
            Self::Email => match Email::parse(value) {
                Ok(email) if email.certified() == Certified::Yes => Some(FieldErrorKind::PecNotAccepted),
                Ok(_) => None,
                Err(kind) => Some(kind),
            },
        }
    }

    /// The sentence for something wrong.
    pub fn complaint(self, texts: Texts, kind: FieldErrorKind) -> String {
        if self == Self::Email && kind == FieldErrorKind::PecNotAccepted {
            return texts.get(Key::BookingEmailPec).to_owned();
        }
        complaint(texts, texts.get(self.words().0), kind, texts.get(self.example()))
    }

    /// Something good or careful to say about what is typed; never an obstacle.
    pub fn note(self, texts: Texts, draft: &Draft, today: NaiveDate, adult_age: i64) -> Option<String> {
        if self != Self::TaxCode {
            return None;
        }
        match TaxCode::parse(&draft.tax_code) {
            Ok(code) => {
                let is_named = !draft.given_name.is_empty() && !draft.family_name.is_empty();
                if is_named && code.fits_name(&draft.given_name, &draft.family_name) == Some(false) {
                    return Some(texts.get(Key::BookingTaxCodeNameWarning).to_owned());
                }
                let age = code.birth_date(today).and_then(|birth| age_on(birth, today));
                if age.is_some_and(|age| i64::from(age.years) < adult_age) {
                    return Some(texts.get(Key::ReasonUnderAge).to_owned());
                }
                Some(texts.get(Key::BookingTaxCodeGood).to_owned())
            }
            Err(FieldErrorKind::TooShort) => {
                let typed = draft.tax_code.chars().filter(|character| !character.is_whitespace()).count();
                let missing = 16_usize.saturating_sub(typed).to_string();
                Some(texts.fill(Key::BookingTaxCodePartial, &[("n", &missing)]))
            }
            Err(_) => None,
        }
    }
}

fn complaint(texts: Texts, field: &str, kind: FieldErrorKind, example: &str) -> String {
    let key = match kind {
        FieldErrorKind::Missing => Key::FieldErrorMissing,
        FieldErrorKind::Unknown => Key::FieldErrorUnknown,
        FieldErrorKind::WrongType => Key::FieldErrorWrongType,
        FieldErrorKind::NotListed => Key::FieldErrorNotListed,
        FieldErrorKind::OutOfRange => Key::FieldErrorOutOfRange,
        FieldErrorKind::TooLong => Key::FieldErrorTooLong,
        FieldErrorKind::TooShort => Key::FieldErrorTooShort,
        FieldErrorKind::BadCharacters => Key::FieldErrorBadCharacters,
        FieldErrorKind::BadFormat => Key::FieldErrorBadFormat,
        FieldErrorKind::CheckDigit => Key::FieldErrorCheckDigit,
        FieldErrorKind::BadDate => Key::FieldErrorBadDate,
        FieldErrorKind::PecNotAccepted => Key::FieldErrorPecNotAccepted,
        FieldErrorKind::Contradiction => Key::FieldErrorContradiction,
    };
    texts.fill(key, &[("field", field), ("example", example)])
}

/// What the Worker found wrong with the fields of this form.
pub fn from_server(errors: &[FieldError]) -> Vec<(Field, FieldErrorKind)> {
    let find = |error: &FieldError| {
        let field = Field::ALL.into_iter().find(|field| field.path() == error.field)?;
        Some((field, error.kind))
    };
    errors.iter().filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use sportello_shared::texts::Lang;

    use super::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a date");

    fn typed(values: &[(Field, &str)]) -> Draft {
        let mut draft = Draft::default();
        for (field, value) in values {
            field.set(&mut draft, (*value).to_owned());
        }
        draft
    }

    #[test]
    fn a_pec_is_refused_with_its_own_sentence() {
        let draft = typed(&[(Field::Email, "studio@pec.it")]);
        let kind = Field::Email.check(&draft).expect("a complaint");
        let sentence = Field::Email.complaint(Texts(Lang::It), kind);
        assert!(sentence.contains("PEC") && sentence.contains("example.it"), "{sentence}");
    }

    #[test]
    fn every_complaint_names_the_field() {
        for lang in Lang::ALL {
            for field in Field::ALL {
                let sentence = field.complaint(Texts(lang), FieldErrorKind::Missing);
                assert!(sentence.starts_with(Texts(lang).get(field.words().0)), "{sentence}");
            }
        }
    }

    #[test]
    fn a_tax_code_of_another_name_warns_and_does_not_refuse() {
        let draft =
            typed(&[(Field::GivenName, "Maria"), (Field::FamilyName, "Esempio"), (Field::TaxCode, "rssmra80a01h501u")]);
        assert_eq!(Field::TaxCode.check(&draft), None);
        let note = Field::TaxCode.note(Texts(Lang::It), &draft, TODAY, 18);
        assert_eq!(note.as_deref(), Some(Texts(Lang::It).get(Key::BookingTaxCodeNameWarning)));
    }

    #[test]
    fn a_tax_code_being_typed_says_how_much_is_missing() {
        let draft = typed(&[(Field::TaxCode, "RSSMRA80")]);
        let note = Field::TaxCode.note(Texts(Lang::It), &draft, TODAY, 18);
        assert_eq!(note.as_deref(), Some("Ancora 8 caratteri"));
    }
}
