//! Mailbox addresses, and whether one is a certified mailbox (PEC), which the counter does not accept.

use std::fmt;

use super::{
    FieldErrorKind,
    text_value::{redacted_debug, text_value},
};

/// An address that our mail can reach: plain ASCII, no quoted name, no address literal, a domain with a dot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Whether a mailbox is certified (PEC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certified {
    /// An ordinary mailbox as far as the domain tells.
    No,
    /// The domain sounds like a certified one: ask the person, refuse nothing.
    Doubtful,
    /// A domain of a known provider.
    Yes,
}

/// Longest address that SMTP carries: a path of 256 characters with its angle brackets (RFC 5321, 4.5.3.1.3).
const LENGTH_MAX: usize = 254;

/// Domains that the providers of the public list give to everybody, and those of the register of businesses, orders
/// and associations that are certified throughout. Each stands for its subdomains too.
const CERTIFIED_DOMAINS: &[&str] = &[
    "actaliscertymail.it",
    "arubapec.it",
    "casellapec.com",
    "cert.camcom.it",
    "cert.legalmail.it",
    "cgn.legalmail.it",
    "epap.sicurezzapostale.it",
    "gigapec.it",
    "ingpec.eu",
    "legalmail.it",
    "legalmail.camcom.it",
    "mypec.eu",
    "namirialpec.it",
    "pec-mail.it",
    "pec.it",
    "pec.net",
    "pecavvocati.it",
    "pecimprese.it",
    "pecprofessionisti.it",
    "postacertificata.gov.it",
    "postecert.it",
    "postecertifica.it",
    "registerpec.it",
    "sicurezzapostale.it",
    "spidmail.it",
    "twtcert.it",
];

/// Labels that stand in a domain only where it is certified: `name@pec.example.it`.
const CERTIFIED_LABELS: &[&str] = &["legalmail", "pec", "postacert", "postacertificata", "sicurezzapostale"];

/// Beginnings and ends of a label that sound certified.
const DOUBTFUL_PARTS: &[&str] = &["pec", "cert", "legalmail"];

impl Email {
    /// Reads an address; blanks around it are dropped and the domain becomes lower case.
    ///
    /// Errors: `Missing`, `TooLong`, `BadCharacters` for blanks inside or letters outside ASCII, `BadFormat` for the
    /// rest.
    pub fn parse(text: &str) -> Result<Self, FieldErrorKind> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FieldErrorKind::Missing);
        }
        if text.len() > LENGTH_MAX {
            return Err(FieldErrorKind::TooLong);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(FieldErrorKind::BadCharacters);
        }
        let (local, domain) = text.split_once('@').ok_or(FieldErrorKind::BadFormat)?;
        let domain = domain.to_ascii_lowercase();
        if !is_dot_atom(local) || !is_host_name(&domain) {
            return Err(FieldErrorKind::BadFormat);
        }
        Ok(Self(format!("{local}@{domain}")))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit('@').next().unwrap_or_default()
    }

    /// Whether the mailbox is a certified one (PEC), judged by its domain.
    pub fn certified(&self) -> Certified {
        let domain = self.domain();
        let is_listed = CERTIFIED_DOMAINS
            .iter()
            .any(|known| domain.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
        if is_listed || domain.split('.').any(|label| CERTIFIED_LABELS.contains(&label)) {
            return Certified::Yes;
        }
        let sounds_certified = domain
            .split('.')
            .any(|label| DOUBTFUL_PARTS.iter().any(|part| label.starts_with(part) || label.ends_with(part)));
        if sounds_certified { Certified::Doubtful } else { Certified::No }
    }

    /// The same mailbox for comparing: names before the `@` differ in case only in theory.
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// `m…@example.org`: enough to recognise one's own, not enough to write to.
    pub fn masked(&self) -> String {
        let initial = self.0.chars().next().unwrap_or_default();
        format!("{initial}…@{}", self.domain())
    }
}

/// What may stand before the `@` unquoted (RFC 5322, 3.2.3), at most 64 characters (RFC 5321, 4.5.3.1.1).
fn is_dot_atom(local: &str) -> bool {
    local.len() <= 64
        && local.split('.').all(|atom| {
            !atom.is_empty()
                && atom.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
        })
}

/// Two labels at least, the last of them a name and not a number.
fn is_host_name(domain: &str) -> bool {
    let top_is_a_name = domain
        .rsplit_once('.')
        .is_some_and(|(_, top)| top.len() >= 2 && !top.bytes().all(|byte| byte.is_ascii_digit()));
    top_is_a_name && domain.split('.').all(is_host_label)
}

/// Letters, digits and inner hyphens, at most 63 (RFC 1035).
fn is_host_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

impl fmt::Display for Email {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

text_value!(Email);
redacted_debug!(Email);

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<Certified, FieldErrorKind>) {
        assert_eq!(Email::parse(text).map(|email| email.certified()), expected, "{text}");
    }

    #[test]
    fn ordinary_mailboxes_are_accepted() {
        for text in ["maria@example.org", " Maria.Rossi+cns@Example.ORG ", "o'neil@mail.example.co.uk", "a@b.it"] {
            check(text, Ok(Certified::No));
        }
        assert_eq!(Email::parse(" Maria@Example.ORG ").map(|email| email.to_string()), Ok("Maria@example.org".into()));
    }

    #[test]
    fn certified_mailboxes_are_recognised_and_doubtful_ones_asked() {
        for text in ["a@pec.it", "a@legalmail.it", "a@pec.studio.example", "a@x.arubapec.it", "a@ordine.pec.it"] {
            check(text, Ok(Certified::Yes));
        }
        for text in ["a@studiopec.it", "a@pecmilano.it", "a@cert.example.it", "a@pecora.it"] {
            check(text, Ok(Certified::Doubtful));
        }
        check("a@speciale.it", Ok(Certified::No));
        check("a@notarubapec.it", Ok(Certified::Doubtful));
    }

    #[test]
    fn each_way_to_be_wrong_has_its_name() {
        check("", Err(FieldErrorKind::Missing));
        check("  ", Err(FieldErrorKind::Missing));
        check("maria rossi@example.org", Err(FieldErrorKind::BadCharacters));
        check("marìa@example.org", Err(FieldErrorKind::BadCharacters));
        for text in [
            "maria",
            "maria@",
            "@example.org",
            "maria@localhost",
            "maria@example.",
            "maria@.example.org",
            "maria@example..org",
            "maria@-example.org",
            "maria..rossi@example.org",
            ".maria@example.org",
            "maria.@example.org",
            "a@b@example.org",
            "\"maria\"@example.org",
            "maria@[127.0.0.1]",
            "maria@10.0.0.1",
            "maria@example.o",
            "<maria@example.org>",
            "Maria<maria@example.org>",
        ] {
            check(text, Err(FieldErrorKind::BadFormat));
        }
        check(&format!("maria@{}.org", "a".repeat(64)), Err(FieldErrorKind::BadFormat));
        check(&format!("{}@example.org", "a".repeat(65)), Err(FieldErrorKind::BadFormat));
        check(&format!("maria@{}org", "abcdefgh.".repeat(30)), Err(FieldErrorKind::TooLong));
    }

    #[test]
    fn a_masked_address_and_its_debug_hide_the_name() {
        let email = Email::parse("maria@example.org").expect("an address");
        assert_eq!(email.masked(), "m…@example.org");
        assert_eq!(format!("{email:?}"), "Email(…)");
    }
}
