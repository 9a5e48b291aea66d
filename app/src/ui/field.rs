//! A line of text to type, with its reason above it and its mistake beside it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A text field.
#[component]
pub fn TextField(
    /// The id of the input.
    id: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// Why it is asked.
    #[prop(into)]
    why: String,
    /// What is typed.
    #[prop(into)]
    value: Signal<String>,
    /// Somebody typed.
    on_type: impl Fn(String) + 'static,
    /// Somebody left the field.
    on_leave: impl Fn() + 'static,
    /// What is wrong, if something is.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// Something good or neutral to say about what is typed.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// What the browser may fill in: `given-name`, `email`, `off`.
    autocomplete: &'static str,
    /// Which keyboard a phone shows: `text`, `email`.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// `text` or `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Capitals for codes.
    #[prop(default = "words")]
    autocapitalize: &'static str,
    /// Longest text, in characters.
    maxlength: u16,
) -> impl IntoView {
    let why_id = format!("{id}-why");
    let error_id = format!("{id}-error");
    let note_id = format!("{id}-note");
    let described_by = format!("{error_id} {note_id} {why_id}");
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=id>{label}</label>
            <p class="field-why" id=why_id>{why}</p>
            <input
                class="form-control field-input"
                id=id
                name=id
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize=autocapitalize
                spellcheck="false"
                required=true
                maxlength=maxlength.to_string()
                aria-describedby=described_by
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input:target=move |event| on_type(event.target().value())
                on:blur=move |event| {
                    // Somebody on the way to a button has not finished here: a complaint that moved the button away from
                    // under the finger would swallow the press, and the press checks everything anyway.
                    let goes_to_button = event
                        .related_target()
                        .and_then(|target| target.dyn_into::<web_sys::HtmlButtonElement>().ok())
                        .is_some();
                    if !goes_to_button {
                        on_leave();
                    }
                }
            />
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
            <p class="field-note" id=note_id aria-live="polite">{move || note.get()}</p>
        </div>
    }
}
