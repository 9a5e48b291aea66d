//! The booking, step by step; going back loses nothing.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{rules::Law, texts::Key};

use super::{
    model::Step,
    person::{PersonStep, ServerComplaints},
    summary::SummaryStep,
    time::TimeStep,
};
use crate::{
    browser,
    i18n::use_texts,
    outcome::{Contacts, address},
    remote::Remote,
    routes::Page,
    session::Session,
    ui::{Button, ButtonKind, Callout, Choice, ChoiceGroup, LinkButton, Skeleton, Steps, Tone},
};

/// The id of the heading of a step; it takes the focus when the step comes up.
pub const STEP_ID: &str = "step";

/// The booking.
#[component]
pub fn BookingPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let is_bookable = Memo::new(move |_| {
        session.quote.with(|quote| quote.standing.as_ref().map(super::super::quote::Standing::is_bookable))
    });
    let has_chamber = Memo::new(move |_| session.chamber.with(Option::is_some));
    view! {
        <div class="booking">
            <h1 id="title" tabindex="-1">{texts.get(Key::BookingTitle)}</h1>
            {move || match (has_chamber.get(), is_bookable.get()) {
                (false, _) => view! { <BackToQuote is_refused=false /> }.into_any(),
                (true, Some(false)) => view! { <BackToQuote is_refused=true /> }.into_any(),
                (true, None) => view! { <Waiting /> }.into_any(),
                (true, Some(true)) => {
                    session.current_law().map(|law| view! { <Wizard law /> }).into_any()
                }
            }}
        </div>
    }
}

/// There is nothing to book yet, or these answers cannot be booked.
#[component]
fn BackToQuote(
    /// The answers are complete and lead elsewhere.
    is_refused: bool,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let is_complete = session
        .quote
        .with_untracked(|quote| quote.standing.as_ref().is_some_and(super::super::quote::Standing::is_complete));
    let (title, body) = if is_refused && is_complete {
        (Key::BookingNotBookableTitle, Key::BookingNotBookableBody)
    } else {
        (Key::BookingNoQuoteTitle, Key::BookingNoQuoteBody)
    };
    let href = Signal::derive(move || format!("{}{}", texts.path(Page::Quote), session.fragment()));
    view! {
        <Callout tone=Tone::Info title=texts.get(title) is_heading=true>
            <p>{texts.get(body)}</p>
            <LinkButton href>{texts.get(Key::BookingNoQuoteAction)}</LinkButton>
        </Callout>
    }
}

/// The law is on its way or did not come.
#[component]
fn Waiting() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    move || {
        if session.law.with(|law| matches!(law, Remote::Failed(_))) {
            view! {
                <Callout tone=Tone::Attention title=texts.get(Key::StateErrorTitle) is_urgent=true>
                    <p>{texts.get(Key::StateErrorBody)}</p>
                    <Button kind=ButtonKind::Outline on_press=move |_| session.law.again()>
                        {texts.get(Key::AppRetry)}
                    </Button>
                </Callout>
            }
            .into_any()
        } else {
            view! { <Skeleton lines=5 label=texts.get(Key::AppLoading) /> }.into_any()
        }
    }
}

/// The steps.
#[component]
fn Wizard(
    /// The law of the Chamber.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    provide_context(ServerComplaints(RwSignal::new(Vec::new())));
    session.draft.update(|draft| {
        draft.enter_chamber(&law.slug);
        // One counter is no choice.
        if let [only] = law.offices.as_slice() {
            draft.office = Some(only.id.clone());
            draft.step = draft.step.max(Step::Time);
        }
    });
    let step = Memo::new(move |_| session.draft.with(super::Draft::shown_step));
    let has_choice = law.offices.len() > 1;
    let first = if has_choice { Step::Office } else { Step::Time };
    view! {
        {move || view! { <Progress step=step.get() /> }}
        {move || {
            (step.get() > first)
                .then(|| {
                    view! {
                        <p class="no-print">
                            <Button
                                kind=ButtonKind::Quiet
                                on_press=move |_| {
                                    let before = Step::ALL[step.get_untracked().index().saturating_sub(1)];
                                    go_to(session, before);
                                }
                            >
                                "← "
                                {texts.get(Key::AppBack)}
                            </Button>
                        </p>
                    }
                })
        }}
        {move || match step.get() {
            Step::Office => view! { <OfficeStep law=law.clone() /> }.into_any(),
            Step::Time => view! { <TimeStep law=law.clone() /> }.into_any(),
            Step::Person => view! { <PersonStep law=law.clone() /> }.into_any(),
            Step::Summary => view! { <SummaryStep law=law.clone() /> }.into_any(),
        }}
    }
}

/// Shows a step and moves the focus to its heading.
pub fn go_to(session: Session, step: Step) {
    session.draft.update(|draft| draft.step = step);
    session.draft.with_untracked(super::Draft::keep);
    browser::to_top();
    browser::focus(STEP_ID);
}

/// Where one stands.
#[component]
fn Progress(
    /// The present step.
    step: Step,
) -> impl IntoView {
    let texts = use_texts();
    let names = vec![
        texts.get(Key::BookingStepPlace),
        texts.get(Key::BookingStepTime),
        texts.get(Key::BookingStepPerson),
        texts.get(Key::BookingStepSummary),
        texts.get(Key::BookingStepDoneName),
    ];
    let position = texts.fill(
        Key::BookingStepSpoken,
        &[
            ("n", &(step.index() + 1).to_string()),
            ("total", &names.len().to_string()),
            ("name", names.get(step.index()).copied().unwrap_or_default()),
        ],
    );
    view! {
        <Steps
            names
            current=step.index()
            position
            done=texts.get(Key::BookingStepDone)
            here=texts.get(Key::BookingStepCurrent)
            label=texts.get(Key::BookingTitle)
        />
    }
}

/// Which office, where there is more than one.
#[component]
fn OfficeStep(
    /// The law that names the offices.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let offices = law.offices.iter().map(move |office| {
        let id = office.id.clone();
        let name = crate::outcome::label(texts.0, &office.name).to_owned();
        let help = address(office);
        let is_chosen = session.draft.with_untracked(|draft| draft.office.as_ref() == Some(&id));
        view! {
            <div class="choice-cell">
                <Choice label=name help is_chosen on_press=move || {
                    session.draft.update(|draft| {
                        draft.office = Some(id.clone());
                        draft.place = None;
                    });
                    go_to(session, Step::Time);
                } />
            </div>
        }
    });
    let offices = offices.collect_view();
    view! {
        <ChoiceGroup id=STEP_ID title=texts.get(Key::BookingPlaceTitle)>{offices}</ChoiceGroup>
        <section class="part">
            <p>{texts.get(Key::BookingByPhone)}</p>
            <Contacts law=law.clone() />
        </section>
    }
}
