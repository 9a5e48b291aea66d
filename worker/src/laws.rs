//! The law of every Chamber, read once a wasm instance.

use std::cell::OnceCell;

use sportello_shared::{api::ProblemKind, chambers, rules::Law};

use crate::error::AppError;

thread_local! {
    /// Read at the first question and kept: the law of a build never changes.
    static LAWS: OnceCell<&'static [Law]> = const { OnceCell::new() };
}

/// The law of that Chamber, offered or not. A law that the build embedded and that cannot be read is as good as none;
/// a native test reads them all.
pub(crate) fn find(slug: &str) -> Option<&'static Law> {
    let laws = LAWS.with(|cell| *cell.get_or_init(read_all));
    laws.iter().find(|law| law.slug == slug)
}

/// The law of the Chamber that a path names, if citizens may choose it here.
pub(crate) fn offered(slug: Option<&str>) -> Result<&'static Law, AppError> {
    slug.and_then(find).filter(|law| law.offered).ok_or_else(|| ProblemKind::UnknownChamber.into())
}

fn read_all() -> &'static [Law] {
    let read = chambers::all().iter().filter_map(|chamber| serde_json::from_str(chamber.law_json).ok());
    Box::leak(read.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_law_can_be_read() {
        for chamber in chambers::all() {
            let law = find(chamber.slug).expect(chamber.slug);
            assert_eq!(law.offered, chamber.offered, "{}", chamber.slug);
        }
        assert!(offered(Some("torino")).is_ok() && offered(Some("genova")).is_ok());
    }

    #[test]
    fn citizens_find_the_chambers_that_are_offered_and_no_other() {
        for chamber in chambers::all() {
            assert_eq!(offered(Some(chamber.slug)).is_ok(), chamber.offered, "{}", chamber.slug);
        }
        assert!(offered(Some("atlantide")).is_err() && offered(None).is_err());
    }
}
