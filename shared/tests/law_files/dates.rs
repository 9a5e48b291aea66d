//! A ladder of days from the first covered one to the end of next year: on each of them exactly one version of everything.
//!
//! It catches gaps and overlaps; it does not prove that an amount is right.

use chrono::{Days, Months, NaiveDate};
use sportello_shared::{
    chambers,
    rules::{
        Law,
        law::{Row, Validity},
    },
};

/// The rungs end here: the law is good until further notice, and a year from now somebody will have looked at it.
const LAST: &str = "2027-12-31";

/// Each change, the day before it, and every month.
fn ladder(law: &Law) -> Vec<NaiveDate> {
    let last: NaiveDate = LAST.parse().expect("a day");
    let changes = validities(law).into_iter().flat_map(|(_, validity)| [Some(validity.from), validity.until]).flatten();
    let around = changes.flat_map(|day| [day - Days::new(1), day]);
    let months =
        (0..).map_while(|month| law.covered_from.checked_add_months(Months::new(month)).filter(|day| *day <= last));
    let mut days: Vec<_> = around.chain(months).filter(|day| *day >= law.covered_from).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// Every dated entry by table and name.
fn validities(law: &Law) -> Vec<(String, Validity)> {
    fn of<T>(table: &str, rows: &[Row<T>]) -> Vec<(String, Validity)> {
        rows.iter().map(|row| (format!("{table} {}", row.id), row.validity)).collect()
    }
    let mut all = [
        of("redirect", &law.redirects),
        of("gate", &law.gates),
        of("doubt", &law.doubts),
        of("fee", &law.fees),
        of("addon", &law.addons),
        of("code", &law.codes),
        of("counter", &law.counter),
        of("advisory", &law.advisories),
        of("document", &law.documents),
        of("payment path", &law.payment_paths),
    ]
    .concat();
    all.extend(law.lines.iter().map(|line| (format!("line {}", line.code), line.validity)));
    all.extend(law.terms.iter().map(|term| (format!("term {}", term.id), term.validity)));
    all.extend(law.rules.iter().map(|rule| {
        (format!("rule {}", rule.citation.rule), Validity { from: rule.citation.valid_from, until: rule.until })
    }));
    all
}

#[test]
fn on_every_day_of_the_ladder_everything_has_exactly_one_version() {
    for chamber in chambers::all() {
        let law = chamber.law().expect("a law");
        for day in ladder(&law) {
            let mut in_force: Vec<_> =
                validities(&law).into_iter().filter(|(_, validity)| validity.covers(day)).collect();
            let entries = in_force.len();
            in_force.sort_by(|(one, _), (other, _)| one.cmp(other));
            in_force.dedup_by(|(one, _), (other, _)| one == other);
            assert_eq!(in_force.len(), entries, "{}: two versions on {day}", chamber.slug);
            let catch_alls = law.fees.iter().filter(|row| row.validity.covers(day)).filter(|row| {
                row.when.any.iter().any(|all| all.tests.is_empty() && all.proposed == 0 && all.other == 0)
            });
            assert_eq!(catch_alls.count(), 1, "{}: no one catch-all on {day}", chamber.slug);
        }
    }
}
