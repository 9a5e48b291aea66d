//! Errors on the wire (RFC 9457): a stable slug that a client acts on, and the wrong fields by name.

use serde::{Deserialize, Serialize};

use crate::domain::FieldError;

/// Every kind of problem that the interface answers with. Stable: a client branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// One or more fields are wrong; each is named in `errors`.
    Validation,
    /// No such Chamber, or not offered here.
    UnknownChamber,
    /// The answers lead to no release at this counter.
    NotEligible,
    /// The page does not decide: the office has to be asked first.
    NeedsConfirmation,
    /// Somebody else took the place a moment ago.
    SlotTaken,
    /// Not a place of this agenda: closed, past, too soon, beyond the horizon.
    SlotNotOffered,
    /// The hold ran out.
    HoldExpired,
    /// The person already has an active appointment.
    AlreadyBooked,
    /// Too late to change.
    CutoffPassed,
    /// The one-time code is wrong.
    CodeWrong,
    /// The one-time code is too old.
    CodeExpired,
    /// Too many tries.
    TooManyRequests,
    /// No session.
    NotSignedIn,
    /// Not there, or not yours.
    NotFound,
    /// The role does not allow it.
    ForbiddenRole,
    /// The idempotency key was used with another body.
    IdempotencyMismatch,
    /// The first request with this key is still running.
    IdempotencyInProgress,
    /// The idempotency key is required.
    IdempotencyMissing,
    /// No notice for this booking.
    NoticeNotOffered,
    /// pagoPA does not answer.
    PaymentProviderUnavailable,
    /// The body is larger than admitted.
    PayloadTooLarge,
    /// The method is not admitted here.
    Method,
    /// The body is not `application/json`.
    MediaType,
    /// Our fault; the details are in the log under the request id.
    Internal,
}

impl ProblemKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Validation,
        Self::UnknownChamber,
        Self::NotEligible,
        Self::NeedsConfirmation,
        Self::SlotTaken,
        Self::SlotNotOffered,
        Self::HoldExpired,
        Self::AlreadyBooked,
        Self::CutoffPassed,
        Self::CodeWrong,
        Self::CodeExpired,
        Self::TooManyRequests,
        Self::NotSignedIn,
        Self::NotFound,
        Self::ForbiddenRole,
        Self::IdempotencyMismatch,
        Self::IdempotencyInProgress,
        Self::IdempotencyMissing,
        Self::NoticeNotOffered,
        Self::PaymentProviderUnavailable,
        Self::PayloadTooLarge,
        Self::Method,
        Self::MediaType,
        Self::Internal,
    ];

    /// The last segment of the problem's type.
    pub const fn slug(self) -> &'static str {
        self.row().0
    }

    /// HTTP status.
    pub const fn status(self) -> u16 {
        self.row().1
    }

    /// English title for logs and developers; the app shows its own sentence.
    pub const fn title(self) -> &'static str {
        self.row().2
    }

    /// Whether the same request may succeed later without a change.
    pub const fn retryable(self) -> bool {
        matches!(
            self,
            Self::TooManyRequests | Self::IdempotencyInProgress | Self::PaymentProviderUnavailable | Self::Internal
        )
    }

    const fn row(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::Validation => ("validation", 422, "Some fields are wrong"),
            Self::UnknownChamber => ("unknown-chamber", 404, "No such Chamber"),
            Self::NotEligible => ("not-eligible", 409, "No release for these answers"),
            Self::NeedsConfirmation => ("needs-confirmation", 409, "The office has to confirm first"),
            Self::SlotTaken => ("slot-taken", 409, "The place was just taken"),
            Self::SlotNotOffered => ("slot-not-offered", 409, "Not a place of this agenda"),
            Self::HoldExpired => ("hold-expired", 409, "The hold ran out"),
            Self::AlreadyBooked => ("already-booked", 409, "There is an active appointment"),
            Self::CutoffPassed => ("cutoff-passed", 409, "Too late to change"),
            Self::CodeWrong => ("code-wrong", 422, "The code is wrong"),
            Self::CodeExpired => ("code-expired", 422, "The code ran out"),
            Self::TooManyRequests => ("too-many-requests", 429, "Too many requests"),
            Self::NotSignedIn => ("not-signed-in", 401, "Sign in first"),
            Self::NotFound => ("not-found", 404, "Not found"),
            Self::ForbiddenRole => ("forbidden-role", 403, "Not for this role"),
            Self::IdempotencyMismatch => ("idempotency-mismatch", 422, "The key belongs to another request"),
            Self::IdempotencyInProgress => ("idempotency-in-progress", 409, "The first request is still running"),
            Self::IdempotencyMissing => ("idempotency-missing", 400, "The Idempotency-Key header is missing"),
            Self::NoticeNotOffered => ("notice-not-offered", 409, "No notice for this booking"),
            Self::PaymentProviderUnavailable => {
                ("payment-provider-unavailable", 503, "The payment platform does not answer")
            }
            Self::PayloadTooLarge => ("payload-too-large", 413, "The body is too large"),
            Self::Method => ("method", 405, "The method is not admitted"),
            Self::MediaType => ("media-type", 415, "The body is not application/json"),
            Self::Internal => ("internal", 500, "Something went wrong on our side"),
        }
    }
}

/// The body of an error answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `/problems/<slug>`.
    #[serde(rename = "type")]
    pub kind_path: String,
    /// English title of the kind.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// One English sentence about this occurrence; never personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request id.
    pub instance: String,
    /// Every wrong field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Reason codes of the quote, for `not-eligible` and `needs-confirmation`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reason_codes: Vec<String>,
}

impl Problem {
    /// A problem of this kind for the request of that id.
    pub fn new(kind: ProblemKind, instance: impl Into<String>) -> Self {
        Self {
            kind_path: format!("/problems/{}", kind.slug()),
            title: kind.title().to_owned(),
            status: kind.status(),
            detail: None,
            instance: instance.into(),
            errors: Vec::new(),
            reason_codes: Vec::new(),
        }
    }

    /// The kind, if this program knows it.
    pub fn kind(&self) -> Option<ProblemKind> {
        let slug = self.kind_path.strip_prefix("/problems/")?;
        ProblemKind::ALL.iter().copied().find(|kind| kind.slug() == slug)
    }
}
