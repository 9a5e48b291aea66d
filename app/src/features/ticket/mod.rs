//! The ticket of one appointment.

pub mod model;
pub mod page;

pub use page::TicketPage;
