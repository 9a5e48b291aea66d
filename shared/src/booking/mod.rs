//! The agenda, pure: which places are free, and whether a booking is accepted.
//!
//! *Invariant:* whatever [`Agenda::places`] offers, [`decide_booking`] accepts for the same occupancy and moment, and
//! nothing else. The object stores each accepted booking as its quanta, whose primary key is the second wall.

mod agenda;
mod command;
mod decide;
mod occupied;
mod operations;
mod reserve;

pub use agenda::{Agenda, Audience, Slot};
pub use command::BookingCommand;
pub use decide::{Acceptance, Refusal, bookable_payment, decide_booking};
pub use occupied::Occupied;
pub use operations::{Closure, ExtraOpening, OfficeOperations, Operations, WeeklyHours};

/// Minutes of one quantum: the unit in which a desk is occupied. All hours and lengths are multiples of it.
pub const QUANTUM_MINUTES: u16 = 5;

/// Quanta of a day, 0 to 287.
pub const QUANTA_PER_DAY: u16 = 24 * 60 / QUANTUM_MINUTES;

/// The quanta that an appointment of so many minutes takes; a quantum begun counts.
pub fn quanta_of(start: crate::calendar::DayMinute, minutes: u16) -> std::ops::Range<u16> {
    let end = start.minutes().saturating_add(minutes).div_ceil(QUANTUM_MINUTES);
    start.minutes() / QUANTUM_MINUTES..end.min(QUANTA_PER_DAY)
}
