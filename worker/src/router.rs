//! Finds the endpoint of a request in the table of the contract and runs its handler. No path stands here.

use sportello_shared::api::{ENDPOINTS, Endpoint, Method, ProblemKind};
use worker::Response;

use crate::{
    call::Call,
    error::{AppError, Refusal},
    features::{booking, places, quote, status, ticket},
};

/// What the table says about a method and a path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'p> {
    /// This endpoint, with what its path names.
    Endpoint(Endpoint, Named<'p>),
    /// The path exists, with other methods: these.
    OtherMethods(String),
    /// No such path.
    Nothing,
}

/// What a path names besides its endpoint. Patterns have no other parameter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Named<'p> {
    /// The Chamber's slug, as it was written.
    pub(crate) chamber: Option<&'p str>,
}

/// Looks a request up.
pub(crate) fn find<'p>(method: &str, path: &'p str) -> Found<'p> {
    let mut allow = Vec::new();
    for endpoint in ENDPOINTS {
        let Some(named) = match_path(endpoint.path, path) else { continue };
        if admits(endpoint.method, method) {
            return Found::Endpoint(*endpoint, named);
        }
        allow.push(endpoint.method.as_str());
        if endpoint.method == Method::Get {
            allow.push("HEAD");
        }
    }
    if allow.is_empty() { Found::Nothing } else { Found::OtherMethods(allow.join(", ")) }
}

/// HEAD is GET without its body, which the runtime leaves away.
fn admits(method: Method, asked: &str) -> bool {
    method.as_str() == asked || (method == Method::Get && asked == "HEAD")
}

/// What the path names, if it has the form of the pattern.
fn match_path<'p>(pattern: &str, path: &'p str) -> Option<Named<'p>> {
    let mut named = Named::default();
    let mut segments = path.split('/');
    for expected in pattern.split('/') {
        let segment = segments.next()?;
        if expected == "{chamber}" {
            named.chamber = Some(segment);
        } else if expected != segment {
            return None;
        }
    }
    segments.next().is_none().then_some(named)
}

/// What answers an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Handler {
    ShowStatus,
    CreateQuote,
    ListPlaces,
    CreateBooking,
    ShowTicket,
}

fn handler_of(endpoint: Endpoint) -> Option<Handler> {
    match endpoint {
        Endpoint::STATUS => Some(Handler::ShowStatus),
        Endpoint::QUOTE => Some(Handler::CreateQuote),
        Endpoint::PLACES => Some(Handler::ListPlaces),
        Endpoint::BOOK => Some(Handler::CreateBooking),
        Endpoint::TICKET => Some(Handler::ShowTicket),
        _ => None,
    }
}

/// Runs the handler of what was found.
pub(crate) async fn run(found: Found<'_>, call: Call) -> Result<Response, AppError> {
    let (endpoint, Named { chamber }) = match found {
        Found::Endpoint(endpoint, named) => (endpoint, named),
        Found::OtherMethods(methods) => {
            return Err(Refusal { allow: Some(methods), ..Refusal::new(ProblemKind::Method) }.into());
        }
        Found::Nothing => return Err(ProblemKind::NotFound.into()),
    };
    let handler = handler_of(endpoint).ok_or(AppError::Invariant("an endpoint without a handler"))?;
    call.check_origin(endpoint.method)?;
    match handler {
        Handler::ShowStatus => status::api::show_status(&call),
        Handler::CreateQuote => quote::api::create_quote(call, chamber).await,
        Handler::ListPlaces => places::api::list_places(call, chamber).await,
        Handler::CreateBooking => booking::api::create_booking(call, chamber).await,
        Handler::ShowTicket => ticket::api::show_ticket(call, chamber).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_endpoint_of_the_contract_has_a_handler_and_is_found_by_its_own_path() {
        for endpoint in ENDPOINTS {
            assert!(handler_of(*endpoint).is_some(), "{}", endpoint.id);
            let path = endpoint.path_for("torino");
            let chamber = endpoint.path.contains("{chamber}").then_some("torino");
            assert_eq!(find(endpoint.method.as_str(), &path), Found::Endpoint(*endpoint, Named { chamber }));
        }
    }

    #[test]
    fn another_method_is_told_which_ones_there_are() {
        assert_eq!(find("DELETE", Endpoint::STATUS.path), Found::OtherMethods("GET, HEAD".to_owned()));
        assert_eq!(find("GET", &Endpoint::BOOK.path_for("torino")), Found::OtherMethods("POST".to_owned()));
        assert!(matches!(find("HEAD", Endpoint::STATUS.path), Found::Endpoint(..)));
    }

    #[test]
    fn a_path_is_matched_whole() {
        for path in ["/api/v1/status/", "/api/v1", "/api/v1/chambers//", "/api/v1/chambers/torino/places/x", ""] {
            assert_eq!(find("GET", path), Found::Nothing, "{path}");
        }
    }
}
