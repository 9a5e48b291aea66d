//! Verdicts, prices and labels in words.

use sportello_shared::{
    rules::{Outcome, Verdict, law::Label},
    texts::{self, Key, Lang},
};

use crate::{i18n::Texts, ui::Tone};

/// A label of the Chamber's data in one language.
pub fn label(lang: Lang, label: &Label) -> &str {
    match lang {
        Lang::It => &label.it,
        Lang::En => &label.en,
    }
}

/// The price as it stands, in words.
pub fn price(texts: Texts, outcome: &Outcome) -> String {
    let Texts(lang) = texts;
    // What a verification will decide has its range in the alternative.
    let verified = || {
        let alternative = outcome.alternative.as_ref().filter(|_| outcome.verdict == Verdict::NeedsConfirmation)?;
        let ends = alternative.details.get("range_cents")?.as_array()?;
        Some([ends.first()?.as_i64()?, ends.get(1)?.as_i64()?])
    };
    match (outcome.total_cents, outcome.range_cents.or_else(verified)) {
        (Some(0), _) => texts.get(Key::MoneyFree).to_owned(),
        (Some(total), _) => texts.amount(total),
        (None, Some(range)) => texts::amount_range(lang, range),
        (None, None) => texts
            .get(match outcome.verdict {
                Verdict::NeedsConfirmation | Verdict::Open => Key::MoneyToConfirm,
                Verdict::Eligible | Verdict::Redirect | Verdict::NotEligible | Verdict::Release | Verdict::Blocked => {
                    Key::MoneyNothingHere
                }
            })
            .to_owned(),
    }
}

/// The verdict in words.
pub fn verdict(texts: Texts, outcome: &Outcome) -> &'static str {
    texts.get(match outcome.verdict {
        Verdict::Eligible if outcome.total_cents == Some(0) => Key::VerdictEligibleFree,
        Verdict::Eligible => Key::VerdictEligible,
        Verdict::NeedsConfirmation => Key::VerdictNeedsConfirmation,
        Verdict::Redirect => Key::VerdictRedirect,
        Verdict::NotEligible => Key::VerdictNotEligible,
        Verdict::Open => Key::VerdictOpenSome,
        Verdict::Release => Key::VerdictRelease,
        Verdict::Blocked => Key::VerdictBlocked,
    })
}

/// The tone of a verdict.
pub const fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Eligible | Verdict::Release => Tone::Good,
        Verdict::NeedsConfirmation => Tone::Attention,
        Verdict::Redirect => Tone::Elsewhere,
        Verdict::NotEligible | Verdict::Blocked => Tone::Stop,
        Verdict::Open => Tone::Info,
    }
}
