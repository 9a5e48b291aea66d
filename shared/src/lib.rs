//! The law of the counter, the calendar, the notice and the API contract.
//!
//! *Invariant:* this crate is pure. No clock, no randomness, no I/O, no async, no JavaScript: `now`, ids and data are
//! arguments. It is compiled into the browser and into the Worker, so both sides quote with one function.
//!
//! Reading order: [`domain`] (types that cannot be wrong), [`calendar`] (days and hours in Europe/Rome), [`rules`] (the
//! quote), [`booking`] (the agenda's decisions), [`notice`] (pagoPA codes), [`texts`] (every sentence), [`api`] (the wire).

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable,
        clippy::string_slice
    )
)]

pub mod api;
pub mod booking;
pub mod calendar;
pub mod chambers;
pub mod domain;
pub mod notice;
pub mod rules;
pub mod texts;
