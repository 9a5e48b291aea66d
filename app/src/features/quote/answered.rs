//! What was answered, each line with its way back.

use leptos::prelude::*;
use sportello_shared::texts::Key;

use super::{
    asking::{ChamberQuestion, Place, QuestionView},
    page::QUESTION_ID,
    question::Question,
    standing::stand,
    words,
};
use crate::{
    browser,
    i18n::use_texts,
    session::Session,
    ui::{Button, ButtonKind},
};

/// The answers given so far, the Chamber first.
#[component]
pub fn Answered(
    /// What is being changed.
    editing: RwSignal<Option<Place>>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let answers = Memo::new(move |_| session.quote.with(|quote| quote.form.answers().to_vec()));
    let city = move || {
        let slug = session.chamber.get();
        session.chambers.with(|chambers| {
            let card = chambers.ready()?.iter().find(|card| Some(&card.slug) == slug.as_ref())?;
            Some(card.city.clone())
        })
    };
    view! {
        <section class="answered" aria-label=texts.get(Key::QuoteAnswered)>
            <ol class="answers">
                <li class="answer">
                    {move || {
                        if editing.get() == Some(Place::Chamber) {
                            view! { <ChamberQuestion editing /> }.into_any()
                        } else {
                            view! {
                                <AnswerLine
                                    place=Place::Chamber
                                    question=Key::QuestionChamber
                                    answer=city().unwrap_or_default()
                                    editing
                                />
                            }
                            .into_any()
                        }
                    }}
                </li>
                {move || {
                    let law = session.current_law();
                    let answers = if law.is_some() { answers.get() } else { Vec::new() };
                    answers
                        .into_iter()
                        .map(|(question, token)| {
                            let words = law.as_ref().map(|law| words::answer(texts, question, &token, law));
                            view! {
                                <li class="answer">
                                    {move || {
                                        if editing.get() == Some(Place::Question(question)) {
                                            let choices = choices_again(session, question);
                                            let chosen = Some(token.clone());
                                            view! { <QuestionView question choices chosen editing /> }.into_any()
                                        } else {
                                            view! {
                                                <AnswerLine
                                                    place=Place::Question(question)
                                                    question=words::title(question)
                                                    answer=words.clone().unwrap_or_default()
                                                    editing
                                                />
                                            }
                                            .into_any()
                                        }
                                    }}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ol>
        </section>
    }
}

/// The answers that a question had when it was asked: those of the form cut off before it.
fn choices_again(session: Session, question: Question) -> Vec<String> {
    let Some(law) = session.law_now() else { return Vec::new() };
    let before = session.quote.with_untracked(|quote| quote.form.before(question));
    stand(&before, &law, browser::today()).choices
}

/// One answer and its way back.
#[component]
fn AnswerLine(
    /// What it answers.
    place: Place,
    /// The question.
    question: Key,
    /// The answer in words.
    answer: String,
    /// What is being changed.
    editing: RwSignal<Option<Place>>,
) -> impl IntoView {
    let texts = use_texts();
    let question = texts.get(question);
    view! {
        <p class="answer-words">
            <span class="answer-question">{question}</span>
            <strong class="answer-value">{answer}</strong>
        </p>
        <Button
            kind=ButtonKind::Quiet
            label=texts.fill(Key::AppEditWhat, &[("what", question)])
            on_press=move |_| {
                editing.set(Some(place));
                browser::focus(QUESTION_ID);
            }
        >
            {texts.get(Key::AppEdit)}
        </Button>
    }
}
