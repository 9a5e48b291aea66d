//! Codes of pagoPA: the notice number (NAV) with its IUV and check digit, the creditor's tax code, the QR text.
//!
//! What this program writes is strict (auxiliary digit 3, right check digit, right creditor); what it reads is as
//! lenient as pagoPA's own readers, because notices of older kinds are still around.

mod creditor;
mod nav;
mod qr;

pub use creditor::CreditorTaxCode;
pub use nav::{Iuv, NAV_GENERATION_MAX, Nav, NavPart, NavSequence};
pub use qr::{QrAmount, QrNotice, QrText};
