//! The way from the edge to a Chamber's object.

use sportello_shared::api::REQUEST_ID_HEADER;
use wasm_bindgen::{JsCast as _, JsValue, prelude::wasm_bindgen};
use worker::{Env, EnvBinding as _, Headers, Method, ObjectNamespace, Request, RequestInit, Response, js_sys::Reflect};

use super::Command;
use crate::{config::Environment, error::AppError, runtime};

/// The binding of the objects' namespace.
const BINDING: &str = "CHAMBER";

/// Where a Chamber's data may lie: data of Italian citizens stay in the Union.
const JURISDICTION: &str = "eu";

/// The name of a Chamber's object. Its data are found by this name for ever.
fn object_name(slug: &str) -> String {
    format!("chamber:{slug}:v1")
}

/// The Chamber of an object's name.
pub(super) fn slug_of(name: &str) -> Option<&str> {
    name.strip_prefix("chamber:")?.strip_suffix(":v1")
}

#[wasm_bindgen]
extern "C" {
    /// A namespace of objects, with the method that the SDK does not bind.
    type RestrictableNamespace;

    #[wasm_bindgen(method, catch)]
    fn jurisdiction(this: &RestrictableNamespace, name: &str) -> Result<JsValue, JsValue>;
}

/// One Chamber's object, seen from the edge.
pub(crate) struct Stub {
    inner: worker::Stub,
    request_id: String,
}

impl Stub {
    /// The object of that Chamber, for this request.
    pub(crate) fn of(env: &Env, slug: &str, request_id: &str) -> Result<Self, AppError> {
        let inner = namespace(env)?.get_by_name(&object_name(slug))?;
        Ok(Self { inner, request_id: request_id.to_owned() })
    }

    /// Runs a command. A refusal arrives as the problem that the client gets.
    pub(crate) async fn send(&self, command: Command) -> Result<Response, AppError> {
        let body = serde_json::to_string(&command).map_err(|_| AppError::Invariant("a command that is no JSON"))?;
        let mut init = RequestInit::new();
        let headers = Headers::new();
        headers.set(REQUEST_ID_HEADER, &self.request_id)?;
        init.with_method(Method::Post).with_headers(headers).with_body(Some(JsValue::from_str(&body)));
        // The runtime wants an address; the object does not look at it.
        let request = Request::new_with_init("http://chamber/", &init)?;
        Ok(self.inner.fetch_with_request(request).await?)
    }
}

/// The namespace, restricted to the Union where the runtime knows of jurisdictions. An own machine does not, and needs
/// not; a runtime either always does or never, so a Chamber has one object.
fn namespace(env: &Env) -> Result<ObjectNamespace, AppError> {
    let binding = Reflect::get(env, &JsValue::from_str(BINDING)).map_err(worker::Error::from)?;
    let restricted = match runtime::config(env)?.environment {
        Environment::Local => None,
        Environment::Staging | Environment::Production => {
            binding.unchecked_ref::<RestrictableNamespace>().jurisdiction(JURISDICTION).ok()
        }
    };
    Ok(ObjectNamespace::get(restricted.unwrap_or(binding))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objects_name_gives_its_chamber_back() {
        assert_eq!(slug_of(&object_name("pordenone-udine")), Some("pordenone-udine"));
        assert_eq!(slug_of("something else"), None);
    }
}
