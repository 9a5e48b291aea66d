//! The quote engine: one pure function from a Chamber's law and a person's answers to price, entitlement and reasons.

/// Answers as they arrive: the keys and values of the quote contract, not yet parsed.
pub type Answers = serde_json::Map<String, serde_json::Value>;

mod outcome;

pub use outcome::{Alternative, Citation, Document, LineItem, Outcome, PaymentAdvice, TariffVersion, Verdict};
