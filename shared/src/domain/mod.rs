//! Newtypes and enums that hold only what is right: parsed once, at the edge, with a named error.

mod field_error;
mod states;

pub use field_error::{FieldError, FieldErrorKind};
pub use states::{AppointmentState, PaymentState, VisitState};
