//! The appointment: place, time, person, summary, and then the ticket.

pub mod fields;
pub mod model;
pub mod page;
pub mod person;
pub mod places;
pub mod summary;
pub mod time;

pub use model::Draft;
pub use page::{BookingPage, STEP_ID};
