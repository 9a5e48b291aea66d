//! The vocabulary: every input key of the quote contract, the facts derived from them, and the values that each takes.
//!
//! *Invariant:* this file knows no Chamber. What only one Chamber has (formats, offices, further values) comes from its
//! data. The build script includes this file, so that conditions in the data and facts in the engine share one table.

use serde::{Deserialize, Serialize};

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// One of these values, or one that the Chamber's data adds.
    Choice(&'static [&'static str]),
    /// One of the values that the Chamber's data lists (formats, offices).
    Listed,
    /// Any short text; the engine only tells apart the values that the Chamber's data names.
    Text,
    /// Yes or no.
    Flag,
    /// A whole number within these bounds.
    Number {
        /// Smallest admitted value.
        least: i64,
        /// Greatest admitted value.
        most: i64,
    },
    /// An ISO date; only derived facts are read from it.
    Date,
}

/// Where a key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOrigin {
    /// An answer of the quote.
    Answer,
    /// Something seen at the counter, directly in the inputs.
    Counter,
    /// Something seen at the counter, inside `documents`.
    CounterDocument,
    /// Computed from answers before the decision.
    Derived,
    /// Known only after the decision; conditions of texts, documents and payment may read it, gates and fees may not.
    Decided,
}

macro_rules! keys {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $origin:ident, $kind:expr;)+) => {
        /// A key of the contract or a derived fact; also the slot of its value among the facts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Key {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)+
        }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the contract; inside `documents` for the documents of the counter.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it holds.
            pub const fn kind(self) -> KeyKind {
                match self { $(Self::$variant => $kind),+ }
            }

            /// Where it comes from.
            pub const fn origin(self) -> KeyOrigin {
                match self { $(Self::$variant => KeyOrigin::$origin),+ }
            }

            /// The key of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

keys! {
    /// Who asks for the device.
    ApplicantKind = "applicant_kind", Answer, KeyKind::Choice(&[
        "private_citizen", "professional", "employee", "partner", "proxy_holder", "sole_proprietor",
        "legal_representative", "company_director", "legal_person",
    ]);
    /// Whether the person represents the company.
    LegalPowers = "legal_powers", Answer, KeyKind::Flag;
    /// Province of the registered seat; null: no company.
    SeatProvince = "seat_province", Answer, KeyKind::Text;
    /// Whether the REA position is active.
    ReaActive = "rea_active", Answer, KeyKind::Flag;
    /// Whether the company's annual fee is paid; null: unknown.
    AnnualFeePaid = "annual_fee_paid", Answer, KeyKind::Flag;
    /// Who took the company's concession.
    ConcessionUsed = "concession_used", Answer, KeyKind::Choice(&[
        "none", "self", "previous_representative", "partner", "other_director", "unknown",
    ]);
    /// In which form it was taken.
    ConcessionForm = "concession_form", Answer, KeyKind::Choice(&["free", "reduced"]);
    /// Companies of the same person whose concession is unused.
    CompaniesWithUnusedConcession = "companies_with_unused_concession", Answer,
        KeyKind::Number { least: 0, most: 10_000 };
    /// Why a device is asked for.
    Reason = "reason", Answer, KeyKind::Choice(&[
        "first_issue", "additional_device", "expired_six_years", "expiring_six_years", "missed_renewal", "renewal",
        "theft", "loss", "puk_blocked", "pin_blocked", "malfunction", "damaged", "data_change", "suspension",
        "reactivation", "revocation",
    ]);
    /// Completed months since the present device was issued.
    MonthsSinceIssue = "months_since_issue", Answer, KeyKind::Number { least: 0, most: 1_200 };
    /// Day on which the present device was issued.
    IssueDate = "issue_date", Answer, KeyKind::Date;
    /// Day of the request.
    RequestDate = "request_date", Answer, KeyKind::Date;
    /// Whether the certificates were renewed.
    RenewalState = "renewal_state", Answer, KeyKind::Choice(&["never", "done", "expired"]);
    /// Days to the expiry of the certificates; negative: expired.
    DaysToExpiry = "days_to_expiry", Answer, KeyKind::Number { least: -36_600, most: 36_600 };
    /// Form of the device.
    Format = "format", Answer, KeyKind::Listed;
    /// Device, remote signature or both.
    Option = "option", Answer, KeyKind::Choice(&["cns_only", "remote_only", "cns_plus_remote"]);
    /// How many devices; no page states a limit, this one only keeps sums small.
    Devices = "devices", Answer, KeyKind::Number { least: 0, most: 10_000 };
    /// Age in completed years on the appointment day.
    Age = "age", Answer, KeyKind::Number { least: 0, most: 130 };
    /// Whether the person has an Italian tax code.
    ItalianTaxCode = "italian_tax_code", Answer, KeyKind::Flag;
    /// Whether the person holds a valid CNS.
    HoldsValidCns = "holds_valid_cns", Answer, KeyKind::Flag;
    /// At which price the present device was issued.
    PreviousDeviceIssue = "previous_device_issue", Answer,
        KeyKind::Choice(&["none", "standard", "reduced", "free"]);
    /// Whether the person comes in person.
    InPerson = "in_person", Answer, KeyKind::Flag;
    /// Who issued the present certificates.
    CertificationAuthority = "certification_authority", Answer, KeyKind::Choice(&["infocamere", "infocert_aruba"]);
    /// Country code.
    Citizenship = "citizenship", Answer, KeyKind::Text;
    /// Office of the Chamber, where payment differs between offices.
    Office = "office", Answer, KeyKind::Listed;
    /// First further yes-or-no question of a Chamber (a reader to buy, a device to hand back).
    Extra1 = "extra_1", Answer, KeyKind::Flag;
    /// Second further question.
    Extra2 = "extra_2", Answer, KeyKind::Flag;
    /// Third further question.
    Extra3 = "extra_3", Answer, KeyKind::Flag;
    /// Fourth further question.
    Extra4 = "extra_4", Answer, KeyKind::Flag;
    /// State of the payment at the counter.
    PaymentStatus = "payment_status", Counter, KeyKind::Choice(&[
        "accredited", "paid_not_accredited", "unpaid_card_at_counter", "cash", "pos_at_counter", "pagopa_paid",
        "pagopa_notice", "not_due",
    ]);
    /// What was paid, cents.
    PaidCents = "paid_cents", Counter, KeyKind::Number { least: 0, most: 100_000_000_000 };
    /// In whose name the receipt is.
    ReceiptHolder = "receipt_holder", Counter, KeyKind::Choice(&["company", "person"]);
    /// Kind of identity document; null: none.
    IdDocument = "id_document", CounterDocument, KeyKind::Text;
    /// Country that issued it.
    IdIssuer = "id_issuer", CounterDocument, KeyKind::Text;
    /// Whether it is unexpired.
    IdValid = "id_valid", CounterDocument, KeyKind::Flag;
    /// Whether it is the original.
    IdOriginal = "id_original", CounterDocument, KeyKind::Flag;
    /// Kind of tax code card; null: none.
    TaxCard = "tax_card", CounterDocument, KeyKind::Text;
    /// Whether it is the original.
    TaxCardOriginal = "tax_card_original", CounterDocument, KeyKind::Flag;
    /// Whether the person's telephone reads text messages at the desk.
    SmartphoneSms = "smartphone_sms", CounterDocument, KeyKind::Flag;
    /// The mailbox readable at the desk; null: none.
    Email = "email", CounterDocument, KeyKind::Choice(&["personal", "pec"]);
    /// Whether there is a copy of the receipt.
    Receipt = "receipt", CounterDocument, KeyKind::Flag;
    /// How old the present device is, in quarters of a month (see `facts::device_age`).
    DeviceAge = "device_age", Derived, KeyKind::Number { least: 0, most: i64::MAX };
    /// Whether what was paid is what is due; null where the payment is not known.
    AmountMatches = "amount_matches", Decided, KeyKind::Flag;
    /// Verdict of the quote.
    Verdict = "verdict", Decided,
        KeyKind::Choice(&["eligible", "needs_confirmation", "redirect", "not_eligible"]);
    /// Whether there is something to pay.
    Fee = "fee", Decided, KeyKind::Choice(&["none", "zero", "positive"]);
    /// The best concession among the lines.
    ConcessionLine = "concession_line", Decided, KeyKind::Choice(&["none", "reduced", "free"]);
}

impl Key {
    /// How many keys there are.
    pub const COUNT: usize = Self::ALL.len();

    /// The keys that a Chamber's further questions use, in order.
    pub const EXTRAS: [Self; 4] = [Self::Extra1, Self::Extra2, Self::Extra3, Self::Extra4];

    /// The slot among the facts.
    pub const fn slot(self) -> usize {
        self as usize
    }

    /// Values that every Chamber knows; empty for keys whose values are data.
    pub const fn common_values(self) -> &'static [&'static str] {
        match self.kind() {
            KeyKind::Choice(values) => values,
            KeyKind::Listed | KeyKind::Text | KeyKind::Flag | KeyKind::Number { .. } | KeyKind::Date => &[],
        }
    }
}

/// A fact's value for "not known, not applicable": the contract's null.
pub const NULL: i64 = i64::MIN;

/// The fact of a null choice or flag; the first value of a choice is 1.
pub const NO_CHOICE: i64 = 0;

/// The fact of a flag.
pub const fn flag_fact(flag: Option<bool>) -> i64 {
    match flag {
        None => NO_CHOICE,
        Some(false) => 1,
        Some(true) => 2,
    }
}
