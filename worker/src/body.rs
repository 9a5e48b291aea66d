//! Reads the body of a request: its type, its size, its JSON.

use futures_util::TryStreamExt as _;
use serde_json::Value;
use sportello_shared::{
    api::{BODY_BYTES_MAX, ProblemKind},
    domain::{FieldError, FieldErrorKind},
};
use worker::Request;

use crate::{error::AppError, http::JSON};

/// The JSON value of a body of at most [`BODY_BYTES_MAX`] bytes.
pub(crate) async fn read_json(request: &mut Request) -> Result<Value, AppError> {
    if !is_json(request.headers().get("Content-Type")?.as_deref()) {
        return Err(ProblemKind::MediaType.into());
    }
    let announced = request.headers().get("Content-Length")?.and_then(|length| length.parse::<usize>().ok());
    match announced {
        Some(length) if length > BODY_BYTES_MAX => Err(ProblemKind::PayloadTooLarge.into()),
        // HTTP ends a body at its announced length, so what was announced need not be counted.
        Some(_) => parse(&request.bytes().await?),
        None => parse(&read_limited(request).await?),
    }
}

/// Counts what arrives when nothing was announced.
async fn read_limited(request: &mut Request) -> Result<Vec<u8>, AppError> {
    if request.inner().body().is_none() {
        return Ok(Vec::new());
    }
    let mut stream = request.stream()?;
    let mut body = Vec::new();
    while let Some(chunk) = stream.try_next().await? {
        if body.len() + chunk.len() > BODY_BYTES_MAX {
            return Err(ProblemKind::PayloadTooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn parse(body: &[u8]) -> Result<Value, AppError> {
    serde_json::from_slice(body).map_err(|_| {
        let kind = if body.is_empty() { FieldErrorKind::Missing } else { FieldErrorKind::BadFormat };
        AppError::fields(vec![FieldError::new("body", kind)])
    })
}

/// `application/json`, with or without parameters.
fn is_json(content_type: Option<&str>) -> bool {
    let essence = content_type.and_then(|value| value.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case(JSON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_counts_and_its_parameters_do_not() {
        for good in ["application/json", "Application/JSON; charset=utf-8", " application/json ;x=y"] {
            assert!(is_json(Some(good)), "{good}");
        }
        for bad in [None, Some(""), Some("text/plain"), Some("application/json+x"), Some("text/json")] {
            assert!(!is_json(bad), "{bad:?}");
        }
    }

    #[test]
    fn what_is_no_json_is_named_as_the_body() {
        for (body, kind) in [("", "Missing"), ("{", "BadFormat"), ("{} {}", "BadFormat"), ("\u{0}", "BadFormat")] {
            let error = parse(body.as_bytes()).expect_err(body);
            assert!(format!("{error:?}").contains(kind), "{body:?} {error:?}");
        }
        let deep = "[".repeat(100_000);
        assert!(parse(deep.as_bytes()).is_err());
    }
}
