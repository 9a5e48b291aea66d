//! The key of a ticket as it stands in the address.

/// Chamber and token of a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketKey {
    /// Slug of the Chamber.
    pub chamber: String,
    /// The token that opens the ticket.
    pub token: String,
}

impl TicketKey {
    /// Reads `torino.<token>`.
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let (chamber, token) = fragment.trim_start_matches('#').split_once('.')?;
        let is_plain = |text: &str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        (is_plain(chamber) && is_plain(token)).then(|| Self { chamber: chamber.to_owned(), token: token.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_chamber_or_token_opens_nothing() {
        assert_eq!(TicketKey::from_fragment(""), None);
        assert_eq!(TicketKey::from_fragment("torino."), None);
        assert_eq!(TicketKey::from_fragment("torino./../x"), None);
        let key = TicketKey::from_fragment("#torino.Abc_1-2").expect("a key");
        assert_eq!((key.chamber.as_str(), key.token.as_str()), ("torino", "Abc_1-2"));
    }
}
