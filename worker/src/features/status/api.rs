//! `GET /api/v1/status`: version and environment. A deployment without its configuration answers a problem instead, as
//! everywhere.

use sportello_shared::api::Status;
use worker::Response;

use crate::{call::Call, error::AppError, http::Answer};

/// The service answers.
pub(crate) fn show_status(call: &Call) -> Result<Response, AppError> {
    let status = Status {
        status: "ok".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        environment: call.config.environment.as_str().to_owned(),
    };
    Answer::json(200, &status)?.into_response()
}
