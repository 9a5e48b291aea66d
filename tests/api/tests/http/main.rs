//! HTTP tests, one module for each resource, as in the table of endpoints.

mod bad_input;
mod booking;
mod configuration;
mod front;
mod places;
mod quote;
mod race;
mod raw;
mod recovery;
mod security;
mod status;
mod support;
mod ticket;
mod wire;
