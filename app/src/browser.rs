//! The few things asked of the browser, each with an answer when the browser refuses.
//!
//! *Invariant:* nothing personal is written to storage; callers store Chamber and draft only.

use chrono::{DateTime, NaiveDate, Utc};
use leptos::{leptos_dom::helpers::request_animation_frame, prelude::window};
use sportello_shared::calendar::civil_day;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The day that an office's calendar shows now (Europe/Rome).
pub fn today() -> NaiveDate {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of our era are far from the bounds of i64")]
    let milliseconds = js_sys::Date::now() as i64;
    let instant: DateTime<Utc> = DateTime::from_timestamp_millis(milliseconds).unwrap_or_default();
    civil_day(instant)
}

/// Where a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Until the browser forgets.
    Device,
    /// Until the tab is closed.
    Tab,
}

impl Store {
    fn open(self) -> Option<web_sys::Storage> {
        match self {
            Self::Device => window().local_storage().ok()?,
            Self::Tab => window().session_storage().ok()?,
        }
    }

    /// The value, if storage is allowed and has one.
    pub fn read(self, key: &str) -> Option<String> {
        self.open()?.get_item(key).ok()?
    }

    /// Keeps the value; where storage is not allowed, nothing happens.
    pub fn write(self, key: &str, value: &str) {
        if let Some(store) = self.open() {
            let _ = store.set_item(key, value);
        }
    }

    /// Forgets the value.
    pub fn remove(self, key: &str) {
        if let Some(store) = self.open() {
            let _ = store.remove_item(key);
        }
    }
}

/// The fragment of the address, without its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Writes the fragment of the address without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let path = window().location().pathname().unwrap_or_default();
    let address = if fragment.is_empty() { path } else { format!("{path}#{fragment}") };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}

/// The whole address of this page.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Where the assets of this build lie, without a slash at the end.
pub fn assets() -> String {
    let root = window().document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("data-assets")).unwrap_or_default()
}

/// Whether the browser believes it has a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Moves the focus to the element of that id once it is on the page. The browser scrolls it into view.
pub fn focus(id: &'static str) {
    focus_first([id]);
}

/// Moves the focus to the first of these elements that is on the page.
pub fn focus_first<const N: usize>(ids: [&'static str; N]) {
    // Two frames: the first lets the view be built, the second has it laid out.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let document = window().document();
            let element = document.and_then(|document| ids.iter().find_map(|id| document.get_element_by_id(id)));
            if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = element.focus();
            }
        });
    });
}

/// Shows the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Sets the title of the page and the language of the document.
pub fn set_document(title: &str, language: &str) {
    let Some(document) = window().document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// The element of `index.html` that the app fills; it stands before the message for a stop, so that the app's first link
/// is the page's first.
pub fn app_root() -> Option<web_sys::HtmlElement> {
    window().document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Takes the static shell away: the first view is on the page.
pub fn remove_shell() {
    let shell = window().document().and_then(|document| document.get_element_by_id("shell"));
    if let Some(shell) = shell {
        shell.remove();
    }
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// Passes the address on: the device's own way of sharing where there is one, otherwise the clipboard. `done` learns
/// whether the address was copied (`Some(true)`), could not be (`Some(false)`), or the device took over (`None`).
pub fn share(title: &str, address: String, done: impl Fn(Option<bool>) + 'static) {
    let navigator = window().navigator();
    let share = js_sys::Reflect::get(&navigator, &"share".into()).ok().and_then(|share| share.dyn_into().ok());
    let share: Option<js_sys::Function> = share;
    if let Some(share) = share {
        let data = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&data, &"title".into(), &title.into());
        let _ = js_sys::Reflect::set(&data, &"url".into(), &address.into());
        let _ = share.call1(&navigator, &data);
        done(None);
        return;
    }
    copy(&address, move |copied| done(Some(copied)));
}

/// Copies a text; `done` learns whether the browser allowed it.
pub fn copy(text: &str, done: impl Fn(bool) + 'static) {
    let navigator = window().navigator();
    // Without a secure context there is no clipboard; the property is then undefined.
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|value| value.is_object());
    if !has_clipboard {
        done(false);
        return;
    }
    let promise = navigator.clipboard().write_text(text);
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

/// 32 random characters: names one attempt, so that the server knows a repetition of it.
pub fn random_name() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().fold(String::with_capacity(32), |mut name, byte| {
        name.push(hex_digit(byte >> 4));
        name.push(hex_digit(byte & 15));
        name
    })
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

/// Hides the app and shows the static message that `index.html` carries for this case.
pub fn show_panic_page() {
    let Some(document) = window().document() else { return };
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-stopped", "");
    }
    if let Some(panic) = document.get_element_by_id("panic") {
        let _ = panic.remove_attribute("hidden");
    }
}
