//! What can be added to the result, and what was taken for granted: the remote signature, the number, the conditions.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{
    rules::{Law, Verdict},
    texts::Key,
};

use super::{
    form::{Condition, DEVICES_MAX},
    question::Question,
    standing::{adult_age, offers_remote, stand},
};
use crate::{
    browser,
    i18n::{Texts, use_texts},
    outcome::label,
    session::Session,
    ui::{Button, ButtonKind, Disclosure},
};

/// The remote signature, the number of devices and the Chamber's further questions, where something is sold.
#[component]
pub fn Extras() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let law = session.law_now()?;
    let sells_device = session.quote.with_untracked(|quote| {
        let is_sold = quote
            .standing
            .as_ref()
            .is_some_and(|standing| matches!(standing.outcome.verdict, Verdict::Eligible | Verdict::NeedsConfirmation));
        is_sold && quote.form.need() != Some("remote_only")
    });
    sells_device.then(|| {
        let remote = offers_remote(&law).then(|| remote_switch(texts, session, &law));
        let extras = law.extras.iter().map(|extra| {
            let name = extra.name.clone();
            let is_on = session.quote.with_untracked(|quote| quote.form.extras.contains(&name));
            let id = format!("extra-{name}");
            view! {
                <Tick id label=label(texts.0, &extra.label).to_owned() is_on on_change=move |wanted| {
                    session.change(|form, law, on| {
                        form.set_extra(&name, wanted);
                        form.walk_again(law, on)
                    });
                } />
            }
        });
        view! {
            <section class="part extras">
                {remote}
                {extras.collect_view()}
                <Devices />
            </section>
        }
    })
}

fn remote_switch(texts: Texts, session: Session, law: &Arc<Law>) -> impl IntoView + use<> {
    let (mut form, total) = session.quote.with_untracked(|quote| {
        (quote.form.clone(), quote.standing.as_ref().and_then(|standing| standing.outcome.total_cents))
    });
    let wants_remote = form.wants_remote;
    form.wants_remote = !wants_remote;
    let other = stand(&form, law, browser::today()).outcome.total_cents;
    let difference = total.zip(other).map(|(this, other)| texts.amount((this - other).abs()));
    let price = difference.map(|price| texts.fill(Key::QuotePriceBeside, &[("price", &price)]));
    let name = texts.get(Key::QuestionOption).trim_end_matches('?');
    let label = price.map_or_else(|| name.to_owned(), |price| format!("{name}: {price}"));
    view! {
        <Tick
            id="extra-remote".to_owned()
            label
            help=texts.get(Key::QuestionOptionHelp)
            is_on=wants_remote
            on_change=move |wanted| {
                session.change(|form, law, on| {
                    form.wants_remote = wanted;
                    form.walk_again(law, on)
                });
                browser::focus("extra-remote");
            }
        />
    }
}

/// A box to tick.
#[component]
fn Tick(
    /// The id of the box.
    id: String,
    /// The words.
    label: String,
    /// A second line.
    #[prop(optional)]
    help: &'static str,
    /// Whether it is ticked.
    is_on: bool,
    /// Somebody ticked or unticked it.
    on_change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <div class="tick">
            <input
                type="checkbox"
                class="tick-box"
                id=id.clone()
                prop:checked=is_on
                on:change:target=move |event| on_change(event.target().checked())
            />
            <label class="tick-words" for=id>
                <span class="tick-label">{label}</span>
                {(!help.is_empty()).then(|| view! { <span class="tick-help">{help}</span> })}
            </label>
        </div>
    }
}

/// How many devices: one until somebody wants more.
#[component]
fn Devices() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let devices = session.quote.with_untracked(|quote| quote.form.devices);
    let set = move |devices: u16| {
        session.change(|form, law, on| {
            form.devices = devices.clamp(1, DEVICES_MAX);
            form.walk_again(law, on)
        });
        browser::focus("devices");
    };
    let count = texts.count(usize::from(devices), Key::CountDevicesOne, Key::CountDevicesOther);
    let stepper = view! {
        <p>{texts.get(Key::QuestionDevicesHelp)}</p>
        <div class="stepper" role="group" aria-label=texts.get(Key::QuestionDevices)>
            <Button
                kind=ButtonKind::Outline
                label=texts.get(Key::QuestionDevicesLess)
                is_off=Signal::stored(devices <= 1)
                on_press=move |_| set(devices - 1)
            >
                "−"
            </Button>
            <output class="stepper-value" id="devices" tabindex="-1">{count}</output>
            <Button
                kind=ButtonKind::Outline
                label=texts.get(Key::QuestionDevicesMore)
                is_off=Signal::stored(devices >= DEVICES_MAX)
                on_press=move |_| set(devices + 1)
            >
                "+"
            </Button>
        </div>
    };
    if devices > 1 {
        view! { <div class="part-inner"><h3>{texts.get(Key::QuestionDevices)}</h3> {stepper}</div> }.into_any()
    } else {
        view! { <Disclosure summary=texts.get(Key::QuestionDevices)>{stepper}</Disclosure> }.into_any()
    }
}

/// What was taken for granted; each line can be denied, and the engine answers at once.
#[component]
pub fn Conditions() -> impl IntoView {
    let texts = use_texts();
    let session = Session::from_context();
    let law = session.law_now()?;
    let has_company = session.quote.with_untracked(|quote| quote.form.answer(Question::SeatProvince).is_some());
    let conditions = Condition::ALL.into_iter().filter(|condition| *condition != Condition::ReaActive || has_company);
    let lines = conditions.map(|condition| {
        let holds = session.quote.with_untracked(|quote| quote.form.holds(condition));
        let id = condition.name();
        view! {
            <Tick
                id=id.to_owned()
                label=condition_in_words(texts, condition, &law)
                is_on=holds
                on_change=move |holds| {
                    session.change(|form, law, on| {
                        form.set_condition(condition, holds);
                        form.walk_again(law, on)
                    });
                    browser::focus(id);
                }
            />
        }
    });
    Some(view! {
        <section class="part conditions no-print">
            <h3>{texts.get(Key::QuotePickup)}</h3>
            <p>{texts.get(Key::QuotePickupHelp)}</p>
            {lines.collect_view()}
        </section>
    })
}

fn condition_in_words(texts: Texts, condition: Condition, law: &Law) -> String {
    match condition {
        Condition::InPerson => texts.get(Key::QuotePickupInPerson).to_owned(),
        Condition::Adult => {
            texts.fill(Key::QuotePickupAdult, &[("age", &adult_age(law, browser::today()).to_string())])
        }
        Condition::ItalianTaxCode => texts.get(Key::QuotePickupTaxCode).to_owned(),
        Condition::ReaActive => texts.get(Key::QuotePickupReaActive).to_owned(),
    }
}
