//! A block that stands out: its meaning is in the words and the icon, the colour only helps.

use leptos::prelude::*;

use super::{Icon, Shape};

/// What a callout says at first sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It works.
    Good,
    /// Take care, or somebody has to decide.
    Attention,
    /// Somewhere else.
    Elsewhere,
    /// It does not work.
    Stop,
    /// Good to know.
    Info,
}

impl Tone {
    /// Whole class lists, so that the purge of unused styles sees them.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Good => "tone tone-good",
            Self::Attention => "tone tone-attention",
            Self::Elsewhere => "tone tone-elsewhere",
            Self::Stop => "tone tone-stop",
            Self::Info => "tone tone-info",
        }
    }

    /// The icon that goes with it.
    pub const fn shape(self) -> Shape {
        match self {
            Self::Good => Shape::Check,
            Self::Attention => Shape::Attention,
            Self::Elsewhere => Shape::Turn,
            Self::Stop => Shape::Stop,
            Self::Info => Shape::Info,
        }
    }
}

/// A block that stands out.
#[component]
pub fn Callout(
    /// What it says at first sight.
    tone: Tone,
    /// The first line.
    #[prop(into)]
    title: String,
    /// An id that takes the focus, where something moves it here.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Said at once by a screen reader, for what happens without being asked for.
    #[prop(optional)]
    is_urgent: bool,
    /// The first line is a heading: what the whole page says.
    #[prop(optional)]
    is_heading: bool,
    /// What else there is to say and do.
    children: Children,
) -> impl IntoView {
    let words = view! {
        <Icon shape=tone.shape() />
        <span>{title}</span>
    };
    let first_line = if is_heading {
        view! { <h2 class="callout-title" id=id tabindex=id.map(|_| "-1")>{words}</h2> }.into_any()
    } else {
        view! { <p class="callout-title" id=id tabindex=id.map(|_| "-1")>{words}</p> }.into_any()
    };
    view! {
        <div class="callout-box" role=is_urgent.then_some("alert")>
            <div class=tone.class()>
                {first_line}
                {children()}
            </div>
        </div>
    }
}
