//! Whole quotes, tap by tap, on the Chambers' real law: what is asked, how the price narrows, where it ends.

use chrono::NaiveDate;
use sportello_shared::{
    chambers,
    rules::{Law, Verdict},
};

use super::{
    form::{Condition, QuoteForm},
    question::Question,
    standing::{Standing, stand},
};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a date");

fn law(slug: &str) -> Law {
    let chamber = chambers::all().iter().find(|chamber| chamber.slug == slug).expect("a Chamber");
    chamber.law().expect("a law")
}

/// A form of which only the Chamber is said.
fn begun(slug: &str) -> QuoteForm {
    QuoteForm::from_fragment(&format!("chamber={slug}"))
}

/// The least and the most that is still possible.
fn range(standing: &Standing) -> Option<[i64; 2]> {
    let outcome = &standing.outcome;
    outcome.range_cents.or(outcome.total_cents.map(|total| [total, total]))
}

/// Answers one question after another and checks that each was asked and that the range never widens.
#[track_caller]
fn walk(law: &Law, answers: &[(Question, &str)]) -> (QuoteForm, Standing) {
    let mut form = begun(&law.slug);
    let mut standing = form.walk_again(law, TODAY);
    for (question, token) in answers {
        assert_eq!(standing.next, Some(*question), "before {question:?} {token}");
        let before = range(&standing);
        standing = form.give(*question, token, law, TODAY);
        if let (Some([least, most]), Some([now_least, now_most])) = (before, range(&standing)) {
            assert!(
                least <= now_least && now_most <= most,
                "{token} widens {least}..{most} to {now_least}..{now_most}"
            );
        }
    }
    (form, standing)
}

#[test]
fn the_first_screen_already_has_a_range() {
    let law = law("torino");
    let mut form = begun("torino");
    let standing = form.walk_again(&law, TODAY);
    assert_eq!(standing.next, Some(Question::Need));
    assert_eq!(range(&standing), Some([0, 8830]));
}

#[test]
fn a_private_citizen_has_the_price_after_chamber_need_and_person() {
    for (slug, total) in [("torino", 7000), ("genova", 2500)] {
        let answers = [(Question::Need, "first_issue"), (Question::ApplicantKind, "private_citizen")];
        let (_, standing) = walk(&law(slug), &answers);
        assert!(standing.is_complete(), "{slug} asks {:?}", standing.next);
        assert_eq!(
            (standing.outcome.verdict, standing.outcome.total_cents),
            (Verdict::Eligible, Some(total)),
            "{slug}"
        );
        assert!(standing.is_bookable(), "{slug}");
    }
}

#[test]
fn a_legal_representative_in_torino_narrows_to_forty() {
    let (_, standing) = walk(
        &law("torino"),
        &[
            (Question::Need, "first_issue"),
            (Question::ApplicantKind, "legal_representative"),
            (Question::HoldsValidCns, "no"),
            (Question::SeatProvince, "TO"),
            (Question::ConcessionUsed, "none"),
            (Question::Format, "usb_token"),
        ],
    );
    assert!(standing.is_complete(), "{:?}", standing.next);
    assert_eq!(standing.outcome.total_cents, Some(4000));
}

#[test]
fn a_director_in_genova_is_asked_for_the_annual_fee_and_pays_nothing() {
    let law = law("genova");
    let mut form = begun("genova");
    let mut standing = form.walk_again(&law, TODAY);
    let answers = [
        (Question::Need, "first_issue"),
        (Question::ApplicantKind, "company_director_no_powers"),
        (Question::SeatProvince, "GE"),
        (Question::ConcessionUsed, "none"),
        (Question::AnnualFeePaid, "yes"),
        (Question::HoldsValidCns, "no"),
    ];
    let mut asked = Vec::new();
    while let Some(next) = standing.next {
        let (_, token) = answers.iter().find(|(question, _)| *question == next).expect("a question of this person");
        asked.push(next);
        standing = form.give(next, token, &law, TODAY);
    }
    assert_eq!(standing.outcome.total_cents, Some(0));
    assert!(asked.contains(&Question::AnnualFeePaid));
    assert!(!asked.contains(&Question::Format), "there is only one form");
}

#[test]
fn a_private_citizen_is_offered_no_smart_card_in_torino() {
    let (_, standing) =
        walk(&law("torino"), &[(Question::Need, "first_issue"), (Question::ApplicantKind, "private_citizen")]);
    assert_eq!(standing.answers.get("format").and_then(serde_json::Value::as_str), Some("usb_token"));
}

#[test]
fn whoever_renews_is_sent_online_and_not_asked_who_they_are() {
    let (_, standing) = walk(&law("torino"), &[(Question::Need, "renewal"), (Question::RenewalState, "never")]);
    assert!(standing.is_complete(), "{:?}", standing.next);
    assert_eq!(standing.outcome.verdict, Verdict::Redirect);
    assert_eq!(standing.outcome.alternative.map(|other| other.code).as_deref(), Some("RENEW_ONLINE_CA"));
}

#[test]
fn an_unknown_concession_is_bookable_and_waits_for_the_office() {
    let (_, standing) = walk(
        &law("torino"),
        &[
            (Question::Need, "first_issue"),
            (Question::ApplicantKind, "legal_representative"),
            (Question::HoldsValidCns, "no"),
            (Question::SeatProvince, "TO"),
            (Question::ConcessionUsed, "unknown"),
        ],
    );
    let form_asked = standing.next;
    assert!(form_asked.is_none() || form_asked == Some(Question::Format), "{form_asked:?}");
    assert!(standing.outcome.verdict == Verdict::NeedsConfirmation || form_asked.is_some());
}

#[test]
fn the_exact_day_is_asked_only_where_the_warranty_turns_on_it() {
    let law = law("torino");
    let broken = [(Question::Need, "replacement"), (Question::Reason, "malfunction")];
    let asked_after = |month: &'static str| {
        let mut form = begun("torino");
        form.walk_again(&law, TODAY);
        for (question, token) in broken {
            form.give(question, token, &law, TODAY);
        }
        form.give(Question::IssueMonth, month, &law, TODAY).next
    };
    assert_eq!(asked_after("2024-11"), Some(Question::IssueDay));
    assert_ne!(asked_after("2026-01"), Some(Question::IssueDay));
    assert_ne!(asked_after("2020-01"), Some(Question::IssueDay));
}

#[test]
fn an_earlier_answer_can_change_and_the_later_ones_stay() {
    let law = law("torino");
    let (mut form, _) = walk(
        &law,
        &[
            (Question::Need, "first_issue"),
            (Question::ApplicantKind, "legal_representative"),
            (Question::HoldsValidCns, "no"),
            (Question::SeatProvince, "TO"),
            (Question::ConcessionUsed, "none"),
            (Question::Format, "usb_token"),
        ],
    );
    let standing = form.give(Question::ApplicantKind, "private_citizen", &law, TODAY);
    assert_eq!(standing.outcome.total_cents, Some(7000));
    let standing = form.give(Question::ApplicantKind, "sole_proprietor", &law, TODAY);
    assert_eq!(standing.outcome.total_cents, Some(4000), "the answers about the company were kept");
}

#[test]
fn the_address_brings_back_the_same_quote() {
    let law = law("torino");
    let (mut form, _) = walk(
        &law,
        &[
            (Question::Need, "first_issue"),
            (Question::ApplicantKind, "legal_representative"),
            (Question::HoldsValidCns, "no"),
            (Question::SeatProvince, "TO"),
            (Question::ConcessionUsed, "none"),
            (Question::Format, "usb_token"),
        ],
    );
    form.wants_remote = true;
    form.devices = 2;
    form.set_condition(Condition::Adult, false);
    let standing = form.walk_again(&law, TODAY);
    let mut read = QuoteForm::from_fragment(&form.to_fragment());
    assert_eq!(read.walk_again(&law, TODAY), standing);
    assert_eq!(read.to_fragment(), form.to_fragment());
}

#[test]
fn an_address_with_nonsense_asks_again_instead_of_guessing() {
    let law = law("torino");
    let mut form = QuoteForm::from_fragment(
        "chamber=torino&need=first_issue&applicant_kind=emperor&devices=99&issue_month=2024-99",
    );
    let standing = form.walk_again(&law, TODAY);
    assert_eq!(standing.next, Some(Question::ApplicantKind));
    assert_eq!(form.answers(), [(Question::Need, "first_issue".to_owned())]);
}

#[test]
fn every_path_of_first_taps_ends_and_asks_each_question_once() {
    for chamber in chambers::all() {
        let law = chamber.law().expect("a law");
        let mut form = begun(&law.slug);
        form.walk_again(&law, TODAY);
        let ended = explore(&form, &law, &mut Vec::new());
        assert!(ended > 50, "{} has only {ended} paths", law.slug);
    }
}

/// Follows every answer to every question; returns how many paths end.
fn explore(form: &QuoteForm, law: &Law, asked: &mut Vec<Question>) -> usize {
    let standing = stand(form, law, TODAY);
    let Some(next) = standing.next else { return 1 };
    assert!(!asked.contains(&next), "{} asks {next:?} twice after {:?}", law.slug, form.answers());
    asked.push(next);
    let tokens = match next {
        Question::IssueMonth => vec!["2020-05".to_owned(), "2024-11".to_owned(), "2026-03".to_owned()],
        Question::IssueDay => vec!["2024-11-05".to_owned(), "2024-11-25".to_owned()],
        _ => standing.choices.clone(),
    };
    assert!(!tokens.is_empty(), "{next:?} has no answers");
    let mut ended = 0;
    for token in tokens {
        let mut form = form.clone();
        form.give(next, &token, law, TODAY);
        ended += explore(&form, law, asked);
    }
    asked.pop();
    ended
}
