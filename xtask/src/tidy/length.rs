//! Function lengths, read from the syntax tree.

use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Signature};

use super::Finding;

/// A function fits on a screen.
const FUNCTION_LINES_MAX: usize = 70;

/// A component holds its markup as well.
const COMPONENT_LINES_MAX: usize = 120;

/// Every function of one file that is too long.
pub(super) fn check(path: &str, file: &syn::File) -> Vec<Finding> {
    let mut lengths = Lengths { path, findings: Vec::new() };
    lengths.visit_file(file);
    lengths.findings
}

struct Lengths<'a> {
    path: &'a str,
    findings: Vec<Finding>,
}

impl Lengths<'_> {
    fn measure(&mut self, attributes: &[Attribute], signature: &Signature, body: &Block) {
        let component = attributes.iter().any(|attribute| attribute.path().is_ident("component"));
        let limit = if component { COMPONENT_LINES_MAX } else { FUNCTION_LINES_MAX };
        let (first, last) = (signature.span().start().line, body.span().end().line);
        let lines = last.saturating_sub(first) + 1;
        if lines > limit {
            let message = format!("`{}` has {lines} lines, at most {limit}: split it", signature.ident);
            self.findings.push(Finding::new(self.path, first, message));
        }
    }
}

impl<'ast> Visit<'ast> for Lengths<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.attrs, &function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.attrs, &function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.attrs, &function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function_of(lines: usize, attribute: &str) -> Vec<Finding> {
        let body = "    let _ = 1;\n".repeat(lines - 2);
        let file = syn::parse_file(&format!("{attribute}fn long() {{\n{body}}}\n")).expect("valid Rust");
        check("x.rs", &file)
    }

    #[test]
    fn a_function_of_seventy_lines_passes_and_of_seventy_one_does_not() {
        assert_eq!(function_of(70, ""), []);
        assert_eq!(function_of(71, "").len(), 1);
    }

    #[test]
    fn a_component_may_have_a_hundred_and_twenty() {
        assert_eq!(function_of(120, "#[component]\n"), []);
        assert_eq!(function_of(121, "#[component]\n").len(), 1);
    }
}
