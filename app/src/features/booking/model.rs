//! What was typed for a booking, as plain data: what is kept, what is sent, what comes next.

use serde::{Deserialize, Serialize};
use sportello_shared::{
    api::{BookingRequest, PersonFields, Place, PlaceChoice, ProblemKind},
    rules::Answers,
    texts::Lang,
};

use crate::{api::Failure, browser::Store};

/// Under this name the tab keeps the draft.
const DRAFT_KEY: &str = "sportello.draft";

/// A step of the booking, in order; the confirmation is the ticket's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Step {
    /// Which office.
    #[default]
    Office,
    /// Which day and time.
    Time,
    /// Who comes.
    Person,
    /// Everything once more.
    Summary,
}

impl Step {
    /// Every step on this page.
    pub const ALL: [Self; 4] = [Self::Office, Self::Time, Self::Person, Self::Summary];

    /// Position in the sequence.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What was typed so far.
///
/// *Invariant:* the tax code never enters the browser's storage; it lives as long as the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which Chamber the place belongs to.
    pub chamber: String,
    /// The present step.
    pub step: Step,
    /// The office.
    pub office: Option<String>,
    /// The place.
    pub place: Option<Place>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Tax code.
    #[serde(skip)]
    pub tax_code: String,
    /// Mailbox.
    pub email: String,
    /// The attempt under way: its name, and what it sends.
    #[serde(skip)]
    attempt: Option<(String, BookingRequest)>,
}

impl Draft {
    /// What the tab kept.
    pub fn restored() -> Self {
        Store::Tab.read(DRAFT_KEY).and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
    }

    /// Lets the tab keep it.
    pub fn keep(&self) {
        if let Ok(kept) = serde_json::to_string(self) {
            Store::Tab.write(DRAFT_KEY, &kept);
        }
    }

    /// The booking is made: nothing is kept.
    pub fn forget(&mut self) {
        *self = Self::default();
        Store::Tab.remove(DRAFT_KEY);
    }

    /// Another Chamber has other offices and places; the person stays.
    pub fn enter_chamber(&mut self, chamber: &str) {
        if self.chamber != chamber {
            chamber.clone_into(&mut self.chamber);
            self.step = Step::Office;
            self.office = None;
            self.place = None;
        }
    }

    /// The furthest step that may be shown with what is there.
    pub fn reachable(&self) -> Step {
        if self.office.is_none() {
            Step::Office
        } else if self.place.is_none() {
            Step::Time
        } else if [&self.given_name, &self.family_name, &self.tax_code, &self.email].iter().any(|text| text.is_empty())
        {
            Step::Person
        } else {
            Step::Summary
        }
    }

    /// The step that is shown.
    pub fn shown_step(&self) -> Step {
        self.step.min(self.reachable())
    }

    /// What is sent, and under which name: the same as long as nothing in it changes, so that a repetition after a lost
    /// answer does not book twice. `name` makes a new one.
    pub fn request(
        &mut self,
        answers: &Answers,
        lang: Lang,
        name: impl FnOnce() -> String,
    ) -> Option<(String, BookingRequest)> {
        let place = self.place.as_ref()?;
        let request = BookingRequest {
            place: PlaceChoice {
                office: place.office.clone(),
                date: place.date.to_string(),
                time: place.time.format_minutes(),
            },
            person: PersonFields {
                given_name: self.given_name.trim().to_owned(),
                family_name: self.family_name.trim().to_owned(),
                tax_code: self.tax_code.trim().to_owned(),
                email: self.email.trim().to_owned(),
            },
            answers: answers.clone(),
            language: lang.code().to_owned(),
        };
        match &self.attempt {
            Some((name, sent)) if *sent == request => Some((name.clone(), request)),
            _ => {
                let name = name();
                self.attempt = Some((name.clone(), request.clone()));
                Some((name, request))
            }
        }
    }
}

/// A time of day as the interface spells it, without the machinery of general formatting.
trait FormatMinutes {
    fn format_minutes(self) -> String;
}

impl FormatMinutes for chrono::NaiveTime {
    fn format_minutes(self) -> String {
        use chrono::Timelike;
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
}

/// Where a failed booking leaves the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setback {
    /// The place is gone: choose another, nothing else is lost.
    PlaceGone,
    /// Fields are wrong: they are named.
    Fields,
    /// Nobody knows whether it arrived: the same attempt again.
    Uncertain,
    /// A problem with its own sentence.
    Other(ProblemKind),
}

impl Setback {
    /// What a failure means here.
    pub fn of(failure: &Failure) -> Self {
        match failure.kind() {
            None => Self::Uncertain,
            Some(ProblemKind::SlotTaken | ProblemKind::SlotNotOffered | ProblemKind::HoldExpired) => Self::PlaceGone,
            Some(ProblemKind::Validation) => Self::Fields,
            Some(kind) => Self::Other(kind),
        }
    }
}

/// The free places nearest to one that is gone, the nearest first.
pub fn nearest<'a>(gone: &Place, free: impl Iterator<Item = Place> + 'a, count: usize) -> Vec<Place> {
    let mut places: Vec<(i64, Place)> = free
        .filter(|place| place.office == gone.office && place != gone)
        .map(|place| {
            let distance = place.date.and_time(place.time) - gone.date.and_time(gone.time);
            (distance.num_minutes().abs(), place)
        })
        .collect();
    places.sort_by_key(|(distance, _)| *distance);
    places.into_iter().take(count).map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;

    fn place(day: u32, hour: u32, minute: u32) -> Place {
        Place {
            office: "centro".to_owned(),
            date: NaiveDate::from_ymd_opt(2026, 12, day).expect("a date"),
            time: NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"),
        }
    }

    fn full_draft() -> Draft {
        Draft {
            office: Some("centro".to_owned()),
            place: Some(place(1, 9, 15)),
            given_name: "Maria".to_owned(),
            family_name: "Esempio".to_owned(),
            tax_code: "RSSMRA80A01H501U".to_owned(),
            email: "maria.esempio@example.it".to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn the_same_booking_keeps_its_name_and_another_gets_a_new_one() {
        let mut draft = full_draft();
        let answers = Answers::new();
        let first = draft.request(&answers, Lang::It, || "first".to_owned());
        let again = draft.request(&answers, Lang::It, || "second".to_owned());
        assert_eq!(first, again);
        draft.place = Some(place(1, 9, 30));
        let (name, request) = draft.request(&answers, Lang::It, || "third".to_owned()).expect("a request");
        assert_eq!(name, "third");
        assert_eq!(request.place.time, "09:30");
    }

    #[test]
    fn the_tax_code_is_never_kept_by_the_browser() {
        let kept = serde_json::to_string(&full_draft()).expect("a text");
        assert!(!kept.contains("RSSMRA"), "{kept}");
        assert!(kept.contains("Maria"), "{kept}");
    }

    #[test]
    fn no_step_is_shown_before_what_it_needs() {
        let mut draft = Draft { step: Step::Summary, ..Draft::default() };
        assert_eq!(draft.shown_step(), Step::Office);
        draft.office = Some("centro".to_owned());
        assert_eq!(draft.shown_step(), Step::Time);
        let mut draft = full_draft();
        draft.step = Step::Summary;
        assert_eq!(draft.shown_step(), Step::Summary);
        draft.tax_code.clear();
        assert_eq!(draft.shown_step(), Step::Person);
    }

    #[test]
    fn another_chamber_keeps_the_person_and_drops_the_place() {
        let mut draft = full_draft();
        draft.enter_chamber("genova");
        assert_eq!((draft.place, draft.office), (None, None));
        assert_eq!(draft.given_name, "Maria");
    }

    #[test]
    fn the_nearest_places_are_of_the_same_office_and_nearest_in_time() {
        let elsewhere = Place { office: "altrove".to_owned(), ..place(1, 9, 30) };
        let free = [place(2, 9, 15), elsewhere, place(1, 9, 0), place(1, 9, 45), place(1, 11, 0)];
        let found = nearest(&place(1, 9, 15), free.into_iter(), 3);
        assert_eq!(found, [place(1, 9, 0), place(1, 9, 45), place(1, 11, 0)]);
    }
}
