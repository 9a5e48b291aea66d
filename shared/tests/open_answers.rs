//! The range over open answers: what is possible, what is asked next, and how often the engine is tried.

use serde_json::{Value, json};
use sportello_shared::{
    chambers,
    rules::{Answers, Inputs, Key, Law, OPEN_ORDER, Outcome, Verdict, count_evaluations, law::Taken, quote},
};

fn law(slug: &str) -> Law {
    chambers::find(slug).expect("a Chamber").law().expect("its law")
}

fn inputs(law: &Law, answers: &Answers, open: &[Key]) -> Inputs {
    let mut answers = answers.clone();
    answers.insert("open".to_owned(), open.iter().map(|key| key.name()).collect());
    Inputs::parse(&answers, law).expect("answers that are right")
}

fn ask(law: &Law, answers: &Answers, open: &[Key]) -> Outcome {
    quote(law, &inputs(law, answers, open), law.day(None).expect("a covered day"))
}

/// Range, next key and whether a refusal is possible.
#[track_caller]
fn check(slug: &str, answers: &Value, open: &[Key], range: Option<[i64; 2]>, next: Option<&str>, may_be_refused: bool) {
    let outcome = ask(&law(slug), answers.as_object().expect("answers"), open);
    let found = (outcome.range_cents, outcome.next.as_deref(), outcome.may_be_refused);
    assert_eq!(found, (range, next, may_be_refused), "{answers} with {open:?} open: {outcome:#?}");
}

#[test]
fn from_the_first_tap_on_the_range_only_narrows() {
    let all = OPEN_ORDER;
    check("torino", &json!({}), &all, Some([0, 8830]), Some("option"), true);
    let rest = &all[1..];
    check("torino", &json!({ "option": "cns_only" }), rest, Some([0, 7000]), Some("reason"), true);
    let first = json!({ "option": "cns_only", "reason": "first_issue" });
    check("torino", &first, &all[2..], Some([0, 7000]), Some("holds_valid_cns"), true);
    let private = json!({ "option": "cns_only", "reason": "first_issue", "applicant_kind": "private_citizen" });
    let open =
        [Key::HoldsValidCns, Key::SeatProvince, Key::ConcessionUsed, Key::AnnualFeePaid, Key::PreviousDeviceIssue];
    check("torino", &private, &open, Some([7000, 7000]), None, false);
    check("genova", &json!({}), &all, Some([0, 2500]), Some("option"), true);
}

#[test]
fn a_company_s_concession_is_the_difference_between_40_and_70() {
    let owner = json!({ "applicant_kind": "legal_representative", "seat_province": "TO" });
    check("torino", &owner, &[Key::ConcessionUsed], Some([4000, 7000]), Some("concession_used"), true);
    check("torino", &owner, &[Key::Format], Some([0, 4000]), Some("format"), false);
    check("torino", &owner, &[Key::AnnualFeePaid], Some([4000, 4000]), None, false);
    let genova = json!({ "applicant_kind": "legal_representative", "seat_province": "GE" });
    check("genova", &genova, &[Key::AnnualFeePaid], Some([0, 2500]), Some("annual_fee_paid"), true);
    check("genova", &genova, &[Key::Format], None, None, true);
}

#[test]
fn an_outcome_that_no_answer_can_change_is_complete() {
    let answers = json!({ "reason": "pin_blocked" });
    let outcome = ask(&law("torino"), answers.as_object().expect("answers"), &[Key::ApplicantKind, Key::Format]);
    assert_eq!((outcome.verdict, outcome.next), (Verdict::Redirect, None));
    assert_eq!(outcome.alternative.map(|instead| instead.code), Some("UNBLOCK_WITH_PUK".to_owned()));
    assert_eq!(outcome.range_cents, None);
    let outcome = ask(&law("torino"), &Answers::new(), &[Key::PreviousDeviceIssue, Key::AnnualFeePaid]);
    assert_eq!((outcome.verdict, outcome.total_cents, outcome.line_items.len()), (Verdict::Eligible, Some(7000), 1));
    assert!(!outcome.citations.is_empty() && !outcome.documents.is_empty());
}

#[test]
fn a_date_that_is_still_open_asks_for_the_date() {
    let broken = json!({ "reason": "malfunction" });
    check("torino", &broken, &[Key::IssueDate], Some([7000, 7000]), Some("issue_date"), true);
    check("genova", &broken, &[Key::IssueDate], Some([2500, 2500]), None, false);
    let renewal = json!({ "reason": "renewal", "renewal_state": "never" });
    check("genova", &renewal, &[Key::IssueDate], None, Some("issue_date"), true);
    check("torino", &renewal, &[Key::IssueDate], None, None, true);
}

#[test]
fn the_certifier_is_asked_where_it_routes_the_request() {
    let suspension = json!({ "reason": "suspension" });
    check("genova", &suspension, &[Key::CertificationAuthority], None, Some("certification_authority"), true);
    check("torino", &suspension, &[Key::CertificationAuthority], None, None, true);
}

#[test]
fn the_open_verdict_is_open_only_while_verdicts_differ() {
    let owner = json!({ "applicant_kind": "legal_representative", "seat_province": "TO" });
    let answers = owner.as_object().expect("answers");
    let law = law("torino");
    assert_eq!(ask(&law, answers, &[Key::HoldsValidCns]).verdict, Verdict::Eligible);
    assert_eq!(ask(&law, answers, &[Key::ConcessionUsed]).verdict, Verdict::Open);
}

#[test]
fn everything_open_takes_fewer_evaluations_than_the_contract_admits_in_every_reading() {
    for chamber in chambers::all() {
        let law = chamber.law().expect("a law");
        let flipped = law.readings.iter().filter_map(|reading| law.clone().with_reading(&reading.id, Taken::Other));
        for law in flipped.chain([law.clone()]) {
            let on = law.day(None).expect("a covered day");
            let evaluations = count_evaluations(&law, &inputs(&law, &Answers::new(), &OPEN_ORDER), on);
            assert!(evaluations < 2_000, "{}: {evaluations}", chamber.slug);
        }
    }
}

/// Kinds of answers to a key, spelt out here and not taken from the engine.
fn answers_to(law: &Law, key: Key) -> Vec<Value> {
    let list = match key {
        Key::Option => json!(["cns_only", "remote_only", "cns_plus_remote"]),
        Key::Reason => {
            json!(["first_issue", "additional_device", "theft", "malfunction", "renewal", "pin_blocked", "revocation"])
        }
        Key::IssueDate => json!(["2026-06-01", "2024-06-15", "2024-06-14", "2023-06-20", "2023-06-01"]),
        Key::RenewalState => json!(["never", "done", "expired"]),
        Key::CertificationAuthority => json!(["infocamere", "infocert_aruba", null]),
        Key::HoldsValidCns | Key::LegalPowers | Key::ReaActive => json!([true, false]),
        Key::ApplicantKind => {
            json!(["private_citizen", "partner", "legal_representative", "sole_proprietor", "legal_person"])
        }
        Key::SeatProvince => json!([law.provinces[0], "MI"]),
        Key::ConcessionUsed => json!(["none", "self", "unknown"]),
        Key::PreviousDeviceIssue => json!(["none", "standard", "reduced", "free"]),
        Key::AnnualFeePaid => json!([true, false, null]),
        Key::Format => law.formats.iter().filter(|format| format.is_offered).map(|format| json!(format.id)).collect(),
        _ => Value::Null,
    };
    list.as_array().expect("answers").clone()
}

/// Verdict, total and alternative: what "to change the outcome" means.
fn essence(outcome: &Outcome) -> Value {
    let instead = outcome.alternative.as_ref().map(|instead| json!([instead.code, instead.details]));
    json!([outcome.verdict, outcome.eligible, outcome.total_cents, instead])
}

/// The outcome for each combination of answers to these keys, the last key turning fastest.
fn outcomes(law: &Law, answers: &Answers, keys: &[Key]) -> Vec<Value> {
    let Some((first, rest)) = keys.split_first() else { return vec![essence(&ask(law, answers, &[]))] };
    let each = answers_to(law, *first).into_iter().flat_map(|value| {
        let mut answers = answers.clone();
        answers.insert(first.name().to_owned(), value);
        outcomes(law, &answers, rest)
    });
    each.collect()
}

/// Whether some answer to the key makes a difference for some answers to the others.
fn matters(law: &Law, answers: &Answers, key: Key, open: &[Key]) -> bool {
    let others: Vec<Key> = open.iter().copied().filter(|other| *other != key).collect();
    let mut alike = answers_to(law, key).into_iter().map(|value| {
        let mut answers = answers.clone();
        answers.insert(key.name().to_owned(), value);
        outcomes(law, &answers, &others)
    });
    let first = alike.next();
    alike.any(|other| Some(other) != first)
}

#[test]
fn what_is_asked_next_is_the_first_question_that_makes_a_difference() {
    let known = [
        json!({}),
        json!({ "applicant_kind": "legal_representative", "seat_province": "TO", "annual_fee_paid": true }),
        json!({ "applicant_kind": "legal_representative", "seat_province": "GE", "reason": "theft" }),
        json!({ "reason": "renewal", "holds_valid_cns": true }),
        json!({ "option": "remote_only" }),
    ];
    for slug in ["torino", "genova", "romagna"] {
        let law = law(slug);
        for known in &known {
            let mut known = known.as_object().expect("answers").clone();
            known.insert("request_date".to_owned(), json!("2026-06-15"));
            // Every pair of questions, and every three in a row.
            let pairs =
                (0..OPEN_ORDER.len()).flat_map(|one| (one + 1..OPEN_ORDER.len()).map(move |two| vec![one, two]));
            let threes = (0..OPEN_ORDER.len() - 2).map(|one| vec![one, one + 1, one + 2]);
            for indexes in pairs.chain(threes) {
                // Who asks decides the powers: the two are one question.
                let open: Vec<Key> =
                    indexes.into_iter().map(|index| OPEN_ORDER[index]).filter(|key| *key != Key::LegalPowers).collect();
                let next = open.iter().copied().find(|key| matters(&law, &known, *key, &open));
                let outcome = ask(&law, &known, &open);
                assert_eq!(outcome.next.as_deref(), next.map(Key::name), "{slug}: {known:?} with {open:?} open");
            }
        }
    }
}
