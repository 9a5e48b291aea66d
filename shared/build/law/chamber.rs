//! The whole law of a Chamber from its parts.

use chrono::NaiveDate;
use serde_json::Value;

use super::{Compiler, Loaded, Place, condition::Reads, source::PageEntry};
use crate::key::Key;
use crate::law::{
    Booking, Citation, Contacts, Extra, Format, Information, Law, Line, Office, OperationsSeed, OptionChoice,
    PaymentSettings, Predicate, Reading, Rule, Source, Term,
};

impl<'a> Compiler<'a> {
    /// Everything; `None` where a part without which there is no Chamber is missing.
    pub(crate) fn assemble(&mut self) -> Option<Law> {
        let files = self.files;
        let (place, chamber) = self.only("chamber", |file| file.file.chamber.as_ref())?;
        if chamber.slug != self.slug {
            let problem = format!("the slug `{}` is not the name of the folder `{}`", chamber.slug, self.slug);
            self.fault(place, "", problem, "Make them the same");
        }
        let sources: Vec<Source> = files.iter().flat_map(|file| &file.file.page).map(PageEntry::source).collect();
        let rules = self.all_rules(&sources);
        let terms = self.terms();
        let predicates = self.predicates();
        let lines = self.lines();
        let redirects = self.rulings("redirect", |file| &file.redirect, &lines, Reads::Answers);
        let gates = self.rulings("gate", |file| &file.gate, &lines, Reads::Answers);
        let doubts = self.rulings("doubt", |file| &file.doubt, &lines, Reads::Answers);
        let fees = self.rulings("fee", |file| &file.fee, &lines, Reads::Answers);
        let addons = self.addons(&lines);
        let codes = self.explaining_codes();
        let counter = self.rulings("counter", |file| &file.counter, &lines, Reads::Everything);
        let advisories = self.code_rows("advisory", |file| &file.advisory);
        let documents = self.code_rows("document", |file| &file.document);
        let payment_paths = self.code_rows("payment_path", |file| &file.payment_path);
        let readings = self.all_readings();
        let law = Law {
            slug: chamber.slug.clone(),
            name: chamber.name.clone(),
            city: chamber.city.clone(),
            provinces: chamber.provinces.clone(),
            offered: chamber.offered,
            verified: chamber.verified,
            covered_from: chamber.covered_from,
            newest: newest(chamber.covered_from, &lines, [&redirects, &gates, &doubts, &fees, &counter]),
            sources,
            rules,
            readings,
            values: self.names.values.clone().into_iter().collect(),
            extras: self.extras(),
            terms,
            predicates,
            formats: self.formats(),
            options: self.options(),
            lines,
            redirects,
            gates,
            doubts,
            fees,
            addons,
            codes,
            counter,
            advisories,
            documents,
            payment_paths,
            payment: self.payment(),
            offices: self.offices(),
            contacts: self.contacts()?,
            booking: self.booking()?,
            patron_days: files.iter().flat_map(|file| file.file.patron_day.clone()).collect(),
            information: self.information(),
            operations_seed: self.operations_seed()?,
        };
        self.check_coverage(place, &law);
        self.check_uses();
        Some(law)
    }

    /// The one entry of a section that a Chamber has exactly once.
    fn only<E>(
        &mut self,
        section: &'static str,
        pick: impl Fn(&'a Loaded) -> Option<&'a E>,
    ) -> Option<(Place<'a>, &'a E)> {
        let mut found = self.files.iter().filter_map(|file| Some((Place { file, section }, pick(file)?)));
        let (first, second) = (found.next(), found.next());
        if let (None, Some(file)) = (&first, self.files.first()) {
            let problem = format!("the Chamber has no [{section}]");
            self.fault(Place { file, section }, "", problem, format!("Add a [{section}] to one of its files"));
        }
        if let Some((place, _)) = second {
            self.fault(place, "", format!("the Chamber has a second [{section}]"), "Keep one of the two");
        }
        first
    }

    /// From the first covered day on the fee table has an answer for everybody.
    fn check_coverage(&mut self, place: Place<'_>, law: &Law) {
        let is_unconditional = |any: &[crate::law::Conjunction]| {
            any.iter().any(|all| all.tests.is_empty() && all.proposed == 0 && all.other == 0)
        };
        let mut days = vec![law.covered_from];
        days.extend(law.fees.iter().flat_map(|row| [Some(row.validity.from), row.validity.until]).flatten());
        for day in days.into_iter().filter(|day| *day >= law.covered_from) {
            let in_force = || law.fees.iter().filter(|row| row.validity.covers(day));
            let catch_alls = in_force().filter(|row| is_unconditional(&row.when.any)).count();
            let ends_so = in_force().next_back().is_some_and(|row| is_unconditional(&row.when.any));
            if !ends_so || catch_alls != 1 {
                let remedy = "End the fee table with one row without `when`: the catch-all of the page";
                self.fault(place, "", format!("on {day} the fee table leaves a gap or hides a row"), remedy);
                return;
            }
        }
    }

    /// Every rule is implemented or shown somewhere, or somebody says why not.
    fn check_uses(&mut self) {
        for (index, (place, rule)) in Place::entries(self.files, "rule", |file| &file.rule).into_iter().enumerate() {
            if self.names.is_cited.get(index) == Some(&false) {
                let remedy = "Cite it where it is implemented or shown, or say why not under [[not_modelled]]";
                self.fault(place, &rule.id, "nothing uses it", remedy);
            }
        }
    }

    fn all_rules(&mut self, sources: &[Source]) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (place, entry) in Place::entries(self.files, "rule", |file| &file.rule) {
            let id = &entry.id;
            let named = entry.source.as_ref().or(place.file.file.source.as_ref());
            let source = named.and_then(|name| sources.iter().position(|source| source.id == *name));
            if source.is_none() {
                let remedy = "Name in `source` one of the Chamber's [[page]]s, here or at the head of the file";
                self.fault(place, id, "it has no source", remedy);
            }
            if entry.quote.is_empty() == entry.summary.is_empty() {
                let remedy = "Give the page's own words as `quote`, or a `summary` where they are not to be had";
                self.fault(place, id, "it needs either a quote or a summary", remedy);
            }
            let Some(validity) = self.validity(place, id, entry.from, entry.until) else { continue };
            let words = if entry.quote.is_empty() { &entry.summary } else { &entry.quote };
            let source = source.and_then(|index| sources.get(index)).map_or("", |source| source.url.as_str());
            let citation = Citation {
                rule: id.as_str().into(),
                quote: words.as_str().into(),
                is_summary: entry.quote.is_empty(),
                source: source.into(),
                valid_from: validity.from,
            };
            rules.push(Rule { kind: entry.kind.clone(), citation: citation.into(), until: validity.until });
        }
        rules
    }

    fn all_readings(&mut self) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (place, entry) in Place::entries(self.files, "reading", |file| &file.reading) {
            let touched = match &entry.touched {
                Some(touched) => self.condition(place, &entry.id, Some(touched), Reads::Everything),
                None => crate::law::Condition::default(),
            };
            if entry.question.is_empty() || entry.proposed.is_empty() || entry.other.is_empty() {
                let remedy = "Say what is unclear, how it is read, and how else it could be (\"-\" where no other sense is known)";
                self.fault(place, &entry.id, "a reading needs its question and both senses", remedy);
            }
            readings.push(Reading {
                id: entry.id.clone(),
                taken: entry.taken,
                changes_amount: entry.changes_amount,
                can_be_flipped: false,
                touched,
                rules: self.rules(place, &entry.id, &entry.rules),
            });
        }
        for (place, term) in Place::entries(self.files, "term", |file| &file.term) {
            let reading = term.last_day_reading.iter().map(String::as_str);
            self.names.flippable |= self.readings(place, &term.id, reading);
        }
        for (index, reading) in readings.iter_mut().enumerate() {
            reading.can_be_flipped = self.names.flippable >> index.min(63) & 1 == 1;
        }
        readings
    }

    fn predicates(&mut self) -> Vec<Predicate> {
        let mut predicates = Vec::new();
        for (place, entry) in Place::entries(self.files, "predicate", |file| &file.predicate) {
            if self.names.predicates.contains(&entry.id) {
                self.fault(place, &entry.id, "this predicate is there twice", "Keep one of the two, or join them");
            }
            if predicates.len() >= 32 {
                self.fault(place, &entry.id, "a Chamber has at most 32 predicates", "Join some of them");
            }
            let when = self.condition(place, &entry.id, Some(&entry.when), Reads::Answers);
            let rules = self.optional_rules(place, &entry.id, &entry.rules);
            predicates.push(Predicate { id: entry.id.clone(), when, rules });
            self.names.predicates.push(entry.id.clone());
        }
        predicates
    }

    fn terms(&mut self) -> Vec<Term> {
        let mut terms = Vec::new();
        let mut versions = Vec::new();
        for (place, entry) in Place::entries(self.files, "term", |file| &file.term) {
            let Some(validity) = self.validity(place, &entry.id, entry.from, entry.until) else { continue };
            versions.push((place, entry.id.clone(), validity));
            let mask = self.readings(place, &entry.id, entry.last_day_reading.iter().map(String::as_str));
            terms.push(Term {
                id: entry.id.clone(),
                value: entry.value,
                unit: entry.unit,
                last_day_reading: (mask != 0).then(|| u8::try_from(mask.trailing_zeros()).unwrap_or_default()),
                validity,
                rules: self.rules(place, &entry.id, &entry.rules),
            });
        }
        self.check_versions(versions);
        terms
    }

    fn extras(&mut self) -> Vec<Extra> {
        let mut extras = Vec::new();
        for (place, entry) in Place::entries(self.files, "extra", |file| &file.extra) {
            let rules = self.rules(place, &entry.name, &entry.rules);
            match Key::EXTRAS.get(extras.len()) {
                Some(key) => {
                    extras.push(Extra { key: *key, name: entry.name.clone(), label: entry.label.clone(), rules });
                }
                None => self.fault(place, &entry.name, "a Chamber has at most four further questions", "Drop one"),
            }
        }
        extras
    }

    fn formats(&mut self) -> Vec<Format> {
        let mut formats: Vec<Format> = Vec::new();
        for (place, entry) in Place::entries(self.files, "format", |file| &file.format) {
            if formats.iter().any(|format| format.id == entry.id) {
                self.fault(place, &entry.id, "this format is there twice", "Keep one of the two");
            }
            formats.push(Format {
                id: entry.id.clone(),
                label: entry.label.clone(),
                is_offered: entry.offered,
                needs: entry.needs.clone(),
                rules: self.rules(place, &entry.id, &entry.rules),
            });
        }
        formats
    }

    fn options(&mut self) -> Vec<OptionChoice> {
        let mut options = Vec::new();
        for (place, entry) in Place::entries(self.files, "option", |file| &file.option) {
            if self.value(place, &entry.id, Key::Option, &entry.id).is_none() {
                continue;
            }
            let rules = self.rules(place, &entry.id, &entry.rules);
            options.push(OptionChoice { id: entry.id.clone(), is_offered: entry.offered, rules });
        }
        options
    }

    fn offices(&mut self) -> Vec<Office> {
        let mut offices: Vec<Office> = Vec::new();
        for (place, entry) in Place::entries(self.files, "office", |file| &file.office) {
            if offices.iter().any(|office| office.id == entry.id) {
                self.fault(place, &entry.id, "this office is there twice", "Keep one of the two");
            }
            offices.push(Office {
                id: entry.id.clone(),
                name: entry.name.clone(),
                street: entry.street.clone(),
                postcode: entry.postcode.clone(),
                city: entry.city.clone(),
                rules: self.rules(place, &entry.id, &entry.rules),
            });
        }
        offices
    }

    fn payment(&mut self) -> PaymentSettings {
        let Some((place, entry)) = self.only("payment", |file| file.file.payment.as_ref()) else {
            return PaymentSettings::default();
        };
        PaymentSettings {
            request_mailbox: entry.request_mailbox.clone(),
            notice_subject: entry.notice_subject.clone(),
            notice_fields: entry.notice_fields.clone(),
            verification_subject: entry.verification_subject.clone(),
            verification_fields: entry.verification_fields.clone(),
            notice_sender: entry.notice_sender.clone(),
            notice_arrives_as: entry.notice_arrives_as.clone(),
            rules: self.rules(place, "", &entry.rules),
        }
    }

    fn contacts(&mut self) -> Option<Contacts> {
        let (place, entry) = self.only("contacts", |file| file.file.contacts.as_ref())?;
        Some(Contacts {
            service: entry.service.clone(),
            phone: entry.phone.clone(),
            phone_hours: entry.phone_hours.clone(),
            email: entry.email.clone(),
            email_takes_ordinary_mail: entry.email_takes_ordinary_mail,
            rules: self.rules(place, "", &entry.rules),
        })
    }

    fn booking(&mut self) -> Option<Booking> {
        let (place, entry) = self.only("booking", |file| file.file.booking.as_ref())?;
        let rules = self.rules(place, "", &entry.rules);
        Some(Booking { channels: entry.channels.clone(), is_required: entry.required, rules })
    }

    fn information(&mut self) -> Vec<Information> {
        let mut information = Vec::new();
        for (place, entry) in Place::entries(self.files, "information", |file| &file.information) {
            let rules = self.rules(place, &entry.topic, &entry.rules);
            information.push(Information { topic: entry.topic.clone(), label: entry.label.clone(), rules });
        }
        for (place, entry) in Place::entries(self.files, "not_modelled", |file| &file.not_modelled) {
            self.rules(place, &entry.why, &entry.rules);
        }
        information
    }

    fn operations_seed(&mut self) -> Option<OperationsSeed> {
        let (place, entry) = self.only("operations_seed", |file| file.file.operations_seed.as_ref())?;
        if entry.source.is_empty() {
            self.fault(place, "", "it has no source", "Say where the values come from: operational, unconfirmed");
        }
        Some(OperationsSeed {
            source: entry.source.clone(),
            operations: Value::Object(entry.operations.clone()),
            settings: Value::Object(entry.settings.clone()),
            rules: self.optional_rules(place, "", &entry.rules),
        })
    }
}

/// The newest first day of the price list and of the deciding tables.
fn newest(first: NaiveDate, lines: &[Line], tables: [&Vec<crate::law::Row<crate::law::Ruling>>; 5]) -> NaiveDate {
    let rows = tables.into_iter().flatten().map(|row| row.validity.from);
    lines.iter().map(|line| line.validity.from).chain(rows).fold(first, NaiveDate::max)
}
