//! `POST /api/v1/chambers/{chamber}/quotes`.

use worker::Response;

use super::service;
use crate::{body, call::Call, error::AppError, http::Answer, laws};

/// Answers a quote request.
pub(crate) async fn create_quote(mut call: Call, chamber: Option<&str>) -> Result<Response, AppError> {
    let law = laws::offered(chamber)?;
    let body = body::read_json(&mut call.request).await?;
    let outcome = service::quote(law, &body).map_err(AppError::fields)?;
    Answer::json(200, &outcome)?.into_response()
}
