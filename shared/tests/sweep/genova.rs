//! Genova's tables written out by hand: a second opinion that shares no code and no data with the engine.

use chrono::{Months, NaiveDate};
use sportello_shared::rules::{Answers, Verdict};

use crate::{
    opinion::{Case, Instead, Opinion},
    torino::{reason_code, used_code},
};

const PAID: i64 = 2500;
const WINDOW_DAYS: i64 = 90;

/// Sections 2.1 and 2.2.
pub(crate) fn quote(answers: &Answers) -> Opinion {
    let case = Case(answers);
    let office = Instead::plain("CONTACT_OFFICE");
    let is_other_option = case.option() != "cns_only";
    if is_other_option || !matches!(case.text("format"), "" | "smart_card") {
        let code = if is_other_option { "OPTION_NOT_IN_TARIFF" } else { "FORMAT_NOT_IN_TARIFF" };
        let mut failures = gates(case);
        failures.push(Opinion::refusal(Verdict::NeedsConfirmation, code, office));
        return Opinion::first_of(failures).expect("a failure");
    }
    if let Some(decided) = request(case).or_else(|| Opinion::first_of(gates(case))) {
        return decided;
    }
    if case.number("age").is_some_and(|age| age < 18) {
        return Opinion::refusal(Verdict::NeedsConfirmation, "AGE_NOT_STATED", office);
    }
    fee(case)
}

fn gates(case: Case<'_>) -> Vec<Opinion> {
    let refuse = |code, instead| Opinion::refusal(Verdict::NotEligible, code, Instead::plain(instead));
    let mut failures = Vec::new();
    if case.text("applicant_kind") == "legal_person" {
        failures.push(refuse("LEGAL_PERSON_NOT_ALLOWED", "LEGAL_REPRESENTATIVE_IN_PERSON"));
    }
    if case.flag("in_person") == Some(false) {
        failures.push(refuse("DELEGATION_NOT_ALLOWED", "GO_IN_PERSON"));
    }
    if case.flag("italian_tax_code") == Some(false) {
        failures.push(refuse("NO_ITALIAN_TAX_CODE", "OBTAIN_ITALIAN_TAX_CODE"));
    }
    failures
}

fn request(case: Case<'_>) -> Option<Opinion> {
    let new_issue = || Instead::at("NEW_ISSUE", PAID * case.devices());
    let refusal = match case.reason() {
        "suspension" | "reactivation" => {
            Opinion::refusal(Verdict::Redirect, "NOT_A_RELEASE", Instead::plain("SUSPEND_ONLINE"))
        }
        "revocation" => Opinion::refusal(Verdict::Redirect, "NOT_A_RELEASE", Instead::plain("REVOKE_VIA_CA")),
        "pin_blocked" => Opinion::refusal(Verdict::Redirect, "PIN_NOT_PUK", Instead::plain("UNBLOCK_WITH_PUK")),
        "renewal" if case.text("renewal_state") == "done" => {
            Opinion::refusal(Verdict::NotEligible, "RENEWAL_ALREADY_USED", new_issue())
        }
        "renewal" if case.text("renewal_state") == "expired" || days_to_expiry(case).is_some_and(|days| days <= 0) => {
            Opinion::refusal(Verdict::NotEligible, "CERTIFICATE_EXPIRED", new_issue())
        }
        "renewal" => {
            let is_early = days_to_expiry(case).is_some_and(|days| days > WINDOW_DAYS);
            let code = if is_early { "RENEWAL_TOO_EARLY" } else { "RENEWAL_ONLINE_ONLY" };
            Opinion::refusal(Verdict::Redirect, code, Instead::plain("RENEW_ONLINE_CA"))
        }
        _ => return None,
    };
    Some(refusal)
}

/// As given, or three years from the issue.
fn days_to_expiry(case: Case<'_>) -> Option<i64> {
    let date = |key| case.text(key).parse::<NaiveDate>().ok();
    case.number("days_to_expiry").or_else(|| {
        let (issue, request) = (date("issue_date")?, date("request_date")?);
        Some((issue + Months::new(36) - request).num_days())
    })
}

fn fee(case: Case<'_>) -> Opinion {
    let seat = case.text("seat_province");
    let kinds = ["sole_proprietor", "company_director", "legal_representative"];
    let is_beneficiary = case.is("applicant_kind", &kinds) && !seat.is_empty();
    let annual_fee = case.flag("annual_fee_paid");
    let used = case.concession_used();
    let is_free = is_beneficiary
        && seat == "GE"
        && case.rea_active() != Some(false)
        && annual_fee != Some(false)
        && matches!(used, "none" | "unknown")
        && case.reason() == "first_issue";
    let devices = case.devices();
    let further = PAID * (devices - 1);
    if is_free && (annual_fee.is_none() || used == "unknown") {
        let code = if annual_fee.is_none() { "CHECK_ANNUAL_FEE" } else { "CONTACT_OFFICE" };
        let instead = Instead::between(code, further, PAID * devices);
        let first = if annual_fee.is_none() { "ANNUAL_FEE_UNKNOWN" } else { "CONCESSION_UNKNOWN" };
        let mut unknown = Opinion::refusal(Verdict::NeedsConfirmation, first, instead);
        unknown.codes.extend((used == "unknown").then_some("CONCESSION_UNKNOWN"));
        return Opinion { eligible: Some(true), ..unknown };
    }
    let mut sale = if is_free {
        Opinion::sale(further, ["FREE_FIRST"])
    } else {
        let mut sale = Opinion::sale(PAID * devices, ["PAID_FEE"].into_iter().chain(reason_code(case)));
        sale.codes.extend((case.reason() == "additional_device").then_some("SECOND_DEVICE"));
        if is_beneficiary {
            sale.codes.extend((seat != "GE").then_some("SEAT_OUTSIDE_PROVINCE"));
            sale.codes.extend((annual_fee == Some(false)).then_some("ANNUAL_FEE_NOT_PAID"));
            sale.codes.extend((case.rea_active() == Some(false)).then_some("REA_NOT_ACTIVE"));
            sale.codes.extend(used_code(used));
        } else {
            sale.codes.insert("NOT_A_BENEFICIARY");
        }
        sale
    };
    sale.codes.extend((devices > 1).then_some("MULTIPLE_DEVICES"));
    sale
}

/// Valid identity, and paid in a way that the page lists.
pub(crate) fn counter(answers: &Answers, quote: Opinion) -> Opinion {
    let case = Case(answers);
    let mut failures = Vec::new();
    let mut demand = |holds: bool, code, instead| {
        if !holds {
            failures.push((code, instead));
        }
    };
    let document = case.document("id_document").as_str();
    demand(document.is_some(), "ID_DOCUMENT_NOT_ACCEPTED", "BRING_MISSING_ITEMS");
    demand(document.is_none() || case.seen("id_valid"), "ID_DOCUMENT_EXPIRED", "BRING_MISSING_ITEMS");
    let is_due = quote.total.is_some_and(|total| total > 0);
    let is_unlisted = case.is("payment_status", &["cash", "pagopa_notice"]);
    demand(!is_due || !is_unlisted, "PAYMENT_METHOD_NOT_LISTED", "PAY_CARD_OR_PAGOPA");
    demand(!is_due || !case.is("payment_status", &["", "not_due"]), "PAYMENT_MISSING", "PAY_CARD_OR_PAGOPA");
    let is_paid = case.is("payment_status", &["accredited", "paid_not_accredited", "pagopa_paid"]);
    let paid = case.number("paid_cents");
    let is_wrong = paid.is_some_and(|paid| Some(paid) != quote.total && (is_paid || paid > 0));
    demand(!is_wrong, "AMOUNT_MISMATCH", "CONTACT_OFFICE");
    quote.at_counter(&failures)
}
