//! Who comes: four fields, each with its reason, each checked as the Worker will.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{domain::FieldErrorKind, rules::Law, texts::Key};

use super::{
    fields::Field,
    model::Step,
    page::{STEP_ID, go_to},
};
use crate::{
    browser,
    i18n::use_texts,
    session::Session,
    ui::{Button, ErrorItem, ErrorSummary, TextField},
};

/// The id of the list of things to correct.
const ERRORS_ID: &str = "errors";

/// Complaints of the Worker, on their way from the summary back to this step.
#[derive(Clone, Copy)]
pub struct ServerComplaints(pub RwSignal<Vec<(Field, FieldErrorKind)>>);

/// Who comes.
#[component]
pub fn PersonStep(
    /// The law of the Chamber.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let from_server = use_context::<ServerComplaints>().map(|ServerComplaints(complaints)| complaints.get_untracked());
    // Fields that were left once; a complaint before that would interrupt somebody who is typing.
    let left = RwSignal::new(from_server.iter().flatten().map(|(field, _)| *field).collect::<Vec<_>>());
    let tried = RwSignal::new(from_server.as_ref().is_some_and(|complaints| !complaints.is_empty()));
    let wrong = Memo::new(move |_| {
        session.draft.with(|draft| {
            Field::ALL.into_iter().filter_map(|field| Some((field, field.check(draft)?))).collect::<Vec<_>>()
        })
    });
    let adult_age = crate::features::quote::adult_age(&law, browser::today());
    let field = move |field: Field| {
        let (label, why) = field.words();
        let error = Signal::derive(move || {
            if !tried.get() && !left.with(|left| left.contains(&field)) {
                return None;
            }
            let wrong = wrong.with(|wrong| wrong.iter().find(|(of, _)| *of == field).map(|(_, kind)| *kind))?;
            Some(field.complaint(texts, wrong))
        });
        let note = Signal::derive(move || {
            if error.with(Option::is_some) || session.draft.with(|draft| field.value(draft).is_empty()) {
                return None;
            }
            session.draft.with(|draft| field.note(texts, draft, browser::today(), adult_age))
        });
        let (autocomplete, kind, capitals, maxlength) = match field {
            Field::GivenName => ("given-name", "text", "words", 100),
            Field::FamilyName => ("family-name", "text", "words", 100),
            Field::TaxCode => ("off", "text", "characters", 24),
            Field::Email => ("email", "email", "none", 254),
        };
        view! {
            <TextField
                id=field.id()
                label=texts.get(label)
                why=texts.get(why)
                value=Signal::derive(move || session.draft.with(|draft| field.value(draft).to_owned()))
                on_type=move |value| {
                    session.draft.update(|draft| field.set(draft, value));
                    session.draft.with_untracked(super::Draft::keep);
                }
                on_leave=move || {
                    if session.draft.with_untracked(|draft| !field.value(draft).is_empty()) {
                        left.update(|left| left.push(field));
                    }
                }
                error
                note
                autocomplete
                inputmode=if field == Field::Email { "email" } else { "text" }
                kind
                autocapitalize=capitals
                maxlength
            />
        }
    };
    let summary = move || {
        if !tried.get() {
            return None;
        }
        let items: Vec<ErrorItem> = wrong.with(|wrong| {
            let item = |(field, kind): &(Field, FieldErrorKind)| ErrorItem {
                field_id: field.id(),
                message: field.complaint(texts, *kind),
            };
            wrong.iter().map(item).collect()
        });
        let title = texts.count(items.len(), Key::CountErrorsOne, Key::CountErrorsOther);
        (!items.is_empty()).then(|| view! { <ErrorSummary id=ERRORS_ID title items /> })
    };
    view! {
        <form
            class="question"
            novalidate=true
            on:submit=move |event| {
                event.prevent_default();
                if wrong.with_untracked(Vec::is_empty) {
                    go_to(session, Step::Summary);
                } else {
                    tried.set(true);
                    browser::focus(ERRORS_ID);
                }
            }
        >
            <h2 class="question-title" id=STEP_ID tabindex="-1">{texts.get(Key::BookingPersonTitle)}</h2>
            <p class="question-help">{texts.get(Key::BookingPersonIntro)}</p>
            {summary}
            {Field::ALL.into_iter().map(field).collect_view()}
            <button type="submit" class="btn btn-primary">{texts.get(Key::AppNext)}</button>
            <p class="small-note">{texts.fill(Key::BookingPrivacyNote, &[("chamber", &law.name)])}</p>
        </form>
    }
}

/// Something to press that goes on; the form's own button does the same.
#[component]
pub fn EditButton(
    /// What is edited.
    what: &'static str,
    /// Where.
    step: Step,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    view! {
        <Button
            kind=crate::ui::ButtonKind::Quiet
            label=texts.fill(Key::AppEditWhat, &[("what", what)])
            on_press=move |_| go_to(session, step)
        >
            {texts.get(Key::AppEdit)}
        </Button>
    }
}
