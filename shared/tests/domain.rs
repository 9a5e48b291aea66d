//! The parsed types against public vectors, and parse and print as each other's inverse.

use chrono::NaiveDate;
use proptest::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use sportello_shared::{
    calendar::{DayMinute, Month, MonthDay, parse_day},
    domain::{
        Cents, ChamberSlug, Email, FieldErrorKind, IdempotencyKey, PersonName, Phone, Province, Rea, Sex, TaxCode,
        TicketCode, VatNumber,
    },
    notice::{CreditorTaxCode, Nav, QrNotice},
};

#[derive(Deserialize)]
struct TaxCodes {
    today: NaiveDate,
    codes: Vec<TaxCodeCase>,
}

#[derive(Deserialize)]
struct TaxCodeCase {
    value: String,
    valid: bool,
    birth_date: Option<NaiveDate>,
    sex: Option<String>,
}

#[test]
fn tax_codes_are_judged_and_read_as_python_stdnum_does() {
    let table: TaxCodes = serde_json::from_str(include_str!("data/tax_codes.json")).expect("the vectors");
    assert!(table.codes.len() > 600);
    for case in &table.codes {
        let parsed = TaxCode::parse(&case.value);
        assert_eq!(parsed.is_ok(), case.valid, "{}: {parsed:?}", case.value);
        let Ok(code) = parsed else { continue };
        assert_eq!(code.birth_date(table.today), case.birth_date, "{}", case.value);
        let sex = code.sex().map(|sex| if sex == Sex::Female { "F" } else { "M" });
        assert_eq!(sex, case.sex.as_deref(), "{}", case.value);
        assert_eq!(code.is_provisional(), case.birth_date.is_none());
    }
}

#[derive(Deserialize)]
struct VatNumbers {
    numbers: Vec<VatNumberCase>,
}

#[derive(Deserialize)]
struct VatNumberCase {
    value: String,
    valid: bool,
}

#[test]
fn vat_numbers_are_judged_as_python_stdnum_does() {
    let table: VatNumbers = serde_json::from_str(include_str!("data/vat_numbers.json")).expect("the vectors");
    for case in &table.numbers {
        assert_eq!(VatNumber::parse(&case.value).is_ok(), case.valid, "{}", case.value);
    }
}

#[derive(Deserialize)]
struct NameLetters {
    names: Vec<NameCase>,
}

#[derive(Deserialize)]
struct NameCase {
    given_name: String,
    family_name: String,
    letters: String,
}

#[test]
fn the_letters_of_a_name_are_those_of_python_codicefiscale() {
    let table: NameLetters = serde_json::from_str(include_str!("data/name_letters.json")).expect("the vectors");
    for case in &table.names {
        let code = with_check_character(&format!("{}85T10A562", case.letters));
        let code = TaxCode::parse(&code).expect("a code");
        let fits = code.fits_name(&case.given_name, &case.family_name);
        assert_eq!(fits, Some(true), "{} {}", case.given_name, case.family_name);
        assert_eq!(code.fits_name("Quirino", "Zuzzurro"), Some(false));
    }
}

/// The code with whichever last letter makes it right: there is exactly one.
fn with_check_character(body: &str) -> String {
    let mut right = ('A'..='Z').map(|letter| format!("{body}{letter}")).filter(|code| TaxCode::parse(code).is_ok());
    let code = right.next().expect("one letter is right");
    assert_eq!(right.next(), None);
    code
}

#[test]
fn each_way_for_a_tax_code_to_be_wrong_has_its_name() {
    for (typed, error) in [
        ("", FieldErrorKind::Missing),
        (" \t ", FieldErrorKind::Missing),
        ("RSSMRA85T10A562", FieldErrorKind::TooShort),
        ("RSSMRA85T10A562SS", FieldErrorKind::TooLong),
        ("RSSMRA85T10A56-S", FieldErrorKind::BadCharacters),
        ("RSSMRA85T10A562À", FieldErrorKind::BadCharacters),
        ("RSSMR185T10A562S", FieldErrorKind::BadFormat),
        ("RSSMRA8AT10A562S", FieldErrorKind::BadFormat),
        ("RSSMRA85F10A562S", FieldErrorKind::BadDate),
        ("RSSMRA85B30A562S", FieldErrorKind::BadDate),
        ("RSSMRA85B69A562S", FieldErrorKind::BadDate),
        ("RSSMRA85T00A562S", FieldErrorKind::BadDate),
        ("RSSMRA85T10A562T", FieldErrorKind::CheckDigit),
        ("12345678901", FieldErrorKind::CheckDigit),
    ] {
        assert_eq!(TaxCode::parse(typed), Err(error), "{typed}");
    }
    assert_eq!(TaxCode::parse("rssmra 85t10 a562s").map(|code| code.to_string()), Ok("RSSMRA85T10A562S".to_owned()));
    assert_eq!(format!("{:?}", TaxCode::parse("RSSMRA85T10A562S")), "Ok(TaxCode(…))");
}

#[test]
fn the_century_is_the_latest_in_which_the_birth_is_not_after_today() {
    let day = |text| parse_day(text).expect("a day");
    let code = TaxCode::parse(&with_check_character("RSSMRA26S22A562")).expect("a code");
    assert_eq!(code.birth_date(day("2026-11-21")), Some(day("1926-11-22")));
    assert_eq!(code.birth_date(day("2026-11-22")), Some(day("2026-11-22")));
    let leap_day = TaxCode::parse(&with_check_character("RSSMRA00B29A562")).expect("a code");
    assert_eq!(leap_day.birth_date(day("2026-11-22")), Some(day("2000-02-29")));
    assert_eq!(leap_day.birth_date(day("1999-12-31")), None, "1900 had no 29 February");
}

/// Printing and reading give the value back, by the parser and by serde.
#[track_caller]
fn check_round_trip<T>(text: &str)
where
    T: std::str::FromStr<Err = FieldErrorKind> + std::fmt::Display + PartialEq + serde::Serialize + DeserializeOwned,
{
    let value: T = text.parse().unwrap_or_else(|kind| panic!("{text}: {kind}"));
    let printed = value.to_string();
    assert!(printed.parse::<T>().as_ref() == Ok(&value), "{text} was printed as {printed}");
    let json = serde_json::to_string(&value).expect("JSON");
    assert_eq!(json, serde_json::to_string(&printed).expect("JSON"), "the wire form is the printed form");
    assert!(serde_json::from_str::<T>(&json).is_ok_and(|read| read == value), "{json}");
}

fn luhn_complete(body: &str) -> String {
    ('0'..='9')
        .map(|digit| format!("{body}{digit}"))
        .find(|code| CreditorTaxCode::parse(code).is_ok())
        .unwrap_or_else(|| "00743110157".to_owned())
}

proptest! {
    #[test]
    fn tax_codes_round_trip(
        body in "[A-Z]{6}[0-9]{2}[ABCDEHLMPRST](0[1-9]|1[0-9]|2[0-8]|4[1-9]|5[0-9]|6[0-8])[A-Z][0-9]{3}",
    ) {
        check_round_trip::<TaxCode>(&with_check_character(&body).to_lowercase());
    }

    #[test]
    fn vat_numbers_and_creditors_round_trip(body in "[1-9][0-9]{6}0[1-9][0-9]") {
        let digits = luhn_complete(&body);
        check_round_trip::<CreditorTaxCode>(&digits);
        check_round_trip::<VatNumber>(&format!("IT {digits}"));
        check_round_trip::<TaxCode>(&digits);
    }

    #[test]
    fn rea_positions_round_trip(
        province in prop::sample::select(Province::all().collect::<Vec<_>>()),
        number in 1_u32..=9_999_999,
    ) {
        let rea = Rea::new(province, number).expect("a position");
        check_round_trip::<Rea>(&rea.to_string());
        check_round_trip::<Province>(&province.to_string());
    }

    #[test]
    fn phones_round_trip(number in "\\+(1|44|39 0|355)[ 0-9]{8,9}[0-9]") {
        if number.parse::<Phone>().is_ok() {
            check_round_trip::<Phone>(&number);
        }
    }

    #[test]
    fn mailboxes_round_trip(
        address in "[a-zA-Z0-9]{1,8}([.+_-][a-z0-9]{1,8}){0,2}@([A-Za-z0-9]{1,9}\\.){1,3}[a-z]{2,6}",
    ) {
        check_round_trip::<Email>(&address);
    }

    /// Our grammar is a part of that of RFC 5322: no quoted names, no literals, no comments, ASCII only.
    #[test]
    fn what_is_accepted_as_a_mailbox_is_one_by_the_standard(
        local in "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~\"()<> -]{0,12}",
        domain in "[a-zA-Z0-9.-]{0,12}\\.[a-z0-9]{0,3}",
    ) {
        let address = format!("{local}@{domain}");
        if let Ok(email) = Email::parse(&address) {
            prop_assert!(email_address::EmailAddress::is_valid(email.as_str()), "{}", address);
        }
    }

    #[test]
    fn names_round_trip(name in "\\PC{0,20}") {
        if name.parse::<PersonName>().is_ok() {
            check_round_trip::<PersonName>(&name);
        }
    }

    #[test]
    fn ticket_codes_round_trip(random in any::<u64>()) {
        let code = TicketCode::from_random(random);
        check_round_trip::<TicketCode>(&code.to_string());
        prop_assert_eq!(code.to_string().len(), TicketCode::LENGTH);
        prop_assert_eq!(TicketCode::from_random(random & ((1 << 45) - 1)), code);
    }

    #[test]
    fn keys_slugs_times_and_days_round_trip(
        key in "[!-~]{16,64}",
        slug in "[a-z]{1,9}(-[a-z0-9]{1,9}){0,3}",
        minutes in 0_u16..=1440,
        year in 0_i32..=9999,
        month in 1_u32..=12,
        day in 1_u32..=28,
    ) {
        check_round_trip::<IdempotencyKey>(&key);
        check_round_trip::<ChamberSlug>(&slug);
        check_round_trip::<DayMinute>(&DayMinute::new(minutes).expect("a time").to_string());
        check_round_trip::<Month>(&format!("{year:04}-{month:02}"));
        check_round_trip::<MonthDay>(&format!("{month:02}-{day:02}"));
    }

    #[test]
    fn cents_add_up_as_numbers_do(left in 0..=Cents::MAX.get(), right in 0..=Cents::MAX.get(), times in any::<u32>()) {
        let (a, b) = (Cents::new(left).expect("an amount"), Cents::new(right).expect("an amount"));
        prop_assert_eq!(a.checked_add(b), Cents::new(left + right).ok());
        prop_assert_eq!(a.checked_sub(b), Cents::new(left - right).ok());
        let product = i128::from(left) * i128::from(times);
        let expected = (product <= i128::from(Cents::MAX.get())).then_some(product);
        prop_assert_eq!(a.checked_mul(times).map(|cents| i128::from(cents.get())), expected);
    }

    #[test]
    fn issued_notice_numbers_round_trip_and_hold(segregation in "[0-9]{2}", base in "[0-9]{13}") {
        let nav = Nav::issue(&segregation, &base).expect("a number");
        prop_assert!(nav.can_be_issued());
        check_round_trip::<Nav>(&nav.grouped());
        check_round_trip::<QrNotice>(&format!("PAGOPA|002|{nav}|00743110157|0150"));
    }

    #[test]
    fn no_text_whatever_makes_a_parser_panic(text in "\\PC{0,24}") {
        let _ = (TaxCode::parse(&text), VatNumber::parse(&text), Rea::parse(&text), Phone::parse(&text));
        let _ = (Email::parse(&text), PersonName::parse(&text), TicketCode::parse(&text), ChamberSlug::parse(&text));
        let _ = (IdempotencyKey::parse(&text), Nav::parse(&text), QrNotice::parse(&text), DayMinute::parse(&text));
        let _ = (Month::parse(&text), MonthDay::parse(&text), parse_day(&text));
    }
}
