//! The letters that a tax code takes from a name: consonants first, then vowels, then `X`.

/// Letters after which Italian registries write the plain letter.
const FOLDED: &[(&str, &str)] = &[
    ("ÀÁÂÃÄÅĀĂĄ", "A"),
    ("ÈÉÊËĒĔĖĘĚ", "E"),
    ("ÌÍÎÏĨĪĬĮİ", "I"),
    ("ÒÓÔÕÖØŌŎŐ", "O"),
    ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
    ("ÇĆĈĊČ", "C"),
    ("ĎĐ", "D"),
    ("ĜĞĠĢ", "G"),
    ("ŁĹĻĽ", "L"),
    ("ÑŃŅŇ", "N"),
    ("ŔŖŘ", "R"),
    ("ŚŜŞŠȘ", "S"),
    ("ŢŤȚ", "T"),
    ("ÝŸ", "Y"),
    ("ŹŻŽ", "Z"),
    ("Æ", "AE"),
    ("Œ", "OE"),
    ("ẞ", "SS"),
];

/// Three letters of the family name.
pub(super) fn family_code(name: &str) -> String {
    let (consonants, vowels) = letters(name);
    pad(&(consonants + &vowels))
}

/// Three letters of the given name: of four consonants or more the first, the third and the fourth.
pub(super) fn given_code(name: &str) -> String {
    let (consonants, vowels) = letters(name);
    if let [first, _, third, fourth, ..] = consonants.as_bytes() {
        return [*first, *third, *fourth].map(char::from).iter().collect();
    }
    pad(&(consonants + &vowels))
}

fn pad(letters: &str) -> String {
    letters.chars().chain("XXX".chars()).take(3).collect()
}

/// Consonants and vowels of a name, upper case, without accents, hyphens and blanks.
fn letters(name: &str) -> (String, String) {
    name.chars()
        .flat_map(char::to_uppercase)
        .flat_map(|letter| {
            let folded = FOLDED.iter().find(|(accented, _)| accented.contains(letter));
            folded.map_or_else(|| letter.to_string(), |(_, plain)| (*plain).to_owned()).chars().collect::<Vec<_>>()
        })
        .filter(char::is_ascii_uppercase)
        .partition(|letter| !"AEIOU".contains(*letter))
}
