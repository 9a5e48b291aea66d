//! What to do instead: nobody is sent away without the next step.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use sportello_shared::{
    rules::{Alternative, Law},
    texts::{self, Key},
};

use super::result::answers_in_words;
use crate::{
    i18n::{Texts, use_texts},
    outcome::mail_link,
    session::Session,
    ui::{ButtonKind, Callout, LinkButton, Tone},
};

/// Alternatives that are settled by asking the office.
const ASKS_OFFICE: [&str; 4] = ["CONTACT_OFFICE", "VERIFY_BY_EMAIL", "REQUEST_TO_ISSUER", "GO_IN_PERSON"];

/// What to do instead.
#[component]
pub fn Instead(
    /// The alternative of the outcome.
    alternative: Alternative,
    /// The law, for contacts.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let (title, body) = texts.titled("alternative", &alternative.code)?;
    let email = law.contacts.email.clone().filter(|_| ASKS_OFFICE.contains(&alternative.code.as_str()));
    let ask = email.map(|email| {
        let href = Signal::derive(move || mail_link(texts, &email, &answers_in_words(session)));
        view! { <LinkButton kind=ButtonKind::Outline href>{texts.get(Key::QuoteAskOffice)}</LinkButton> }
    });
    // What is done elsewhere starts from the Chamber's own page, which links to it.
    let page = ask.is_none().then(|| law.sources.first().map(|source| source.url.clone())).flatten().map(|url| {
        view! {
            <a class="contact" href=url rel="external noopener">
                {texts.get(Key::QuoteChamberPage)}
            </a>
        }
    });
    let details = details(texts, &alternative);
    Some(view! {
        <section class="part">
            <h3 class="visually-hidden">{texts.get(Key::QuoteInstead)}</h3>
            <Callout tone=Tone::Elsewhere title>
                <p>{body}</p>
                {details.into_iter().map(|detail| view! { <p><strong>{detail}</strong></p> }).collect_view()}
                {ask}
                {page}
            </Callout>
        </section>
    })
}

/// A refusal for which the Chamber's page knows no other way: the office is the next step.
#[component]
pub fn AskAnyway(
    /// The law, for contacts.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let ask = law.contacts.email.clone().map(|email| {
        let href = Signal::derive(move || mail_link(texts, &email, &answers_in_words(session)));
        view! { <LinkButton kind=ButtonKind::Outline href>{texts.get(Key::QuoteAskOffice)}</LinkButton> }
    });
    view! {
        <section class="part">
            <h3>{texts.get(Key::QuoteInstead)}</h3>
            <p>{texts.get(Key::QuoteRefusedNext)}</p>
            {ask}
        </section>
    }
}

/// The figures and names that an alternative carries, in words.
fn details(texts: Texts, alternative: &Alternative) -> Vec<String> {
    let number = |name: &str| alternative.details.get(name).and_then(Value::as_i64);
    let mut details = Vec::new();
    if let Some(total) = number("total_cents") {
        let price = if total == 0 { texts.get(Key::MoneyFree).to_owned() } else { texts.amount(total) };
        details.push(texts.fill(Key::AlternativeCommonCosts, &[("price", &price)]));
    }
    if let Some([Value::Number(least), Value::Number(most)]) =
        alternative.details.get("range_cents").and_then(Value::as_array).map(Vec::as_slice)
        && let (Some(least), Some(most)) = (least.as_i64(), most.as_i64())
    {
        let price = texts::amount_range(texts.0, [least, most]);
        details.push(texts.fill(Key::AlternativeCommonCosts, &[("price", &price)]));
    }
    if let Some(net) = number("net_cents") {
        details.push(texts.fill(Key::AlternativeRenewOnlineCaBodyPrice, &[("net", &texts.amount(net))]));
    }
    if let Some(days) = number("opens_in_days").and_then(|days| usize::try_from(days).ok()) {
        let days = texts.count(days, Key::CountDaysOne, Key::CountDaysOther);
        details.push(texts.fill(Key::AlternativeRenewOnlineCaBodyOpens, &[("days", &days)]));
    }
    if let Some(authority) = alternative.details.get("ca").and_then(Value::as_str)
        && let Some(name) = texts.code("choice.certification_authority", authority)
    {
        details.push(texts.fill(Key::AlternativeCommonCa, &[("ca", name)]));
    }
    details
}
