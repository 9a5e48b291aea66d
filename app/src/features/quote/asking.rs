//! The question that is being asked, whatever its answers are: a Chamber, a choice, a month, a day.

use chrono::Datelike;
use leptos::prelude::*;
use sportello_shared::{rules::Law, texts::Key};

use super::{
    page::QUESTION_ID,
    question::{OTHER_PROVINCE, Question},
    result::RESULT_ID,
    standing::earliest_issue_year,
    words,
};
use crate::{
    browser,
    i18n::{Texts, use_texts},
    outcome::price,
    remote::Remote,
    session::{ChamberCard, Session},
    ui::{Button, ButtonKind, Callout, Choice, ChoiceGroup, Disclosure, Skeleton, Tone},
};

/// What can be asked or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The Chamber.
    Chamber,
    /// A question of the law.
    Question(Question),
}

/// The next question, if there is one and none is being changed.
#[component]
pub fn Asking(
    /// What is being changed.
    editing: RwSignal<Option<Place>>,
) -> impl IntoView {
    let session = Session::from_context();
    let next = Memo::new(move |_| {
        let next = session
            .quote
            .with(|quote| quote.standing.as_ref().map(|standing| (standing.next, standing.choices.clone())));
        if editing.get().is_some() { None } else { next }
    });
    move || match next.get() {
        Some((Some(question), choices)) => view! { <QuestionView question choices chosen=None editing /> }.into_any(),
        _ => ().into_any(),
    }
}

/// One question of the law.
#[component]
pub fn QuestionView(
    /// The question.
    question: Question,
    /// Its answers, as tokens.
    choices: Vec<String>,
    /// The answer that is being changed.
    chosen: Option<String>,
    /// What is being changed.
    editing: RwSignal<Option<Place>>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let give = move |token: &str| {
        session.change(|form, law, on| form.give(question, token, law, on));
        editing.set(None);
        go_on(session, texts);
    };
    let Some(law) = session.law_now() else { return ().into_any() };
    match question {
        Question::IssueMonth => view! { <MonthQuestion give /> }.into_any(),
        Question::IssueDay => view! { <DayQuestion give /> }.into_any(),
        _ => view! {
            <ChoiceGroup
                id=QUESTION_ID
                title=texts.get(words::title(question))
                help=words::help(question).map(|help| texts.get(help)).unwrap_or_default()
            >
                {choices.into_iter().map(|token| one_choice(texts, question, token, chosen.as_deref(), &law, give)).collect_view()}
            </ChoiceGroup>
        }
        .into_any(),
    }
}

fn one_choice<G: Fn(&str) + Copy + 'static>(
    texts: Texts,
    question: Question,
    token: String,
    chosen: Option<&str>,
    law: &Law,
    give: G,
) -> impl IntoView + use<G> {
    let is_chosen = chosen == Some(token.as_str());
    let label = words::answer(texts, question, &token, law);
    let help = match question {
        // A card is of no use without its reader: said before it is chosen.
        Question::Format
            if law.format(&token).is_some_and(|format| format.needs.iter().any(|need| need == "card_reader")) =>
        {
            texts.get(Key::AdvisoryReaderNotSupplied)
        }
        _ => words::answer_help(texts, question, &token).unwrap_or_default(),
    };
    let is_other = token == OTHER_PROVINCE;
    view! {
        <div class="choice-cell" class:choice-wide=is_other>
            <Choice label help is_chosen on_press=move || give(&token) />
        </div>
    }
}

/// After an answer: the next question takes the focus, or the result does.
fn go_on(session: Session, texts: Texts) {
    let (next, words) = session.quote.with_untracked(|quote| {
        let standing = quote.standing.as_ref();
        let next = standing.and_then(|standing| standing.next);
        (next, standing.map(|standing| price(texts, &standing.outcome)))
    });
    if let Some(price) = words {
        session.announce(texts.fill(Key::QuotePriceNow, &[("price", &price)]));
    }
    browser::focus(if next.is_some() { QUESTION_ID } else { RESULT_ID });
}

/// Where the device is collected.
#[component]
pub fn ChamberQuestion(
    /// What is being changed.
    editing: RwSignal<Option<Place>>,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let chamber_view = move |card: &ChamberCard| {
        let slug = card.slug.clone();
        let is_chosen = session.chamber.with_untracked(|chamber| chamber.as_ref() == Some(&slug));
        let address = card.address.clone().unwrap_or_default();
        view! {
            <div class="choice-cell">
                <Choice label=card.city.clone() help=address is_chosen on_press=move || {
                    session.choose_chamber(&slug);
                    editing.set(None);
                    browser::focus(QUESTION_ID);
                } />
            </div>
        }
    };
    move || {
        let chambers = session.chambers.get();
        match chambers {
            Remote::Ready(chambers) => view! {
                <ChoiceGroup id=QUESTION_ID title=texts.get(Key::QuestionChamber)>
                    {chambers.iter().filter(|card| card.offered).map(chamber_view).collect_view()}
                </ChoiceGroup>
                <Disclosure summary=texts.get(Key::ChoiceChamberDontKnow)>
                    <p>{texts.get(Key::ChoiceChamberDontKnowBody)}</p>
                </Disclosure>
            }
            .into_any(),
            Remote::Failed(_) => view! {
                <Callout tone=Tone::Attention title=texts.get(Key::StateErrorTitle) is_urgent=true>
                    <p>{texts.get(Key::StateErrorBody)}</p>
                    <Button kind=ButtonKind::Outline on_press=move |_| session.chambers.again()>
                        {texts.get(Key::AppRetry)}
                    </Button>
                </Callout>
            }
            .into_any(),
            Remote::Slow => view! { <Skeleton lines=3 label=texts.get(Key::AppLoading) /> }.into_any(),
            Remote::Idle | Remote::Loading => view! { <div class="skeleton-room"></div> }.into_any(),
        }
    }
}

/// A month and a year, by the browser's own lists.
#[component]
fn MonthQuestion(
    /// Takes the answer.
    give: impl Fn(&str) + Copy + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let today = browser::today();
    let month = RwSignal::new(today.month());
    let year = RwSignal::new(today.year());
    let names = Key::ALL.iter().copied().skip_while(|key| *key != Key::MonthM01).take(12);
    view! {
        <section class="question" role="group" aria-labelledby=QUESTION_ID>
            <h2 class="question-title" id=QUESTION_ID tabindex="-1">{texts.get(Key::QuestionIssueDate)}</h2>
            <p class="question-help">{texts.get(Key::QuestionIssueDateHelp)}</p>
            <div class="date-parts">
                <label class="field-label" for="issue-month">
                    {texts.get(Key::QuestionIssueMonth)}
                    <select
                        class="form-select field-input"
                        id="issue-month"
                        on:change:target=move |event| month.set(event.target().value().parse().unwrap_or(1))
                    >
                        {names
                            .zip(1_u32..)
                            .map(|(key, number)| {
                                view! {
                                    <option value=number.to_string() selected=number == today.month()>
                                        {texts.get(key)}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </label>
                <label class="field-label" for="issue-year">
                    {texts.get(Key::QuestionIssueYear)}
                    <select
                        class="form-select field-input"
                        id="issue-year"
                        on:change:target=move |event| year.set(event.target().value().parse().unwrap_or(today.year()))
                    >
                        {(earliest_issue_year(today)..=today.year())
                            .rev()
                            .map(|year| view! { <option value=year.to_string()>{year.to_string()}</option> })
                            .collect_view()}
                    </select>
                </label>
            </div>
            <Button on_press=move |_| {
                let (year, month) = (year.get_untracked(), month.get_untracked());
                // A month to come cannot be the month of issue: the present one is meant.
                let month = if year == today.year() { month.min(today.month()) } else { month };
                give(&format!("{year:04}-{month:02}"));
            }>{texts.get(Key::AppNext)}</Button>
        </section>
    }
}

/// A day, by the browser's own field.
#[component]
fn DayQuestion(
    /// Takes the answer.
    give: impl Fn(&str) + Copy + 'static,
) -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let today = browser::today();
    let month = session.quote.with_untracked(|quote| {
        quote.form.answer(Question::IssueMonth).and_then(|month| sportello_shared::calendar::Month::parse(month).ok())
    });
    let (first, last) = month.map_or((today, today), |month| (*month.days().start(), (*month.days().end()).min(today)));
    let day = RwSignal::new(first.to_string());
    let is_wrong = RwSignal::new(false);
    view! {
        <section class="question" role="group" aria-labelledby=QUESTION_ID>
            <h2 class="question-title" id=QUESTION_ID tabindex="-1">{texts.get(Key::QuestionIssueDay)}</h2>
            <p class="question-help" id="issue-day-help">{texts.get(Key::QuestionIssueDayHelp)}</p>
            <div class="date-parts">
                <input
                    class="form-control field-input"
                    type="date"
                    aria-labelledby=QUESTION_ID
                    aria-describedby="issue-day-help issue-day-error"
                    min=first.to_string()
                    max=last.to_string()
                    value=first.to_string()
                    on:input:target=move |event| day.set(event.target().value())
                />
            </div>
            <p class="field-error" id="issue-day-error" aria-live="polite">
                {move || {
                    is_wrong
                        .get()
                        .then(|| {
                            let field = texts.get(Key::QuestionIssueDay).trim_end_matches('?').to_owned();
                            texts.fill(Key::FieldErrorOutOfRange, &[("field", &field), ("example", &texts.date(last))])
                        })
                }}
            </p>
            <Button on_press=move |_| {
                let day = day.get_untracked();
                let is_right = sportello_shared::calendar::parse_day(&day).is_ok_and(|day| first <= day && day <= last);
                is_wrong.set(!is_right);
                if is_right {
                    give(&day);
                }
            }>{texts.get(Key::AppNext)}</Button>
        </section>
    }
}
