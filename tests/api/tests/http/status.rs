//! `GET /api/v1/status`.

use sportello_api_tests::Server;
use sportello_shared::api::{Endpoint, Status};

#[test]
fn the_service_says_that_it_answers_and_where_it_runs() {
    let server = Server::start();
    let reply = server.client().get(Endpoint::STATUS.path);
    let status: Status = reply.json();
    assert_eq!((reply.status, status.status.as_str(), status.environment.as_str()), (200, "ok", "local"));
    assert_eq!(reply.header("Content-Type"), "application/json");
}

#[test]
fn a_head_request_gets_the_headers_alone() {
    let server = Server::start();
    let reply = server.client().send("HEAD", Endpoint::STATUS.path, &[], &[]);
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
}
