//! People, their appointments, and the quotes behind them.

use chrono::{NaiveDate, NaiveTime};
use sportello_shared::{
    api::TicketStates,
    booking::{BookingCommand, Slot},
    calendar::DayMinute,
    domain::{AppointmentState, Email, PaymentState, PersonName, TaxCode, TicketCode, VisitState},
    rules::{Answers, Outcome},
};

use super::{Row, Sql, StoreError};
use crate::tokens::fingerprint;

/// A booking to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewBooking<'a> {
    /// UUID.
    pub(crate) id: &'a str,
    /// UUID of the person.
    pub(crate) person_id: &'a str,
    /// What staff look it up by.
    pub(crate) code: TicketCode,
    /// Hash of the ticket token.
    pub(crate) token_hash: &'a str,
    /// Where and when.
    pub(crate) slot: &'a Slot,
    /// Desk, from 1.
    pub(crate) desk: u8,
    /// Length.
    pub(crate) minutes: u16,
    /// Where it stands at the start.
    pub(crate) states: TicketStates,
}

/// Writes who comes.
pub(crate) fn insert_person(sql: &impl Sql, id: &str, command: &BookingCommand, now_ms: i64) -> Result<(), StoreError> {
    let statement = "INSERT INTO people (id, given_name, family_name, tax_code, email, language, created_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?)";
    let parameters = [
        id.into(),
        command.given_name.as_str().into(),
        command.family_name.as_str().into(),
        command.tax_code.as_str().into(),
        command.email.as_str().into(),
        command.language.code().into(),
        now_ms.into(),
    ];
    sql.execute(statement, &parameters)
}

/// Writes an appointment.
pub(crate) fn insert_booking(sql: &impl Sql, booking: &NewBooking<'_>, now_ms: i64) -> Result<(), StoreError> {
    let statement = "INSERT INTO bookings (id, ticket_code, token_hash, person_id, office, desk, day, start_minute,
        minutes, appointment, visit, payment, created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let parameters = [
        booking.id.into(),
        booking.code.to_string().into(),
        booking.token_hash.into(),
        booking.person_id.into(),
        booking.slot.office.as_str().into(),
        booking.desk.into(),
        booking.slot.date.into(),
        booking.slot.start.minutes().into(),
        booking.minutes.into(),
        booking.states.appointment.as_str().into(),
        booking.states.visit.as_str().into(),
        booking.states.payment.as_str().into(),
        now_ms.into(),
    ];
    sql.execute(statement, &parameters)
}

/// Writes the quote of a new booking, its revision 1.
pub(crate) fn insert_first_quote(
    sql: &impl Sql,
    booking_id: &str,
    answers: &Answers,
    outcome: &Outcome,
    now_ms: i64,
) -> Result<(), StoreError> {
    let as_json = |result: serde_json::Result<String>| result.map_err(|_| StoreError::Limit("quote"));
    let document = as_json(serde_json::to_string(outcome))?;
    let digest = fingerprint(document.as_bytes());
    let statement = "INSERT INTO outcomes (digest, document) VALUES (?, ?) ON CONFLICT DO NOTHING";
    sql.execute(statement, &[digest.as_str().into(), document.into()])?;
    let statement = "INSERT INTO quote_revisions
        (booking_id, revision, cause, answers, outcome_digest, total_cents, tariff_version, created_ms)
        VALUES (?, 1, 'booking', ?, ?, ?, ?, ?)";
    let parameters = [
        booking_id.into(),
        as_json(serde_json::to_string(answers))?.into(),
        digest.into(),
        outcome.total_cents.into(),
        outcome.tariff.version.into(),
        now_ms.into(),
    ];
    sql.execute(statement, &parameters)
}

/// The answers and the quote with which a booking was made.
pub(crate) fn find_first_quote(sql: &impl Sql, booking_id: &str) -> Result<Option<(Answers, Outcome)>, StoreError> {
    let statement = "SELECT answers, document FROM quote_revisions
        JOIN outcomes ON outcomes.digest = outcome_digest WHERE booking_id = ? AND revision = 1";
    let read = |row: &Row| {
        let answers = row.parsed(0, |text| serde_json::from_str(text).ok())?;
        Ok((answers, row.parsed(1, |text| serde_json::from_str(text).ok())?))
    };
    sql.query(statement, &[booking_id.into()])?.first().map(read).transpose()
}

/// Whether somebody with this tax code has an appointment that is not over: booked or held, not served, not past.
pub(crate) fn has_active(
    sql: &impl Sql,
    tax_code: &TaxCode,
    today: NaiveDate,
    minute: DayMinute,
) -> Result<bool, StoreError> {
    let statement = "SELECT 1 FROM people JOIN bookings ON bookings.person_id = people.id
        WHERE people.tax_code = ? AND appointment IN ('held', 'booked')
        AND visit IN ('expected', 'checked_in', 'called', 'at_desk')
        AND (day > ? OR (day = ? AND start_minute + minutes > ?)) LIMIT 1";
    let parameters = [tax_code.as_str().into(), today.into(), today.into(), minute.minutes().into()];
    Ok(!sql.query(statement, &parameters)?.is_empty())
}

/// A booking as its ticket shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StoredTicket {
    /// Ticket code.
    pub(crate) code: TicketCode,
    /// Where and when.
    pub(crate) slot: Slot,
    /// Length.
    pub(crate) minutes: u16,
    /// Given name, family name and mailbox; absent once erased.
    pub(crate) person: Option<(PersonName, PersonName, Email)>,
    /// Where it stands.
    pub(crate) states: TicketStates,
    /// The answers of the newest quote.
    pub(crate) answers: Answers,
    /// The newest quote.
    pub(crate) outcome: Outcome,
}

/// The booking whose token has this hash.
pub(crate) fn find_by_token(sql: &impl Sql, token_hash: &str) -> Result<Option<StoredTicket>, StoreError> {
    let statement = "SELECT ticket_code, office, day, start_minute, minutes, appointment, visit, payment,
        answers, document, person_id IS NOT NULL, coalesce(given_name, ''), coalesce(family_name, ''), coalesce(email, '')
        FROM bookings
        JOIN quote_revisions ON quote_revisions.booking_id = bookings.id
        JOIN outcomes ON outcomes.digest = outcome_digest
        LEFT JOIN people ON people.id = bookings.person_id
        WHERE token_hash = ? ORDER BY revision DESC LIMIT 1";
    sql.query(statement, &[token_hash.into()])?.first().map(read_ticket).transpose()
}

fn read_ticket(row: &Row) -> Result<StoredTicket, StoreError> {
    let has_person = row.integer::<u8>(10)? == 1;
    let person = || {
        Ok::<_, StoreError>((
            row.parsed(11, |text| PersonName::parse(text).ok())?,
            row.parsed(12, |text| PersonName::parse(text).ok())?,
            row.parsed(13, |text| Email::parse(text).ok())?,
        ))
    };
    Ok(StoredTicket {
        code: row.parsed(0, |text| TicketCode::parse(text).ok())?,
        slot: Slot {
            office: row.text(1)?.to_owned(),
            date: row.parsed(2, |text| text.parse().ok())?,
            start: DayMinute::new(row.integer(3)?).map_err(|_| StoreError::Column(3))?,
        },
        minutes: row.integer(4)?,
        person: has_person.then(person).transpose()?,
        states: TicketStates {
            appointment: row.parsed(5, AppointmentState::from_name)?,
            visit: row.parsed(6, VisitState::from_name)?,
            payment: row.parsed(7, PaymentState::from_name)?,
        },
        answers: row.parsed(8, |text| serde_json::from_str(text).ok())?,
        outcome: row.parsed(9, |text| serde_json::from_str(text).ok())?,
    })
}

impl StoredTicket {
    /// The start as a time of day; a start is before midnight.
    pub(crate) fn time(&self) -> NaiveTime {
        self.slot.start.to_time().unwrap_or_default()
    }
}
