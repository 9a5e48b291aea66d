//! `GET /api/v1/chambers/{chamber}/ticket`, with the token in a header: a path or a query would end in logs.

use sportello_shared::api::{ProblemKind, TICKET_HEADER};
use worker::Response;

use crate::{call::Call, chamber::Command, error::AppError, laws, tokens};

/// Asks the Chamber's object. A token that cannot be one is answered like one that opens nothing.
pub(crate) async fn show_ticket(call: Call, chamber: Option<&str>) -> Result<Response, AppError> {
    let law = laws::offered(chamber)?;
    let token = call.header(TICKET_HEADER)?.filter(|token| token.len() == tokens::TOKEN_DIGITS);
    let token = token.ok_or(ProblemKind::NotFound)?;
    // The token itself stays at the edge.
    call.chamber(law)?.send(Command::Ticket { token_hash: tokens::hash_token(&token) }).await
}
