//! The first settings of every Chamber's agenda, and its law's quotes as bookings.

use chrono::NaiveDate;
use serde_json::{Value, json};
use sportello_shared::{
    booking::{Agenda, Audience, Occupied, Operations, Refusal, bookable_payment},
    calendar::{DayMinute, Holidays, MonthDay},
    chambers,
    domain::PaymentState,
    rules::{Inputs, Law, quote},
};

use crate::support::{at, day};

fn law(slug: &str) -> Law {
    chambers::find(slug).expect("a Chamber").law().expect("a law")
}

fn seed(law: &Law) -> (Operations, Holidays) {
    let operations = serde_json::from_value(law.operations_seed.operations.clone()).expect("operations");
    let patron_days = law.patron_days.iter().map(|patron| MonthDay::parse(&patron.day).expect("a day")).collect();
    (operations, Holidays { patron_days })
}

#[test]
fn every_seed_can_be_run_and_names_only_offices_of_its_law() {
    for chamber in chambers::all() {
        let law = chamber.law().expect("a law");
        let (operations, _) = seed(&law);
        assert_eq!(operations.check(), Ok(()), "{}", chamber.slug);
        let ids: Vec<_> = law.offices.iter().map(|office| office.id.as_str()).collect();
        let named: Vec<_> = operations.offices.iter().map(|office| office.office.as_str()).collect();
        assert_eq!(named, ids, "{}", chamber.slug);
    }
}

/// Starts that staff see (nothing kept back) on one day, for one device.
fn starts(slug: &str, on: NaiveDate) -> Vec<String> {
    let (operations, holidays) = seed(&law(slug));
    let agenda = Agenda::new(&operations, &holidays).expect("sound operations");
    agenda
        .places(&Occupied::new(), at("2026-11-20", "18:00"), on..=on, 1, Audience::Staff)
        .into_iter()
        .flat_map(|places| places.starts)
        .map(|start| DayMinute::new(start).expect("a time").to_string())
        .collect()
}

#[test]
fn torino_receives_on_three_mornings_and_one_afternoon() {
    for (on, first, last, count) in [
        ("2026-11-23", "09:00", "12:00", 13),
        ("2026-11-25", "09:00", "15:30", 18),
        ("2026-11-27", "09:00", "12:00", 13),
    ] {
        let starts = starts("torino", day(on));
        let ends = (starts.first().map(String::as_str), starts.last().map(String::as_str));
        assert_eq!((ends, starts.len()), ((Some(first), Some(last)), count), "{on}");
    }
    assert_eq!(starts("torino", day("2026-11-24")), [""; 0]);
}

#[test]
fn genova_receives_on_five_mornings_with_a_last_start_at_a_quarter_past_eleven() {
    for on in ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"] {
        assert_eq!(starts("genova", day(on)), ["08:30", "09:00", "09:30", "10:00", "10:30", "11:00", "11:15"], "{on}");
    }
    assert_eq!(starts("genova", day("2026-12-08")), [""; 0], "a holiday");
}

#[track_caller]
fn check_payment(slug: &str, answers: &Value, expected: &Result<PaymentState, &str>) {
    let law = law(slug);
    let inputs = Inputs::parse(answers.as_object().expect("answers"), &law).expect("right answers");
    let decided = bookable_payment(&quote(&law, &inputs, law.day(None).expect("a covered day")));
    let decided = decided.map_err(|refusal| match refusal {
        Refusal::NotEligible(codes) | Refusal::NeedsConfirmation(codes) => codes.join(" "),
        Refusal::SlotNotOffered | Refusal::SlotTaken => "slot".to_owned(),
    });
    assert_eq!(decided, expected.map_err(ToOwned::to_owned), "{slug} {answers}");
}

#[test]
fn what_the_laws_quote_is_booked_as_the_model_says() {
    let representative = json!({
        "applicant_kind": "legal_representative", "seat_province": "TO", "concession_used": "none",
    });
    let with = |key: &str, value: Value| {
        let mut answers = representative.clone();
        answers[key] = value;
        answers
    };
    check_payment("torino", &json!({}), &Ok(PaymentState::Unpaid));
    check_payment("torino", &representative, &Ok(PaymentState::ToVerify));
    check_payment("torino", &with("concession_used", json!("unknown")), &Ok(PaymentState::ToVerify));
    check_payment("torino", &json!({"age": 17}), &Err("UNDER_AGE"));
    check_payment("torino", &json!({"reason": "pin_blocked"}), &Err("PIN_NOT_PUK"));
    check_payment("genova", &json!({}), &Ok(PaymentState::Unpaid));
    check_payment("genova", &json!({"age": 17}), &Err("AGE_NOT_STATED"));
    let mut free = with("seat_province", json!("GE"));
    free["annual_fee_paid"] = json!(true);
    check_payment("genova", &free, &Ok(PaymentState::NotDue));
}
