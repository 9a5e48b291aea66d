//! The frame of every page: language, header, main, footer, and what moves with a navigation: focus, title, words for
//! screen readers.

use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use sportello_shared::texts::{Key, Lang};

use crate::{
    browser,
    features::{
        booking::{BookingPage, STEP_ID},
        home::{AccessibilityPage, LegalPage, NotFoundPage, PrivacyPage},
        quote::QuotePage,
        ticket::TicketPage,
    },
    i18n::{Texts, use_texts},
    routes::Page,
    session::Session,
    ui::{Icon, Shape},
};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_context(Session::start());
    view! {
        <Router>
            <Site />
        </Router>
    }
}

/// The frame in the language of the address; another language builds it anew.
#[component]
fn Site() -> impl IntoView {
    let path = use_location().pathname;
    let located = Memo::new(move |_| Page::locate(&path.get()));
    let lang = Memo::new(move |_| located.get().0);
    let page = Memo::new(move |_| located.get().1);
    follow_navigation(lang, page);
    move || {
        provide_context(Texts(lang.get()));
        view! { <Frame page /> }
    }
}

/// Title and language of the document follow the page; after the first page so do the focus and the announcement.
fn follow_navigation(lang: Memo<Lang>, page: Memo<Page>) {
    let session = Session::from_context();
    let path = use_location().pathname;
    let browser_url = use_context::<BrowserUrl>();
    Effect::new(move || {
        // The router writes the address only when told that the new page is shown.
        path.track();
        if let Some(browser_url) = &browser_url {
            browser_url.ready_to_complete();
        }
    });
    Effect::new(move |before: Option<(Lang, Page)>| {
        let now = (lang.get(), page.get());
        let texts = Texts(now.0);
        let title = now.1.title(now.0);
        browser::set_document(&format!("{title} - {}", texts.get(Key::AppName)), now.0.code());
        if before.is_some_and(|before| before != now) {
            browser::to_top();
            // Inside a sequence the step is what is new; elsewhere the title of the page.
            browser::focus_first([STEP_ID, "title"]);
            session.announce(texts.fill(Key::AppAnnouncePage, &[("title", title)]));
        }
        now
    });
}

/// Header, main and footer.
#[component]
fn Frame(
    /// The page.
    page: Memo<Page>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    view! {
        <a class="skip-link" href="#main" rel="external" on:click=move |event| {
            event.prevent_default();
            browser::focus("main");
        }>{texts.get(Key::AppSkip)}</a>
        <Header page />
        <p class="visually-hidden" role="status">{move || session.announcement.get()}</p>
        <OfflineBar />
        <main class="container main" id="main" tabindex="-1">
            {move || match page.get() {
                Page::Quote => view! { <QuotePage /> }.into_any(),
                Page::Booking => view! { <BookingPage /> }.into_any(),
                Page::Ticket => view! { <TicketPage /> }.into_any(),
                Page::Privacy => view! { <PrivacyPage /> }.into_any(),
                Page::Legal => view! { <LegalPage /> }.into_any(),
                Page::Accessibility => view! { <AccessibilityPage /> }.into_any(),
                Page::NotFound => view! { <NotFoundPage /> }.into_any(),
            }}
        </main>
        <Footer />
    }
}

/// Name, mark and the other language.
#[component]
fn Header(
    /// The page, to find it in the other language.
    page: Memo<Page>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let hash = use_location().hash;
    let other = texts.0.other();
    let home = move || format!("{}{}", texts.path(Page::Quote), session.fragment());
    let translated = move || {
        let page = page.get();
        // The fragment of a ticket is its key; everywhere else it holds the answers.
        let fragment = if page == Page::Ticket { hash.get() } else { session.fragment() };
        format!("{}{fragment}", page.path(other))
    };
    view! {
        <header class="header">
            <div class="container header-line">
                <a class="header-name" href=home>
                    <Mark />
                    <span>{texts.get(Key::AppName)}</span>
                </a>
                <a
                    class="header-language"
                    href=translated
                    hreflang=other.code()
                    lang=other.code()
                    aria-label=texts.get(Key::AppOtherLanguageLabel)
                >
                    {texts.get(Key::AppOtherLanguage)}
                </a>
            </div>
        </header>
    }
}

/// The product's own mark: a card with a tick, no coat of arms.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect x="2" y="6" width="28" height="20" rx="4" class="mark-card"></rect>
            <path d="M9 16.5l4.5 4.5L23 11.5" class="mark-tick"></path>
        </svg>
    }
}

/// Said while there is no network.
#[component]
fn OfflineBar() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    view! {
        <div role="status" class="offline-room">
            <Show when=move || !session.is_online.get()>
                <p class="offline-bar">
                    <Icon shape=Shape::Attention />
                    <span>{texts.get(Key::AppOffline)}</span>
                </p>
            </Show>
        </div>
    }
}

/// Who, where, and what the law requires.
#[component]
fn Footer() -> impl IntoView {
    let texts = use_texts();
    let link = move |page: Page, key: Key, element: &'static str| {
        view! {
            <li>
                <a href=texts.path(page) data-element=element>{texts.get(key)}</a>
            </li>
        }
    };
    view! {
        <footer class="footer no-print">
            <div class="container footer-line">
                <p>{texts.get(Key::FooterAbout)}</p>
                <ul class="footer-links" aria-label=texts.get(Key::FooterLinks)>
                    {link(Page::Privacy, Key::FooterPrivacy, "privacy-policy-link")}
                    {link(Page::Legal, Key::FooterLegal, "legal-notes")}
                    {link(Page::Accessibility, Key::FooterAccessibility, "accessibility-link")}
                </ul>
            </div>
        </footer>
    }
}
