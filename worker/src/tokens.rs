//! Ticket tokens: 128 bits that show one ticket. The store keeps only their hash.
//!
//! A token is computed from the key and the booking's id, so that a replayed answer carries it although it is kept
//! nowhere. Another key gives other tokens; those already given out stay good, since their hash is stored.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::{config::TokenKey, error::AppError};

/// Bytes of a token: 128 bits.
const TOKEN_BYTES: usize = 16;

/// Hexadecimal digits of a token.
pub(crate) const TOKEN_DIGITS: usize = TOKEN_BYTES * 2;

/// The token of a booking.
pub(crate) fn ticket_token(key: &TokenKey, booking_id: &str) -> Result<String, AppError> {
    let mac = Hmac::<Sha256>::new_from_slice(key.bytes()).map_err(|_| AppError::Invariant("a key HMAC refuses"))?;
    let digest = mac.chain_update(b"ticket:v1:").chain_update(booking_id).finalize().into_bytes();
    Ok(hex(digest.get(..TOKEN_BYTES).unwrap_or_default()))
}

/// The hash under which the store knows a token; of any text, also of one that is no token.
pub(crate) fn hash_token(token: &str) -> String {
    fingerprint(token.as_bytes())
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn fingerprint(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_published_sha_256() {
        // FIPS 180-4, example "abc".
        let published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(fingerprint(b"abc"), published);
    }

    #[test]
    fn a_token_follows_from_key_and_booking_and_from_nothing_else() {
        let key = TokenKey::local();
        let token = ticket_token(&key, "one").expect("a token");
        assert_eq!(token.len(), TOKEN_DIGITS);
        assert_eq!(ticket_token(&key, "one").ok(), Some(token.clone()));
        assert_ne!(ticket_token(&key, "two").ok(), Some(token));
    }
}
