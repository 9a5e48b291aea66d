//! What has to be corrected, in one place, before the form: each line leads to its field.

use leptos::prelude::*;

use super::{Icon, Shape};

/// One thing to correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorItem {
    /// The id of the field.
    pub field_id: &'static str,
    /// What is wrong and how it would be right.
    pub message: String,
}

/// The list of what has to be corrected; it takes the focus when it comes up.
#[component]
pub fn ErrorSummary(
    /// The id that takes the focus.
    id: &'static str,
    /// How many things there are, in words.
    #[prop(into)]
    title: String,
    /// The things.
    items: Vec<ErrorItem>,
) -> impl IntoView {
    view! {
        <div class="callout-box" role="alert">
            <div class="tone tone-stop">
                <p class="callout-title" id=id tabindex="-1">
                    <Icon shape=Shape::Attention />
                    <span>{title}</span>
                </p>
                <ul class="error-list">
                    {items
                        .into_iter()
                        .map(|item| {
                            view! {
                                <li>
                                    <a href=format!("#{}", item.field_id) rel="external" on:click=move |event| {
                                        // The fragment of the address belongs to the answers: only the focus moves.
                                        event.prevent_default();
                                        crate::browser::focus(item.field_id);
                                    }>{item.message}</a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </div>
        </div>
    }
}
