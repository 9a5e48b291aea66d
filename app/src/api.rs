//! The one client of the HTTP interface and of the static assets: paths, headers and bodies come from `shared::api`.

use gloo_net::http::{Request, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};
use sportello_shared::api::{
    BookingRequest, Endpoint, IDEMPOTENCY_HEADER, MonthPlaces, Problem, ProblemKind, TICKET_HEADER, Ticket,
};
use web_sys::AbortSignal;

use crate::browser;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The server said no, and why.
    Problem(Box<Problem>),
    /// Nobody answered, or what came was no answer of ours: the request may or may not have arrived.
    Unreachable,
}

impl Failure {
    /// The kind of the problem, if the server named one.
    pub fn kind(&self) -> Option<ProblemKind> {
        match self {
            Self::Problem(problem) => problem.kind(),
            Self::Unreachable => None,
        }
    }
}

/// An asset of this build, by its name below the assets' folder.
pub async fn asset<T: DeserializeOwned>(name: &str, signal: &AbortSignal) -> Result<T, Failure> {
    let url = format!("{}/{name}", browser::assets());
    decode(Request::get(&url).abort_signal(Some(signal)).send().await).await
}

/// Free places of a month (`2026-12`) for so many devices.
pub async fn places(chamber: &str, month: &str, devices: u64, signal: &AbortSignal) -> Result<MonthPlaces, Failure> {
    let url = format!("{}?month={month}&devices={devices}", Endpoint::PLACES.path_for(chamber));
    decode(Request::get(&url).abort_signal(Some(signal)).send().await).await
}

/// The ticket that the token opens.
pub async fn ticket(chamber: &str, token: &str, signal: &AbortSignal) -> Result<Ticket, Failure> {
    let request = Request::get(&Endpoint::TICKET.path_for(chamber)).header(TICKET_HEADER, token);
    decode(request.abort_signal(Some(signal)).send().await).await
}

/// Books. `attempt` stays the same while the same booking is tried again, so that it is made once.
pub async fn book(chamber: &str, attempt: &str, booking: &BookingRequest) -> Result<Ticket, Failure> {
    let request = Request::post(&Endpoint::BOOK.path_for(chamber)).header(IDEMPOTENCY_HEADER, attempt);
    send_json(request, booking).await
}

async fn send_json<T: DeserializeOwned>(request: RequestBuilder, body: &impl Serialize) -> Result<T, Failure> {
    let Ok(request) = request.json(body) else { return Err(Failure::Unreachable) };
    decode(request.send().await).await
}

async fn decode<T: DeserializeOwned>(answer: Result<Response, gloo_net::Error>) -> Result<T, Failure> {
    let answer = answer.map_err(|_| Failure::Unreachable)?;
    if answer.ok() {
        return answer.json().await.map_err(|_| Failure::Unreachable);
    }
    match answer.json::<Problem>().await {
        Ok(problem) => Err(Failure::Problem(Box::new(problem))),
        Err(_) => Err(Failure::Unreachable),
    }
}
