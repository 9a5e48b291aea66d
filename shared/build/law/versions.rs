//! Entries of one name over time: they follow one another without a gap and without an overlap.

use std::collections::BTreeMap;

use super::{Compiler, Place};
use crate::law::Validity;

impl Compiler<'_> {
    /// Checks the versions of each name of a section.
    pub(crate) fn check_versions<'p>(&mut self, entries: impl IntoIterator<Item = (Place<'p>, String, Validity)>) {
        let mut versions: BTreeMap<String, Vec<(Place<'p>, Validity)>> = BTreeMap::new();
        for (place, id, validity) in entries {
            versions.entry(id).or_default().push((place, validity));
        }
        for (id, mut versions) in versions {
            versions.sort_by_key(|(_, validity)| validity.from);
            for ((_, earlier), (place, later)) in versions.iter().zip(versions.iter().skip(1)) {
                self.check_succession(*place, &id, *earlier, *later);
            }
        }
    }

    fn check_succession(&mut self, place: Place<'_>, id: &str, earlier: Validity, later: Validity) {
        let begins = later.from;
        match earlier.until {
            _ if earlier.from == begins => {
                let remedy = "Give one of them another id, or other days";
                self.fault(place, id, format!("two entries of this id begin on {begins}"), remedy);
            }
            None => {
                let problem = format!("the version of {} overlaps with the one of {begins}", earlier.from);
                self.fault(place, id, problem, format!("End the earlier one: until = {begins}"));
            }
            Some(until) if until > begins => {
                let problem =
                    format!("the version of {} overlaps until {until} with the one of {begins}", earlier.from);
                self.fault(place, id, problem, format!("End the earlier one: until = {begins}"));
            }
            Some(until) if until < begins => {
                let problem = format!("from {until} to {begins} there is a gap with no version");
                self.fault(
                    place,
                    id,
                    problem,
                    format!("End the earlier one on {begins}, or begin the later on {until}"),
                );
            }
            Some(_) => {}
        }
    }
}
