//! The pages and their addresses: no path of a page stands anywhere else.

use sportello_shared::texts::{Key, Lang, text};

/// A page of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The quote: the front door.
    Quote,
    /// The appointment, step by step.
    Booking,
    /// One appointment; the token stands in the fragment.
    Ticket,
    /// What is done with personal data.
    Privacy,
    /// Licence of the contents.
    Legal,
    /// Accessibility and its statement.
    Accessibility,
    /// No such page.
    NotFound,
}

/// The address in front of every English page; Italian pages have none.
const ENGLISH: &str = "/en";

impl Page {
    /// Every page that has an address.
    pub const ALL: [Self; 6] =
        [Self::Quote, Self::Booking, Self::Ticket, Self::Privacy, Self::Legal, Self::Accessibility];

    /// Address in each language: Italian, English (without the prefix).
    const fn addresses(self) -> [&'static str; 2] {
        match self {
            Self::Quote | Self::NotFound => ["/", "/"],
            Self::Booking => ["/prenota", "/book"],
            Self::Ticket => ["/appuntamento", "/appointment"],
            Self::Privacy => ["/privacy", "/privacy"],
            Self::Legal => ["/note-legali", "/legal"],
            Self::Accessibility => ["/accessibilita", "/accessibility"],
        }
    }

    /// The path of the page in that language.
    pub fn path(self, lang: Lang) -> String {
        let [italian, english] = self.addresses();
        match lang {
            Lang::It => italian.to_owned(),
            Lang::En if self == Self::Quote || self == Self::NotFound => ENGLISH.to_owned(),
            Lang::En => format!("{ENGLISH}{english}"),
        }
    }

    /// The page and the language that a path of the address bar means.
    pub fn locate(path: &str) -> (Lang, Self) {
        let (lang, rest) = match path.strip_prefix(ENGLISH) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => (Lang::En, rest),
            _ => (Lang::It, path),
        };
        let rest = rest.trim_end_matches('/');
        let page = Self::ALL.into_iter().find(|page| {
            let [italian, english] = page.addresses();
            let address = if lang == Lang::It { italian } else { english };
            address.trim_end_matches('/') == rest
        });
        (lang, page.unwrap_or(Self::NotFound))
    }

    /// Title of the page.
    pub fn title(self, lang: Lang) -> &'static str {
        let key = match self {
            Self::Quote => Key::PageQuote,
            Self::Booking => Key::PageBooking,
            Self::Ticket => Key::PageTicket,
            Self::Privacy => Key::PagePrivacy,
            Self::Legal => Key::PageLegal,
            Self::Accessibility => Key::PageAccessibility,
            Self::NotFound => Key::PageNotFound,
        };
        text(lang, key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_again_by_its_own_path() {
        for lang in Lang::ALL {
            for page in Page::ALL {
                let path = page.path(lang);
                assert_eq!(Page::locate(&path), (lang, page), "{path}");
                assert_eq!(Page::locate(&format!("{path}/")), (lang, page), "{path}/");
            }
        }
    }

    #[test]
    fn an_unknown_path_is_not_found_in_its_own_language() {
        assert_eq!(Page::locate("/prenotazioni"), (Lang::It, Page::NotFound));
        assert_eq!(Page::locate("/en/prenota"), (Lang::En, Page::NotFound));
        assert_eq!(Page::locate("/english"), (Lang::It, Page::NotFound));
    }
}
