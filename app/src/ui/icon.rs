//! The few icons in use, drawn inline. An icon always stands beside words, so a screen reader skips it.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A tick in a circle: it works.
    Check,
    /// An arrow that turns: go elsewhere.
    Turn,
    /// A bar in a circle: it does not work.
    Stop,
    /// An exclamation in a triangle: take care.
    Attention,
    /// The letter i in a circle.
    Info,
    /// An arrow head to the right.
    Right,
    /// An arrow head downwards.
    Down,
    /// An arrow head upwards.
    Up,
    /// Share.
    Share,
    /// Print.
    Print,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.6 14.2-4-4 1.5-1.5 2.5 2.5 5.7-5.7 1.5 1.5Z",
            Self::Turn => "M14 5 12.6 6.4 16.2 10H4v2h12.2l-3.6 3.6L14 17l6-6Z",
            Self::Stop => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm5 11H7v-2h10Z",
            Self::Attention => "M12 3 1.5 21h21Zm1 15h-2v-2h2Zm0-4h-2v-4h2Z",
            Self::Info => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2Zm0-8h-2V7h2Z",
            Self::Right => "m9 6-1.4 1.4 4.6 4.6-4.6 4.6L9 18l6-6Z",
            Self::Down => "m6 9 6 6 6-6-1.4-1.4-4.6 4.6-4.6-4.6Z",
            Self::Up => "m6 15 6-6 6 6-1.4 1.4-4.6-4.6-4.6 4.6Z",
            Self::Share => {
                "M18 16a3 3 0 0 0-2.2 1l-6.9-4a3.4 3.4 0 0 0 0-2l6.8-4A3 3 0 1 0 15 5c0 .3 0 .5.1.7l-7 4.1a3 3 0 1 0 0 4.4l7 4.1A3 3 0 1 0 18 16Z"
            }
            Self::Print => {
                "M19 8H5a3 3 0 0 0-3 3v6h4v4h12v-4h4v-6a3 3 0 0 0-3-3Zm-3 11H8v-5h8Zm3-7a1 1 0 1 1 0-2 1 1 0 0 1 0 2ZM18 3H6v4h12Z"
            }
        }
    }
}

/// One icon.
#[component]
pub fn Icon(
    /// What it shows.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=shape.path()></path>
        </svg>
    }
}
