//! What holds of every quote of every Chamber, whatever the answers: tried on answers drawn at random.

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};
use sportello_shared::{
    chambers,
    rules::{Answers, Inputs, Key, KeyKind, Law, OPEN_ORDER, Outcome, Verdict, count_evaluations, law::Taken, quote},
};

/// The engine prunes what a branch does not read: the contract's limit for any open answers.
const EVALUATIONS_MAX: usize = 2_000;

fn laws() -> Vec<Law> {
    chambers::all().iter().map(|chamber| chamber.law().expect("a law")).collect()
}

fn any_law() -> impl Strategy<Value = Law> {
    select(laws())
}

/// A value of a key as a person may give it; never null.
fn any_value(law: &Law, key: Key) -> BoxedStrategy<Value> {
    match key.kind() {
        KeyKind::Flag => any::<bool>().prop_map(Value::from).boxed(),
        KeyKind::Choice(values) => select(values).prop_map(Value::from).boxed(),
        KeyKind::Listed => {
            let values: Vec<String> = law.values(key).map(str::to_owned).collect();
            if values.is_empty() { Just(Value::Null).boxed() } else { select(values).prop_map(Value::from).boxed() }
        }
        KeyKind::Text if matches!(key, Key::SeatProvince | Key::Citizenship | Key::IdIssuer) => {
            prop_oneof![select(law.provinces.clone()), select(vec!["MI".to_owned(), "IT".to_owned()])]
                .prop_map(Value::from)
                .boxed()
        }
        KeyKind::Text => {
            select(vec!["passport", "italian_id_card", "tessera_sanitaria", "other"]).prop_map(Value::from).boxed()
        }
        KeyKind::Number { .. } => match key {
            Key::Devices => (1_i64..5).prop_map(Value::from).boxed(),
            Key::Age => (16_i64..20).prop_map(Value::from).boxed(),
            Key::PaidCents => select(vec![0_i64, 2500, 4000, 7000]).prop_map(Value::from).boxed(),
            Key::DaysToExpiry => (-2_i64..95).prop_map(Value::from).boxed(),
            _ => (0_i64..40).prop_map(Value::from).boxed(),
        },
        // Around the two years of a warranty and the three of the certificates.
        KeyKind::Date if key == Key::IssueDate => (0_i64..1_300)
            .prop_map(|days| json!((day("2026-06-15") - chrono::Days::new(days.unsigned_abs())).to_string()))
            .boxed(),
        KeyKind::Date => Just(json!("2026-06-15")).boxed(),
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// Complete answers of the quote: every key that can be open has a value.
fn any_answers(law: &Law) -> BoxedStrategy<Answers> {
    let keys = OPEN_ORDER.into_iter().chain([Key::RequestDate, Key::Devices, Key::ConcessionForm]);
    let values: Vec<_> =
        keys.map(|key| any_value(law, key).prop_map(move |value| (key.name().to_owned(), value))).collect();
    values.prop_map(|pairs| pairs.into_iter().collect()).boxed()
}

fn any_case() -> impl Strategy<Value = (Law, Answers)> {
    any_law().prop_flat_map(|law| {
        let answers = any_answers(&law);
        (Just(law), answers)
    })
}

fn any_open() -> impl Strategy<Value = Vec<Key>> {
    proptest::sample::subsequence(OPEN_ORDER.to_vec(), 0..=OPEN_ORDER.len())
}

fn inputs(law: &Law, answers: &Answers, open: &[Key]) -> Inputs {
    let mut answers = answers.clone();
    answers.insert("open".to_owned(), open.iter().map(|key| key.name()).collect());
    Inputs::parse(&answers, law).expect("answers that are right")
}

fn ask(law: &Law, answers: &Answers, open: &[Key]) -> Outcome {
    quote(law, &inputs(law, answers, open), law.day(None).expect("a covered day"))
}

fn with(answers: &Answers, key: Key, value: impl Into<Value>) -> Answers {
    let mut answers = answers.clone();
    answers.insert(key.name().to_owned(), value.into());
    answers
}

/// What a person pays; no total counts as more than any.
fn cost(outcome: &Outcome) -> i64 {
    outcome.total_cents.unwrap_or(i64::MAX)
}

/// The powers follow from who asks unless a director is asked: only such answers are among those of the open question.
fn consistent(law: &Law, mut answers: Answers) -> Answers {
    let powers = match answers[Key::ApplicantKind.name()].as_str() {
        Some("sole_proprietor" | "legal_representative") => Some(true),
        Some("company_director") => None,
        _ => Some(false),
    };
    if let Some(powers) = powers {
        answers.insert(Key::LegalPowers.name().to_owned(), powers.into());
    }
    // A format of another page is no answer to the question.
    let format = answers[Key::Format.name()].as_str().and_then(|id| law.format(id));
    if format.is_some_and(|format| !format.is_offered) {
        answers.insert(Key::Format.name().to_owned(), law.formats[0].id.clone().into());
    }
    answers
}

proptest! {
    #[test]
    fn one_more_device_never_costs_less((law, answers) in any_case(), devices in 1_i64..9) {
        let fewer = ask(&law, &with(&answers, Key::Devices, devices), &[]);
        let more = ask(&law, &with(&answers, Key::Devices, devices + 1), &[]);
        prop_assert!(cost(&more) >= cost(&fewer), "{fewer:?}\n{more:?}");
    }

    #[test]
    fn losing_the_concession_never_costs_less(
        (law, answers) in any_case(),
        by in select(vec!["self", "previous_representative", "partner", "other_director"]),
    ) {
        let unused = ask(&law, &with(&answers, Key::ConcessionUsed, "none"), &[]);
        let lost = ask(&law, &with(&answers, Key::ConcessionUsed, by), &[]);
        // Where the page states no reduced amount, the office says it: there is nothing to compare yet.
        let is_stated = unused.verdict != Verdict::NeedsConfirmation;
        prop_assert!(!is_stated || cost(&lost) >= cost(&unused), "{unused:?}\n{lost:?}");
    }

    #[test]
    fn answering_an_open_key_never_widens_the_range((law, answers) in any_case(), open in any_open(), which in any::<prop::sample::Index>()) {
        let answers = consistent(&law, answers);
        prop_assume!(!open.is_empty());
        let answered = open[which.index(open.len())];
        // The powers are answered together with who asks.
        let fewer: Vec<Key> = open.iter().copied().filter(|key| *key != answered && !(answered == Key::ApplicantKind && *key == Key::LegalPowers)).collect();
        let (before, after) = (ask(&law, &answers, &open), ask(&law, &answers, &fewer));
        let range = |outcome: &Outcome| outcome.range_cents.or(outcome.total_cents.map(|cents| [cents, cents]));
        if let (Some([least, most]), false) = (range(&after), after.next.is_none() && after.total_cents.is_none()) {
            let [low, high] = range(&before).expect("what is possible later was possible before");
            prop_assert!(low <= least && most <= high, "{answered:?}: {before:?}\n{after:?}");
        }
        let is_refused = after.may_be_refused || (fewer.is_empty() && after.total_cents.is_none());
        prop_assert!(before.may_be_refused || !is_refused, "{answered:?}: {before:?}\n{after:?}");
    }

    #[test]
    fn what_comes_true_was_possible((law, answers) in any_case(), open in any_open()) {
        let answers = consistent(&law, answers);
        prop_assume!(!open.is_empty());
        let (before, after) = (ask(&law, &answers, &open), ask(&law, &answers, &[]));
        match (after.total_cents, before.range_cents) {
            (Some(cents), Some([least, most])) => prop_assert!((least..=most).contains(&cents), "{before:?}\n{after:?}"),
            (Some(_), None) => prop_assert!(false, "no total was possible: {before:?}\n{after:?}"),
            (None, _) => prop_assert!(before.may_be_refused, "{before:?}\n{after:?}"),
        }
        if before.next.is_none() {
            prop_assert_eq!(before.verdict, after.verdict);
            prop_assert_eq!(before.total_cents, after.total_cents);
        }
    }

    #[test]
    fn the_range_asks_the_engine_fewer_times_than_the_contract_admits(
        (law, answers) in any_case(),
        open in any_open(),
        flipped in any::<prop::sample::Index>(),
    ) {
        let reading = law.readings.get(flipped.index(64)).map(|reading| reading.id.clone());
        let other = reading.and_then(|id| law.clone().with_reading(&id, Taken::Other));
        for law in [Some(law), other].into_iter().flatten() {
            let evaluations = count_evaluations(&law, &inputs(&law, &answers, &open), law.day(None).expect("a covered day"));
            prop_assert!(evaluations < EVALUATIONS_MAX, "{evaluations}");
        }
    }

    #[test]
    fn inputs_print_and_parse_back((law, answers) in any_case(), open in any_open()) {
        let inputs = inputs(&law, &answers, &open);
        let printed = inputs.to_answers(&law);
        prop_assert_eq!(Inputs::parse(&printed, &law), Ok(inputs));
    }

    #[test]
    fn an_outcome_prints_and_parses_back((law, answers) in any_case(), open in any_open()) {
        let outcome = ask(&law, &answers, &open);
        let printed = serde_json::to_string(&outcome).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Outcome>(&printed).expect("an outcome"), outcome);
    }

    #[test]
    fn nonsense_is_refused_by_name_and_never_panics(
        law in any_law(),
        names in prop::collection::vec(prop_oneof![select(Key::ALL).prop_map(|key| key.name().to_owned()), "[a-z_]{0,12}"], 0..8),
        values in prop::collection::vec(any_json(), 8),
    ) {
        let answers: Answers = names.into_iter().zip(values).collect();
        if let Err(errors) = Inputs::parse(&answers, &law) {
            prop_assert!(!errors.is_empty());
            for error in errors {
                let first = error.field.split('.').next().unwrap_or_default();
                prop_assert!(answers.contains_key(first), "{error:?} is about no field of {answers:?}");
            }
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,80}".prop_map(Value::from),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{0,10}", inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

#[test]
fn a_law_prints_and_parses_back() {
    for law in laws() {
        let printed = serde_json::to_string(&law).expect("JSON");
        assert_eq!(serde_json::from_str::<Law>(&printed).expect("a law"), law);
    }
}
