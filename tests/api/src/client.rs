//! The client of the tests: over the contract's paths, with every header in the open.

use serde::de::DeserializeOwned;
use serde_json::Value;
use sportello_shared::api::{
    Endpoint, IDEMPOTENCY_HEADER, PROBLEM_MEDIA_TYPE, Problem, ProblemKind, REQUEST_ID_HEADER, TICKET_HEADER,
};
use ureq::{Agent, http::Request};

/// One client; its connections stay open.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    origin: String,
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Names in lower case and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Client {
    pub(crate) fn of(port: u16) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).allow_non_standard_methods(true);
        Self { agent: config.build().into(), origin: format!("http://127.0.0.1:{port}") }
    }

    /// Sends any request.
    ///
    /// # Panics
    /// When there is no answer.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        self.try_send(method, path, headers, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
    }

    /// Sends any request; the other side may die meanwhile.
    ///
    /// # Errors
    /// When there is no whole answer.
    ///
    /// # Panics
    /// When the request cannot be made.
    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Reply, ureq::Error> {
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = if body.is_empty() && method != "POST" {
            self.agent.run(request.body(()).expect("a request"))?
        } else {
            self.agent.run(request.body(body).expect("a request"))?
        };
        let headers = answer.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()));
        Ok(Reply {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: answer.body_mut().read_to_string()?,
        })
    }

    /// A GET without anything.
    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], &[])
    }

    /// A POST of JSON.
    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        let headers = [&[("Content-Type", "application/json")], headers].concat();
        self.send("POST", path, &headers, body.to_string().as_bytes())
    }

    /// A quote.
    pub fn quote(&self, chamber: &str, body: &Value) -> Reply {
        self.post(&Endpoint::QUOTE.path_for(chamber), &[], body)
    }

    /// The free places of a month.
    pub fn places(&self, chamber: &str, query: &str) -> Reply {
        self.get(&format!("{}?{query}", Endpoint::PLACES.path_for(chamber)))
    }

    /// A booking.
    pub fn book(&self, chamber: &str, key: &str, body: &Value) -> Reply {
        self.post(&Endpoint::BOOK.path_for(chamber), &[(IDEMPOTENCY_HEADER, key)], body)
    }

    /// The ticket of a token.
    pub fn ticket(&self, chamber: &str, token: &str) -> Reply {
        self.send("GET", &Endpoint::TICKET.path_for(chamber), &[(TICKET_HEADER, token)], &[])
    }
}

impl Reply {
    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let name = name.to_ascii_lowercase();
        self.headers.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
    }

    /// The body, read.
    ///
    /// # Panics
    /// When it is something else.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{} {}: {error}", self.status, self.body))
    }

    /// The problem, which must be of that kind and complete, with its fields in order of their names.
    ///
    /// # Panics
    /// When it is none, or another one.
    #[track_caller]
    pub fn problem(&self, kind: ProblemKind) -> Problem {
        assert_eq!(self.header("Content-Type"), PROBLEM_MEDIA_TYPE, "{} {}", self.status, self.body);
        let mut problem: Problem = self.json();
        assert_eq!(problem.kind(), Some(kind), "{}", self.body);
        assert_eq!((self.status, problem.status), (kind.status(), kind.status()));
        assert_eq!(problem.instance, self.header(REQUEST_ID_HEADER));
        problem.errors.sort_by(|one, other| one.field.cmp(&other.field));
        problem
    }

    /// The names of the wrong fields of a validation problem.
    ///
    /// # Panics
    /// When it is another problem.
    #[track_caller]
    pub fn wrong_fields(&self) -> Vec<String> {
        self.problem(ProblemKind::Validation).errors.into_iter().map(|error| error.field).collect()
    }
}
