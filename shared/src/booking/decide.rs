//! Whether a booking is accepted.

use std::ops::Range;

use chrono::{DateTime, Utc};

use super::{Agenda, Audience, BookingCommand, Occupied, agenda::Unavailable, quanta_of};
use crate::{
    api::ProblemKind,
    domain::PaymentState,
    rules::{Outcome, Verdict},
};

/// What the object writes for an accepted booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The desk, numbered from 1.
    pub desk: u8,
    /// Length in minutes.
    pub minutes: u16,
    /// The quanta to insert, one row each.
    pub quanta: Range<u16>,
    /// Where the money stands at the start.
    pub payment: PaymentState,
}

/// Why a booking is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The answers lead to no release at this counter; the reason codes of the quote say why.
    NotEligible(Vec<String>),
    /// The page does not decide: the office has to be asked first.
    NeedsConfirmation(Vec<String>),
    /// No place of this agenda.
    SlotNotOffered,
    /// Somebody has it.
    SlotTaken,
}

impl Refusal {
    /// The problem that the interface answers with.
    pub const fn kind(&self) -> ProblemKind {
        match self {
            Self::NotEligible(_) => ProblemKind::NotEligible,
            Self::NeedsConfirmation(_) => ProblemKind::NeedsConfirmation,
            Self::SlotNotOffered => ProblemKind::SlotNotOffered,
            Self::SlotTaken => ProblemKind::SlotTaken,
        }
    }

    /// Reason codes of the quote, where it refused.
    pub fn reason_codes(&self) -> &[String] {
        match self {
            Self::NotEligible(codes) | Self::NeedsConfirmation(codes) => codes,
            Self::SlotNotOffered | Self::SlotTaken => &[],
        }
    }
}

/// Decides a booking against what is taken at this moment. `outcome` is the quote of `command.answers` on the day of
/// the decision, computed by the caller from its own law: the browser's figures are never read.
pub fn decide_booking(
    agenda: &Agenda<'_>,
    occupied: &Occupied,
    now: DateTime<Utc>,
    command: &BookingCommand,
    outcome: &Outcome,
    audience: Audience,
) -> Result<Acceptance, Refusal> {
    let payment = bookable_payment(outcome)?;
    let devices = command.devices();
    let desk = agenda.find_desk(occupied, now, &command.slot, devices, audience).map_err(|why| match why {
        Unavailable::NotOffered => Refusal::SlotNotOffered,
        Unavailable::Taken => Refusal::SlotTaken,
    })?;
    let minutes = agenda.minutes_for(&command.slot.office, devices).ok_or(Refusal::SlotNotOffered)?;
    Ok(Acceptance { desk, minutes, quanta: quanta_of(command.slot.start, minutes), payment })
}

/// The payment path of the quote contract by which the office first says which amount is due.
const OFFICE_VERIFICATION: &str = "OFFICE_VERIFICATION";

/// Whether an outcome may be booked, and where the money then stands.
///
/// Bookable is what is eligible, and what needs confirmation only for its amount (`eligible` true). Nobody pays before
/// the office's answer where it has to verify first.
pub fn bookable_payment(outcome: &Outcome) -> Result<PaymentState, Refusal> {
    let codes = || outcome.reason_codes.clone();
    match (outcome.verdict, outcome.eligible) {
        (Verdict::NeedsConfirmation, Some(true)) => Ok(PaymentState::ToVerify),
        (Verdict::NeedsConfirmation, _) => Err(Refusal::NeedsConfirmation(codes())),
        (Verdict::Eligible, _) if outcome.payment.paths.iter().any(|path| path == OFFICE_VERIFICATION) => {
            Ok(PaymentState::ToVerify)
        }
        (Verdict::Eligible, _) if outcome.total_cents == Some(0) => Ok(PaymentState::NotDue),
        (Verdict::Eligible, _) => Ok(PaymentState::Unpaid),
        (Verdict::Redirect | Verdict::NotEligible | Verdict::Release | Verdict::Blocked | Verdict::Open, _) => {
            Err(Refusal::NotEligible(codes()))
        }
    }
}
