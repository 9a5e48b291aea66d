//! The engine: decision tables held against facts. It knows the shape of the tables and no Chamber.

pub(crate) mod classes;
pub(crate) mod decide;
mod explain;
pub(crate) mod open;
pub(crate) mod truth;
