//! What the tests book with: fictitious people, and bodies that are right unless a test spoils them.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use sportello_shared::{api::Place, domain::TaxCode};

/// The moment of the tests: a Tuesday in December, 9.00 in Rome.
pub const NOW: &str = "2026-12-01T08:00:00Z";

/// Its day in Rome.
pub const TODAY: &str = "2026-12-01";

/// Somebody who does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// A tax code whose check character is right.
    pub tax_code: String,
    /// Mailbox.
    pub email: String,
}

impl Person {
    /// The person of that number; another number has another tax code and mailbox.
    ///
    /// # Panics
    /// Beyond 27,999.
    pub fn number(number: u32) -> Self {
        Self::born(1985, number)
    }

    /// The same, born in December of that year.
    ///
    /// # Panics
    /// Beyond 27,999.
    pub fn born(year: u32, number: u32) -> Self {
        // The place of birth has three digits, and every month has 28 days.
        let (day, place) = (number / 1000 + 1, number % 1000);
        assert!(day <= 28, "no person {number}");
        let body = format!("PRVCTT{:02}T{day:02}A{place:03}", year % 100);
        // The product's own parser knows which last letter is right.
        let code = ('A'..='Z').map(|check| format!("{body}{check}")).find(|code| TaxCode::parse(code).is_ok());
        Self {
            given_name: "Prova".to_owned(),
            family_name: "Cittadina".to_owned(),
            tax_code: code.expect("one letter is right"),
            email: format!("prova{number}@example.org"),
        }
    }
}

/// A booking of that place by that person, with the answers of the commonest citizen.
pub fn booking(place: &Place, person: &Person) -> Value {
    json!({
        "place": { "office": place.office, "date": place.date, "time": place.time.format("%H:%M").to_string() },
        "person": {
            "given_name": person.given_name, "family_name": person.family_name,
            "tax_code": person.tax_code, "email": person.email,
        },
        "answers": {},
        "language": "it",
    })
}

/// A key that was never used before.
pub fn new_key() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("test-key-{:08}", NEXT.fetch_add(1, Ordering::Relaxed))
}
