//! Which answers are the same to the law: each key reduced to classes by the tests of the Chamber's own tables.

use super::{
    super::{
        facts::{AGE_STEPS_PER_MONTH, Facts},
        key::{Key, KeyKind, NO_CHOICE, NULL},
        law::{AlternativeRule, Condition, Law, Test},
    },
    truth::holds,
};

/// One fact of each class of a key's possible answers; null is among them only where it is an answer of its own.
pub(crate) fn representatives(law: &Law, key: Key) -> Vec<i64> {
    let tests = tests_of(law, key);
    // Where an alternative repeats the answer, or counts with it, every answer is a class of its own.
    if is_repeated(law, key) {
        return candidates(law, key, &tests);
    }
    let mut seen: Vec<Vec<bool>> = Vec::new();
    let mut facts = Facts::unknown();
    let mut chosen = Vec::new();
    for candidate in candidates(law, key, &tests) {
        facts.set(key, candidate);
        let signature: Vec<bool> = tests.iter().map(|test| holds(test, &facts)).collect();
        if !seen.contains(&signature) {
            seen.push(signature);
            chosen.push(candidate);
        }
    }
    chosen
}

/// Whether some alternative tells the answer to the key or counts with it.
fn is_repeated(law: &Law, key: Key) -> bool {
    let rulings = law.redirects.iter().chain(&law.gates).chain(&law.doubts).chain(&law.fees);
    rulings.flat_map(|row| &row.then.alternatives).any(|rule| {
        rule.tells.as_ref().is_some_and(|(_, told)| *told == key)
            || rule.counts.as_ref().is_some_and(|(_, counted, _)| *counted == key)
    })
}

/// Facts that stand for all others: every named value, and both sides of every bound.
fn candidates(law: &Law, key: Key, tests: &[&Test]) -> Vec<i64> {
    match key.kind() {
        // An annual fee may be unknown; every other flag is yes or no.
        KeyKind::Flag if key == Key::AnnualFeePaid => vec![2, 1, NO_CHOICE],
        KeyKind::Flag => vec![2, 1],
        // "I do not know" is an answer to who issued the certificates.
        KeyKind::Choice(_) if key == Key::CertificationAuthority => {
            (1..law.unnamed_fact(key)).chain([NO_CHOICE]).collect()
        }
        KeyKind::Listed if key == Key::Format => {
            let offered = law.formats.iter().filter(|format| format.is_offered);
            offered.filter_map(|format| law.value_fact(key, &format.id)).collect()
        }
        KeyKind::Choice(_) | KeyKind::Listed => (1..law.unnamed_fact(key)).collect(),
        KeyKind::Text => (1..=law.unnamed_fact(key)).collect(),
        KeyKind::Number { least, most } => {
            let mut edges = vec![least, most];
            for test in tests {
                if let Test::Between(_, at_least, at_most, _) = test {
                    edges.extend(at_least.iter().flat_map(|bound| [bound.saturating_sub(1), *bound]));
                    edges.extend(at_most.iter().flat_map(|bound| [*bound, bound.saturating_add(1)]));
                }
            }
            for edge in &mut edges {
                *edge = possible(key, *edge);
            }
            edges.retain(|edge| (least..=most).contains(edge));
            edges.sort_unstable();
            edges.dedup();
            edges
        }
        KeyKind::Date => vec![NULL],
    }
}

/// A date gives the anniversary or a day between two of them, never "one of both" (see `facts::device_age`).
fn possible(key: Key, fact: i64) -> i64 {
    if key == Key::DeviceAge && fact.rem_euclid(2) == 1 { fact.saturating_add(1) } else { fact }
}

const _: () = assert!(AGE_STEPS_PER_MONTH == 4, "the odd steps are the unclear ones");

/// Every test of the deciding tables that reads the key.
fn tests_of(law: &Law, key: Key) -> Vec<&Test> {
    let mut tests: Vec<&Test> = Vec::new();
    for condition in deciding_conditions(law) {
        for test in condition.any.iter().flat_map(|conjunction| &conjunction.tests) {
            let reads = matches!(test, Test::In(of, _) | Test::Between(of, ..) if *of == key);
            if reads && !tests.contains(&test) {
                tests.push(test);
            }
        }
    }
    tests
}

/// Conditions that verdict, total or alternative depend on.
fn deciding_conditions(law: &Law) -> impl Iterator<Item = &Condition> {
    let rulings = || law.redirects.iter().chain(&law.gates).chain(&law.doubts).chain(&law.fees);
    let alternatives = rulings().flat_map(|row| row.then.alternatives.iter().map(|rule: &AlternativeRule| &rule.when));
    law.predicates
        .iter()
        .map(|predicate| &predicate.when)
        .chain(rulings().map(|row| &row.when))
        .chain(law.addons.iter().map(|row| &row.when))
        .chain(alternatives)
}
