//! Rust files: a heading that says what the file is for, a length one can read, and no call that is known to hurt.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Finding, SourceFile, length};

/// Beyond this a file is two files. Data of a Chamber is no Rust and has no limit.
const FILE_LINES_MAX: usize = 500;

/// Macros that are a note to oneself.
const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];

/// Attributes with which a test or a warning disappears.
const ATTRIBUTES: [(&str, &str); 3] = [
    ("ignore", "a test that does not run proves nothing"),
    ("should_panic", "assert the error instead of a crash"),
    ("allow", "write `#[expect(lint, reason = \"..\")]`: it speaks up when it is no longer needed"),
];

/// Checks every Rust file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().filter(|file| file.is_rust()).flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !file.text.starts_with("//! ") {
        findings.push(Finding::new(&file.path, 1, "the first line is `//!` and what the file is for"));
    }
    let lines = file.text.lines().count();
    if lines > FILE_LINES_MAX {
        findings.push(Finding::new(&file.path, 0, format!("{lines} lines, at most {FILE_LINES_MAX}: split it")));
    }
    match syn::parse_file(&file.text) {
        Ok(tree) => findings.extend(length::check(&file.path, &tree)),
        Err(error) => {
            findings.push(Finding::new(&file.path, error.span().start().line, format!("no valid Rust: {error}")));
        }
    }
    if let Ok(tokens) = file.text.parse() {
        forbidden(&file.path, tokens, &mut findings);
    }
    findings
}

/// Walks the tokens, so that neither comments nor texts are taken for code, and the inside of macros is.
fn forbidden(path: &str, tokens: TokenStream, findings: &mut Vec<Finding>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| tokens.get(index));
        let after = tokens.get(index + 1);
        if let TokenTree::Ident(name) = token {
            let line = name.span().start().line;
            let name = name.to_string();
            if is_punct(after, '!') && MACROS.contains(&name.as_str()) {
                findings.push(Finding::new(path, line, format!("`{name}!` stays out of the project")));
            }
            if is_punct(before, '.') && name == "one" && is_empty_call(after) {
                let why =
                    "`.one()` on no row throws through wasm and hangs the request: use `to_array()` and the first";
                findings.push(Finding::new(path, line, why));
            }
        }
        if let TokenTree::Group(group) = token {
            if group.delimiter() == Delimiter::Bracket && (is_punct(before, '#') || is_punct(before, '!')) {
                attribute(path, group, findings);
            }
            forbidden(path, group.stream(), findings);
        }
    }
}

fn attribute(path: &str, group: &proc_macro2::Group, findings: &mut Vec<Finding>) {
    let Some(TokenTree::Ident(name)) = group.stream().into_iter().next() else { return };
    let (line, name) = (name.span().start().line, name.to_string());
    if let Some((_, why)) = ATTRIBUTES.iter().find(|(forbidden, _)| *forbidden == name) {
        findings.push(Finding::new(path, line, format!("`#[{name}]`: {why}")));
    }
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_empty_call(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis && group.stream().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let file = SourceFile { path: "x.rs".to_owned(), text: text.to_owned() };
        check_file(&file).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        assert_eq!(messages("//! A file.\n"), [""; 0]);
        assert_eq!(messages("fn f() {}\n").len(), 1);
    }

    #[test]
    fn forbidden_calls_are_found_inside_macros_and_not_in_texts_or_comments() {
        assert_eq!(messages("//! A file.\n// todo!() .one()\nconst A: &str = \"dbg!()\";\n"), [""; 0]);
        assert_eq!(messages("//! A file.\nfn f() { println!(\"{}\", dbg!(cursor.one())); }\n").len(), 2);
    }

    #[test]
    fn a_test_cannot_be_switched_off() {
        assert_eq!(messages("//! A file.\n#[test]\n#[ignore]\nfn f() {}\n").len(), 1);
        assert_eq!(messages("//! A file.\n#[expect(dead_code, reason = \"why\")]\nfn f() {}\n"), [""; 0]);
    }
}
