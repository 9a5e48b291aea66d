//! A booking in the object: read, decide, write, with nothing in between.
//!
//! *Invariant:* all checks come before the first write, and all writes are one transaction. The browser's figures are
//! never read: the quote is computed here, with the law of this build, on the day of the decision.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use sportello_shared::{
    api::{ProblemKind, Ticket, TicketPerson, TicketStates},
    booking::{Acceptance, Agenda, Audience, BookingCommand, Occupied, decide_booking},
    calendar::{civil_day, civil_time},
    domain::{AppointmentState, PersonName, VisitState},
    rules::{self, Answers, Inputs, Outcome},
};

use crate::{
    chamber::{BookingCall, Books},
    config::TokenKey,
    error::AppError,
    http::Answer,
    ids::BookingIds,
    store::{
        Sql,
        agenda::{Stretch, insert_quanta},
        audit::{self, Act},
        bookings::{self, NewBooking},
        idempotency::{self, Answered},
    },
    tokens,
};

/// HTTP status of a new booking, and of its repetition.
const CREATED: u16 = 201;

/// What comes from outside the pure part: moment, chance, key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surroundings<'a> {
    /// The one moment of this command.
    pub(crate) now: DateTime<Utc>,
    /// Names for new rows.
    pub(crate) ids: &'a BookingIds,
    /// The key of ticket tokens.
    pub(crate) token_key: &'a TokenKey,
    /// The request.
    pub(crate) request_id: &'a str,
}

/// What was decided, ready to be written.
struct Decision {
    command: BookingCommand,
    answers: Answers,
    outcome: Outcome,
    acceptance: Acceptance,
}

/// Books the place asked for, or gives the answer that the same key was given before.
pub(crate) fn create_booking<S: Sql>(
    books: &Books<S>,
    call: &BookingCall,
    surroundings: &Surroundings<'_>,
) -> Result<Answer, AppError> {
    // Keys of a JSON object are kept in order, so one request has one text.
    let fingerprint = tokens::fingerprint(call.body.to_string().as_bytes());
    let now_ms = surroundings.now.timestamp_millis();
    if let Some(answered) = idempotency::find(&books.sql, &call.key, now_ms)? {
        return if answered.fingerprint == fingerprint {
            replay(books, &answered, surroundings.token_key)
        } else {
            Err(ProblemKind::IdempotencyMismatch.into())
        };
    }
    let decision = decide(books, call, surroundings)?;
    let token = tokens::ticket_token(surroundings.token_key, &surroundings.ids.booking)?;
    let kept = decision.kept(surroundings.ids)?;
    let response = serde_json::to_string(&kept).map_err(|_| AppError::Invariant("a ticket that is no JSON"))?;
    let answered = Answered { fingerprint, booking_id: surroundings.ids.booking.clone(), response };
    books.tidy(surroundings.now)?;
    books.sql.transaction(|| {
        write(&books.sql, &decision, kept.states, &tokens::hash_token(&token), surroundings)?;
        idempotency::insert(&books.sql, &call.key, &answered, now_ms).map_err(AppError::from)
    })?;
    let Decision { command, answers, outcome, acceptance } = decision;
    books.take(&command.slot.office, acceptance.desk, command.slot.date, acceptance.quanta);
    Answer::json(CREATED, &kept.with_quote(answers, outcome, Some(token)))
}

fn decide<S: Sql>(books: &Books<S>, call: &BookingCall, surroundings: &Surroundings<'_>) -> Result<Decision, AppError> {
    let now = surroundings.now;
    let today = civil_day(now);
    let command = BookingCommand::parse(&call.body, today).map_err(AppError::fields)?;
    let inputs = Inputs::parse(&command.answers, books.law)
        .map_err(|errors| AppError::fields(errors.into_iter().map(|error| error.inside("answers")).collect()))?;
    let on = books.law.day(Some(today)).map_err(|_| AppError::Invariant("a law that does not cover today"))?;
    let outcome = rules::quote(books.law, &inputs, on);
    let is_known = bookings::has_active(&books.sql, &command.tax_code, today, civil_time(now))?;
    let decided = books.read_occupied(now, |agenda, occupied| {
        let acceptance = decide_free(agenda, occupied, now, &command, &outcome);
        // Who may not book at all learns why first; whoever has a place already need not be told of free ones.
        match acceptance {
            Err(
                refusal @ (sportello_shared::booking::Refusal::NotEligible(_)
                | sportello_shared::booking::Refusal::NeedsConfirmation(_)),
            ) => Err(AppError::from(refusal)),
            _ if is_known => Err(ProblemKind::AlreadyBooked.into()),
            other => other.map_err(AppError::from),
        }
    })?;
    Ok(Decision { answers: inputs.to_answers(books.law), command, outcome, acceptance: decided? })
}

/// The pure decision. The negative control decides as if nothing were taken.
fn decide_free(
    agenda: &Agenda<'_>,
    occupied: &Occupied,
    now: DateTime<Utc>,
    command: &BookingCommand,
    outcome: &Outcome,
) -> Result<Acceptance, sportello_shared::booking::Refusal> {
    let nothing = Occupied::new();
    let believed = if cfg!(feature = "no-occupancy-check") { &nothing } else { occupied };
    decide_booking(agenda, believed, now, command, outcome, Audience::Citizen)
}

fn write<S: Sql>(
    sql: &S,
    decision: &Decision,
    states: TicketStates,
    token_hash: &str,
    surroundings: &Surroundings<'_>,
) -> Result<(), AppError> {
    let now_ms = surroundings.now.timestamp_millis();
    let ids = surroundings.ids;
    let Decision { command, answers, outcome, acceptance } = decision;
    let stretch = Stretch {
        office: &command.slot.office,
        desk: acceptance.desk,
        day: command.slot.date,
        quanta: acceptance.quanta.clone(),
    };
    // The second wall: whatever was believed, a quantum that has a holder gives the whole command up.
    if !insert_quanta(sql, &stretch, &ids.booking)? {
        return Err(ProblemKind::SlotTaken.into());
    }
    bookings::insert_person(sql, &ids.person, command, now_ms)?;
    let booking = NewBooking {
        id: &ids.booking,
        person_id: &ids.person,
        code: ids.code,
        token_hash,
        slot: &command.slot,
        desk: acceptance.desk,
        minutes: acceptance.minutes,
        states,
    };
    bookings::insert_booking(sql, &booking, now_ms)?;
    bookings::insert_first_quote(sql, &ids.booking, answers, outcome, now_ms)?;
    let act =
        Act { actor: "citizen", action: "booking_created", subject: &ids.booking, request_id: surroundings.request_id };
    Ok(audit::insert(sql, act, now_ms)?)
}

/// The first answer once more. Its token is computed again; after a change of key it would open nothing and is left out.
fn replay<S: Sql>(books: &Books<S>, answered: &Answered, key: &TokenKey) -> Result<Answer, AppError> {
    let kept: KeptTicket =
        serde_json::from_str(&answered.response).map_err(|_| AppError::Invariant("a kept answer that is no ticket"))?;
    let quote = bookings::find_first_quote(&books.sql, &answered.booking_id)?;
    let (answers, outcome) = quote.ok_or(AppError::Invariant("a booking without its quote"))?;
    let token = tokens::ticket_token(key, &answered.booking_id)?;
    let opens = bookings::find_by_token(&books.sql, &tokens::hash_token(&token))?.is_some();
    Answer::json(CREATED, &kept.with_quote(answers, outcome, opens.then_some(token)))
}

/// The part of an answer that is kept for its repetition: the quote is kept as revision 1, the token nowhere.
#[derive(Debug, Serialize, Deserialize)]
struct KeptTicket {
    code: String,
    office: String,
    date: NaiveDate,
    time: NaiveTime,
    minutes: u16,
    person: TicketPerson,
    states: TicketStates,
}

impl KeptTicket {
    fn with_quote(self, answers: Answers, outcome: Outcome, token: Option<String>) -> Ticket {
        let Self { code, office, date, time, minutes, person, states } = self;
        Ticket { code, token, office, date, time, minutes, person, states, answers, outcome }
    }
}

impl Decision {
    fn kept(&self, ids: &BookingIds) -> Result<KeptTicket, AppError> {
        let slot = &self.command.slot;
        Ok(KeptTicket {
            code: ids.code.to_string(),
            office: slot.office.clone(),
            date: slot.date,
            time: slot.start.to_time().ok_or(AppError::Invariant("a start after midnight"))?,
            minutes: self.acceptance.minutes,
            person: TicketPerson {
                masked_name: PersonName::masked(&self.command.given_name, &self.command.family_name),
                masked_email: self.command.email.masked(),
            },
            states: TicketStates {
                appointment: AppointmentState::Booked,
                visit: VisitState::Expected,
                payment: self.acceptance.payment,
            },
        })
    }
}
