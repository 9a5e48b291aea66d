//! The only reader of randomness. Everything behind it gets ids as arguments.

use sportello_shared::domain::TicketCode;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;

    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill_random(buffer: &mut [u8]);
}

/// Names one request in answers and logs.
pub(crate) fn request_id() -> String {
    random_uuid()
}

/// What a new booking is called.
#[derive(Clone, Debug)]
pub(crate) struct BookingIds {
    /// UUID, never shown.
    pub(crate) booking: String,
    /// UUID of the person's row.
    pub(crate) person: String,
    /// Read aloud or scanned at the counter.
    pub(crate) code: TicketCode,
}

impl BookingIds {
    /// New ones.
    pub(crate) fn new() -> Self {
        let mut random = [0; 8];
        fill_random(&mut random);
        Self {
            booking: random_uuid(),
            person: random_uuid(),
            code: TicketCode::from_random(u64::from_le_bytes(random)),
        }
    }
}
