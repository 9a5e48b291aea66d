//! The Worker's entry points: the status, until the law lands.
#![cfg_attr(
    not(test),
    deny(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]
#![expect(dead_code, reason = "the store waits for the law")]

mod config;
mod error;
mod http;
mod ids;
mod log;
mod runtime;
mod store;

use sportello_shared::api::{Endpoint, Problem, ProblemKind, REQUEST_ID_HEADER, Status};
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{Context, DurableObject, Env, Request, Response, State, durable_object, event};

use crate::{error::AppError, http::Answer};

/// Every HTTP request.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    let request_id = ids::request_id();
    let answer = answer(&request, &env).unwrap_or_else(|error| Answer::problem(&error, &request_id));
    let sealed = answer.into_response().and_then(|response| http::seal(response, &request_id));
    sealed.map_err(|error| worker::Error::RustError(error.to_string()))
}

fn answer(request: &Request, env: &Env) -> Result<Answer, AppError> {
    let config = runtime::config(env)?;
    if request.path() != Endpoint::STATUS.path {
        return Err(ProblemKind::NotFound.into());
    }
    let status = Status {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        environment: config.environment.as_str().to_owned(),
    };
    Answer::json(200, &status)
}

/// The object of one Chamber.
#[durable_object(fetch)]
pub struct Chamber {}

impl DurableObject for Chamber {
    fn new(_state: State, _env: Env) -> Self {
        Self {}
    }

    async fn fetch(&self, _request: Request) -> worker::Result<Response> {
        Response::empty()
    }
}

/// The answer for calls whose instance died, as JSON: `{problem, headers, request_id_header}`. Read by `js/entry.js`
/// while the instance still lives, so that the entry knows no slug and no header by itself.
#[wasm_bindgen]
pub fn apology() -> String {
    let headers: serde_json::Map<_, _> =
        http::sealed_problem_headers().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let problem = Problem::new(ProblemKind::Internal, "");
    serde_json::json!({ "problem": problem, "headers": headers, "request_id_header": REQUEST_ID_HEADER }).to_string()
}

#[wasm_bindgen]
extern "C" {
    /// Defined by `js/entry.js`: answers the calls that this instance will never answer.
    #[wasm_bindgen(js_namespace = globalThis, js_name = sportelloInstanceLost)]
    fn instance_lost();
}

/// Asks to be told when this instance dies. The SDK's own start function set a handler that restarts the instance
/// unseen; the entry has to know, so this one takes its place.
#[wasm_bindgen]
pub fn report_loss() {
    wasm_bindgen::handler::set_on_abort(instance_lost);
}
