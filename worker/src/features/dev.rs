//! For tests and measurements: a panic at the edge and in an object, and the barest read and write through the same path
//! as the real ones. Compiled only with the feature `dev`; a test looks for its marks in what is deployed.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use worker::Response;

use crate::{body, call::Call, chamber::Command, error::AppError, http::Answer, laws, store::Sql};

/// Where these routes lie; also the mark by which a bundle is recognised.
const PREFIX: &str = "/api/dev/";

/// The Chamber whose object serves the measurements.
const CHAMBER: &str = "genova";

/// One route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DevRoute {
    /// A panic at the edge.
    EdgePanic,
    /// Something done in the object.
    Object(DevCommand),
}

/// One thing done in the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum DevCommand {
    /// A panic between two writes of a transaction.
    Panic,
    /// An answer without a look at the database.
    BareRead,
    /// One row written.
    BareInsert,
}

/// The route of a path.
pub(crate) fn find(path: &str) -> Option<DevRoute> {
    match path.strip_prefix(PREFIX)? {
        "panic" => Some(DevRoute::EdgePanic),
        "object/panic" => Some(DevRoute::Object(DevCommand::Panic)),
        "object/bare" => Some(DevRoute::Object(DevCommand::BareRead)),
        "object/insert" => Some(DevRoute::Object(DevCommand::BareInsert)),
        _ => None,
    }
}

/// Runs a route.
pub(crate) async fn run(route: DevRoute, mut call: Call) -> Result<Response, AppError> {
    match route {
        DevRoute::EdgePanic => stop(),
        DevRoute::Object(command) => {
            if command == DevCommand::BareInsert {
                // The real writes read a body as well.
                body::read_json(&mut call.request).await?;
            }
            call.chamber(laws::offered(Some(CHAMBER))?)?.send(Command::Dev(command)).await
        }
    }
}

/// Runs the object's part.
pub(crate) fn run_in_object<S: Sql>(sql: &S, command: DevCommand) -> Result<Answer, AppError> {
    let table = "CREATE TABLE IF NOT EXISTS dev_rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT";
    let insert = || sql.execute("INSERT INTO dev_rows (text) VALUES (?)", &["x".into()]);
    match command {
        DevCommand::Panic => sql.transaction(|| {
            sql.script(table)?;
            insert()?;
            stop()
        }),
        DevCommand::BareRead => Answer::json(200, &"bare"),
        DevCommand::BareInsert => {
            sql.script(table)?;
            insert()?;
            Answer::json(201, &"bare")
        }
    }
}

/// Panics as a mistake would: a second borrow while the first one lives.
fn stop<T>() -> Result<T, AppError> {
    let cell = RefCell::new(());
    let first = cell.borrow_mut();
    let second = cell.borrow_mut();
    drop((first, second));
    Err(AppError::Invariant("a second borrow was granted"))
}
