//! One page that grows: answered questions above, the present one below them, the result at hand.

use leptos::prelude::*;
use sportello_shared::texts::Key;

use super::{
    answered::Answered,
    asking::{Asking, ChamberQuestion, Place},
    result::ResultCard,
};
use crate::{
    browser,
    i18n::use_texts,
    remote::Remote,
    session::Session,
    ui::{Button, ButtonKind, Callout, Disclosure, Skeleton, Tone},
};

/// The id of whatever question is being asked; it takes the focus.
pub const QUESTION_ID: &str = "question";

/// The quote.
#[component]
pub fn QuotePage() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let editing = RwSignal::new(None::<Place>);
    let has_law = Memo::new(move |_| session.quote.with(|quote| quote.standing.is_some()));
    let has_chamber = Memo::new(move |_| session.chamber.with(Option::is_some));
    view! {
        <div class="quote">
            <div class="quote-questions">
                <h1 id="title" tabindex="-1">{texts.get(Key::QuoteTitle)}</h1>
                <Show when=move || !session.quote.with(|quote| quote.form.is_begun())>
                    <p class="lead">{texts.get(Key::QuoteIntro)}</p>
                </Show>
                <Show when=move || has_chamber.get()>
                    <Answered editing />
                </Show>
                {move || {
                    if has_chamber.get() {
                        if has_law.get() {
                            view! { <Asking editing /> }.into_any()
                        } else {
                            view! { <LawOnItsWay /> }.into_any()
                        }
                    } else {
                        view! { <ChamberQuestion editing /> }.into_any()
                    }
                }}
                <div class="quote-extra">
                    <Show when=move || session.quote.with(|quote| quote.form.is_begun())>
                        <Button
                            kind=ButtonKind::Quiet
                            on_press=move |_| {
                                editing.set(None);
                                session.restart();
                                browser::focus(QUESTION_ID);
                            }
                        >
                            {texts.get(Key::QuoteRestart)}
                        </Button>
                    </Show>
                    <Disclosure summary=texts.get(Key::QuoteWhatIsCns)>
                        <p>{texts.get(Key::QuoteWhatIsCnsBody)}</p>
                    </Disclosure>
                </div>
            </div>
            <Show when=move || has_law.get()>
                <ResultCard />
            </Show>
        </div>
    }
}

/// The law is on its way, late, or did not come.
#[component]
fn LawOnItsWay() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    move || match session.law.with(|law| match law {
        Remote::Failed(failure) => Some(Some(failure.kind())),
        Remote::Slow => Some(None),
        Remote::Idle | Remote::Loading | Remote::Ready(_) => None,
    }) {
        Some(Some(_)) => {
            let (title, body) = if session.is_online.get() {
                (Key::StateErrorTitle, Key::StateErrorBody)
            } else {
                (Key::StateOfflineTitle, Key::StateOfflineBody)
            };
            view! {
                <Callout tone=Tone::Attention title=texts.get(title) is_urgent=true>
                    <p>{texts.get(body)}</p>
                    <Button kind=ButtonKind::Outline on_press=move |_| session.law.again()>
                        {texts.get(Key::AppRetry)}
                    </Button>
                </Callout>
            }
            .into_any()
        }
        Some(None) => view! { <Skeleton lines=5 label=texts.get(Key::AppLoading) /> }.into_any(),
        None => view! { <div class="skeleton-room"></div> }.into_any(),
    }
}
