//! The Worker and the Chamber object.
//!
//! *Invariants:* the edge keeps no state and believes nobody; a Chamber's data live in its own object, which handles one
//! command at a time: parse, read, decide (pure), write, with no `await` between. No panic: an impossible state is an
//! error with a request id. Personal data never enters a log, a URL or an error.
//!
//! Reading order: [`router`] (from path to handler), [`features`] (one folder each: `api` at the edge, `service` behind
//! it), [`chamber`] (the object), [`store`] (all SQL), [`error`] (everything that goes wrong, once).
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::unreachable,
        clippy::string_slice
    )
)]

mod body;
mod call;
mod chamber;
mod clock;
mod config;
mod error;
mod features;
mod http;
mod ids;
mod laws;
mod log;
mod router;
mod runtime;
mod store;
mod tokens;

use sportello_shared::api::{Problem, ProblemKind, REQUEST_ID_HEADER};
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{Context, Env, Request, Response, event};

use crate::{call::Call, error::AppError, http::Answer, router::Found};

/// Every HTTP request.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    let request_id = ids::request_id();
    let (method, path) = (request.inner().method(), request.path());
    let found = router::find(&method, &path);
    let (route, chamber) = describe(&found);
    let answered = answer(request, env, found, &request_id).await;
    let sealed =
        answered.or_else(|error| explain(&error, &request_id)).and_then(|response| http::seal(response, &request_id));
    let response = sealed.map_err(|error| worker::Error::RustError(error.to_string()))?;
    log::request(&request_id, route, chamber, response.status_code());
    Ok(response)
}

async fn answer(request: Request, env: Env, found: Found<'_>, request_id: &str) -> Result<Response, AppError> {
    let config = runtime::config(&env)?;
    let call = Call { request, env, config, request_id: request_id.to_owned() };
    #[cfg(feature = "dev")]
    if let Some(route) = features::dev::find(&call.request.path()) {
        return features::dev::run(route, call).await;
    }
    router::run(found, call).await
}

/// The one place where an error becomes an answer.
fn explain(error: &AppError, request_id: &str) -> Result<Response, AppError> {
    if error.is_ours() {
        log::failure(request_id, "edge", error);
    }
    Answer::problem(error, request_id).into_response()
}

/// What the log says about a request: names of the contract and of known Chambers, nothing that was typed.
fn describe(found: &Found<'_>) -> (&'static str, Option<&'static str>) {
    match found {
        Found::Endpoint(endpoint, named) => {
            (endpoint.id, named.chamber.and_then(laws::find).map(|law| law.slug.as_str()))
        }
        Found::OtherMethods(_) => ("other method", None),
        Found::Nothing => ("none", None),
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
