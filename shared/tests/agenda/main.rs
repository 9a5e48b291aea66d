//! The pure agenda: places and bookings.

mod booking;
mod places;
mod support;
