//! What outlives a page: the Chamber and its law, the answers of the quote, the draft of the booking, the network.
//!
//! *Invariant:* these signals belong to the root, so no page can read one that is gone.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::{ev, leptos_dom::helpers::window_event_listener, prelude::*};
use serde::Deserialize;
use sportello_shared::{api::Ticket, rules::Law};

use crate::{
    api, browser,
    browser::Store,
    features::{
        booking::Draft,
        quote::{QuoteForm, Standing},
    },
    remote::{Fetched, use_remote},
};

/// Under this name the device remembers the Chamber: no personal data.
const CHAMBER_KEY: &str = "sportello.chamber";

/// A Chamber in the list of all Chambers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ChamberCard {
    /// Name in addresses and in the interface.
    pub slug: String,
    /// Name as shown, Italian.
    pub name: String,
    /// Town of the counter.
    pub city: String,
    /// Street of the counter, where the page states one.
    #[serde(default)]
    pub address: Option<String>,
    /// Whether citizens can choose it here.
    pub offered: bool,
}

/// The answers of the quote and what the engine says about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// The answers.
    pub form: QuoteForm,
    /// Where they lead; none until the law is here.
    pub standing: Option<Standing>,
}

/// What outlives a page.
#[derive(Clone, Copy)]
pub struct Session {
    /// The quote.
    pub quote: RwSignal<Quote>,
    /// What was typed for the booking.
    pub draft: RwSignal<Draft>,
    /// The ticket of the booking made a moment ago.
    pub ticket: RwSignal<Option<Ticket>>,
    /// Every Chamber.
    pub chambers: Fetched<Arc<Vec<ChamberCard>>>,
    /// The law of the chosen Chamber.
    pub law: Fetched<Arc<Law>>,
    /// The slug of the chosen Chamber.
    pub chamber: Memo<Option<String>>,
    /// Whether there is a network.
    pub is_online: RwSignal<bool>,
    /// What a screen reader is told.
    pub announcement: RwSignal<String>,
}

impl Session {
    /// Starts from the address, then from what the device remembers.
    pub fn start() -> Self {
        let mut form = QuoteForm::from_fragment(&browser::fragment());
        if form.chamber.is_none() {
            form.chamber = Store::Device.read(CHAMBER_KEY);
        }
        let quote = RwSignal::new(Quote { form, standing: None });
        let chamber = Memo::new(move |_| quote.with(|quote| quote.form.chamber.clone()));
        let session = Self {
            quote,
            draft: RwSignal::new(Draft::restored()),
            ticket: RwSignal::new(None),
            chambers: use_remote(
                || Some(()),
                |(), signal| async move { api::asset::<Vec<ChamberCard>>("chambers.json", &signal).await.map(Arc::new) },
            ),
            law: use_remote(
                move || chamber.get(),
                |slug, signal| async move { api::asset::<Law>(&format!("law/{slug}.json"), &signal).await.map(Arc::new) },
            ),
            chamber,
            is_online: RwSignal::new(browser::is_online()),
            announcement: RwSignal::new(String::new()),
        };
        session.follow_law();
        session.follow_network();
        session
    }

    /// The session of this app.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The law of the chosen Chamber, if it is here. Tracked.
    pub fn current_law(self) -> Option<Arc<Law>> {
        let slug = self.chamber.get();
        self.law.with(|law| law.ready().filter(|law| Some(&law.slug) == slug.as_ref()).cloned())
    }

    /// The law of the chosen Chamber, if it is here, at this moment only.
    pub fn law_now(self) -> Option<Arc<Law>> {
        let slug = self.chamber.get_untracked();
        self.law.with_untracked(|law| law.ready().filter(|law| Some(&law.slug) == slug.as_ref()).cloned())
    }

    /// Changes the answers and asks the engine.
    pub fn change(self, change: impl FnOnce(&mut QuoteForm, &Law, NaiveDate) -> Standing) {
        let Some(law) = self.law_now() else { return };
        self.quote.update(|quote| quote.standing = Some(change(&mut quote.form, &law, browser::today())));
        self.write_address();
    }

    /// Chooses the Chamber; its law answers the rest.
    pub fn choose_chamber(self, slug: &str) {
        Store::Device.write(CHAMBER_KEY, slug);
        self.quote.update(|quote| {
            if quote.form.chamber.as_deref() != Some(slug) {
                quote.form.choose_chamber(slug);
                quote.standing = None;
            }
        });
        self.write_address();
    }

    /// Forgets every answer but the Chamber.
    pub fn restart(self) {
        self.change(|form, law, on| {
            form.restart();
            form.walk_again(law, on)
        });
    }

    /// The answers as the fragment of an address, with its `#`; empty where there are none. Tracked.
    pub fn fragment(self) -> String {
        let fragment = self.quote.with(|quote| quote.form.to_fragment());
        if fragment.is_empty() { fragment } else { format!("#{fragment}") }
    }

    /// Tells a screen reader something that is not where the focus goes.
    pub fn announce(self, words: impl Into<String>) {
        self.announcement.set(words.into());
    }

    fn write_address(self) {
        browser::replace_fragment(&self.quote.with_untracked(|quote| quote.form.to_fragment()));
    }

    /// When a law arrives, the answers from the address or for another Chamber are asked of it.
    fn follow_law(self) {
        Effect::new(move || {
            if let Some(law) = self.current_law() {
                self.quote.update(|quote| {
                    if quote.standing.is_none() {
                        quote.standing = Some(quote.form.walk_again(&law, browser::today()));
                    }
                });
            }
        });
    }

    fn follow_network(self) {
        let is_online = self.is_online;
        let handles = [
            window_event_listener(ev::online, move |_| is_online.set(true)),
            window_event_listener(ev::offline, move |_| is_online.set(false)),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    }
}
