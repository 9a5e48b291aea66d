//! The parts of an outcome that are lists: what is paid for, what to bring, how to pay, what to know.

use leptos::prelude::*;
use sportello_shared::{
    rules::{Law, LineItem, Outcome},
    texts::Key,
};

use super::{cited, label, why::Why};
use crate::i18n::{Texts, use_texts};

/// Advisories about what may still change at the counter; the others are good to know before.
const MAY_CHANGE: [&str; 3] = ["CONCESSION_VERIFIED_AT_COUNTER", "ASK_NOTICE_BY_EMAIL", "PSP_COMMISSION_EXTRA"];

/// What is paid for, each line with its reason.
#[component]
pub fn Lines(
    /// The outcome.
    outcome: Outcome,
    /// The law that names the lines.
    law: std::sync::Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let lines = outcome.line_items.iter().map(|line| one_line(texts, &outcome, line, &law)).collect_view();
    let total = (outcome.line_items.len() > 1).then_some(outcome.total_cents).flatten();
    view! {
        <ul class="lines">
            {lines}
            {total
                .map(|total| {
                    view! {
                        <li class="line line-total">
                            <span>{texts.get(Key::QuoteTotal)}</span>
                            <strong>{texts.amount(total)}</strong>
                        </li>
                    }
                })}
        </ul>
    }
}

fn one_line(texts: Texts, outcome: &Outcome, line: &LineItem, law: &Law) -> impl IntoView + use<> {
    let name = law
        .line(&line.code, outcome.tariff.version)
        .or_else(|| law.lines.iter().find(|entry| entry.code == line.code))
        .map_or_else(|| line.code.clone(), |entry| label(texts.0, &entry.label).to_owned());
    let each = (line.quantity > 1).then(|| {
        let count = line.quantity.to_string();
        texts.fill(Key::QuoteEach, &[("n", &count), ("price", &texts.amount(line.unit_cents))])
    });
    let sentences = reasons_of(outcome, line, law).filter_map(|code| texts.code("reason", code)).collect();
    view! {
        <li class="line">
            <span class="line-name">
                {name.clone()} {each.map(|each| view! { <span class="line-each">{each}</span> })}
            </span>
            <strong class="line-total-of">{texts.amount(line.total_cents)}</strong>
            <Why about=name sentences citations=cited(outcome, &line.rules) />
        </li>
    }
}

/// The reasons that explain a line: those of its addon, or those that no addon gives.
fn reasons_of<'a>(outcome: &'a Outcome, line: &LineItem, law: &'a Law) -> impl Iterator<Item = &'a str> {
    let own = law.addons.iter().find(|row| row.then.lines.iter().any(|used| used.code == line.code));
    outcome.reason_codes.iter().map(String::as_str).filter(move |code| {
        let is_of_addon = |row: &&sportello_shared::rules::law::Row<sportello_shared::rules::law::Addon>| {
            row.then.codes.iter().any(|given| given == code)
        };
        match own {
            Some(row) => is_of_addon(&row),
            None => !law.addons.iter().any(|row| is_of_addon(&row)),
        }
    })
}

/// What to bring, each with its reason.
#[component]
pub fn Bring(
    /// The outcome.
    outcome: Outcome,
) -> impl IntoView {
    let texts = use_texts();
    let documents = outcome.documents.iter().filter_map(|document| {
        let (title, body) = texts.titled("document", &document.code)?;
        Some(view! {
            <li>
                <strong>{title}</strong>
                <p>{body}</p>
                <Why about=title citations=cited(&outcome, &document.rules) />
            </li>
        })
    });
    view! { <ul class="plain-list">{documents.collect_view()}</ul> }
}

/// How to pay, the proposed way first.
#[component]
pub fn Pay(
    /// The outcome.
    outcome: Outcome,
) -> impl IntoView {
    let texts = use_texts();
    let paths = outcome.payment.paths.iter().filter_map(|path| {
        let (title, body) = texts.titled("payment", path)?;
        Some(view! {
            <li>
                <strong>{title}</strong>
                <p>{body}</p>
            </li>
        })
    });
    let citations = cited(&outcome, &outcome.payment.rules);
    view! {
        <ul class="plain-list">{paths.collect_view()}</ul>
        <Why about=texts.get(Key::QuotePay) citations />
    }
}

/// Advisories: what may still change, or what is good to know before.
#[component]
pub fn Advice(
    /// The outcome.
    outcome: Outcome,
    /// Those about what may still change; otherwise the others.
    about_change: bool,
) -> impl IntoView {
    let texts = use_texts();
    let title = texts.get(if about_change { Key::QuoteMayChange } else { Key::QuoteGoodToKnow });
    let sentences: Vec<_> = outcome
        .advisories
        .iter()
        .filter(|code| MAY_CHANGE.contains(&code.as_str()) == about_change)
        .filter_map(|code| Some((code, texts.code("advisory", code)?)))
        .map(|(code, sentence)| {
            let rules = outcome.grounds.iter().find(|ground| ground.code == *code);
            let citations = rules.map(|ground| cited(&outcome, &ground.rules)).unwrap_or_default();
            view! {
                <li>
                    <p>{sentence}</p>
                    <Why about=sentence citations />
                </li>
            }
        })
        .collect();
    (!sentences.is_empty()).then(|| {
        view! {
            <section class="part">
                <h3>{title}</h3>
                <ul class="plain-list">{sentences}</ul>
            </section>
        }
    })
}
