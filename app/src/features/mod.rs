//! One folder a feature; features do not import each other, except that a booking is made of a quote's answers.

pub mod booking;
pub mod home;
pub mod quote;
pub mod ticket;
