//! The citizen's app: quote, booking, ticket.
//!
//! *Invariant:* what a screen decides is a plain struct in a `model.rs`, tested natively; components hold it in one
//! signal and draw it. Prices and entitlements come from `sportello_shared::rules`, sentences from
//! `sportello_shared::texts`, paths of the interface from `sportello_shared::api`.

#![expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]

pub mod api;
pub mod app;
pub mod browser;
pub mod features;
pub mod i18n;
pub mod outcome;
pub mod remote;
pub mod routes;
pub mod session;
pub mod ui;

/// Starts the app in the page that loaded it.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        // The page cannot go on: the static message with the telephone numbers comes up instead.
        browser::show_panic_page();
        leptos::logging::error!("{info}");
    }));
    if let Some(root) = browser::app_root() {
        leptos::mount::mount_to(root, app::App).forget();
        browser::remove_shell();
    }
}
