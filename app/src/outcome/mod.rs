//! How an outcome of the engine is shown, wherever it is: the quote, the summary of a booking, the ticket.

pub mod contacts;
pub mod lists;
pub mod why;
pub mod words;

pub use contacts::{Contacts, address, mail_link};
pub use lists::{Advice, Bring, Lines, Pay};
pub use why::WhyReasons;
use why::cited;
pub use words::{label, price, tone, verdict};
