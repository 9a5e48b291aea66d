//! Everything that can go wrong in the Worker, and its one translation to the wire.
//!
//! A [`Refusal`] is meant for the client and names what the client can change. All else is our fault: its text goes to
//! the log under the request id, and the client learns only that id.

use sportello_shared::{
    api::{Problem, ProblemKind},
    domain::FieldError,
};

use crate::store::StoreError;

/// Why a request has no ordinary answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AppError {
    /// The client may change something.
    #[error("refused: {}", .0.kind.slug())]
    Refused(Refusal),
    /// The object's database.
    #[error("store: {0}")]
    Store(#[from] StoreError),
    /// The runtime's own interfaces.
    #[error("runtime: {0}")]
    Runtime(#[from] worker::Error),
    /// Variables or secrets that are missing.
    #[error("configuration incomplete: {}", .0.join(", "))]
    Configuration(Vec<&'static str>),
    /// Something that cannot be, was.
    #[error("invariant broken: {0}")]
    Invariant(&'static str),
}

/// An answer that says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What kind of no.
    pub(crate) kind: ProblemKind,
    /// One English sentence without personal data.
    pub(crate) detail: Option<&'static str>,
    /// Every wrong field.
    pub(crate) errors: Vec<FieldError>,
    /// Reason codes of the quote.
    pub(crate) reason_codes: Vec<String>,
    /// The admitted methods, for a refused one.
    pub(crate) allow: Option<String>,
}

impl Refusal {
    /// A plain no.
    pub(crate) const fn new(kind: ProblemKind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), reason_codes: Vec::new(), allow: None }
    }

    /// With a sentence about this occurrence.
    pub(crate) fn because(kind: ProblemKind, detail: &'static str) -> Self {
        Self { detail: Some(detail), ..Self::new(kind) }
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<ProblemKind> for AppError {
    fn from(kind: ProblemKind) -> Self {
        Self::Refused(Refusal::new(kind))
    }
}

impl From<sportello_shared::booking::Refusal> for AppError {
    fn from(refusal: sportello_shared::booking::Refusal) -> Self {
        let reason_codes = refusal.reason_codes().to_vec();
        Self::Refused(Refusal { reason_codes, ..Refusal::new(refusal.kind()) })
    }
}

impl AppError {
    /// Fields that are wrong.
    pub(crate) fn fields(errors: Vec<FieldError>) -> Self {
        Self::Refused(Refusal { errors, ..Refusal::new(ProblemKind::Validation) })
    }

    /// Whether the cause is ours: only then the text belongs in the log.
    pub(crate) const fn is_ours(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }

    /// The methods to name in `Allow`.
    pub(crate) fn allow(&self) -> Option<&str> {
        match self {
            Self::Refused(refusal) => refusal.allow.as_deref(),
            Self::Store(_) | Self::Runtime(_) | Self::Configuration(_) | Self::Invariant(_) => None,
        }
    }

    /// The body on the wire.
    pub(crate) fn to_problem(&self, request_id: &str) -> Problem {
        match self {
            Self::Refused(refusal) => Problem {
                detail: refusal.detail.map(str::to_owned),
                errors: refusal.errors.clone(),
                reason_codes: refusal.reason_codes.clone(),
                ..Problem::new(refusal.kind, request_id)
            },
            // The names of variables are no secret, and whoever deploys has to learn them.
            Self::Configuration(_) => {
                Problem { detail: Some(self.to_string()), ..Problem::new(ProblemKind::Internal, request_id) }
            }
            Self::Store(_) | Self::Runtime(_) | Self::Invariant(_) => Problem::new(ProblemKind::Internal, request_id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_faults_tell_the_client_nothing_but_the_request_id() {
        let problem = AppError::Invariant("a secret of the program").to_problem("id-1");
        assert_eq!((problem.status, problem.instance.as_str(), problem.detail), (500, "id-1", None));
    }

    #[test]
    fn a_refusal_keeps_its_reasons() {
        let refusal = sportello_shared::booking::Refusal::NotEligible(vec!["UNDER_AGE".to_owned()]);
        let problem = AppError::from(refusal).to_problem("id-2");
        assert_eq!(problem.kind(), Some(ProblemKind::NotEligible));
        assert_eq!(problem.reason_codes, ["UNDER_AGE"]);
    }
}
