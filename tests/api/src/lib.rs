//! The harness of the HTTP tests: the built Worker in the real runtime, one process and one data folder a test.
//!
//! `cargo xtask test` says where things are: `SPORTELLO_WORKERD` is the runtime's program and `SPORTELLO_DIST` the folder
//! of the builds, with `test/dev` (features `dev`) and `test/no-check` (features `dev,no-occupancy-check`) below it.

mod client;
mod fixtures;
mod server;

pub use client::{Client, Reply};
pub use fixtures::{NOW, Person, TODAY, booking, new_key};
pub use server::{Server, ServerOptions, WorkerBuild};
