//! Everything once more, one button, and whatever can go wrong with it, handled where it happens.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use sportello_shared::{
    api::{Place, Problem},
    rules::Law,
    texts::{self, Key},
};
use wasm_bindgen_futures::spawn_local;

use super::{
    fields,
    model::{Setback, Step, nearest},
    page::{STEP_ID, go_to},
    person::{EditButton, ServerComplaints},
    places::all_places,
    time::{PlaceChoice, use_places},
};
use crate::{
    api::{self, Failure},
    browser,
    i18n::use_texts,
    outcome::{address, price},
    remote::Remote,
    routes::Page,
    session::Session,
    ui::{Button, ButtonKind, Callout, LinkButton, Skeleton, Tone},
};

/// The id of what went wrong.
const SETBACK_ID: &str = "setback";

/// Everything once more.
#[component]
pub fn SummaryStep(
    /// The law of the Chamber.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let is_sending = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let confirm = use_confirm(session, is_sending, failure);
    view! {
        <section class="question">
            <h2 class="question-title" id=STEP_ID tabindex="-1">{texts.get(Key::BookingSummaryTitle)}</h2>
            {move || failure.get().map(|failure| view! { <WentWrong failure /> })}
            <Rows law=law.clone() />
            <div class="part">
                <p>{texts.get(Key::BookingSummaryConditions)}</p>
                <ul class="bullets">
                    <li>{texts.get(Key::BookingConditionInPerson)}</li>
                    <li>{texts.get(Key::BookingConditionHardware)}</li>
                    <li>{texts.get(Key::BookingConditionNoRefund)}</li>
                </ul>
            </div>
            {move || {
                (!session.is_online.get())
                    .then(|| {
                        view! {
                            <Callout tone=Tone::Attention title=texts.get(Key::BookingOfflineTitle) is_urgent=true>
                                <p>{texts.get(Key::BookingOfflineBody)}</p>
                            </Callout>
                        }
                    })
            }}
            <Button is_off=is_sending on_press=move |_| confirm()>
                {move || {
                    texts.get(if is_sending.get() { Key::BookingConfirming } else { Key::BookingConfirm })
                }}
            </Button>
            <p class="small-note">{texts.fill(Key::BookingPrivacyNote, &[("chamber", &law.name)])}</p>
        </section>
    }
}

/// Sends the booking, and acts on the answer.
fn use_confirm(
    session: Session,
    is_sending: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
) -> impl Fn() + Clone + 'static {
    let texts = use_texts();
    let navigate = use_navigate();
    let complaints = use_context::<ServerComplaints>();
    move || {
        let answers = session.quote.with_untracked(|quote| Some(quote.standing.as_ref()?.answers.clone()));
        let (Some(answers), Some(chamber)) = (answers, session.chamber.get_untracked()) else { return };
        let request = session.draft.try_update(|draft| draft.request(&answers, texts.0, browser::random_name));
        let Some((attempt, request)) = request.flatten() else { return };
        is_sending.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            let answer = api::book(&chamber, &attempt, &request).await;
            // The page may be gone by now; what follows touches only what outlives it, or asks first.
            let _ = is_sending.try_set(false);
            match answer {
                Ok(ticket) => {
                    session.draft.update(super::Draft::forget);
                    let token = ticket.token.clone().unwrap_or_default();
                    session.ticket.set(Some(ticket));
                    navigate(&format!("{}#{chamber}.{token}", texts.path(Page::Ticket)), NavigateOptions::default());
                }
                Err(why) => {
                    if Setback::of(&why) == Setback::Fields
                        && let (Some(ServerComplaints(list)), Failure::Problem(problem)) = (complaints, &why)
                    {
                        let named = fields::from_server(&problem.errors);
                        if !named.is_empty() {
                            list.set(named);
                            go_to(session, Step::Person);
                            return;
                        }
                    }
                    let _ = failure.try_set(Some(why));
                    browser::focus(SETBACK_ID);
                }
            }
        });
    }
}

/// Quote, place, time and person, each with its way back.
#[component]
fn Rows(
    /// The law that names the office.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let quote_path = Signal::derive(move || format!("{}{}", texts.path(Page::Quote), session.fragment()));
    let what = move || {
        let outcome = session.quote.with(|quote| Some(quote.standing.as_ref()?.outcome.clone()));
        outcome.map(|outcome| {
            let lines = outcome.line_items.iter().filter_map(|line| {
                let entry = law.lines.iter().find(|entry| entry.code == line.code)?;
                Some(crate::outcome::label(texts.0, &entry.label).to_owned())
            });
            let names: Vec<String> = lines.collect();
            let names = if names.is_empty() { String::new() } else { format!("{}, ", names.join(" + ")) };
            format!("{names}{}", price(texts, &outcome))
        })
    };
    let when = move || {
        session.draft.with(|draft| draft.place.as_ref().map(|place| texts::place(texts.0, place.date, place.time)))
    };
    let person = move || {
        session.draft.with(|draft| {
            format!("{} {}, {}, {}", draft.given_name, draft.family_name, draft.tax_code.to_uppercase(), draft.email)
        })
    };
    let office = office_in_words(session);
    view! {
        <dl class="rows">
            <div class="row-line">
                <dt>{texts.get(Key::BookingSummaryQuote)}</dt>
                <dd>{what}</dd>
                <dd>
                    <LinkButton kind=ButtonKind::Quiet href=quote_path>
                        {texts.get(Key::AppEdit)}
                        <span class="visually-hidden">": " {texts.get(Key::BookingSummaryQuote)}</span>
                    </LinkButton>
                </dd>
            </div>
            <div class="row-line">
                <dt>{texts.get(Key::BookingSummaryPlace)}</dt>
                <dd>{office}</dd>
            </div>
            <div class="row-line">
                <dt>{texts.get(Key::BookingSummaryTime)}</dt>
                <dd><strong>{when}</strong></dd>
                <dd><EditButton what=texts.get(Key::BookingSummaryTime) step=Step::Time /></dd>
            </div>
            <div class="row-line">
                <dt>{texts.get(Key::BookingSummaryPerson)}</dt>
                <dd>{person}</dd>
                <dd><EditButton what=texts.get(Key::BookingSummaryPerson) step=Step::Person /></dd>
            </div>
        </dl>
    }
}

fn office_in_words(session: Session) -> String {
    let Some(law) = session.law_now() else { return String::new() };
    let chosen = session.draft.with_untracked(|draft| draft.office.clone());
    let office = law.offices.iter().find(|office| Some(&office.id) == chosen.as_ref());
    office.map_or_else(String::new, |office| format!("{}, {}", law.name, address(office)))
}

/// What went wrong, and the way on.
#[component]
fn WentWrong(
    /// What the server said, or that it said nothing.
    failure: Failure,
) -> impl IntoView {
    let texts = use_texts();
    match Setback::of(&failure) {
        Setback::PlaceGone => view! { <PlaceGone /> }.into_any(),
        Setback::Uncertain => view! {
            <Callout tone=Tone::Attention id=SETBACK_ID title=texts.get(Key::BookingUncertainTitle) is_urgent=true>
                <p>{texts.get(Key::BookingUncertainBody)}</p>
            </Callout>
        }
        .into_any(),
        Setback::Fields | Setback::Other(_) => {
            let Failure::Problem(problem) = failure else { return ().into_any() };
            view! { <ProblemCallout problem=*problem /> }.into_any()
        }
    }
}

/// A problem with its own sentence, and the number to say on the telephone.
#[component]
fn ProblemCallout(
    /// The problem.
    problem: Problem,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let slug = problem.kind().map_or("internal", sportello_shared::api::ProblemKind::slug);
    let title = texts.code("problem", slug).unwrap_or_else(|| texts.get(Key::ProblemInternal));
    let reasons = problem.reason_codes.iter().filter_map(|code| texts.code("reason", code));
    let reasons: Vec<_> = reasons.map(|reason| view! { <p>{reason}</p> }).collect();
    let leads_to_quote = !problem.reason_codes.is_empty();
    let href = Signal::derive(move || format!("{}{}", texts.path(Page::Quote), session.fragment()));
    view! {
        <Callout tone=Tone::Stop id=SETBACK_ID title is_urgent=true>
            {reasons}
            {leads_to_quote
                .then(|| {
                    view! {
                        <LinkButton kind=ButtonKind::Outline href>{texts.get(Key::BookingNoQuoteAction)}</LinkButton>
                    }
                })}
            <p class="small-note">{texts.fill(Key::ProblemReference, &[("id", &problem.instance)])}</p>
        </Callout>
    }
}

/// The place is gone: the nearest free ones, and nothing else is lost.
#[component]
fn PlaceGone() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let gone = session.draft.with_untracked(|draft| draft.place.clone());
    let month = RwSignal::new(gone.as_ref().map_or_else(browser::today, |place| place.date));
    let places = use_places(session, month);
    let offers = move || {
        let gone: Place = gone.clone()?;
        Some(match places.get() {
            Remote::Ready(month) => {
                let near = nearest(&gone, all_places(&month), 3);
                if near.is_empty() {
                    return Some(view! { <p>{texts.get(Key::BookingNearestNone)}</p> }.into_any());
                }
                view! {
                    <div class="choices">
                        {near
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
                .into_any()
            }
            Remote::Failed(_) => view! { <p>{texts.get(Key::BookingPlacesErrorBody)}</p> }.into_any(),
            Remote::Slow | Remote::Loading | Remote::Idle => {
                view! { <Skeleton lines=3 label=texts.get(Key::BookingPlacesLoading) /> }.into_any()
            }
        })
    };
    view! {
        <Callout tone=Tone::Attention id=SETBACK_ID title=texts.get(Key::BookingSlotTakenTitle) is_urgent=true>
            <p>{texts.get(Key::BookingSlotTakenBody)}</p>
            {offers}
            <Button kind=ButtonKind::Quiet on_press=move |_| go_to(session, Step::Time)>
                {texts.get(Key::BookingAllDays)}
            </Button>
        </Callout>
    }
}
