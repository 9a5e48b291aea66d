//! A deployment without its secrets does not serve, and names what is missing.

use sportello_api_tests::{Server, ServerOptions};
use sportello_shared::api::{Endpoint, ProblemKind};

#[track_caller]
fn check_refusal(options: ServerOptions, missing: &str) {
    let server = Server::with(options);
    for path in [Endpoint::STATUS.path, &Endpoint::PLACES.path_for("torino")] {
        let problem = server.client().get(path).problem(ProblemKind::Internal);
        assert!(problem.detail.is_some_and(|detail| detail.contains(missing)), "{path}");
    }
    assert!(server.log().iter().any(|line| line.contains(missing)), "the log names it too");
}

#[test]
fn production_without_its_token_key_refuses_to_serve_and_names_it() {
    check_refusal(ServerOptions { environment: Some("production"), ..ServerOptions::default() }, "TOKEN_KEY");
}

#[test]
fn a_deployment_that_does_not_say_where_it_runs_refuses_to_serve() {
    check_refusal(ServerOptions { environment: None, ..ServerOptions::default() }, "ENVIRONMENT");
}

#[test]
fn production_with_its_key_serves() {
    let token_key = Some("0123456789abcdef0123456789abcdef");
    let options = ServerOptions { environment: Some("production"), token_key, ..ServerOptions::default() };
    let server = Server::with(options);
    assert_eq!(server.client().get(Endpoint::STATUS.path).status, 200);
    assert_eq!(server.client().places("torino", super::support::MONTH).status, 200);
}
