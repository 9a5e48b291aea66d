//! The quote engine: one pure function from a Chamber's law and a person's answers to price, entitlement and reasons.
//!
//! [`Law`] is data that the build made of the Chamber's files; [`Inputs`] are answers that were parsed once; [`quote`]
//! and [`counter`] hold the one against the other. No legal number and no Chamber's name stands in this code.

mod engine;
mod facts;
mod inputs;
pub mod key;
pub mod law;
mod outcome;
mod verdict;

use chrono::NaiveDate;

pub use inputs::{Inputs, OPEN_ORDER};
pub use key::{Key, KeyKind, KeyOrigin};
pub use law::{Citation, Law, SharedText};
pub use outcome::{Alternative, Document, Ground, LineItem, Outcome, PaymentAdvice, TariffVersion};
pub use verdict::Verdict;

use crate::domain::{FieldError, FieldErrorKind};
use engine::truth::View;

/// Answers as they arrive: the keys and values of the quote contract, not yet parsed.
pub type Answers = serde_json::Map<String, serde_json::Value>;

/// A day that a law covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TariffDay(NaiveDate);

impl TariffDay {
    /// The day itself.
    pub const fn date(self) -> NaiveDate {
        self.0
    }
}

impl Law {
    /// The day as one of this law; without a day the newest date in the data, never the clock.
    ///
    /// # Errors
    /// A day before the law's first is refused: nothing is known of the prices of that time.
    pub fn day(&self, on: Option<NaiveDate>) -> Result<TariffDay, FieldError> {
        let on = on.unwrap_or(self.newest);
        if on < self.covered_from {
            return Err(FieldError::new("on", FieldErrorKind::OutOfRange));
        }
        Ok(TariffDay(on))
    }
}

/// What the device costs for these answers, whether the person is entitled to it, and why. With open keys: what is
/// still possible.
pub fn quote(law: &Law, inputs: &Inputs, on: TariffDay) -> Outcome {
    let view = view(law, inputs, on);
    if inputs.open().is_empty() { view.explain(&view.decide_known()) } else { view.explain_open(inputs.open()) }
}

/// Whether the device is handed over: the quote, stopped by whatever is missing. Open keys have their defaults.
pub fn counter(law: &Law, inputs: &Inputs, on: TariffDay) -> Outcome {
    let view = view(law, inputs, on);
    view.explain_counter(&view.decide_known())
}

/// How many times the engine is asked for the range over the open answers: a measure for tests and benchmarks.
pub fn count_evaluations(law: &Law, inputs: &Inputs, on: TariffDay) -> usize {
    view(law, inputs, on).survey(inputs.open()).evaluations
}

fn view<'law>(law: &'law Law, inputs: &Inputs, on: TariffDay) -> View<'law> {
    View::new(law, on.date(), &inputs.facts_on(law, on.date()), 0)
}
