//! The table of routes: method, path pattern and what each is for. Router, client, tests and OpenAPI read this table.

/// HTTP methods in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reads; changes nothing.
    Get,
    /// Creates or decides.
    Post,
}

impl Method {
    /// The method as HTTP spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// One route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Stable name, the OpenAPI `operationId`.
    pub id: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path with `{parameters}` in braces.
    pub path: &'static str,
    /// One line for people.
    pub summary: &'static str,
}

impl Endpoint {
    /// Whether the service answers, and with which version.
    pub const STATUS: Self =
        Self { id: "status", method: Method::Get, path: "/api/v1/status", summary: "Health and version" };
    /// What the device costs for these answers.
    pub const QUOTE: Self = Self {
        id: "quote",
        method: Method::Post,
        path: "/api/v1/chambers/{chamber}/quotes",
        summary: "Quote: price, entitlement and reasons for these answers",
    };
    /// Free places of a month; query `month=2026-12` and, optionally, `devices=2`.
    pub const PLACES: Self = Self {
        id: "places",
        method: Method::Get,
        path: "/api/v1/chambers/{chamber}/places",
        summary: "Free places of a month",
    };
    /// Books one place; needs [`super::IDEMPOTENCY_HEADER`].
    pub const BOOK: Self = Self {
        id: "book",
        method: Method::Post,
        path: "/api/v1/chambers/{chamber}/bookings",
        summary: "Book one place",
    };
    /// The ticket that the token in [`super::TICKET_HEADER`] opens.
    pub const TICKET: Self = Self {
        id: "ticket",
        method: Method::Get,
        path: "/api/v1/chambers/{chamber}/ticket",
        summary: "The ticket of a booking",
    };

    /// The path for one Chamber.
    pub fn path_for(&self, chamber: &str) -> String {
        self.path.replace("{chamber}", chamber)
    }
}

/// Every route of the interface.
pub const ENDPOINTS: &[Endpoint] =
    &[Endpoint::STATUS, Endpoint::QUOTE, Endpoint::PLACES, Endpoint::BOOK, Endpoint::TICKET];
