//! The pages that only say something: privacy, legal notes, accessibility, page not found.

use leptos::prelude::*;
use sportello_shared::texts::Key;

use crate::{i18n::use_texts, routes::Page, ui::LinkButton};

/// A page of headings and paragraphs.
#[component]
fn Paragraphs(
    /// The title.
    title: Key,
    /// The first paragraph.
    #[prop(optional)]
    intro: Option<Key>,
    /// Headings and what stands below each.
    parts: Vec<(Key, Key)>,
) -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="prose">
            <h1 id="title" tabindex="-1">{texts.get(title)}</h1>
            {intro.map(|intro| view! { <p class="lead">{texts.get(intro)}</p> })}
            {parts
                .into_iter()
                .map(|(heading, body)| {
                    view! {
                        <h2>{texts.get(heading)}</h2>
                        <p>{texts.get(body)}</p>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// What is done with personal data.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <Paragraphs
            title=Key::PagePrivacy
            intro=Key::PrivacyIntro
            parts=vec![
                (Key::PrivacyQuoteTitle, Key::PrivacyQuote),
                (Key::PrivacyBookingTitle, Key::PrivacyBooking),
                (Key::PrivacyCookiesTitle, Key::PrivacyCookies),
                (Key::PrivacyRightsTitle, Key::PrivacyRights),
            ]
        />
    }
}

/// Licence of the contents, and what the quote is worth.
#[component]
pub fn LegalPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="prose" data-element="legal-notes-section">
            <h1 id="title" tabindex="-1">{texts.get(Key::PageLegal)}</h1>
            <h2>{texts.get(Key::LegalLicenceTitle)}</h2>
            <p data-element="legal-notes-body">{texts.get(Key::LegalLicence)}</p>
            <h2>{texts.get(Key::LegalValueTitle)}</h2>
            <p>{texts.get(Key::LegalValue)}</p>
            <h2>{texts.get(Key::LegalSoftwareTitle)}</h2>
            <p>{texts.get(Key::LegalSoftware)}</p>
        </div>
    }
}

/// Accessibility and where its statement is.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let texts = use_texts();
    view! {
        <Paragraphs
            title=Key::PageAccessibility
            intro=Key::AccessibilityIntro
            parts=vec![
                (Key::AccessibilityDeclarationTitle, Key::AccessibilityDeclaration),
                (Key::AccessibilityFeedbackTitle, Key::AccessibilityFeedback),
            ]
        />
        <p>
            <a href="https://form.agid.gov.it/" rel="external noopener">{texts.get(Key::AccessibilityDeclarationLink)}</a>
        </p>
    }
}

/// No such page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let texts = use_texts();
    let href = Signal::derive(move || texts.path(Page::Quote));
    view! {
        <div class="prose">
            <h1 id="title" tabindex="-1">{texts.get(Key::PageNotFound)}</h1>
            <p class="lead">{texts.get(Key::NotFoundBody)}</p>
            <LinkButton href>{texts.get(Key::NotFoundStart)}</LinkButton>
        </div>
    }
}
