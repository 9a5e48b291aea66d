//! Buttons that do something, and links that look like them.

use leptos::{ev::MouseEvent, prelude::*};

/// How much a button weighs on its page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do next.
    #[default]
    Primary,
    /// Something else that can be done.
    Outline,
    /// Small, beside what it belongs to.
    Quiet,
}

impl ButtonKind {
    /// Whole class lists, so that the purge of unused styles sees them.
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "btn btn-primary",
            Self::Outline => "btn btn-outline-primary",
            Self::Quiet => "btn-quiet",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// Looks and answers as switched off; it keeps its place in the order of focus and says why nearby.
    #[prop(optional, into)]
    is_off: Signal<bool>,
    /// What a screen reader hears instead of the words, where those are short.
    #[prop(optional, into)]
    label: Option<String>,
    /// What happens.
    on_press: impl Fn(MouseEvent) + 'static,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            aria-label=label
            aria-disabled=move || is_off.get().then_some("true")
            on:click=move |event| {
                if !is_off.get_untracked() {
                    on_press(event);
                }
            }
        >
            {children()}
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// How much it weighs.
    #[prop(optional)]
    kind: ButtonKind,
    /// Where it leads.
    #[prop(into)]
    href: Signal<String>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=move || href.get()>
            {children()}
        </a>
    }
}
