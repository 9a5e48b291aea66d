//! The quote as a browser runs it: one Chamber's law, parsed once, asked again and again. The page holds the watch.

use std::hint::black_box;

use sportello_shared::rules::{Answers, Inputs, Law, OPEN_ORDER, TariffDay, quote};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// A law and one person's answers.
#[wasm_bindgen]
pub struct Bench {
    law: Law,
    day: TariffDay,
    known: Inputs,
    open: Inputs,
}

#[wasm_bindgen]
impl Bench {
    /// From the asset that the app loads.
    #[wasm_bindgen(constructor)]
    pub fn new(law: &str) -> Result<Bench, JsError> {
        let law: Law = serde_json::from_str(law)?;
        let parse = |answers| Inputs::parse(&answers, &law).map_err(|_| JsError::new("the answers are refused"));
        let age = ("age".to_owned(), 40.into());
        let open = ("open".to_owned(), OPEN_ORDER.iter().map(|key| key.name()).collect());
        let (known, open) = (parse(Answers::from_iter([age.clone()]))?, parse(Answers::from_iter([age, open]))?);
        let day = law.day(None).map_err(|_| JsError::new("the law covers no day"))?;
        Ok(Self { law, day, known, open })
    }

    /// Quotes with every answer known.
    pub fn quotes(&self, times: u32) {
        for _ in 0..times {
            black_box(quote(&self.law, black_box(&self.known), self.day));
        }
    }

    /// Quotes with every answer open: the range, and the next question.
    pub fn ranges(&self, times: u32) {
        for _ in 0..times {
            black_box(quote(&self.law, black_box(&self.open), self.day));
        }
    }
}
