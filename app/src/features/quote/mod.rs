//! The quote: a few questions, one price, and why.

pub mod answered;
pub mod asking;
pub mod extras;
pub mod form;
pub mod instead;
#[cfg(test)]
mod journeys;
pub mod page;
pub mod question;
pub mod result;
pub mod standing;
pub mod words;

pub use form::QuoteForm;
pub use page::QuotePage;
pub use standing::{Standing, adult_age};
