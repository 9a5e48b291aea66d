//! The static shell says what the texts and the Chambers' files say: `index.html` is the one place that repeats them,
//! because it is shown before, without and after the program.

use sportello_shared::{
    chambers,
    texts::{Lang, lookup},
};

const INDEX: &str = include_str!("../index.html");

/// Every element with `data-text`: its key, its English words, its Italian words.
fn sentences() -> Vec<(&'static str, &'static str, &'static str)> {
    let elements = INDEX.split("data-text=\"").skip(1);
    let read = |element: &'static str| {
        let (key, rest) = element.split_once('"')?;
        let (_, rest) = rest.split_once("data-en=\"")?;
        let (english, rest) = rest.split_once('"')?;
        let (_, rest) = rest.split_once('>')?;
        let (italian, _) = rest.split_once('<')?;
        Some((key, english, italian))
    };
    elements.map(|element| read(element).expect("key, English words, Italian words")).collect()
}

#[test]
fn every_sentence_of_the_shell_is_a_sentence_of_the_texts() {
    let sentences = sentences();
    assert!(sentences.len() >= 7, "only {} sentences were found", sentences.len());
    for (key, english, italian) in sentences {
        assert_eq!(lookup(Lang::It, key), Some(italian), "{key}");
        assert_eq!(lookup(Lang::En, key), Some(english), "{key}");
    }
}

#[test]
fn without_the_program_every_offered_chamber_can_be_called() {
    for chamber in chambers::all().iter().filter(|chamber| chamber.offered) {
        let law = chamber.law().expect("a law");
        let phone = law.contacts.phone.expect("a telephone");
        let shown = INDEX.matches(&format!(">{phone}<")).count();
        assert_eq!(shown, 2, "{} has its telephone {shown} times: without the program and after a stop", law.slug);
        let email = law.contacts.email.expect("a mailbox");
        assert!(INDEX.contains(&format!("mailto:{email}")), "{email}");
    }
}

#[test]
fn the_shell_needs_no_inline_code_and_no_style_attribute() {
    assert!(!INDEX.contains(" style="), "a style attribute is refused by the policy");
    assert!(!INDEX.contains(" onclick"), "inline code is refused by the policy");
    assert_eq!(INDEX.matches("<script").count(), INDEX.matches(" src=\"{{assets}}/boot.js\"").count());
}
