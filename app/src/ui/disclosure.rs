//! Something that opens on request, by the browser's own means.

use leptos::prelude::*;

/// A line that opens what belongs to it.
#[component]
pub fn Disclosure(
    /// The line.
    #[prop(into)]
    summary: String,
    /// Words that only a screen reader hears after the line, where the same line stands more than once on a page.
    #[prop(optional, into)]
    about: Option<String>,
    /// What it opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure">
            <summary>
                {summary} {about.map(|about| view! { <span class="visually-hidden">": " {about}</span> })}
            </summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
