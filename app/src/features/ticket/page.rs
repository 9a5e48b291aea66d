//! Date and time first, then where, the code, what to bring and to pay: readable at arm's length, on one printed page.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use sportello_shared::{
    api::Ticket,
    domain::PaymentState,
    rules::{Law, Outcome},
    texts::{self, Key},
};

use super::model::TicketKey;
use crate::{
    api, browser,
    i18n::{Texts, use_texts},
    outcome::{Advice, Contacts, Lines, Pay, address, price},
    remote::{Remote, use_remote},
    routes::Page,
    session::Session,
    ui::{Button, ButtonKind, Callout, Icon, LinkButton, Shape, Skeleton, Tone},
};

/// The ticket that the fragment of the address opens.
#[component]
pub fn TicketPage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let hash = use_location().hash;
    let key = Memo::new(move |_| TicketKey::from_fragment(&hash.get()));
    let fresh = session.ticket.get_untracked();
    let is_fresh = fresh.is_some();
    let ticket = use_remote(
        move || key.get(),
        move |key, signal| {
            // Just booked: the answer of the booking is the ticket. Later the server knows better.
            let known = fresh.clone().filter(|ticket| ticket.token.as_ref() == Some(&key.token));
            async move {
                match known {
                    Some(ticket) => Ok(ticket),
                    None => api::ticket(&key.chamber, &key.token, &signal).await,
                }
            }
        },
    );
    let law = use_remote(
        move || key.get().map(|key| key.chamber),
        |slug, signal| async move { api::asset::<Law>(&format!("law/{slug}.json"), &signal).await.map(Arc::new) },
    );
    view! {
        <div class="ticket">
            <h1 id="title" tabindex="-1">{texts.get(Key::TicketTitle)}</h1>
            {move || {
                if key.with(Option::is_none) {
                    return view! { <Lost /> }.into_any();
                }
                match (ticket.get(), law.get()) {
                    (Remote::Ready(ticket), Remote::Ready(law)) => {
                        view! { <TicketView ticket law is_fresh /> }.into_any()
                    }
                    (Remote::Failed(api::Failure::Problem(_)), _) => view! { <Lost /> }.into_any(),
                    (Remote::Failed(_), _) | (_, Remote::Failed(_)) => {
                        let (title, body) = if session.is_online.get() {
                            (Key::StateErrorTitle, Key::ProblemUnreachable)
                        } else {
                            (Key::StateOfflineTitle, Key::StateOfflineBody)
                        };
                        view! {
                            <Callout tone=Tone::Attention title=texts.get(title) is_urgent=true>
                                <p>{texts.get(body)}</p>
                                <Button
                                    kind=ButtonKind::Outline
                                    on_press=move |_| {
                                        ticket.again();
                                        law.again();
                                    }
                                >
                                    {texts.get(Key::AppRetry)}
                                </Button>
                            </Callout>
                        }
                        .into_any()
                    }
                    (Remote::Slow, _) | (_, Remote::Slow) => {
                        view! { <Skeleton lines=6 label=texts.get(Key::AppLoading) /> }.into_any()
                    }
                    _ => view! { <div class="skeleton-room"></div> }.into_any(),
                }
            }}
        </div>
    }
}

/// The address opens nothing.
#[component]
fn Lost() -> impl IntoView {
    let texts = use_texts();
    let href = Signal::derive(move || texts.path(Page::Quote));
    view! {
        <Callout tone=Tone::Attention title=texts.get(Key::TicketLostTitle) is_heading=true>
            <p>{texts.get(Key::TicketLostBody)}</p>
            <LinkButton kind=ButtonKind::Outline href>{texts.get(Key::NotFoundStart)}</LinkButton>
        </Callout>
    }
}

/// The ticket.
#[component]
fn TicketView(
    /// The ticket.
    ticket: Ticket,
    /// The law that names office, lines and contacts.
    law: Arc<Law>,
    /// It was booked a moment ago.
    is_fresh: bool,
) -> impl IntoView {
    let texts = use_texts();
    let outcome = ticket.outcome.clone();
    let has_lines = !outcome.line_items.is_empty();
    let minutes = texts.count(usize::from(ticket.minutes), Key::CountMinutesOne, Key::CountMinutesOther);
    let appointment = texts.code("appointment_state", ticket.states.appointment.as_str());
    let payment = texts.code("payment_state", ticket.states.payment.as_str());
    view! {
        {is_fresh
            .then(|| {
                view! {
                    <Callout tone=Tone::Good title=texts.get(Key::TicketDone)>
                        <p>{texts.get(Key::TicketNothingElse)} " " {texts.get(Key::TicketKeep)}</p>
                    </Callout>
                }
            })}
        <section class="ticket-card">
            <p class="ticket-state">{appointment}</p>
            <p class="ticket-date">{texts::date(texts.0, ticket.date)}</p>
            <p class="ticket-time">{texts.time_at(ticket.time)}</p>
            <p>{texts.fill(Key::TicketMinutes, &[("minutes", &minutes)])}</p>
            <Where office=ticket.office.clone() law=law.clone() />
            <dl class="rows">
                <div class="row-line">
                    <dt>{texts.get(Key::TicketCode)}</dt>
                    <dd class="ticket-code">{ticket.code.clone()}</dd>
                    <dd class="row-note">{texts.get(Key::TicketCodeHelp)}</dd>
                </div>
                <div class="row-line">
                    <dt>{texts.get(Key::TicketWho)}</dt>
                    <dd>{ticket.person.masked_name.clone()} ", " {ticket.person.masked_email.clone()}</dd>
                </div>
                <div class="row-line">
                    <dt>{texts.get(Key::TicketToPay)}</dt>
                    <dd><strong>{price(texts, &outcome)}</strong> " · " {payment}</dd>
                </div>
            </dl>
        </section>
        <Next payment=ticket.states.payment outcome=outcome.clone() />
        <Checklist outcome=outcome.clone() />
        {has_lines.then(|| view! { <section class="part"><Lines outcome=outcome.clone() law=law.clone() /></section> })}
        <Advice outcome=outcome.clone() about_change=true />
        <section class="part">
            <h2>{texts.get(Key::FooterContacts)}</h2>
            <p>{texts.get(Key::TicketLate)}</p>
            <Contacts law />
        </section>
        <Keep />
    }
}

/// Where to go.
#[component]
fn Where(
    /// The office.
    office: String,
    /// The law that names it.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    law.offices.iter().find(|known| known.id == office).map(|office| {
        let address = address(office);
        let query = String::from(js_sys::encode_uri_component(&format!("{address}, Italia")));
        let map = format!("https://www.openstreetmap.org/search?query={query}");
        view! {
            <p class="ticket-where">
                <strong>{law.name.clone()}</strong>
                <br />
                {address}
            </p>
            <p class="no-print">
                <a class="contact" href=map rel="external noopener">
                    {texts.get(Key::TicketMap)}
                    <span class="visually-hidden">" (" {texts.get(Key::AppOpensElsewhere)} ")"</span>
                </a>
            </p>
        }
    })
}

/// What happens now.
#[component]
fn Next(
    /// Where the money stands.
    payment: PaymentState,
    /// The outcome, for the ways to pay.
    outcome: Outcome,
) -> impl IntoView {
    let texts = use_texts();
    let key = next_key(payment, &outcome);
    view! {
        <section class="part">
            <h2>{texts.get(Key::TicketNextTitle)}</h2>
            <p>{texts.get(key)}</p>
            <Pay outcome />
        </section>
    }
}

fn next_key(payment: PaymentState, outcome: &Outcome) -> Key {
    match payment {
        PaymentState::ToVerify => Key::TicketNextVerify,
        PaymentState::Unpaid if outcome.payment.paths.first().is_some_and(|path| path == "POS_AT_COUNTER") => {
            Key::TicketNextPos
        }
        PaymentState::Unpaid | PaymentState::Cancelled => Key::TicketNextPay,
        PaymentState::NotDue | PaymentState::Paid | PaymentState::Accredited | PaymentState::PaidElsewhere => {
            Key::TicketNextNothing
        }
    }
}

/// What to bring, to be ticked; the ticks stay on this page.
#[component]
fn Checklist(
    /// The outcome.
    outcome: Outcome,
) -> impl IntoView {
    let texts = use_texts();
    let items = outcome.documents.iter().filter_map(|document| check_item(texts, &document.code));
    view! {
        <section class="part">
            <h2>{texts.get(Key::TicketChecklist)}</h2>
            <p class="no-print">{texts.get(Key::TicketChecklistHelp)}</p>
            <div>{items.collect_view()}</div>
        </section>
    }
}

fn check_item(texts: Texts, code: &str) -> Option<impl IntoView + use<>> {
    let (title, body) = texts.titled("document", code)?;
    let id = format!("bring-{code}");
    Some(view! {
        <div class="tick">
            <input type="checkbox" class="tick-box" id=id.clone() />
            <label class="tick-words" for=id>
                <span class="tick-label">{title}</span>
                <span class="tick-help">{body}</span>
            </label>
        </div>
    })
}

/// Printing and keeping the address.
#[component]
fn Keep() -> impl IntoView {
    let texts = use_texts();
    let copied = RwSignal::new(None::<bool>);
    view! {
        <div class="button-row no-print">
            <Button kind=ButtonKind::Outline on_press=move |_| browser::print()>
                <Icon shape=Shape::Print />
                <span>{texts.get(Key::AppPrint)}</span>
            </Button>
            <Button
                kind=ButtonKind::Outline
                on_press=move |_| browser::copy(&browser::address(), move |done| copied.set(Some(done)))
            >
                <Icon shape=Shape::Share />
                <span>{texts.get(Key::TicketCopyLink)}</span>
            </Button>
        </div>
        <p role="status" class="small-note">
            {move || copied.get().map(|done| texts.get(if done { Key::TicketCopied } else { Key::AppShareFailed }))}
        </p>
    }
}
