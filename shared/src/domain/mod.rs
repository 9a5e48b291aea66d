//! Newtypes and enums that hold only what is right: parsed once, at the edge, with a named error.

mod cents;
mod codes;
mod email;
mod field_error;
mod fields;
mod name_code;
mod person_name;
mod phone;
mod rea;
mod states;
mod tax_code;
mod text_value;
mod ticket_code;
mod vat_number;

pub use cents::Cents;
pub use codes::{ChamberSlug, IdempotencyKey};
pub use email::{Certified, Email};
pub use field_error::{FieldError, FieldErrorKind};
pub use fields::Fields;
pub use person_name::PersonName;
pub use phone::Phone;
pub use rea::{Province, Rea};
pub use states::{AppointmentState, PaymentState, VisitState};
pub use tax_code::{Sex, TaxCode};
pub use ticket_code::TicketCode;
pub use vat_number::VatNumber;
pub(crate) use {text_value::text_value, vat_number::luhn_holds};
