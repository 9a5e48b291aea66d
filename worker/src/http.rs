//! Answers before they become the runtime's responses, and what every answer carries.

use serde::Serialize;
use sportello_shared::api::{PROBLEM_MEDIA_TYPE, REQUEST_ID_HEADER};
use worker::{Headers, Response, ResponseBuilder};

use crate::error::AppError;

/// Media type of every good answer.
pub(crate) const JSON: &str = "application/json";

/// Answers are data: nothing in them may run, be framed, be guessed at or be kept, and no page of another origin may
/// read them. `Cache-Control` is set apart, because free places may be kept for comparison.
const SECURITY_HEADERS: &[(&str, &str)] = &[
    (
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
];

/// What is kept nowhere.
pub(crate) const NO_STORE: &str = "no-store";
/// What may be kept to ask again with its tag.
pub(crate) const REVALIDATE: &str = "private, no-cache";

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// HTTP status.
    pub(crate) status: u16,
    /// Media type of the body.
    pub(crate) media_type: &'static str,
    /// Headers beyond the type and those of every answer.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A good answer.
    pub(crate) fn json(status: u16, body: &impl Serialize) -> Result<Self, AppError> {
        let body = serde_json::to_vec(body).map_err(|_| AppError::Invariant("an answer that is no JSON"))?;
        Ok(Self { status, media_type: JSON, headers: Vec::new(), body })
    }

    /// The answer to an error.
    pub(crate) fn problem(error: &AppError, request_id: &str) -> Self {
        let problem = error.to_problem(request_id);
        let headers = error.allow().map(|methods| ("Allow", methods.to_owned())).into_iter().collect();
        // A problem is plain texts and numbers: it always has a JSON form.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        Self { status: problem.status, media_type: PROBLEM_MEDIA_TYPE, headers, body }
    }

    /// The runtime's response, as yet without what every answer carries.
    pub(crate) fn into_response(self) -> Result<Response, AppError> {
        let headers = Headers::new();
        headers.set("Content-Type", self.media_type)?;
        for (name, value) in &self.headers {
            headers.set(name, value)?;
        }
        let builder = ResponseBuilder::new().with_status(self.status).with_headers(headers);
        Ok(if self.body.is_empty() { builder.empty() } else { builder.fixed(self.body) })
    }
}

/// Gives a response what every answer carries. The headers are set anew, since those of an object's response are fixed.
pub(crate) fn seal(response: Response, request_id: &str) -> Result<Response, AppError> {
    let headers = Headers::new();
    for name in ["Content-Type", "ETag", "Allow"] {
        if let Some(value) = response.headers().get(name)? {
            headers.set(name, &value)?;
        }
    }
    let caching = if headers.has("ETag")? { REVALIDATE } else { NO_STORE };
    headers.set("Cache-Control", caching)?;
    for (name, value) in SECURITY_HEADERS {
        headers.set(name, value)?;
    }
    headers.set(REQUEST_ID_HEADER, request_id)?;
    Ok(response.with_headers(headers))
}

/// The same as names and values, for the answer that the entry gives when the instance is gone.
pub(crate) fn sealed_problem_headers() -> Vec<(&'static str, &'static str)> {
    let mut headers = vec![("Content-Type", PROBLEM_MEDIA_TYPE), ("Cache-Control", NO_STORE)];
    headers.extend_from_slice(SECURITY_HEADERS);
    headers
}
