//! Every combination that the rules can tell apart, held against a second opinion written from the tables by hand.
//!
//! Each key is reduced to its classes (see [`classes`]); requests and gates, fee and counter are swept over the full
//! product of what they read. `SPORTELLO_SWEEP=full` (`cargo xtask sweep`) takes every value instead of every class.

mod check;
mod classes;
mod edges;
mod genova;
mod opinion;
mod product;
mod torino;

use serde_json::json;
use sportello_shared::{
    chambers,
    rules::{Answers, Inputs, Law, counter, quote},
};

use classes::{Depth, Dimension};
use opinion::Opinion;

/// A Chamber, its law, and the second opinion on it.
struct Subject {
    law: Law,
    quote: fn(&Answers) -> Opinion,
    counter: fn(&Answers, Opinion) -> Opinion,
}

fn subjects() -> [Subject; 2] {
    let law = |slug| chambers::find(slug).expect("a Chamber").law().expect("its law");
    [
        Subject { law: law("torino"), quote: torino::quote, counter: torino::counter },
        Subject { law: law("genova"), quote: genova::quote, counter: genova::counter },
    ]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Quote,
    Counter,
}

#[expect(clippy::print_stdout, reason = "a sweep says how many combinations it held")]
/// Holds every combination against the engine; says how many there were.
fn sweep(name: &str, stage: Stage, dimensions: fn(&Law, Depth) -> Vec<Dimension>, given: &[serde_json::Value]) {
    let depth = Depth::chosen();
    std::thread::scope(|scope| {
        for subject in subjects() {
            scope.spawn(move || {
                let dimensions = dimensions(&subject.law, depth);
                let mut size = 0_u64;
                for given in given {
                    let given = given.as_object().expect("answers");
                    product::each(given, &dimensions, |answers| {
                        hold(&subject, stage, answers);
                        size += 1;
                    });
                }
                println!("{name}, {}: {size} combinations", subject.law.slug);
            });
        }
    });
}

fn hold(subject: &Subject, stage: Stage, answers: &Answers) {
    let law = &subject.law;
    let inputs = Inputs::parse(answers, law).unwrap_or_else(|errors| panic!("{answers:?}: {errors:?}"));
    let on = law.day(None).expect("a covered day");
    let (outcome, opinion) = match stage {
        Stage::Quote => (quote(law, &inputs, on), (subject.quote)(answers)),
        Stage::Counter => (counter(law, &inputs, on), (subject.counter)(answers, (subject.quote)(answers))),
    };
    check::is_sound(&outcome, answers);
    opinion.agrees(&outcome, answers);
}

#[test]
fn requests_and_gates_decide_alike_for_every_class_of_answers() {
    sweep("requests and gates", Stage::Quote, classes::requests_and_gates, &[json!({})]);
}

#[test]
fn the_fee_is_the_same_for_every_class_of_answers() {
    sweep("fee", Stage::Quote, classes::fee, &[json!({})]);
}

#[test]
fn the_counter_releases_and_stops_alike_for_everything_it_can_see() {
    let company = |seat: &str, format: &str| {
        json!({
            "applicant_kind": "legal_representative", "seat_province": seat, "annual_fee_paid": true, "format": format,
        })
    };
    let given = [json!({}), company("TO", "usb_token"), company("TO", "smart_card"), company("GE", "smart_card")];
    sweep("counter", Stage::Counter, classes::counter, &given);
}
