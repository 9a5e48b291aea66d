//! Deadlines and ages. Every number of days or months is an argument from the Chamber's data.

use chrono::{Datelike, Days, NaiveDate};

use super::{Holidays, MonthStep, add_months, subtract_months};

/// Last day on which paying is advised: so many working days before the appointment (TO-107 TO-132 TO-139, AMB-TO-14:
/// advice, never a block). `None` beyond the calendar.
pub fn pay_by(holidays: &Holidays, appointment: NaiveDate, advice_working_days: u32) -> Option<NaiveDate> {
    holidays.subtract_working_days(appointment, advice_working_days)
}

/// Last day of a warranty of so many months (TO-056 TO-057). Whether the anniversary itself still counts is a reading
/// (AMB-TO-08) and comes from the Chamber's data.
pub fn warranty_last_day(issue: NaiveDate, months: u32, includes_anniversary: bool) -> Option<MonthStep> {
    let step = add_months(issue, months)?;
    if includes_anniversary {
        return Some(step);
    }
    Some(MonthStep { day: step.day.pred_opt()?, ..step })
}

/// How long certificates last and when they may be renewed. A term that a Chamber's page does not state is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenewalTerms {
    /// Months from issue to expiry (GE-044).
    pub validity_months: u32,
    /// Months that one renewal adds (GE-047).
    pub renewal_months: u32,
    /// Months before expiry at which the certifier sends its notice (GE-048).
    pub notice_months: Option<u32>,
    /// Days before expiry from which on renewal is possible (GE-049).
    pub window_days: Option<u32>,
}

/// The dates of a renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RenewalWindow {
    /// The certificates end.
    pub expiry: NaiveDate,
    /// The certifier writes.
    pub notice_date: Option<NaiveDate>,
    /// First day of the window.
    pub window_from: Option<NaiveDate>,
    /// Last day: the day before expiry (AMB-TO-22, AMB-GE-11).
    pub window_to: NaiveDate,
    /// The certificates end after one renewal.
    pub renewed_expiry: NaiveDate,
    /// One of the dates is the last day of a month that lacks the day (see [`MonthStep`]).
    pub is_last_of_shorter_month: bool,
}

/// The dates of the renewal of a device issued on that day; `None` beyond the calendar.
pub fn renewal_window(issue: NaiveDate, terms: &RenewalTerms) -> Option<RenewalWindow> {
    let expiry = add_months(issue, terms.validity_months)?;
    let renewed = add_months(issue, terms.validity_months.checked_add(terms.renewal_months)?)?;
    let notice = match terms.notice_months {
        Some(months) => Some(subtract_months(expiry.day, months)?),
        None => None,
    };
    let window_from = match terms.window_days {
        Some(days) => Some(expiry.day.checked_sub_days(Days::new(u64::from(days)))?),
        None => None,
    };
    Some(RenewalWindow {
        expiry: expiry.day,
        notice_date: notice.map(|step| step.day),
        window_from,
        window_to: expiry.day.pred_opt()?,
        renewed_expiry: renewed.day,
        is_last_of_shorter_month: [Some(expiry), Some(renewed), notice]
            .into_iter()
            .flatten()
            .any(|step| step.is_last_of_shorter_month),
    })
}

/// When the office answers a request for a payment notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeDue {
    /// The term read as one working day.
    pub one_working_day: NaiveDate,
    /// The term read as working hours of the counter, so several working days (AMB-TO-13). This is the one to show.
    pub prudent: NaiveDate,
}

/// When the notice asked for on that day is due (TO-098, X-11): counted in whole working days from the day after the
/// request; a request on a day off counts as if made on the next working day. `None` beyond the calendar.
pub fn notice_due(holidays: &Holidays, request: NaiveDate, prudent_working_days: u32) -> Option<NoticeDue> {
    let counted_from = holidays.working_day_from(request)?;
    Some(NoticeDue {
        one_working_day: holidays.add_working_days(counted_from, 1)?,
        prudent: holidays.add_working_days(counted_from, prudent_working_days)?,
    })
}

/// An age in completed years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Completed years.
    pub years: u32,
    /// The day is the 28 February on which a person born on 29 February is taken to have the birthday. That is a
    /// reading.
    pub is_leap_day_reading: bool,
}

/// The age on a day of a person born on `birth`; `None` before the birth.
///
/// Of a person born on 29 February the birthday of other years is the 28th (the last day of the month, a reading).
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> Option<Age> {
    let mut years = u32::try_from(day.year() - birth.year()).ok()?;
    let birthday = add_months(birth, years.checked_mul(12)?)?;
    if birthday.day > day {
        years = years.checked_sub(1)?;
    }
    Some(Age { years, is_leap_day_reading: birthday.is_last_of_shorter_month && birthday.day == day })
}
