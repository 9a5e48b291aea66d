//! The headers of static files, in the `_headers` form that Cloudflare and our own front read alike.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::hash::sha256;

/// One year in seconds: a path below `/assets/` never changes its content.
const IMMUTABLE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// The file for a page whose inline styles and scripts are those of `html`.
pub(super) fn file(html: &str) -> String {
    let policy = content_security_policy(html);
    let always = [
        ("Content-Security-Policy", policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Strict-Transport-Security", "max-age=31536000"),
    ];
    let lines = always.map(|(name, value)| format!("  {name}: {value}\n")).concat();
    format!(
        "/*\n{lines}  Cache-Control: no-cache\n\n/assets/*\n  ! Cache-Control\n  Cache-Control: public, max-age={IMMUTABLE_SECONDS}, immutable\n"
    )
}

/// Nothing from anywhere but ourselves; inline code only where its hash is the one we built.
fn content_security_policy(html: &str) -> String {
    let styles = hashes(html, "style");
    let scripts = hashes(html, "script");
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        "frame-ancestors 'none'".to_owned(),
    ]
    .join("; ")
}

/// The hash sources of every inline element of one kind, each with a space before it.
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let bodies = html.split(open.as_str()).skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let body = rest.split_once(close.as_str())?.0;
        (!attributes.contains("src=") && !body.is_empty()).then_some(body)
    });
    let sources = bodies.map(|body| format!(" 'sha256-{}'", STANDARD.encode(sha256(body.as_bytes()))));
    sources.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inline_style_is_allowed_by_its_hash_and_a_linked_script_needs_none() {
        let policy = content_security_policy("<style>a{}</style><script type=\"module\" src=\"/x.js\"></script>");
        assert!(policy.contains("style-src 'self' 'sha256-"), "{policy}");
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
    }

    #[test]
    fn only_assets_may_be_kept_for_a_year() {
        let text = file("<html></html>");
        let (everywhere, assets) = text.split_once("/assets/*").expect("both rules");
        assert!(everywhere.contains("no-cache") && assets.contains("immutable"), "{text}");
    }
}
