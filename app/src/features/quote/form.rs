//! The answers of one person, in the order in which they were given, and their form in the address.

use super::{
    question::{NEEDS, Question},
    standing::{Standing, stand},
};
use chrono::NaiveDate;
use sportello_shared::rules::Law;

/// Most devices that the page offers to quote; whoever needs more talks to the office anyway.
pub const DEVICES_MAX: u16 = 20;

/// What is taken for granted until somebody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// The person comes.
    InPerson,
    /// The person is of age on the appointment day.
    Adult,
    /// The person has an Italian tax code.
    ItalianTaxCode,
    /// The company is active in the register.
    ReaActive,
}

impl Condition {
    /// Every condition.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Adult, Self::ItalianTaxCode, Self::ReaActive];

    /// The name in the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Adult => "adult",
            Self::ItalianTaxCode => "italian_tax_code",
            Self::ReaActive => "rea_active",
        }
    }
}

/// The answers of one person. Nothing in here says who the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteForm {
    /// The Chamber, by its slug.
    pub chamber: Option<String>,
    /// The answers on the present path, in the order of asking.
    answers: Vec<(Question, String)>,
    /// Answers given before that the present path has not asked for again.
    kept: Vec<(Question, String)>,
    /// The remote signature besides the device.
    pub wants_remote: bool,
    /// How many devices.
    pub devices: u16,
    /// Conditions that the person denied.
    denied: Vec<Condition>,
    /// Further questions of the Chamber that were answered yes.
    pub extras: Vec<String>,
}

impl Default for QuoteForm {
    fn default() -> Self {
        Self {
            chamber: None,
            answers: Vec::new(),
            kept: Vec::new(),
            wants_remote: false,
            devices: 1,
            denied: Vec::new(),
            extras: Vec::new(),
        }
    }
}

impl QuoteForm {
    /// The answers on the present path.
    pub fn answers(&self) -> &[(Question, String)] {
        &self.answers
    }

    /// The answer to one question, if the present path has it.
    pub fn answer(&self, question: Question) -> Option<&str> {
        self.answers.iter().find(|(asked, _)| *asked == question).map(|(_, token)| token.as_str())
    }

    /// Whether a condition holds.
    pub fn holds(&self, condition: Condition) -> bool {
        !self.denied.contains(&condition)
    }

    /// Says whether a condition holds.
    pub fn set_condition(&mut self, condition: Condition, holds: bool) {
        self.denied.retain(|denied| *denied != condition);
        if !holds {
            self.denied.push(condition);
        }
    }

    /// Says whether a further question of the Chamber is answered yes.
    pub fn set_extra(&mut self, name: &str, wanted: bool) {
        self.extras.retain(|extra| extra != name);
        if wanted {
            self.extras.push(name.to_owned());
        }
    }

    /// Another Chamber: what was said is asked of its law again.
    pub fn choose_chamber(&mut self, slug: &str) {
        self.chamber = Some(slug.to_owned());
        self.kept.splice(0..0, self.answers.drain(..));
        self.extras.clear();
    }

    /// Forgets every answer but the Chamber.
    pub fn restart(&mut self) {
        *self = Self { chamber: self.chamber.take(), ..Self::default() };
    }

    /// The same form as it was before a question was answered.
    #[must_use]
    pub fn before(&self, question: Question) -> Self {
        let mut form = self.clone();
        if let Some(index) = form.answers.iter().position(|(asked, _)| *asked == question) {
            form.answers.truncate(index);
        }
        form
    }

    /// Answers a question, for the first time or again. Later answers stay where they are still asked for.
    pub fn give(&mut self, question: Question, token: &str, law: &Law, on: NaiveDate) -> Standing {
        if let Some(index) = self.answers.iter().position(|(asked, _)| *asked == question) {
            let later = self.answers.split_off(index);
            self.kept.splice(0..0, later.into_iter().skip(1));
        }
        self.kept.retain(|(asked, _)| *asked != question);
        self.answers.push((question, token.to_owned()));
        self.walk(law, on)
    }

    /// Follows the questions as far as there are answers.
    pub fn walk(&mut self, law: &Law, on: NaiveDate) -> Standing {
        loop {
            let standing = stand(self, law, on);
            let Some(next) = standing.next else { return standing };
            let Some(index) = self.kept.iter().position(|(asked, _)| *asked == next) else { return standing };
            let (question, token) = self.kept.remove(index);
            // Another Chamber, another day or a typed address may not have this answer.
            if next.admits(&token, &standing.choices, on) {
                self.answers.push((question, token));
            }
        }
    }

    /// Asks this law everything again: after the law or the day changed.
    pub fn walk_again(&mut self, law: &Law, on: NaiveDate) -> Standing {
        self.kept.splice(0..0, self.answers.drain(..));
        self.walk(law, on)
    }

    /// The answers for the address: no personal data, readable by a person.
    pub fn to_fragment(&self) -> String {
        let mut pairs: Vec<String> = Vec::new();
        if let Some(chamber) = &self.chamber {
            pairs.push(format!("chamber={chamber}"));
        }
        pairs.extend(self.answers.iter().map(|(question, token)| format!("{}={token}", question.name())));
        if self.wants_remote {
            pairs.push("remote=yes".to_owned());
        }
        if self.devices > 1 {
            pairs.push(format!("devices={}", self.devices));
        }
        pairs.extend(self.denied.iter().map(|condition| format!("{}=no", condition.name())));
        pairs.extend(self.extras.iter().map(|extra| format!("{extra}=yes")));
        pairs.join("&")
    }

    /// Reads an address. What it does not know it leaves out; the law decides later what is asked at all.
    pub fn from_fragment(fragment: &str) -> Self {
        let mut form = Self::default();
        for (name, value) in fragment.split('&').filter_map(|pair| pair.split_once('=')) {
            if !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
                continue;
            }
            match name {
                "chamber" => form.chamber = Some(value.to_owned()),
                "remote" => form.wants_remote = value == "yes",
                "devices" => form.devices = value.parse().unwrap_or(1).clamp(1, DEVICES_MAX),
                _ => form.read_pair(name, value),
            }
        }
        form
    }

    fn read_pair(&mut self, name: &str, value: &str) {
        if let Some(condition) = Condition::ALL.into_iter().find(|condition| condition.name() == name) {
            self.set_condition(condition, value != "no");
        } else if let Some(question) = Question::ALL.into_iter().find(|question| question.name() == name) {
            self.kept.push((question, value.to_owned()));
        } else if value == "yes" && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            self.extras.push(name.to_owned());
        }
    }

    /// Whether anything beside the Chamber was answered.
    pub fn is_begun(&self) -> bool {
        !self.answers.is_empty() || !self.kept.is_empty()
    }

    /// What is needed, if that was said.
    pub fn need(&self) -> Option<&'static str> {
        let said = self.answer(Question::Need)?;
        NEEDS.into_iter().find(|need| *need == said)
    }
}
