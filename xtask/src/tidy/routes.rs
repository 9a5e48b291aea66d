//! The route table of the README is generated from the endpoints of `shared::api`.

use std::fs;

use anyhow::{Context, Result};
use syn::visit::{self, Visit};
use syn::{Expr, ExprStruct, Lit, Member};

use super::Finding;
use crate::document::{DOCUMENT, ROUTES};
use crate::workspace::Workspace;

const SOURCE: &str = "shared/src/api/endpoint.rs";

/// Compares the table, or with `fix` writes it.
pub(super) fn check(ws: &Workspace, fix: bool) -> Result<Vec<Finding>> {
    let source = fs::read_to_string(ws.path(SOURCE))?;
    let table = table(&source)?;
    if ROUTES.read(ws).as_deref() == Some(table.trim()) {
        return Ok(Vec::new());
    }
    if fix {
        ROUTES.write(ws, &table)?;
        return Ok(Vec::new());
    }
    Ok(vec![Finding::new(DOCUMENT, 0, "the route table differs from `shared::api`: run `cargo xtask tidy --fix`")])
}

/// One row an `Endpoint { .. }` literal.
fn table(source: &str) -> Result<String> {
    let mut routes = Routes(Vec::new());
    routes.visit_file(&syn::parse_file(source).context(SOURCE)?);
    let rows = routes.0.iter().map(|[method, path, summary]| format!("| {method} | `{path}` | {summary} |\n"));
    Ok(format!("| Method | Path | What for |\n|---|---|---|\n{}", rows.collect::<Vec<_>>().concat()))
}

/// Method, path and summary of each route.
struct Routes(Vec<[String; 3]>);

impl<'ast> Visit<'ast> for Routes {
    fn visit_expr_struct(&mut self, literal: &'ast ExprStruct) {
        let field = |wanted: &str| {
            let found =
                literal.fields.iter().find(|field| matches!(&field.member, Member::Named(name) if name == wanted));
            found.map(|field| &field.expr)
        };
        if let (Some(method), Some(path), Some(summary)) = (field("method"), field("path"), field("summary")) {
            self.0.push([variant(method).to_uppercase(), text(path), text(summary)]);
        }
        visit::visit_expr_struct(self, literal);
    }
}

fn variant(expression: &Expr) -> String {
    let Expr::Path(path) = expression else { return String::new() };
    path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn text(expression: &Expr) -> String {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => text.value(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_endpoint_is_one_row() {
        let source = "const A: E = E { id: \"a\", method: Method::Get, path: \"/api/a\", summary: \"Reads a\" };";
        let table = table(source).expect("valid Rust");
        assert!(table.ends_with("| GET | `/api/a` | Reads a |\n"), "{table}");
    }
}
