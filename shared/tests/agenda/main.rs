//! The pure agenda: places and bookings.

mod booking;
mod chambers;
mod places;
mod support;
