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

/// How long one batch of calls runs: shorter than the slice of time that a busy machine gives a process.
const BATCH: Duration = Duration::from_micros(200);

/// Batches of one measurement.
const BATCHES: u32 = 2_000;

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
    let inputs = parse(law, &json!({ "age": 40, "open": OPEN_ORDER }));
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

/// The mean time of one call in the best of many short batches: on a busy machine some batch is not interrupted.
fn measure<T>(call: impl Fn() -> T) -> Duration {
    let batch = |calls: u32| {
        let start = Instant::now();
        for _ in 0..calls {
            black_box(call());
        }
        start.elapsed()
    };
    let once = batch(1).max(Duration::from_nanos(100));
    let calls = u32::try_from((BATCH.as_nanos() / once.as_nanos()).clamp(1, 1_000)).unwrap_or(1);
    (0..BATCHES).map(|_| batch(calls) / calls).min().unwrap_or(Duration::MAX)
}

fn ratio(time: Duration) -> f64 {
    time.as_secs_f64() / BUDGET.as_secs_f64()
}
