//! How long a quote takes natively, and the range over open answers. Prints microseconds and ratios; never fails on time.

use std::{
    fmt,
    hint::black_box,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sportello_shared::{
    chambers,
    rules::{Inputs, Law, OPEN_ORDER, TariffDay, count_evaluations, quote},
};

/// What DESIGN gives a quote.
const BUDGET: Duration = Duration::from_micros(5);

/// How long one measurement runs; the best of five is kept.
const RUN: Duration = Duration::from_millis(200);

/// A duration in microseconds.
struct Micros(Duration);

impl fmt::Display for Micros {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:9.3} us", self.0.as_secs_f64() * 1e6)
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn main() {
    let mut slowest = Duration::ZERO;
    for (slug, name, answers) in cases() {
        let law = chambers::find(slug).expect("a Chamber").law().expect("its law");
        let on = law.day(None).expect("a covered day");
        let inputs = parse(&law, &answers);
        let time = measure(|| quote(&law, &inputs, on));
        slowest = slowest.max(time);
        println!("quote           {slug:8} {}  {name}", Micros(time));
    }
    println!("quote           slowest  {}  budget {}  ratio {:.2}", Micros(slowest), Micros(BUDGET), ratio(slowest));
    for chamber in chambers::all() {
        let law = chamber.law().expect("its law");
        let on = law.day(None).expect("a covered day");
        let parse_time = measure(|| parse(&law, &json!({ "age": 40 })));
        println!("parse           {:8} {}", chamber.slug, Micros(parse_time));
        range(&law, on);
        let load = measure(|| chamber.law());
        println!("load the law    {:8} {}  {} bytes", chamber.slug, Micros(load), chamber.law_json.len());
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn range(law: &Law, on: TariffDay) {
    let inputs = parse(law, &json!({ "age": 40 })).with_open(&OPEN_ORDER);
    let time = measure(|| quote(law, &inputs, on));
    let evaluations = count_evaluations(law, &inputs, on);
    println!("range, all open {:8} {}  {evaluations} evaluations", law.slug, Micros(time));
}

fn cases() -> [(&'static str, &'static str, Value); 5] {
    let owner = |seat: &str| json!({ "applicant_kind": "legal_representative", "seat_province": seat, "annual_fee_paid": true });
    let mut theft = owner("MI");
    theft["reason"] = json!("theft");
    theft["previous_device_issue"] = json!("free");
    theft["option"] = json!("cns_plus_remote");
    theft["devices"] = json!(3);
    [
        ("torino", "private citizen, first device", json!({})),
        ("torino", "legal representative, reduced fee", owner("TO")),
        ("torino", "every explanation at once", theft),
        ("torino", "remote signature without a device", json!({ "option": "remote_only" })),
        ("genova", "legal representative, first free", owner("GE")),
    ]
}

fn parse(law: &Law, answers: &Value) -> Inputs {
    Inputs::parse(answers.as_object().expect("an object"), law).expect("answers that are right")
}

/// The mean time of one call in the best of five runs.
fn measure<T>(call: impl Fn() -> T) -> Duration {
    let run = || {
        let (start, mut calls) = (Instant::now(), 0_u32);
        while start.elapsed() < RUN {
            for _ in 0..16 {
                black_box(call());
            }
            calls += 16;
        }
        start.elapsed() / calls
    };
    (0..5).map(|_| run()).min().unwrap_or(Duration::MAX)
}

fn ratio(time: Duration) -> f64 {
    time.as_secs_f64() / BUDGET.as_secs_f64()
}
