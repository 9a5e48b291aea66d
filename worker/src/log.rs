//! Structured log lines. They hold ids, names of routes and numbers, never what a person typed, a path or a query.

use serde_json::json;
use worker::console_log;

/// One answered request.
pub(crate) fn request(request_id: &str, route: &str, chamber: Option<&str>, status: u16) {
    console_log!(
        "{}",
        json!({ "event": "request", "request_id": request_id, "route": route, "chamber": chamber, "status": status })
    );
}

/// Something of ours that failed.
pub(crate) fn failure(request_id: &str, place: &str, error: &dyn std::fmt::Display) {
    console_log!(
        "{}",
        json!({ "event": "failure", "request_id": request_id, "place": place, "error": error.to_string() })
    );
}
