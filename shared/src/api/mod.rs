//! The contract of the HTTP interface: endpoints, bodies, problems. No path, slug or wire name lives anywhere else.

mod availability;
mod booking;
mod endpoint;
mod problem;
mod quote;
mod status;

pub use availability::{DayPlaces, MonthPlaces, Place};
pub use booking::{BookingRequest, PersonFields, PlaceChoice, Ticket, TicketPerson, TicketStates};
pub use endpoint::{ENDPOINTS, Endpoint, Method};
pub use problem::{Problem, ProblemKind};
pub use quote::{QuoteRequest, QuoteStage};
pub use status::Status;

/// Media type of every error answer (RFC 9457).
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// The header that makes a booking repeatable; its value is an opaque string of 16 to 64 characters.
pub const IDEMPOTENCY_HEADER: &str = "Idempotency-Key";

/// The header that carries the ticket token; a token never stands in a path or a query.
pub const TICKET_HEADER: &str = "Ticket-Token";

/// The header that names one request in answers and logs.
pub const REQUEST_ID_HEADER: &str = "Request-Id";

/// Largest request body in bytes. A booking is under 2 kB; 64 kB leaves room for every later form.
pub const BODY_BYTES_MAX: usize = 64 * 1024;
