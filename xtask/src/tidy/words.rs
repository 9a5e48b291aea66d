//! Words that do not belong into a committed file: notes to oneself, switched-off tests, waits, traces of one machine.

use super::{Finding, SourceFile};

/// A word, the files it is looked for in, and why it is wrong.
struct Rule {
    word: &'static str,
    applies: fn(&str) -> bool,
    why: &'static str,
}

/// Written in two halves where this very file would otherwise break its own rule.
const RULES: [Rule; 13] = [
    Rule { word: concat!("TO", "DO"), applies: is_code, why: "finish it, or file an issue" },
    Rule { word: concat!("FIX", "ME"), applies: is_code, why: "finish it, or file an issue" },
    Rule { word: concat!("test", ".skip"), applies: is_browser_test, why: "a test that does not run proves nothing" },
    Rule { word: concat!("test", ".only"), applies: is_browser_test, why: "the others would not run" },
    Rule { word: concat!("test", ".fixme"), applies: is_browser_test, why: "a test that does not run proves nothing" },
    Rule { word: "describe.skip", applies: is_browser_test, why: "a test that does not run proves nothing" },
    Rule { word: "waitForTimeout", applies: is_browser_test, why: "wait for what you expect, not for time" },
    Rule { word: "networkidle", applies: is_browser_test, why: "wait for what you expect, not for silence" },
    Rule { word: concat!("\"resol", "ved\":"), applies: is_lock, why: "a lock file names no registry host" },
    Rule { word: concat!("/ro", "ot/"), applies: always, why: "a path of one machine" },
    Rule { word: concat!("/ho", "me/"), applies: always, why: "a path of one machine" },
    Rule { word: concat!("/Us", "ers/"), applies: always, why: "a path of one machine" },
    Rule { word: concat!("/wo", "rk/"), applies: always, why: "a path of one machine" },
];

/// Checks every text file.
pub(super) fn check(files: &[SourceFile]) -> Vec<Finding> {
    files.iter().flat_map(check_file).collect()
}

fn check_file(file: &SourceFile) -> Vec<Finding> {
    let rules = RULES.iter().filter(|rule| (rule.applies)(&file.path));
    let hits = rules.flat_map(|rule| {
        let lines = file.text.lines().enumerate().filter(|(_, line)| stands_in(line, rule.word));
        lines.map(|(index, _)| Finding::new(&file.path, index + 1, format!("`{}`: {}", rule.word, rule.why)))
    });
    hits.collect()
}

/// A path counts where it begins: the same letters inside an address on the web are no path of ours.
fn stands_in(line: &str, word: &str) -> bool {
    let inside = |before: &str| before.ends_with(|last: char| last.is_alphanumeric() || "./_-}*".contains(last));
    line.match_indices(word).any(|(at, _)| !word.starts_with('/') || !line.get(..at).is_some_and(inside))
}

fn always(_: &str) -> bool {
    true
}

fn is_code(path: &str) -> bool {
    [".rs", ".ts", ".js", ".mjs", ".scss", ".toml", ".html", ".sql"].iter().any(|kind| path.ends_with(kind))
}

fn is_browser_test(path: &str) -> bool {
    path.starts_with("tests/") && [".ts", ".js", ".mjs"].iter().any(|kind| path.ends_with(kind))
}

fn is_lock(path: &str) -> bool {
    path.ends_with("package-lock.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        check_file(&SourceFile { path: path.to_owned(), text: text.to_owned() }).len()
    }

    #[test]
    fn a_wait_is_found_in_a_browser_test_and_nowhere_else() {
        assert_eq!(count("tests/e2e/quote.spec.ts", "await page.waitForTimeout(100)"), 1);
        assert_eq!(count("README.md", "waitForTimeout"), 0);
    }

    #[test]
    fn a_folder_of_a_machine_is_found_and_a_web_address_is_not() {
        assert_eq!(count("notes.md", concat!("see /ho", "me/anna/notes")), 1);
        assert_eq!(count("notes.md", concat!("see https://example.it/ho", "me/page")), 0);
    }

    #[test]
    fn a_lock_file_names_no_host() {
        assert_eq!(count("tests/package-lock.json", concat!("\"resol", "ved\": \"https://registry\"")), 1);
    }
}
