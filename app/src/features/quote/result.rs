//! The result: a bar at the bottom of a phone's screen that opens upwards, a column on wide screens.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{
    rules::{Law, Outcome, Verdict},
    texts::Key,
};

use super::{
    extras::{Conditions, Extras},
    instead::{AskAnyway, Instead},
    words,
};
use crate::{
    browser,
    i18n::use_texts,
    outcome::{Advice, Bring, Contacts, Lines, Pay, WhyReasons, mail_link, price, tone, verdict},
    routes::Page,
    session::Session,
    ui::{Button, ButtonKind, Disclosure, Icon, LinkButton, Shape},
};

/// The id of the verdict, which takes the focus when everything is answered.
pub const RESULT_ID: &str = "result";

/// The result as far as it is known.
#[component]
pub fn ResultCard() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let outcome = Memo::new(move |_| session.quote.with(|quote| Some(quote.standing.as_ref()?.outcome.clone())));
    let is_complete = Memo::new(move |_| {
        session.quote.with(|quote| quote.standing.as_ref().is_some_and(super::Standing::is_complete))
    });
    let is_bookable = Memo::new(move |_| {
        session.quote.with(|quote| quote.standing.as_ref().is_some_and(super::Standing::is_bookable))
    });
    // What is added may leave the outcome as it is; its own words still change.
    let shape = Memo::new(move |_| {
        session.quote.with(|quote| (quote.form.devices, quote.form.wants_remote, quote.form.extras.clone()))
    });
    // Opens by itself once everything is answered, unless the person said otherwise.
    let said = RwSignal::new(None::<bool>);
    let is_open = Memo::new(move |_| is_complete.get() && said.get().unwrap_or(true));
    view! {
        <section class="result" class:is-open=move || is_open.get() aria-labelledby=RESULT_ID>
            {move || outcome.get().map(|outcome| view! { <Headline outcome is_complete=is_complete.get() /> })}
            <Show when=move || is_complete.get()>
                <div class="result-actions no-print">
                    <Show when=move || is_bookable.get()>
                        <BookLink />
                    </Show>
                    <button
                        type="button"
                        class="btn-quiet result-toggle"
                        aria-expanded=move || if is_open.get() { "true" } else { "false" }
                        aria-controls="result-body"
                        on:click=move |_| said.set(Some(!is_open.get_untracked()))
                    >
                        {move || {
                            if is_open.get() {
                                view! { <Icon shape=Shape::Down /> }.into_any()
                            } else {
                                view! { <Icon shape=Shape::Up /> }.into_any()
                            }
                        }}
                        <span>
                            {move || {
                                texts.get(if is_open.get() { Key::QuoteCloseDetails } else { Key::QuoteOpenDetails })
                            }}
                        </span>
                    </button>
                </div>
                <div class="result-body" id="result-body">
                    {move || {
                        shape.track();
                        Some(view! { <Body outcome=outcome.get()? law=session.current_law()? /> })
                    }}
                </div>
            </Show>
        </section>
    }
}

/// Verdict and price.
#[component]
fn Headline(
    /// The outcome.
    outcome: Outcome,
    /// Whether everything is answered.
    is_complete: bool,
) -> impl IntoView {
    let texts = use_texts();
    let tone = tone(outcome.verdict);
    let words = verdict(texts, &outcome);
    let hint = (!is_complete).then(|| {
        texts.get(match outcome.verdict {
            Verdict::Open if outcome.may_be_refused => Key::QuoteMayBeRefused,
            Verdict::Open | Verdict::Eligible => Key::QuoteStillOpen,
            Verdict::NeedsConfirmation
            | Verdict::Redirect
            | Verdict::NotEligible
            | Verdict::Release
            | Verdict::Blocked => Key::QuoteMoreToSay,
        })
    });
    view! {
        <div class="result-head">
            <div class=tone.class()>
                <h2 class="result-verdict" id=RESULT_ID tabindex="-1">
                    <Icon shape=tone.shape() />
                    <span>{words}</span>
                </h2>
                <p class="result-price">{price(texts, &outcome)}</p>
                {hint.map(|hint| view! { <p class="result-hint">{hint}</p> })}
            </div>
        </div>
    }
}

/// The way to the appointment; without a network it says so instead.
#[component]
fn BookLink() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let href = Signal::derive(move || format!("{}{}", texts.path(Page::Booking), session.fragment()));
    move || {
        if session.is_online.get() {
            view! { <LinkButton href>{texts.get(Key::QuoteBook)}</LinkButton> }.into_any()
        } else {
            view! {
                <p class="result-offline" role="status">
                    <Icon shape=Shape::Attention />
                    <span>{texts.get(Key::QuoteBookOffline)}</span>
                </p>
            }
            .into_any()
        }
    }
}

/// Everything behind the verdict.
#[component]
fn Body(
    /// The outcome.
    outcome: Outcome,
    /// The law.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let is_dead_end = outcome.verdict == Verdict::NotEligible && outcome.alternative.is_none();
    let is_collected_here = outcome.verdict != Verdict::Redirect;
    let has_lines = !outcome.line_items.is_empty();
    let has_documents = !outcome.documents.is_empty();
    let has_payment = !outcome.payment.paths.is_empty();
    view! {
        {outcome.alternative.clone().map(|alternative| view! { <Instead alternative law=law.clone() /> })}
        {is_dead_end.then(|| view! { <AskAnyway law=law.clone() /> })}
        {if has_lines {
            view! { <Lines outcome=outcome.clone() law=law.clone() /> }.into_any()
        } else {
            view! {
                <section class="part">
                    <h3>{texts.get(Key::QuoteReasonTitle)}</h3>
                    <WhyReasons outcome=outcome.clone() />
                </section>
            }
            .into_any()
        }}
        <Extras />
        {has_documents
            .then(|| {
                view! {
                    <section class="part">
                        <h3>{texts.get(Key::QuoteBring)}</h3>
                        <Bring outcome=outcome.clone() />
                    </section>
                }
            })}
        {has_payment
            .then(|| {
                view! {
                    <section class="part">
                        <h3>{texts.get(Key::QuotePay)}</h3>
                        <Pay outcome=outcome.clone() />
                    </section>
                }
            })}
        <Advice outcome=outcome.clone() about_change=true />
        <Advice outcome=outcome.clone() about_change=false />
        {is_collected_here.then(|| view! { <Conditions /> })}
        <Doubts outcome=outcome.clone() law=law.clone() />
        <section class="part">
            <h3>{texts.get(Key::FooterContacts)}</h3>
            <Contacts law=law.clone() />
        </section>
        <Foot outcome law />
    }
}

/// Where the Chamber's page can be read in more than one way and the amount hangs on it.
#[component]
fn Doubts(
    /// The outcome.
    outcome: Outcome,
    /// The law.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let is_doubtful =
        law.readings.iter().any(|reading| reading.changes_amount && outcome.readings.contains(&reading.id));
    is_doubtful.then(|| {
        let ask = law.contacts.email.clone().map(|email| {
            let href = Signal::derive(move || mail_link(texts, &email, &answers_in_words(session)));
            view! { <LinkButton kind=ButtonKind::Outline href>{texts.get(Key::QuoteAskOffice)}</LinkButton> }
        });
        view! {
            <section class="part">
                <h3>{texts.get(Key::QuoteReadingsTitle)}</h3>
                <p>{texts.get(Key::QuoteReadingsBody)}</p>
                {ask}
            </section>
        }
    })
}

/// The questions and answers as lines of text.
pub fn answers_in_words(session: Session) -> String {
    let texts = use_texts();
    let Some(law) = session.current_law() else { return String::new() };
    let lines = session.quote.with(|quote| {
        let lines = quote.form.answers().iter().map(|(question, token)| {
            format!("- {} {}", texts.get(words::title(*question)), words::answer(texts, *question, token, &law))
        });
        lines.collect::<Vec<_>>()
    });
    lines.join("\n")
}

/// Sharing, printing, dates, and what only the office reads.
#[component]
fn Foot(
    /// The outcome.
    outcome: Outcome,
    /// The law.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let shared = RwSignal::new(None::<bool>);
    let date = texts.date(outcome.tariff.version);
    let codes = outcome.reason_codes.iter().chain(&outcome.readings).cloned().collect::<Vec<_>>().join(" ");
    let source = law.sources.first().map(|source| source.url.clone());
    view! {
        <div class="result-foot">
            <div class="button-row no-print">
                <Button kind=ButtonKind::Outline on_press=move |_| {
                    browser::share(texts.get(Key::AppShareTitle), browser::address(), move |copied| shared.set(copied));
                }>
                    <Icon shape=Shape::Share />
                    <span>{texts.get(Key::AppShare)}</span>
                </Button>
                <Button kind=ButtonKind::Outline on_press=move |_| browser::print()>
                    <Icon shape=Shape::Print />
                    <span>{texts.get(Key::AppPrint)}</span>
                </Button>
            </div>
            <p role="status" class="small-note no-print">
                {move || {
                    shared.get().map(|copied| texts.get(if copied { Key::AppShared } else { Key::AppShareFailed }))
                }}
            </p>
            <p class="small-note">
                {move || {
                    let key = if session.is_online.get() { Key::QuoteTariffDate } else { Key::QuoteTariffOffline };
                    texts.fill(key, &[("date", &date)])
                }} " " {texts.get(Key::QuoteDisclaimer)}
            </p>
            {source
                .map(|source| {
                    view! {
                        <p class="small-note">
                            <a href=source rel="external noopener">{texts.get(Key::FooterSource)}</a>
                        </p>
                    }
                })}
            <Disclosure summary=texts.get(Key::QuoteCodeDetails)>
                <p class="codes">{codes}</p>
            </Disclosure>
        </div>
    }
}
