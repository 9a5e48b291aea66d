//! What a ticket shows: place, states and quote, and no more of the person than a masked name.

use chrono::{DateTime, Utc};
use sportello_shared::{
    api::{ProblemKind, Ticket, TicketPerson},
    calendar::civil_day,
    domain::PersonName,
};

use crate::{
    chamber::Books,
    error::AppError,
    http::Answer,
    store::{Sql, bookings},
};

/// The ticket, until the day after the appointment.
pub(crate) fn show_ticket<S: Sql>(books: &Books<S>, token_hash: &str, now: DateTime<Utc>) -> Result<Answer, AppError> {
    let stored = bookings::find_by_token(&books.sql, token_hash)?.ok_or(ProblemKind::NotFound)?;
    let day_after = stored.slot.date.succ_opt().unwrap_or(stored.slot.date);
    if civil_day(now) > day_after {
        return Err(ProblemKind::NotFound.into());
    }
    let time = stored.time();
    let (given_name, family_name, email) = stored.person.ok_or(ProblemKind::NotFound)?;
    let ticket = Ticket {
        code: stored.code.to_string(),
        token: None,
        office: stored.slot.office,
        date: stored.slot.date,
        time,
        minutes: stored.minutes,
        person: TicketPerson {
            masked_name: PersonName::masked(&given_name, &family_name),
            masked_email: email.masked(),
        },
        states: stored.states,
        answers: stored.answers,
        outcome: stored.outcome,
    };
    Answer::json(200, &ticket)
}
