//! A question with large answers: one tap answers it. Buttons and not radios, so that walking through them with the
//! arrow keys answers nothing.

use leptos::prelude::*;

use super::{Icon, Shape};

/// A question and its answers.
#[component]
pub fn ChoiceGroup(
    /// The id of the heading, which takes the focus when the question comes up.
    id: &'static str,
    /// The question.
    #[prop(into)]
    title: String,
    /// What helps to answer.
    #[prop(optional, into)]
    help: Option<String>,
    /// The answers.
    children: Children,
) -> impl IntoView {
    let help_id = format!("{id}-help");
    let described_by = help.is_some().then(|| help_id.clone());
    view! {
        <section class="question" role="group" aria-labelledby=id aria-describedby=described_by>
            <h2 class="question-title" id=id tabindex="-1">{title}</h2>
            {help.map(|help| view! { <p class="question-help" id=help_id>{help}</p> })}
            <div class="choices">{children()}</div>
        </section>
    }
}

/// One answer.
#[component]
pub fn Choice(
    /// The words.
    #[prop(into)]
    label: String,
    /// A second line.
    #[prop(optional, into)]
    help: Option<String>,
    /// Words at the end: a price.
    #[prop(optional, into)]
    aside: Option<String>,
    /// The answer given before, while it is being changed.
    #[prop(optional)]
    is_chosen: bool,
    /// What happens.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class="choice" aria-pressed=is_chosen.then_some("true") on:click=move |_| on_press()>
            <span class="choice-words">
                <span class="choice-label">{label}</span>
                {help.map(|help| view! { <span class="choice-help">{help}</span> })}
            </span>
            {aside.map(|aside| view! { <span class="choice-aside">{aside}</span> })}
            <Icon shape=Shape::Right />
        </button>
    }
}
