//! One request being answered: what every handler needs.

use sportello_shared::{
    api::{Method, ProblemKind},
    domain::{FieldError, FieldErrorKind},
    rules::Law,
};
use worker::{Env, Request};

use crate::{
    chamber,
    config::Config,
    error::{AppError, Refusal},
};

/// The request, its id and its surroundings.
pub(crate) struct Call {
    /// The request as it arrived.
    pub(crate) request: Request,
    /// Bindings.
    pub(crate) env: Env,
    /// The deployment's configuration.
    pub(crate) config: Config,
    /// Names this request in answers and logs.
    pub(crate) request_id: String,
}

impl Call {
    /// The object of that Chamber.
    pub(crate) fn chamber(&self, law: &Law) -> Result<chamber::Stub, AppError> {
        chamber::Stub::of(&self.env, &law.slug, &self.request_id)
    }

    /// A header, if it is there.
    pub(crate) fn header(&self, name: &str) -> Result<Option<String>, AppError> {
        Ok(self.request.headers().get(name)?)
    }

    /// The query's names and values, decoded, in their order.
    pub(crate) fn query(&self) -> Result<Vec<(String, String)>, AppError> {
        Ok(self.request.url()?.query_pairs().into_owned().collect())
    }

    /// An unsafe method that names an origin names ours: no page of another site acts in a citizen's name.
    pub(crate) fn check_origin(&self, method: Method) -> Result<(), AppError> {
        let Some(origin) = self.header("Origin")?.filter(|_| method != Method::Get) else { return Ok(()) };
        let own = self.request.url()?.origin().ascii_serialization();
        if origin == own || self.config.public_origin.as_ref() == Some(&origin) {
            return Ok(());
        }
        let errors = vec![FieldError::new("Origin", FieldErrorKind::NotListed)];
        let because = Refusal::because(ProblemKind::ForbiddenRole, "The Origin header names another site.");
        Err(Refusal { errors, ..because }.into())
    }
}
