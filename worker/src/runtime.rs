//! The few places where the runtime's own values are read or made, so that nothing else touches JavaScript.

use std::cell::OnceCell;

use wasm_bindgen::JsValue;
use worker::{Env, js_sys::Reflect};

use crate::{config::Config, error::AppError};

/// A variable or secret, if it is bound to a text.
pub(crate) fn text_binding(env: &Env, name: &str) -> Option<String> {
    Reflect::get(env, &JsValue::from_str(name)).ok()?.as_string()
}

thread_local! {
    /// Bindings cannot change while an instance lives.
    static CONFIG: OnceCell<Result<Config, Vec<&'static str>>> = const { OnceCell::new() };
}

/// The deployment's configuration.
pub(crate) fn config(env: &Env) -> Result<Config, AppError> {
    CONFIG
        .with(|cell| cell.get_or_init(|| Config::read(|name| text_binding(env, name))).clone())
        .map_err(AppError::Configuration)
}
