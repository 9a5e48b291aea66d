//! The three independent axes of a booking, and its cancellation's author.

use serde::{Deserialize, Serialize};

/// The place in the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppointmentState {
    /// Kept for a person who is still typing.
    Held,
    /// Confirmed.
    Booked,
    /// Given back by the citizen.
    CancelledByCitizen,
    /// Given back by the office.
    CancelledByOffice,
    /// A hold that ran out.
    CancelledByExpiry,
}

/// The visit at the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// Not arrived yet.
    Expected,
    /// Arrived, waiting.
    CheckedIn,
    /// Called by number.
    Called,
    /// Being served.
    AtDesk,
    /// The device was handed over.
    Released,
    /// The release was stopped; the reasons are the counter's codes.
    Refused,
    /// Did not come.
    NoShow,
}

/// The money. Payment never cancels an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// Nothing to pay.
    NotDue,
    /// The office first verifies which amount is due; nobody pays before its answer.
    ToVerify,
    /// Due, not paid.
    Unpaid,
    /// Paid, not yet credited to the Chamber.
    Paid,
    /// Credited.
    Accredited,
    /// The notice was withdrawn.
    Cancelled,
    /// Paid by other means (card at the counter).
    PaidElsewhere,
}

macro_rules! wire_names {
    ($kind:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl $kind {
            /// Every state, in the order of a booking's life.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire and in the store.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The state of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

wire_names!(AppointmentState {
    Held => "held",
    Booked => "booked",
    CancelledByCitizen => "cancelled_by_citizen",
    CancelledByOffice => "cancelled_by_office",
    CancelledByExpiry => "cancelled_by_expiry",
});
wire_names!(VisitState {
    Expected => "expected",
    CheckedIn => "checked_in",
    Called => "called",
    AtDesk => "at_desk",
    Released => "released",
    Refused => "refused",
    NoShow => "no_show",
});
wire_names!(PaymentState {
    NotDue => "not_due",
    ToVerify => "to_verify",
    Unpaid => "unpaid",
    Paid => "paid",
    Accredited => "accredited",
    Cancelled => "cancelled",
    PaidElsewhere => "paid_elsewhere",
});
