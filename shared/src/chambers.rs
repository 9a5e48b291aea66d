//! Every Chamber's compact law inside the program, for the Worker and the tests. The browser loads one as an asset.

#[cfg(feature = "embedded")]
use crate::rules::Law;

/// One Chamber's law as the build made it.
#[cfg(feature = "embedded")]
#[derive(Clone, Copy, Debug)]
pub struct EmbeddedChamber {
    /// Name in paths: `torino`.
    pub slug: &'static str,
    /// Whether citizens may choose it.
    pub offered: bool,
    /// The compact law.
    pub law_json: &'static str,
}

#[cfg(feature = "embedded")]
impl EmbeddedChamber {
    /// The law, parsed.
    ///
    /// # Errors
    /// None in a program that was built: the same build wrote the text and this parser.
    pub fn law(&self) -> Result<Law, serde_json::Error> {
        serde_json::from_str(self.law_json)
    }
}

/// Every Chamber, by slug.
#[cfg(feature = "embedded")]
pub const fn all() -> &'static [EmbeddedChamber] {
    const ALL: &[EmbeddedChamber] = include!(concat!(env!("OUT_DIR"), "/chambers.rs"));
    ALL
}

/// The Chamber of that slug.
#[cfg(feature = "embedded")]
pub fn find(slug: &str) -> Option<&'static EmbeddedChamber> {
    all().iter().find(|chamber| chamber.slug == slug)
}
