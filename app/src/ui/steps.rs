//! Where one stands in a sequence: in words, and for people who see it as a line of steps.

use std::cmp::Ordering;

use leptos::prelude::*;

/// The steps of a sequence.
#[component]
pub fn Steps(
    /// Names of the steps.
    names: Vec<&'static str>,
    /// Index of the present one.
    current: usize,
    /// `2 di 5`, for everybody.
    #[prop(into)]
    position: String,
    /// Words for a step that is behind.
    done: &'static str,
    /// Words for the present step.
    here: &'static str,
    /// The name of the sequence.
    label: &'static str,
) -> impl IntoView {
    view! {
        <nav class="steps" aria-label=label>
            <p class="steps-position">{position}</p>
            <ol class="steps-list">
                {names
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| {
                        let (state, spoken) = match index.cmp(&current) {
                            Ordering::Less => ("steps-item is-done", Some(done)),
                            Ordering::Equal => ("steps-item is-here", Some(here)),
                            Ordering::Greater => ("steps-item", None),
                        };
                        view! {
                            <li class=state aria-current=(index == current).then_some("step")>
                                {name}
                                {spoken.map(|spoken| view! { <span class="visually-hidden">" (" {spoken} ")"</span> })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </nav>
    }
}
