//! Questions and answers in words.

use sportello_shared::{
    calendar::{Month, parse_day},
    rules::Law,
    texts::{self, Key},
};

use super::question::{OTHER_PROVINCE, Question, UNKNOWN};
use crate::{i18n::Texts, outcome::label};

/// The question.
pub const fn title(question: Question) -> Key {
    match question {
        Question::Need => Key::QuestionNeed,
        Question::Reason => Key::QuestionReason,
        Question::IssuerRequest => Key::QuestionIssuerRequest,
        Question::IssueMonth => Key::QuestionIssueDate,
        Question::IssueDay => Key::QuestionIssueDay,
        Question::RenewalState => Key::QuestionRenewalState,
        Question::CertificationAuthority => Key::QuestionCertificationAuthority,
        Question::PreviousDeviceIssue => Key::QuestionPreviousDeviceIssue,
        Question::ApplicantKind => Key::QuestionApplicantKind,
        Question::HoldsValidCns => Key::QuestionHoldsValidCns,
        Question::SeatProvince => Key::QuestionSeatProvince,
        Question::ConcessionUsed => Key::QuestionConcessionUsed,
        Question::AnnualFeePaid => Key::QuestionAnnualFeePaid,
        Question::Format => Key::QuestionFormat,
    }
}

/// What helps to answer it.
pub const fn help(question: Question) -> Option<Key> {
    match question {
        Question::IssueMonth => Some(Key::QuestionIssueDateHelp),
        Question::IssueDay => Some(Key::QuestionIssueDayHelp),
        Question::RenewalState => Some(Key::QuestionRenewalStateHelp),
        Question::CertificationAuthority => Some(Key::QuestionCertificationAuthorityHelp),
        Question::HoldsValidCns => Some(Key::QuestionHoldsValidCnsHelp),
        Question::SeatProvince => Some(Key::QuestionSeatProvinceHelp),
        Question::ConcessionUsed => Some(Key::QuestionConcessionUsedHelp),
        Question::AnnualFeePaid => Some(Key::QuestionAnnualFeePaidHelp),
        Question::Need
        | Question::Reason
        | Question::IssuerRequest
        | Question::PreviousDeviceIssue
        | Question::ApplicantKind
        | Question::Format => None,
    }
}

/// The table of texts that names a question's answers.
const fn table(question: Question) -> Option<&'static str> {
    match question {
        Question::Need => Some("choice.need"),
        Question::Reason | Question::IssuerRequest => Some("choice.reason"),
        Question::RenewalState => Some("choice.renewal_state"),
        Question::CertificationAuthority => Some("choice.certification_authority"),
        Question::PreviousDeviceIssue => Some("choice.previous_device_issue"),
        Question::ApplicantKind => Some("choice.applicant_kind"),
        Question::ConcessionUsed => Some("choice.concession_used"),
        Question::IssueMonth
        | Question::IssueDay
        | Question::HoldsValidCns
        | Question::SeatProvince
        | Question::AnnualFeePaid
        | Question::Format => None,
    }
}

/// An answer in words; a token that nobody knows stands for itself.
pub fn answer(texts: Texts, question: Question, token: &str, law: &Law) -> String {
    let Texts(lang) = texts;
    let named = table(question).and_then(|table| texts.code(table, token)).map(str::to_owned);
    let words = named.or_else(|| match (question, token) {
        (Question::HoldsValidCns | Question::AnnualFeePaid, "yes") => Some(texts.get(Key::AppYes).to_owned()),
        (Question::HoldsValidCns | Question::AnnualFeePaid, "no") => Some(texts.get(Key::AppNo).to_owned()),
        (_, UNKNOWN) => Some(texts.get(Key::AppDontKnow).to_owned()),
        (Question::SeatProvince, OTHER_PROVINCE) => Some(texts.get(Key::QuestionSeatProvinceOther).to_owned()),
        (Question::SeatProvince, code) => texts.code("province", code).map(|name| format!("{name} ({code})")),
        (Question::Format, id) => law.format(id).map(|format| label(lang, &format.label).to_owned()),
        (Question::IssueMonth, month) => {
            Month::parse(month).ok().map(|month| texts::month(lang, *month.days().start()))
        }
        (Question::IssueDay, day) => parse_day(day).ok().map(|day| texts::date(lang, day)),
        _ => None,
    });
    words.unwrap_or_else(|| token.to_owned())
}

/// The second line of an answer.
pub fn answer_help(texts: Texts, question: Question, token: &str) -> Option<&'static str> {
    texts.code(table(question)?, &format!("{token}_help"))
}

#[cfg(test)]
mod tests {
    use sportello_shared::texts::Lang;

    use super::*;

    #[test]
    fn every_token_has_words_in_both_languages() {
        for lang in Lang::ALL {
            let texts = Texts(lang);
            for question in Question::ALL {
                for token in question.tokens() {
                    let named = table(question).and_then(|table| texts.code(table, token));
                    let is_common = matches!(*token, "yes" | "no" | UNKNOWN);
                    assert!(named.is_some() || is_common, "{question:?} {token} in {}", lang.code());
                }
            }
        }
    }
}
