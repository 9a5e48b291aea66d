//! Why something is so: the rule in plain words, then the Chamber's own sentence with its page and date.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{
    rules::{Citation, Outcome, SharedText},
    texts::Key,
};

use crate::{i18n::use_texts, ui::Disclosure};

/// The citations of these rules.
pub fn cited(outcome: &Outcome, rules: &[SharedText]) -> Vec<Arc<Citation>> {
    outcome.citations.iter().filter(|citation| rules.contains(&citation.rule)).cloned().collect()
}

/// A line that opens the rule behind something.
#[component]
pub fn Why(
    /// What is explained: heard by a screen reader after "why".
    #[prop(into)]
    about: String,
    /// The rule in plain words.
    #[prop(optional)]
    sentences: Vec<&'static str>,
    /// The Chamber's own sentences.
    citations: Vec<Arc<Citation>>,
) -> impl IntoView {
    let texts = use_texts();
    (!sentences.is_empty() || !citations.is_empty()).then(|| {
        view! {
            <Disclosure summary=texts.get(Key::QuoteWhy) about>
                {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
                {citations.into_iter().map(|citation| view! { <Quotation citation /> }).collect_view()}
            </Disclosure>
        }
    })
}

/// One sentence of the Chamber's page. It stays Italian in every language: it is the page's, not ours.
#[component]
fn Quotation(
    /// The sentence and where it stands.
    citation: Arc<Citation>,
) -> impl IntoView {
    let texts = use_texts();
    let intro = if citation.is_summary { Key::QuoteSummaryPage } else { Key::QuoteChamberSays };
    let words = if citation.is_summary { citation.quote.to_string() } else { format!("«{}»", citation.quote) };
    view! {
        <figure class="quotation">
            <figcaption>{texts.get(intro)}</figcaption>
            <blockquote lang="it">{words}</blockquote>
            <a href=citation.source.to_string() rel="external noopener">
                {texts.fill(Key::QuoteSourceLink, &[("date", &texts.date(citation.valid_from))])}
            </a>
        </figure>
    }
}

/// The reasons of an outcome, each with its rule.
#[component]
pub fn WhyReasons(
    /// The outcome.
    outcome: Outcome,
) -> impl IntoView {
    let texts = use_texts();
    let reasons = outcome.reason_codes.iter().filter_map(|code| {
        let sentence = texts.code("reason", code)?;
        let rules = outcome.grounds.iter().find(|ground| ground.code == *code);
        let citations = rules.map(|ground| cited(&outcome, &ground.rules)).unwrap_or_default();
        Some(view! {
            <li>
                <p>{sentence}</p>
                <Why about=sentence citations />
            </li>
        })
    });
    view! { <ul class="reasons">{reasons.collect_view()}</ul> }
}
