//! How to reach the Chamber.

use std::sync::Arc;

use leptos::prelude::*;
use sportello_shared::{
    rules::{
        Law,
        law::{Office, PhoneHours},
    },
    texts::{Key, Lang},
};

use crate::i18n::{Texts, use_texts};

/// Telephone, mailbox and address of a Chamber.
#[component]
pub fn Contacts(
    /// The law that names them.
    law: Arc<Law>,
) -> impl IntoView {
    let texts = use_texts();
    let contacts = law.contacts.clone();
    let phone = contacts.phone.map(|phone| {
        view! {
            <a class="contact" href=telephone(&phone)>
                {texts.fill(Key::AppCall, &[("phone", &phone)])}
            </a>
        }
    });
    let hours = contacts.phone_hours.map(|hours| view! { <p class="contact-note">{hours_in_words(texts, &hours)}</p> });
    let email = contacts.email.map(|email| {
        view! {
            <a class="contact" href=format!("mailto:{email}")>
                {texts.fill(Key::AppWrite, &[("email", &email)])}
            </a>
        }
    });
    let offices = law.offices.iter().map(|office| {
        view! { <p class="contact-note">{address(office)}</p> }
    });
    view! {
        <div class="contacts">
            <p><strong>{law.name.clone()}</strong></p>
            {offices.collect_view()}
            {phone}
            {hours}
            {email}
        </div>
    }
}

/// Street, postcode and city of an office, as far as the Chamber's page states them.
pub fn address(office: &Office) -> String {
    let street = office.street.iter().map(|street| format!("{street}, "));
    let postcode = office.postcode.iter().map(|postcode| format!("{postcode} "));
    street.chain(postcode).chain([office.city.clone()]).collect()
}

fn telephone(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    // Italian numbers keep their zero behind the country's prefix.
    format!("tel:+39{digits}")
}

fn hours_in_words(texts: Texts, hours: &PhoneHours) -> String {
    let days: Vec<&str> = hours.weekdays.iter().filter_map(|day| texts.code("weekday", day)).collect();
    let days = match days.as_slice() {
        [first, .., last] if days.len() > 2 => format!("{first}–{last}"),
        days => days.join(", "),
    };
    let clock = |time: &str| match texts.0 {
        Lang::It => time.trim_start_matches('0').replace(':', "."),
        Lang::En => time.trim_start_matches('0').to_owned(),
    };
    texts.fill(Key::BookingOfficeHours, &[("days", &days), ("from", &clock(&hours.from)), ("to", &clock(&hours.to))])
}

/// A message to the office with the answers already in it; nothing in it says who writes.
pub fn mail_link(texts: Texts, email: &str, answers: &str) -> String {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let body = format!("{}\n\n{answers}\n", texts.get(Key::QuoteAskBody));
    format!("mailto:{email}?subject={}&body={}", encode(texts.get(Key::QuoteAskSubject)), encode(&body))
}
