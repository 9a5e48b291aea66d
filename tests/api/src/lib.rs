//! HTTP client of the tests.
