//! Every code that a program can send to a person has its sentence in every language.

use sportello_shared::{
    api::ProblemKind,
    domain::{AppointmentState, FieldErrorKind, PaymentState, VisitState},
    texts::{Key, Lang, lookup, name, text},
};

/// The codes of the quote contract, as its section "Codes" lists them.
const REASONS: &[&str] = &[
    "STANDARD_FEE",
    "REDUCED_FEE",
    "FREE_SMART_CARD",
    "SMART_CARD_ONLY_FREE",
    "MULTIPLE_DEVICES",
    "CONCESSION_ONCE_PER_REQUEST",
    "REMOTE_BUNDLED",
    "REMOTE_STANDALONE",
    "PAID_FEE",
    "FREE_FIRST",
    "NOT_A_BENEFICIARY",
    "CONCESSION_USED_SELF",
    "CONCESSION_USED_PREVIOUS_REPRESENTATIVE",
    "CONCESSION_USED_PARTNER",
    "CONCESSION_USED_OTHER_DIRECTOR",
    "CONCESSION_UNKNOWN",
    "NO_LEGAL_POWERS",
    "REA_NOT_ACTIVE",
    "SEAT_OUTSIDE_PROVINCE",
    "ANNUAL_FEE_NOT_PAID",
    "ANNUAL_FEE_UNKNOWN",
    "REPLACEMENT_NOT_CONCESSIONARY",
    "REPLACEMENT_OF_CONCESSION_DEVICE",
    "SECOND_DEVICE",
    "EXPIRED_SIX_YEARS",
    "EXPIRING_SIX_YEARS",
    "MISSED_RENEWAL",
    "THEFT",
    "LOSS",
    "PUK_BLOCKED",
    "MALFUNCTION",
    "DAMAGED",
    "DATA_CHANGE",
    "WARRANTY_DATE_UNKNOWN",
    "LEGAL_PERSON_NOT_ALLOWED",
    "DELEGATION_NOT_ALLOWED",
    "UNDER_AGE",
    "AGE_NOT_STATED",
    "NO_ITALIAN_TAX_CODE",
    "REMOTE_REQUIRES_VALID_CNS",
    "RENEWAL_ALREADY_USED",
    "CERTIFICATE_EXPIRED",
    "RENEWAL_TOO_EARLY",
    "RENEWAL_ONLINE_ONLY",
    "IN_WARRANTY",
    "PIN_NOT_PUK",
    "NOT_A_RELEASE",
    "FORMAT_NOT_IN_TARIFF",
    "OPTION_NOT_IN_TARIFF",
    "ID_DOCUMENT_NOT_ACCEPTED",
    "ID_DOCUMENT_EXPIRED",
    "ID_DOCUMENT_NOT_ORIGINAL",
    "TAX_CARD_MISSING",
    "TAX_CARD_NOT_ORIGINAL",
    "SMARTPHONE_MISSING",
    "PEC_NOT_ACCEPTED",
    "EMAIL_MISSING",
    "RECEIPT_MISSING",
    "PAYMENT_NOT_ACCREDITED",
    "PAYMENT_MISSING",
    "PAYMENT_METHOD_NOT_LISTED",
    "AMOUNT_MISMATCH",
    "RECEIPT_NOT_COMPANY",
];

const ALTERNATIVES: &[&str] = &[
    "LEGAL_REPRESENTATIVE_IN_PERSON",
    "GO_IN_PERSON",
    "OBTAIN_ITALIAN_TAX_CODE",
    "CNS_PLUS_REMOTE",
    "NEW_ISSUE",
    "RENEW_ONLINE_CA",
    "CERTIFIER_WARRANTY",
    "UNBLOCK_WITH_PUK",
    "REQUEST_TO_ISSUER",
    "USB_TOKEN",
    "VERIFY_BY_EMAIL",
    "CONTACT_OFFICE",
    "CHECK_ANNUAL_FEE",
    "SUSPEND_ONLINE",
    "REVOKE_VIA_CA",
    "BRING_MISSING_ITEMS",
    "REBOOK_AFTER_ACCREDITATION",
    "PAY_PAGOPA_AND_REBOOK",
    "PAY_CARD_OR_PAGOPA",
];

const ADVISORIES: &[&str] = &[
    "PAY_TWO_WORKING_DAYS_BEFORE",
    "PSP_COMMISSION_EXTRA",
    "CHECK_HW_SW",
    "NO_REFUND_AFTER_PRODUCTION",
    "CONCESSION_VERIFIED_AT_COUNTER",
    "RECEIPT_IN_COMPANY_NAME",
    "READER_NOT_SUPPLIED",
    "ASK_NOTICE_BY_EMAIL",
    "ONE_CNS_ENOUGH",
    "ASK_REVOCATION",
    "ASK_SUSPENSION_OR_REVOCATION",
    "CONTACT_CERTIFIER_FIRST",
    "IF_DEFECT_CONTACT_CERTIFIER",
    "REMOTE_ONLY_CHEAPER",
];

const DOCUMENTS: &[&str] =
    &["ID_DOCUMENT", "TAX_CARD", "SMARTPHONE", "PERSONAL_EMAIL", "PAGOPA_RECEIPT", "CARD_READER"];

const PAYMENT_PATHS: &[&str] =
    &["PAGOPA_NOTICE", "PAGOPA_ONLINE", "POS_AT_COUNTER", "CASH_AT_COUNTER", "OFFICE_VERIFICATION", "NOTHING_TO_PAY"];

#[track_caller]
fn has_sentence(name: &str) {
    for lang in Lang::ALL {
        assert!(lookup(lang, name).is_some(), "`{name}` has no sentence in {}", lang.code());
    }
}

#[test]
fn every_code_of_the_quote_contract_has_a_sentence() {
    for code in REASONS {
        has_sentence(&format!("reason.{code}"));
    }
    for code in ADVISORIES {
        has_sentence(&format!("advisory.{code}"));
    }
    for part in ["title", "body"] {
        for code in ALTERNATIVES {
            has_sentence(&format!("alternative.{code}.{part}"));
        }
        for code in DOCUMENTS {
            has_sentence(&format!("document.{code}.{part}"));
        }
        for code in PAYMENT_PATHS {
            has_sentence(&format!("payment.{code}.{part}"));
        }
    }
}

#[test]
fn every_problem_and_state_has_a_sentence() {
    for kind in ProblemKind::ALL {
        has_sentence(&format!("problem.{}", kind.slug()));
    }
    for state in AppointmentState::ALL {
        has_sentence(&format!("appointment_state.{}", state.as_str()));
    }
    for state in VisitState::ALL {
        has_sentence(&format!("visit_state.{}", state.as_str()));
    }
    for state in PaymentState::ALL {
        has_sentence(&format!("payment_state.{}", state.as_str()));
    }
}

#[test]
fn every_field_error_has_a_sentence_with_an_example_or_a_way_out() {
    use FieldErrorKind as Kind;
    for kind in [
        Kind::Missing,
        Kind::Unknown,
        Kind::WrongType,
        Kind::NotListed,
        Kind::OutOfRange,
        Kind::TooLong,
        Kind::TooShort,
        Kind::BadCharacters,
        Kind::BadFormat,
        Kind::CheckDigit,
        Kind::BadDate,
        Kind::PecNotAccepted,
        Kind::Contradiction,
    ] {
        let wire = serde_json::to_value(kind).expect("a name on the wire");
        let name = format!("field_error.{}", wire.as_str().expect("a text"));
        has_sentence(&name);
        let sentence = lookup(Lang::It, &name).expect("a sentence");
        assert!(kind == Kind::Unknown || sentence.contains("{example}"), "{name} gives no example");
    }
}

#[test]
fn a_key_and_its_name_lead_to_each_other() {
    for key in Key::ALL {
        for lang in Lang::ALL {
            assert_eq!(lookup(lang, name(*key)), Some(text(lang, *key)));
        }
    }
}
