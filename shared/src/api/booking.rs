//! Bodies of a booking and of its ticket.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{AppointmentState, PaymentState, VisitState},
    rules::{Answers, Outcome},
};

/// What the browser sends to book. Texts are raw: the Worker parses them into `domain` types and names each wrong field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookingRequest {
    /// Where and when.
    pub place: PlaceChoice,
    /// Who comes.
    pub person: PersonFields,
    /// The answers of the quote, keys as in the quote contract; the object recomputes the quote from them.
    pub answers: Answers,
    /// Language of messages: `it` or `en`.
    pub language: String,
}

/// Where and when, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceChoice {
    /// Office id.
    pub office: String,
    /// `2026-12-01`, Europe/Rome.
    pub date: String,
    /// `09:15`, Europe/Rome.
    pub time: String,
}

/// Who comes, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonFields {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Italian tax code (codice fiscale).
    pub tax_code: String,
    /// Ordinary mailbox, no PEC.
    pub email: String,
}

/// The ticket of one booking: what the citizen needs on the day, and no more about the person than a masked name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// 10 characters, read aloud or scanned at the counter.
    pub code: String,
    /// 128-bit token that shows this ticket again; only in the answer to the booking itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Office id as in the Chamber's law.
    pub office: String,
    /// Day in Europe/Rome.
    pub date: NaiveDate,
    /// Start in Europe/Rome.
    pub time: NaiveTime,
    /// Length in minutes.
    pub minutes: u16,
    /// Who comes, masked.
    pub person: TicketPerson,
    /// The three axes of DESIGN: appointment, visit, payment.
    pub states: TicketStates,
    /// The answers the quote was made from.
    pub answers: Answers,
    /// The quote of the day the booking was confirmed (revision 1).
    pub outcome: Outcome,
}

/// Who comes, masked: enough to recognise one's own ticket, not enough to learn somebody's name from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketPerson {
    /// Given name and initial of the family name: `Maria R.`.
    pub masked_name: String,
    /// `m…@example.org`.
    pub masked_email: String,
}

/// Where the booking stands on the three independent axes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketStates {
    /// The place in the agenda.
    pub appointment: AppointmentState,
    /// The visit at the counter.
    pub visit: VisitState,
    /// The money.
    pub payment: PaymentState,
}
