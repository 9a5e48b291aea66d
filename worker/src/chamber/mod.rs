//! The Chamber object: one Durable Object a Chamber, one SQLite database, one writer, one legal boundary.
//!
//! *Invariant:* a command reads its request first and then runs to its end without an `await`. The runtime delivers
//! nothing else meanwhile, so what a command read still holds when it writes; its writes are one transaction, and the
//! answer leaves only after they are on disk.

mod books;
mod command;
mod stub;

use sportello_shared::api::REQUEST_ID_HEADER;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

pub(crate) use self::{
    books::Books,
    command::{BookingCall, Command, PlacesQuery},
    stub::Stub,
};
use crate::{
    clock,
    error::AppError,
    features::{booking, places, ticket},
    http::Answer,
    ids::BookingIds,
    log, runtime,
    store::object::ObjectSql,
};

/// The object of one Chamber.
#[durable_object(fetch)]
pub struct Chamber {
    env: Env,
    /// The database brought up to date, or why that failed: a constructor has no other way to say it.
    books: Result<Books<ObjectSql>, AppError>,
}

impl DurableObject for Chamber {
    fn new(state: State, env: Env) -> Self {
        let name = state.id().name().unwrap_or_default();
        let books = stub::slug_of(&name)
            .ok_or(AppError::Invariant("an object without a Chamber's name"))
            .and_then(|slug| Books::open(ObjectSql::of(&state), slug, clock::now(&env)));
        Self { env, books }
    }

    async fn fetch(&self, mut request: Request) -> worker::Result<Response> {
        let request_id = request.headers().get(REQUEST_ID_HEADER)?.unwrap_or_default();
        let command = request.text().await?;
        // From here on nothing is awaited.
        let answer = self.run(&command, &request_id).unwrap_or_else(|error| {
            if error.is_ours() {
                log::failure(&request_id, "object", &error);
            }
            Answer::problem(&error, &request_id)
        });
        answer.into_response().map_err(|error| worker::Error::RustError(error.to_string()))
    }
}

impl Chamber {
    fn run(&self, command: &str, request_id: &str) -> Result<Answer, AppError> {
        let command = serde_json::from_str(command).map_err(|_| AppError::Invariant("a command of another build"))?;
        let books = self.books.as_ref().map_err(|error| {
            log::failure(request_id, "object start", error);
            AppError::Invariant("the object could not be opened")
        })?;
        let now = clock::now(&self.env);
        match &command {
            Command::Places(query) => places::service::list_places(books, query, now),
            Command::Ticket { token_hash } => ticket::service::show_ticket(books, token_hash, now),
            Command::Book(call) => {
                let surroundings = booking::service::Surroundings {
                    now,
                    ids: &BookingIds::new(),
                    token_key: &runtime::config(&self.env)?.token_key,
                    request_id,
                };
                booking::service::create_booking(books, call, &surroundings)
            }
            #[cfg(feature = "dev")]
            Command::Dev(command) => crate::features::dev::run_in_object(&books.sql, *command),
        }
    }
}
