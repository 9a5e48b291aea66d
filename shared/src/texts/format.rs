//! Amounts, dates, times and plurals as each language writes them.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{Key, Lang, text};

/// The sentence of `key` with its `{placeholders}` replaced.
pub fn fill(lang: Lang, key: Key, values: &[(&str, &str)]) -> String {
    fill_in(text(lang, key), values)
}

fn fill_in(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len() + 16);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, tail)) = after.split_once('}') else { break };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            filled.push_str(value);
        }
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// One of two sentences by number, with `{n}` replaced.
pub fn plural(lang: Lang, n: usize, one: Key, other: Key) -> String {
    fill(lang, if n == 1 { one } else { other }, &[("n", &n.to_string())])
}

/// An amount of cents: `1.234,50 €` in Italian, `€1,234.50` in English. The space does not break.
pub fn amount(lang: Lang, cents: i64) -> String {
    let (thousands, decimals) = match lang {
        Lang::It => ('.', ','),
        Lang::En => (',', '.'),
    };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(thousands);
        }
        grouped.push(digit);
    }
    let sign = if cents < 0 { "-" } else { "" };
    let hundredths = cents.unsigned_abs() % 100;
    match lang {
        Lang::It => format!("{sign}{grouped}{decimals}{hundredths:02}\u{a0}€"),
        Lang::En => format!("{sign}€{grouped}{decimals}{hundredths:02}"),
    }
}

/// A range of cents: `da 0 a 88,30 €`; one amount when both ends are equal.
pub fn amount_range(lang: Lang, [least, most]: [i64; 2]) -> String {
    if least == most {
        return amount(lang, least);
    }
    let least = match (least, lang) {
        (0, Lang::It) => "0".to_owned(),
        (0, Lang::En) => "€0".to_owned(),
        // The currency is said once, at the end, as in speech.
        (_, Lang::It) => amount(lang, least).trim_end_matches(['\u{a0}', '€']).to_owned(),
        (_, Lang::En) => amount(lang, least),
    };
    fill(lang, Key::MoneyRange, &[("least", &least), ("most", &amount(lang, most))])
}

/// `mercoledì 14 ottobre 2026`, `Wednesday 14 October 2026`.
pub fn date(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", date_without_year(lang, date), date.year())
}

/// `mercoledì 14 ottobre`, `Wednesday 14 October`.
pub fn date_without_year(lang: Lang, date: NaiveDate) -> String {
    format!("{} {} {}", text(lang, weekday_key(date)), date.day(), month_name(lang, date))
}

/// `ottobre 2026`, `October 2026`.
pub fn month(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", month_name(lang, date), date.year())
}

fn month_name(lang: Lang, date: NaiveDate) -> &'static str {
    const MONTHS: [Key; 12] = [
        Key::MonthM01,
        Key::MonthM02,
        Key::MonthM03,
        Key::MonthM04,
        Key::MonthM05,
        Key::MonthM06,
        Key::MonthM07,
        Key::MonthM08,
        Key::MonthM09,
        Key::MonthM10,
        Key::MonthM11,
        Key::MonthM12,
    ];
    MONTHS.get(date.month0() as usize).map_or("", |key| text(lang, *key))
}

fn weekday_key(date: NaiveDate) -> Key {
    use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    match date.weekday() {
        Mon => Key::WeekdayMon,
        Tue => Key::WeekdayTue,
        Wed => Key::WeekdayWed,
        Thu => Key::WeekdayThu,
        Fri => Key::WeekdayFri,
        Sat => Key::WeekdaySat,
        Sun => Key::WeekdaySun,
    }
}

/// `9.15` in Italian, `9:15` in English.
pub fn time(lang: Lang, time: NaiveTime) -> String {
    let separator = match lang {
        Lang::It => '.',
        Lang::En => ':',
    };
    format!("{}{separator}{:02}", time.hour(), time.minute())
}

/// `ore 9.15` in Italian, `9:15` in English.
pub fn time_at(lang: Lang, at: NaiveTime) -> String {
    fill(lang, Key::TimeAt, &[("time", &time(lang, at))])
}

/// Day and time of an appointment: `mercoledì 14 ottobre 2026, ore 9.15`.
pub fn place(lang: Lang, day: NaiveDate, at: NaiveTime) -> String {
    format!("{}, {}", date(lang, day), time_at(lang, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    #[test]
    fn amounts_follow_each_language() {
        assert_eq!(amount(Lang::It, 7000), "70,00\u{a0}€");
        assert_eq!(amount(Lang::En, 7000), "€70.00");
        assert_eq!(amount(Lang::It, 123_456_789), "1.234.567,89\u{a0}€");
        assert_eq!(amount(Lang::En, 5), "€0.05");
        assert_eq!(amount(Lang::It, -100), "-1,00\u{a0}€");
    }

    #[test]
    fn a_range_says_the_currency_once_in_italian() {
        assert_eq!(amount_range(Lang::It, [0, 8830]), "da 0 a 88,30\u{a0}€");
        assert_eq!(amount_range(Lang::It, [4000, 7000]), "da 40,00 a 70,00\u{a0}€");
        assert_eq!(amount_range(Lang::En, [0, 8830]), "from €0 to €88.30");
        assert_eq!(amount_range(Lang::It, [4000, 4000]), "40,00\u{a0}€");
    }

    #[test]
    fn dates_and_times_follow_each_language() {
        let when = NaiveTime::from_hms_opt(9, 15, 0).expect("a time");
        assert_eq!(date(Lang::It, day(2026, 10, 14)), "mercoledì 14 ottobre 2026");
        assert_eq!(date(Lang::En, day(2026, 10, 14)), "Wednesday 14 October 2026");
        assert_eq!(place(Lang::It, day(2026, 10, 14), when), "mercoledì 14 ottobre 2026, ore 9.15");
        assert_eq!(time_at(Lang::En, when), "9:15");
        assert_eq!(month(Lang::It, day(2026, 2, 1)), "febbraio 2026");
    }

    #[test]
    fn one_and_many_have_their_own_sentence() {
        assert_eq!(plural(Lang::It, 1, Key::CountFreePlacesOne, Key::CountFreePlacesOther), "1 orario libero");
        assert_eq!(plural(Lang::It, 6, Key::CountFreePlacesOne, Key::CountFreePlacesOther), "6 orari liberi");
        assert_eq!(plural(Lang::En, 0, Key::CountFreePlacesOne, Key::CountFreePlacesOther), "0 free times");
    }

    #[test]
    fn an_unknown_placeholder_leaves_nothing_behind() {
        assert_eq!(fill_in("a {x} b {y}", &[("x", "1")]), "a 1 b ");
        assert_eq!(fill_in("no braces", &[]), "no braces");
    }
}
