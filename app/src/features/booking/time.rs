//! Day and time: the first free places, then every day of a month.

use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};
use leptos::prelude::*;
use sportello_shared::{
    api::{MonthPlaces, Place},
    calendar::Month,
    rules::Law,
    texts::{self, Key},
};

use super::{
    page::{STEP_ID, go_to},
    places::{FreeDay, free_days},
};
use crate::{
    api, browser,
    i18n::{Texts, use_texts},
    outcome::{Contacts, address},
    remote::{Fetched, Remote, use_remote},
    session::Session,
    ui::{Button, ButtonKind, Callout, Choice, Disclosure, Skeleton, Tone},
};

/// When the person comes.
#[component]
pub fn TimeStep(
    /// The law of the Chamber.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let month = RwSignal::new(first_of(browser::today()));
    let places = use_places(session, month);
    let contacts = law.clone();
    view! {
        <section class="question">
            <h2 class="question-title" id=STEP_ID tabindex="-1">{texts.get(Key::BookingTimeTitle)}</h2>
            <OfficeLine law />
            {move || match places.get() {
                Remote::Ready(places) => view! { <Calendar places month /> }.into_any(),
                Remote::Slow => view! { <Skeleton lines=6 label=texts.get(Key::BookingPlacesLoading) /> }.into_any(),
                Remote::Failed(_) => view! { <NoAnswer places /> }.into_any(),
                Remote::Idle | Remote::Loading => view! { <div class="skeleton-room"></div> }.into_any(),
            }}
        </section>
        <section class="part">
            <p>{texts.get(Key::BookingByPhone)}</p>
            <Contacts law=contacts />
        </section>
    }
}

/// The free places of a month for what was quoted.
pub fn use_places(session: Session, month: RwSignal<NaiveDate>) -> Fetched<MonthPlaces> {
    use_remote(
        move || {
            let chamber = session.chamber.get()?;
            let devices = session.quote.with(|quote| quote.form.devices);
            Some((chamber, Month::of(month.get()).to_string(), devices))
        },
        |(chamber, month, devices), signal| async move { api::places(&chamber, &month, u64::from(devices), &signal).await },
    )
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The office, where it is not a choice.
#[component]
fn OfficeLine(
    /// The law that names the offices.
    law: Arc<Law>,
) -> impl IntoView {
    let session = Session::from_context();
    let office = session.draft.with_untracked(|draft| draft.office.clone());
    law.offices.iter().find(|known| Some(&known.id) == office.as_ref()).map(|office| {
        view! { <p class="question-help">{law.name.clone()} ", " {address(office)}</p> }
    })
}

/// The places did not come.
#[component]
fn NoAnswer(
    /// What did not come.
    places: Fetched<MonthPlaces>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let (title, body) = if session.is_online.get_untracked() {
        (Key::BookingPlacesErrorTitle, Key::BookingPlacesErrorBody)
    } else {
        (Key::StateOfflineTitle, Key::StateOfflineBody)
    };
    view! {
        <Callout tone=Tone::Attention title=texts.get(title) is_urgent=true>
            <p>{texts.get(body)}</p>
            <Button kind=ButtonKind::Outline on_press=move |_| places.again()>{texts.get(Key::AppRetry)}</Button>
        </Callout>
    }
}

/// The first places, then the days.
#[component]
fn Calendar(
    /// The places of the month.
    places: MonthPlaces,
    /// The month that is shown.
    month: RwSignal<NaiveDate>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let office = session.draft.with_untracked(|draft| draft.office.clone()).unwrap_or_default();
    let first: Vec<Place> = places.first.iter().filter(|place| place.office == office).cloned().collect();
    let days = free_days(&places, &office);
    let is_empty = days.is_empty();
    view! {
        {(!first.is_empty())
            .then(|| {
                view! {
                    <h3>{texts.get(Key::BookingFirstPlaces)}</h3>
                    <div class="choices">
                        {first
                            .into_iter()
                            .map(|place| {
                                view! {
                                    <div class="choice-cell">
                                        <PlaceChoice place />
                                    </div>
                                }
                            })
                            .collect_view()}
                    </div>
                }
            })}
        <h3>{texts.get(Key::BookingAllDays)}</h3>
        <MonthBar month from=places.bookable_from until=places.bookable_until />
        {is_empty
            .then(|| {
                view! {
                    <Callout tone=Tone::Info title=texts.get(Key::BookingNoPlacesTitle)>
                        <p>{texts.get(Key::BookingNoPlacesBody)}</p>
                    </Callout>
                }
            })}
        <div class="days">{days.into_iter().map(|day| view! { <Day day /> }).collect_view()}</div>
    }
}

/// One place as a large choice.
#[component]
pub fn PlaceChoice(
    /// The place.
    place: Place,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let is_chosen = session.draft.with_untracked(|draft| draft.place.as_ref() == Some(&place));
    let label = texts::date_without_year(texts.0, place.date);
    view! {
        <Choice label help=texts.time_at(place.time) is_chosen on_press=move || choose(session, place.clone()) />
    }
}

/// Takes a place. Whoever already said who comes goes straight to the summary.
pub fn choose(session: Session, place: Place) {
    session.draft.update(|draft| draft.place = Some(place));
    let next = session.draft.with_untracked(super::Draft::reachable);
    go_to(session, next);
}

/// The month that is shown and the ways to the others.
#[component]
fn MonthBar(
    /// The month that is shown.
    month: RwSignal<NaiveDate>,
    /// First day that may be booked.
    from: NaiveDate,
    /// Last day that may be booked.
    until: NaiveDate,
) -> impl IntoView {
    let texts = use_texts();
    let shown = month.get_untracked();
    let before = shown.checked_sub_months(Months::new(1)).filter(|before| *before >= first_of(from));
    let after = shown.checked_add_months(Months::new(1)).filter(|after| *after <= until);
    let step = move |to: Option<NaiveDate>| {
        if let Some(to) = to {
            month.set(to);
        }
    };
    view! {
        <div class="month-bar">
            <Button kind=ButtonKind::Quiet is_off=before.is_none() on_press=move |_| step(before)>
                {texts.get(Key::BookingPreviousMonth)}
            </Button>
            <p class="month-name" aria-live="polite">{texts::month(texts.0, shown)}</p>
            <Button kind=ButtonKind::Quiet is_off=after.is_none() on_press=move |_| step(after)>
                {texts.get(Key::BookingNextMonth)}
            </Button>
        </div>
    }
}

/// One day: how many times are free, and which.
#[component]
fn Day(
    /// The day.
    day: FreeDay,
) -> impl IntoView {
    let texts = use_texts();
    let free = texts.count(day.count(), Key::CountFreePlacesOne, Key::CountFreePlacesOther);
    let date = texts::date_without_year(texts.0, day.date);
    let summary = texts.fill(Key::BookingChooseDay, &[("date", &date), ("places", &free)]);
    view! {
        <Disclosure summary>
            {half_day(texts, Key::BookingMorning, &date, day.morning)}
            {half_day(texts, Key::BookingAfternoon, &date, day.afternoon)}
        </Disclosure>
    }
}

fn half_day(texts: Texts, name: Key, date: &str, places: Vec<Place>) -> impl IntoView + use<> {
    let session = Session::from_context();
    let label = format!("{date}, {}", texts.get(name));
    (!places.is_empty()).then(|| {
        let times = places.into_iter().map(|place| {
            let is_chosen = session.draft.with_untracked(|draft| draft.place.as_ref() == Some(&place));
            let time = texts::time(texts.0, place.time);
            view! {
                <button
                    type="button"
                    class="time-button"
                    aria-pressed=is_chosen.then_some("true")
                    on:click=move |_| choose(session, place.clone())
                >
                    {time}
                </button>
            }
        });
        view! {
            <div role="group" aria-label=label>
                <p class="half-day">{texts.get(name)}</p>
                <div class="times">{times.collect_view()}</div>
            </div>
        }
    })
}
