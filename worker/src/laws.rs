//! The law of every Chamber, read once a wasm instance.

use std::cell::OnceCell;

use sportello_shared::{chambers, rules::Law};

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

/// The law of that Chamber, if citizens may choose it here.
pub(crate) fn offered(slug: &str) -> Option<&'static Law> {
    find(slug).filter(|law| law.offered)
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
        assert!(offered("torino").is_some() && offered("genova").is_some());
    }

    #[test]
    fn a_chamber_that_is_not_offered_is_not_found_by_citizens() {
        assert!(find("romagna").is_some() && offered("romagna").is_none());
        assert!(find("atlantide").is_none());
    }
}
