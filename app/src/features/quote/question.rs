//! The questions of the quote and their answers, as tokens: the same words in the address and in the texts.

use chrono::NaiveDate;
use serde_json::{Value, json};
use sportello_shared::{
    calendar::{Month, parse_day},
    rules::{Answers, Key},
};

/// A question of the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What is needed.
    Need,
    /// What happened to the present device.
    Reason,
    /// What the issuer of the certificates is asked for.
    IssuerRequest,
    /// In which month the present device was issued.
    IssueMonth,
    /// On which day it was issued, where the answer turns on the day.
    IssueDay,
    /// Whether the certificates were renewed.
    RenewalState,
    /// Who issued them.
    CertificationAuthority,
    /// At which price the present device was issued.
    PreviousDeviceIssue,
    /// Who the device is for.
    ApplicantKind,
    /// Whether there is a valid device.
    HoldsValidCns,
    /// Where the company has its seat.
    SeatProvince,
    /// Who used the company's concession.
    ConcessionUsed,
    /// Whether the annual fee is paid.
    AnnualFeePaid,
    /// Form of the device.
    Format,
}

/// The token of an answer that nobody knows; also the province that no Chamber of ours covers.
pub const UNKNOWN: &str = "unknown";
/// The token of another province.
pub const OTHER_PROVINCE: &str = "other";
/// What the contract is told for another province: two letters that no province has.
const NO_PROVINCE_OF_OURS: &str = "ZZ";

/// Answers to what is needed; each stands for a reason, an option, or a further question.
pub const NEEDS: [&str; 6] =
    ["first_issue", "additional_device", "replacement", "renewal", "remote_only", "issuer_request"];
/// What can have happened, the commonest first.
pub const REPLACEMENT_REASONS: [&str; 10] = [
    "theft",
    "loss",
    "puk_blocked",
    "pin_blocked",
    "malfunction",
    "damaged",
    "expired_six_years",
    "expiring_six_years",
    "missed_renewal",
    "data_change",
];
/// What the issuer of the certificates can be asked for.
pub const ISSUER_REQUESTS: [&str; 3] = ["suspension", "reactivation", "revocation"];
const APPLICANTS: [&str; 9] = [
    "private_citizen",
    "professional",
    "sole_proprietor",
    "legal_representative",
    "company_director_powers",
    "company_director_no_powers",
    "proxy_holder",
    "partner",
    "employee",
];

impl Question {
    /// Every question.
    pub const ALL: [Self; 14] = [
        Self::Need,
        Self::Reason,
        Self::IssuerRequest,
        Self::IssueMonth,
        Self::IssueDay,
        Self::RenewalState,
        Self::CertificationAuthority,
        Self::PreviousDeviceIssue,
        Self::ApplicantKind,
        Self::HoldsValidCns,
        Self::SeatProvince,
        Self::ConcessionUsed,
        Self::AnnualFeePaid,
        Self::Format,
    ];

    /// The name in the address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Reason => "reason",
            Self::IssuerRequest => "issuer_request",
            Self::IssueMonth => "issue_month",
            Self::IssueDay => "issue_date",
            Self::RenewalState => "renewal_state",
            Self::CertificationAuthority => "certification_authority",
            Self::PreviousDeviceIssue => "previous_device_issue",
            Self::ApplicantKind => "applicant_kind",
            Self::HoldsValidCns => "holds_valid_cns",
            Self::SeatProvince => "seat_province",
            Self::ConcessionUsed => "concession_used",
            Self::AnnualFeePaid => "annual_fee_paid",
            Self::Format => "format",
        }
    }

    /// The question that the engine asks for with this key; none for keys that the page fills in by itself.
    pub const fn of_key(key: Key) -> Option<Self> {
        match key {
            Key::Option | Key::Reason => Some(Self::Need),
            Key::IssueDate => Some(Self::IssueMonth),
            Key::RenewalState => Some(Self::RenewalState),
            Key::CertificationAuthority => Some(Self::CertificationAuthority),
            Key::HoldsValidCns => Some(Self::HoldsValidCns),
            Key::ApplicantKind | Key::LegalPowers => Some(Self::ApplicantKind),
            Key::SeatProvince => Some(Self::SeatProvince),
            Key::ConcessionUsed => Some(Self::ConcessionUsed),
            Key::PreviousDeviceIssue => Some(Self::PreviousDeviceIssue),
            Key::AnnualFeePaid => Some(Self::AnnualFeePaid),
            Key::Format => Some(Self::Format),
            _ => None,
        }
    }

    /// The answers that every Chamber has; empty where they are dates or the Chamber's own.
    pub const fn tokens(self) -> &'static [&'static str] {
        match self {
            Self::Need => &NEEDS,
            Self::Reason => &REPLACEMENT_REASONS,
            Self::IssuerRequest => &ISSUER_REQUESTS,
            Self::RenewalState => &["never", "done", "expired"],
            Self::CertificationAuthority => &["infocamere", "infocert_aruba", UNKNOWN],
            Self::PreviousDeviceIssue => &["standard", "reduced", "free"],
            Self::ApplicantKind => &APPLICANTS,
            Self::HoldsValidCns => &["yes", "no"],
            Self::ConcessionUsed => &["none", "self", "previous_representative", "partner", "other_director", UNKNOWN],
            Self::AnnualFeePaid => &["yes", "no", UNKNOWN],
            Self::IssueMonth | Self::IssueDay | Self::SeatProvince | Self::Format => &[],
        }
    }

    /// Whether a token from the address is an answer to this question on that day, among these choices.
    pub fn admits(self, token: &str, choices: &[String], on: NaiveDate) -> bool {
        match self {
            Self::IssueMonth => Month::parse(token).is_ok_and(|month| *month.days().start() <= on),
            Self::IssueDay => parse_day(token).is_ok_and(|day| day <= on),
            _ => choices.iter().any(|choice| choice == token),
        }
    }

    /// Writes an answer in the words of the contract.
    pub fn write(self, token: &str, answers: &mut Answers) {
        let mut set = |key: Key, value: Value| {
            answers.insert(key.name().to_owned(), value);
        };
        match self {
            Self::Need => match token {
                "remote_only" => {
                    set(Key::Option, json!("remote_only"));
                    set(Key::Reason, json!("first_issue"));
                }
                "additional_device" => {
                    set(Key::Reason, json!(token));
                    set(Key::HoldsValidCns, json!(true));
                }
                "replacement" | "issuer_request" => {}
                _ => set(Key::Reason, json!(token)),
            },
            Self::Reason | Self::IssuerRequest => set(Key::Reason, json!(token)),
            Self::IssueMonth => set(Key::IssueDate, json!(format!("{token}-01"))),
            Self::IssueDay => set(Key::IssueDate, json!(token)),
            Self::RenewalState => set(Key::RenewalState, json!(token)),
            Self::CertificationAuthority if token == UNKNOWN => set(Key::CertificationAuthority, Value::Null),
            Self::CertificationAuthority => set(Key::CertificationAuthority, json!(token)),
            Self::PreviousDeviceIssue => set(Key::PreviousDeviceIssue, json!(token)),
            Self::ApplicantKind => {
                let (kind, has_powers) = match token {
                    "company_director_powers" => ("company_director", true),
                    "company_director_no_powers" => ("company_director", false),
                    "sole_proprietor" | "legal_representative" => (token, true),
                    _ => (token, false),
                };
                set(Key::ApplicantKind, json!(kind));
                set(Key::LegalPowers, json!(has_powers));
            }
            Self::HoldsValidCns => set(Key::HoldsValidCns, json!(token == "yes")),
            Self::SeatProvince if token == OTHER_PROVINCE => set(Key::SeatProvince, json!(NO_PROVINCE_OF_OURS)),
            Self::SeatProvince => set(Key::SeatProvince, json!(token)),
            Self::ConcessionUsed => set(Key::ConcessionUsed, json!(token)),
            Self::AnnualFeePaid if token == UNKNOWN => set(Key::AnnualFeePaid, Value::Null),
            Self::AnnualFeePaid => set(Key::AnnualFeePaid, json!(token == "yes")),
            Self::Format => set(Key::Format, json!(token)),
        }
    }

    /// The keys that an answer closes.
    pub fn closes(self, token: &str) -> &'static [Key] {
        match self {
            Self::Need => match token {
                "replacement" | "issuer_request" => &[Key::Option],
                "additional_device" => &[Key::Option, Key::Reason, Key::HoldsValidCns],
                _ => &[Key::Option, Key::Reason],
            },
            Self::Reason | Self::IssuerRequest => &[Key::Reason],
            Self::IssueMonth | Self::IssueDay => &[Key::IssueDate],
            Self::RenewalState => &[Key::RenewalState],
            Self::CertificationAuthority => &[Key::CertificationAuthority],
            Self::PreviousDeviceIssue => &[Key::PreviousDeviceIssue],
            Self::ApplicantKind => &[Key::ApplicantKind, Key::LegalPowers],
            Self::HoldsValidCns => &[Key::HoldsValidCns],
            Self::SeatProvince => &[Key::SeatProvince],
            Self::ConcessionUsed => &[Key::ConcessionUsed],
            Self::AnnualFeePaid => &[Key::AnnualFeePaid],
            Self::Format => &[Key::Format],
        }
    }
}
