//! Torino's tables written out by hand: a second opinion that shares no code and no data with the engine.

use chrono::{Months, NaiveDate};
use sportello_shared::rules::{Answers, Verdict};

use crate::opinion::{Case, Instead, Opinion};

const STANDARD: i64 = 7000;
const REDUCED: i64 = 4000;
const BUNDLED: i64 = 1830;
const STANDALONE: i64 = 2440;

const REPLACEMENT: [&str; 9] = [
    "expired_six_years",
    "expiring_six_years",
    "missed_renewal",
    "theft",
    "loss",
    "puk_blocked",
    "malfunction",
    "damaged",
    "data_change",
];

/// Sections 1.1 to 1.4.
pub(crate) fn quote(answers: &Answers) -> Opinion {
    let case = Case(answers);
    let gates = gates(case);
    if case.option() == "remote_only" && case.flag("holds_valid_cns") != Some(true) {
        let kit = fee(case, "usb_token", "cns_plus_remote", 1, case.concession_used());
        let instead = Some(Instead { code: "CNS_PLUS_REMOTE", total: kit.total, range: range_of(&kit) });
        let mut failures = gates;
        failures.push(Opinion::refusal(Verdict::NotEligible, "REMOTE_REQUIRES_VALID_CNS", instead));
        return Opinion::first_of(failures).expect("a failure");
    }
    request(case)
        .or_else(|| Opinion::first_of(gates))
        .unwrap_or_else(|| fee(case, format(case), case.option(), case.devices(), case.concession_used()))
}

fn format(case: Case<'_>) -> &str {
    if case.text("format").is_empty() { "usb_token" } else { case.text("format") }
}

fn range_of(opinion: &Opinion) -> Option<[i64; 2]> {
    opinion.instead.as_ref().and_then(|instead| instead.range)
}

fn gates(case: Case<'_>) -> Vec<Opinion> {
    let refuse = |code, instead: Option<Instead>| Opinion::refusal(Verdict::NotEligible, code, instead);
    let mut failures = Vec::new();
    if case.text("applicant_kind") == "legal_person" {
        failures.push(refuse("LEGAL_PERSON_NOT_ALLOWED", Some(Instead::plain("LEGAL_REPRESENTATIVE_IN_PERSON"))));
    }
    if case.flag("in_person") == Some(false) {
        failures.push(refuse("DELEGATION_NOT_ALLOWED", Some(Instead::plain("GO_IN_PERSON"))));
    }
    if case.number("age").is_some_and(|age| age < 18) {
        failures.push(refuse("UNDER_AGE", None));
    }
    if case.flag("italian_tax_code") == Some(false) {
        failures.push(refuse("NO_ITALIAN_TAX_CODE", Some(Instead::plain("OBTAIN_ITALIAN_TAX_CODE"))));
    }
    failures
}

/// T6 to T11.
fn request(case: Case<'_>) -> Option<Opinion> {
    let new_issue = || {
        let remote = if case.option() == "cns_plus_remote" { BUNDLED } else { 0 };
        Instead::at("NEW_ISSUE", STANDARD * case.devices().max(1) + remote)
    };
    let refusal = match case.reason() {
        "renewal" => match case.text("renewal_state") {
            "done" => Opinion::refusal(Verdict::NotEligible, "RENEWAL_ALREADY_USED", new_issue()),
            "expired" => Opinion::refusal(Verdict::NotEligible, "CERTIFICATE_EXPIRED", new_issue()),
            _ => Opinion::refusal(Verdict::Redirect, "RENEWAL_ONLINE_ONLY", Instead::plain("RENEW_ONLINE_CA")),
        },
        "malfunction" => match is_in_warranty(case) {
            Some(true) => Opinion::refusal(Verdict::Redirect, "IN_WARRANTY", Instead::at("CERTIFIER_WARRANTY", 0)),
            Some(false) => return None,
            None => {
                let paid = fee(case, format(case), case.option(), case.devices(), case.concession_used());
                let most = paid.total.or(paid.instead.and_then(|instead| instead.total)).unwrap_or_default();
                let instead = Instead::between("CONTACT_OFFICE", 0, most);
                Opinion::refusal(Verdict::NeedsConfirmation, "WARRANTY_DATE_UNKNOWN", instead)
            }
        },
        "pin_blocked" => Opinion::refusal(Verdict::Redirect, "PIN_NOT_PUK", Instead::plain("UNBLOCK_WITH_PUK")),
        "suspension" | "reactivation" | "revocation" => {
            Opinion::refusal(Verdict::Redirect, "NOT_A_RELEASE", Instead::plain("REQUEST_TO_ISSUER"))
        }
        _ => return None,
    };
    Some(refusal)
}

fn is_in_warranty(case: Case<'_>) -> Option<bool> {
    let date = |key| case.text(key).parse::<NaiveDate>().ok();
    if let (Some(issue), Some(request)) = (date("issue_date"), date("request_date")) {
        return Some(request <= issue + Months::new(24));
    }
    case.number("months_since_issue").and_then(|months| match months {
        ..24 => Some(true),
        24 => None,
        _ => Some(false),
    })
}

/// Whether the person represents the company: the kinds of 1.3, with powers.
fn represents(case: Case<'_>) -> bool {
    case.is("applicant_kind", &["sole_proprietor", "legal_representative", "company_director"]) && case.has_powers()
}

fn is_second_device(case: Case<'_>) -> bool {
    case.reason() == "additional_device"
        || (case.reason() == "first_issue" && case.flag("holds_valid_cns") == Some(true))
}

/// Section 1.4.
fn fee(case: Case<'_>, format: &str, option: &str, devices: i64, used: &str) -> Opinion {
    if option == "remote_only" {
        return Opinion::sale(STANDALONE, ["REMOTE_STANDALONE"]);
    }
    let remote = if option == "cns_plus_remote" { BUNDLED } else { 0 };
    let is_otherwise_entitled = represents(case)
        && case.rea_active() == Some(true)
        && case.reason() == "first_issue"
        && case.flag("holds_valid_cns") != Some(true)
        && case.text("seat_province") == "TO";
    let further = STANDARD * (devices - 1);
    if is_otherwise_entitled && used == "unknown" {
        let least = further + remote + if format == "smart_card" { 0 } else { REDUCED };
        let instead = Instead::between("VERIFY_BY_EMAIL", least, STANDARD * devices + remote);
        let unknown = Opinion::refusal(Verdict::NeedsConfirmation, "CONCESSION_UNKNOWN", instead);
        return Opinion { eligible: Some(true), ..unknown };
    }
    let is_entitled = is_otherwise_entitled && used == "none";
    if format == "smart_card" && !is_entitled {
        let instead = Instead::at("USB_TOKEN", STANDARD * devices + remote);
        let mut refusal = Opinion::refusal(Verdict::NotEligible, "SMART_CARD_ONLY_FREE", instead);
        refusal.codes.extend(why_not(case, used));
        return refusal;
    }
    let mut sale = match (is_entitled, format) {
        (true, "smart_card") => Opinion::sale(further, ["FREE_SMART_CARD"]),
        (true, _) => Opinion::sale(REDUCED + further, ["REDUCED_FEE"]),
        (false, _) => {
            let codes = ["STANDARD_FEE"].into_iter().chain(reason_code(case)).chain(why_not(case, used));
            Opinion::sale(STANDARD * devices, codes)
        }
    };
    if devices > 1 {
        sale.codes.insert("MULTIPLE_DEVICES");
        sale.codes.extend(is_entitled.then_some("CONCESSION_ONCE_PER_REQUEST"));
    }
    sale.codes.extend((remote > 0).then_some("REMOTE_BUNDLED"));
    sale.total = sale.total.map(|total| total + remote);
    sale
}

/// The code of the reason, where it has one.
pub(crate) fn reason_code(case: Case<'_>) -> Option<&'static str> {
    match case.reason() {
        "expired_six_years" => Some("EXPIRED_SIX_YEARS"),
        "expiring_six_years" => Some("EXPIRING_SIX_YEARS"),
        "missed_renewal" => Some("MISSED_RENEWAL"),
        "theft" => Some("THEFT"),
        "loss" => Some("LOSS"),
        "puk_blocked" => Some("PUK_BLOCKED"),
        "malfunction" => Some("MALFUNCTION"),
        "damaged" => Some("DAMAGED"),
        "data_change" => Some("DATA_CHANGE"),
        _ => None,
    }
}

/// Who took the concession.
pub(crate) fn used_code(used: &str) -> Option<&'static str> {
    match used {
        "self" => Some("CONCESSION_USED_SELF"),
        "previous_representative" => Some("CONCESSION_USED_PREVIOUS_REPRESENTATIVE"),
        "partner" => Some("CONCESSION_USED_PARTNER"),
        "other_director" => Some("CONCESSION_USED_OTHER_DIRECTOR"),
        _ => None,
    }
}

fn why_not(case: Case<'_>, used: &str) -> Vec<&'static str> {
    let seat = case.text("seat_province");
    let is_replacement = REPLACEMENT.contains(&case.reason());
    let mut codes = Vec::new();
    if represents(case) {
        codes.extend(used_code(used));
        if !seat.is_empty() && case.rea_active() != Some(true) {
            codes.push("REA_NOT_ACTIVE");
        }
        if !seat.is_empty() && seat != "TO" {
            codes.push("SEAT_OUTSIDE_PROVINCE");
        }
        codes.extend(is_replacement.then_some("REPLACEMENT_NOT_CONCESSIONARY"));
    } else if !seat.is_empty() && !case.is("applicant_kind", &["", "private_citizen", "professional", "legal_person"]) {
        codes.push("NO_LEGAL_POWERS");
    }
    codes.extend(is_second_device(case).then_some("SECOND_DEVICE"));
    if is_replacement && case.is("previous_device_issue", &["reduced", "free"]) {
        codes.push("REPLACEMENT_OF_CONCESSION_DEVICE");
    }
    codes
}

/// Section 1.5.
pub(crate) fn counter(answers: &Answers, quote: Opinion) -> Opinion {
    let case = Case(answers);
    let mut failures = Vec::new();
    let mut demand = |holds: bool, code, instead| {
        if !holds {
            failures.push((code, instead));
        }
    };
    let bring = "BRING_MISSING_ITEMS";
    let document = case.document("id_document").as_str().unwrap_or_default();
    let is_italian = matches!(case.document("id_issuer").as_str(), None | Some("IT"));
    let is_accepted = match document {
        "italian_id_card" | "italian_driving_licence" => is_italian,
        "passport" => true,
        _ => false,
    };
    demand(is_accepted, "ID_DOCUMENT_NOT_ACCEPTED", bring);
    demand(document.is_empty() || case.seen("id_valid"), "ID_DOCUMENT_EXPIRED", bring);
    demand(document.is_empty() || case.seen("id_original"), "ID_DOCUMENT_NOT_ORIGINAL", bring);
    let has_card = matches!(case.document("tax_card").as_str(), Some("tessera_sanitaria" | "codice_fiscale"));
    demand(has_card, "TAX_CARD_MISSING", bring);
    demand(!has_card || case.seen("tax_card_original"), "TAX_CARD_NOT_ORIGINAL", bring);
    demand(case.seen("smartphone_sms"), "SMARTPHONE_MISSING", bring);
    let email = case.document("email").as_str();
    demand(email != Some("pec"), "PEC_NOT_ACCEPTED", bring);
    demand(email.is_some(), "EMAIL_MISSING", bring);
    let is_due = quote.total.is_some_and(|total| total > 0);
    let is_accredited = case.text("payment_status") == "accredited";
    let is_on_its_way = case.is("payment_status", &["paid_not_accredited", "pagopa_paid"]);
    let is_paid = is_accredited || is_on_its_way;
    demand(!is_due || !is_paid || case.seen("receipt"), "RECEIPT_MISSING", bring);
    demand(!is_due || !is_on_its_way, "PAYMENT_NOT_ACCREDITED", "REBOOK_AFTER_ACCREDITATION");
    demand(!is_due || is_paid, "PAYMENT_MISSING", "PAY_PAGOPA_AND_REBOOK");
    let paid = case.number("paid_cents");
    let is_wrong = paid.is_some_and(|paid| Some(paid) != quote.total && (is_paid || paid > 0));
    demand(!is_wrong, "AMOUNT_MISMATCH", "CONTACT_OFFICE");
    let is_reduced = quote.codes.contains("REDUCED_FEE");
    demand(!is_reduced || case.text("receipt_holder") != "person", "RECEIPT_NOT_COMPANY", "CONTACT_OFFICE");
    quote.at_counter(&failures)
}
