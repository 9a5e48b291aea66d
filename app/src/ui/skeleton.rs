//! The shape of what is coming, so that nothing moves when it comes.

use leptos::prelude::*;

/// Grey bars in place of lines.
#[component]
pub fn Skeleton(
    /// How many lines.
    lines: usize,
    /// What a screen reader hears.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label}</span>
            {(0..lines).map(|_| view! { <span class="skeleton-line" aria-hidden="true"></span> }).collect_view()}
        </div>
    }
}
