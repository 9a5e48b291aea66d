//! The static files of a self-hosted runtime.

use sportello_api_tests::{Client, Server};

/// A small site: a page, a script with its compressed twin, and headers.
fn site() -> (Server, Client) {
    let server = Server::start();
    server.write_site("index.html", "<!doctype html><title>page</title>");
    server.write_site("assets/1a/app.js", "plain");
    server.write_site("assets/1a/app.js.br", "packed");
    let headers = "/*\n  X-Everywhere: yes\n  Cache-Control: no-cache\n\n/assets/*\n  ! Cache-Control\n  Cache-Control: public, immutable\n";
    server.write_site("_headers", headers);
    let client = server.client();
    (server, client)
}

#[test]
fn a_path_of_the_app_gets_the_page_and_a_missing_file_does_not() {
    let (_server, client) = site();
    for path in ["/", "/torino/prenota", "/en/genova"] {
        let page = client.get(path);
        assert_eq!((page.status, page.header("Content-Type")), (200, "text/html; charset=utf-8"), "{path}");
        assert_eq!((page.header("X-Everywhere"), page.header("Cache-Control")), ("yes", "no-cache"));
    }
    for path in ["/assets/1a/gone.js", "/favicon.ico", "/_headers", "/assets/../_headers"] {
        let missing = client.get(path);
        assert!(missing.status == 404 || missing.body.contains("<title>page"), "{path}: {}", missing.body);
        assert!(!missing.body.contains("X-Everywhere"), "{path}");
    }
    assert_eq!(client.get("/assets/1a/gone.js").status, 404);
}

#[test]
fn a_hashed_file_is_kept_and_comes_compressed_to_whoever_can_read_it() {
    let (_server, client) = site();
    let plain = client.get("/assets/1a/app.js");
    assert_eq!((plain.body.as_str(), plain.header("Content-Encoding")), ("plain", ""));
    assert_eq!(plain.header("Content-Type"), "text/javascript; charset=utf-8");
    assert_eq!(plain.header("Cache-Control"), "public, immutable");
    let packed = client.send("GET", "/assets/1a/app.js", &[("Accept-Encoding", "gzip, br")], &[]);
    assert_eq!((packed.body.as_str(), packed.header("Content-Encoding")), ("packed", "br"));
    assert_eq!(packed.header("Vary"), "Accept-Encoding");
}

#[test]
fn a_page_that_did_not_change_is_not_sent_again_and_nothing_can_be_posted() {
    let (_server, client) = site();
    let date = client.get("/").header("Last-Modified").to_owned();
    let again = client.send("GET", "/", &[("If-Modified-Since", &date)], &[]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    let refused = client.send("POST", "/", &[], b"x");
    assert_eq!((refused.status, refused.header("Allow")), (405, "GET, HEAD"));
}
