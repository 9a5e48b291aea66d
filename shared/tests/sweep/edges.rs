//! Every literal of the data lies on the edge of a class: no rule looks between two swept values.

use sportello_shared::{
    chambers,
    rules::{
        Key, KeyKind, KeyOrigin, Law,
        law::{Condition, Test},
    },
};

use crate::classes::swept;

/// Keys that a decision turns on only in another reading, or that only texts read.
const NOT_SWEPT: [Key; 7] = [
    Key::CertificationAuthority,
    Key::Citizenship,
    Key::ConcessionForm,
    Key::CompaniesWithUnusedConcession,
    Key::Office,
    Key::MonthsSinceIssue,
    Key::DeviceAge,
];

fn conditions(law: &Law) -> Vec<&Condition> {
    let rulings = || law.redirects.iter().chain(&law.gates).chain(&law.doubts).chain(&law.fees).chain(&law.counter);
    rulings()
        .map(|row| &row.when)
        .chain(rulings().flat_map(|row| row.then.alternatives.iter().map(|rule| &rule.when)))
        .chain(law.addons.iter().map(|row| &row.when))
        .chain(law.codes.iter().map(|row| &row.when))
        .chain(law.predicates.iter().map(|predicate| &predicate.when))
        .collect()
}

fn tests(law: &Law) -> impl Iterator<Item = &Test> {
    conditions(law).into_iter().flat_map(|condition| &condition.any).flat_map(|conjunction| &conjunction.tests)
}

#[test]
fn every_literal_of_the_data_lies_on_the_edge_of_a_class() {
    for slug in ["torino", "genova"] {
        let law = chambers::find(slug).expect("a Chamber").law().expect("its law");
        for test in tests(&law) {
            match test {
                Test::In(key, mask) if !is_beside(*key) => {
                    let facts = swept(&law, *key).into_iter().map(|value| match value.as_str() {
                        Some(text) => law.value_fact(*key, text).unwrap_or_else(|| law.unnamed_fact(*key)),
                        None => value.as_bool().map_or(0, |flag| 1 + i64::from(flag)),
                    });
                    let facts: Vec<i64> = facts.collect();
                    let is_swept = |holds: bool| facts.iter().any(|fact| (mask >> fact & 1 == 1) == holds);
                    assert!(is_swept(true), "{slug}: no sweep makes {test:?} hold");
                    assert!(is_swept(false), "{slug}: no sweep makes {test:?} fail");
                }
                Test::Between(key, least, most, _) if !is_beside(*key) => {
                    let numbers: Vec<i64> = swept(&law, *key).iter().filter_map(serde_json::Value::as_i64).collect();
                    for edge in least
                        .iter()
                        .flat_map(|least| [least - 1, *least])
                        .chain(most.iter().flat_map(|most| [*most, most + 1]))
                    {
                        let is_possible = matches!(key.kind(), KeyKind::Number { least, .. } if edge >= least.max(1));
                        assert!(!is_possible || numbers.contains(&edge), "{slug}: {edge} of {test:?} is not swept");
                    }
                }
                _ => {}
            }
        }
    }
}

/// A key that no sweep varies: known after the decision, or listed above with the reason.
fn is_beside(key: Key) -> bool {
    key.origin() == KeyOrigin::Decided || NOT_SWEPT.contains(&key)
}

#[test]
fn the_ages_of_devices_lie_on_both_sides_of_every_anniversary_that_a_rule_names() {
    // On the scale of four steps a month: months 23, 24, 25, 27 and the dates around both anniversaries.
    let swept = [93, 97, 101, 109, 94, 96, 98, 108, 110];
    for slug in ["torino", "genova"] {
        let law = chambers::find(slug).expect("a Chamber").law().expect("its law");
        for test in tests(&law) {
            if let Test::Between(Key::DeviceAge, least, most, _) = test {
                let both = |edge: i64| swept.iter().any(|age| *age < edge) && swept.iter().any(|age| *age >= edge);
                assert!(least.is_none_or(|least| least > most.unwrap_or(i64::MAX) || both(least)), "{test:?}");
                assert!(most.is_none_or(|most| most < least.unwrap_or_default() || both(most + 1)), "{test:?}");
            }
        }
    }
}
