//! The operations of `line-client`, from its sources: what stands in `endpoint!` or in an `impl Endpoint`.

use std::{collections::BTreeSet, fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, Lit, LitStr};

use crate::{Error, files};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Operation {
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
}

impl Operation {
    /// As differences name it.
    pub(crate) fn line(&self) -> String {
        format!("operation {}: {} {}", self.name, self.method, self.path)
    }
}

/// Whether a line of `explained.txt` is about an operation.
pub(crate) fn is_one(line: &str) -> bool {
    line.get(2..).is_some_and(|line| line.starts_with("operation "))
}

/// Reads all files below a folder.
pub(crate) fn read(folder: &Path) -> Result<BTreeSet<Operation>, Error> {
    let mut found = BTreeSet::new();
    for path in files(folder, "rs")? {
        let operations = operations(&fs::read_to_string(&path)?);
        found.extend(operations.map_err(|error| format!("{}: {error}", path.display()))?);
    }
    Ok(found)
}

fn operations(text: &str) -> syn::Result<BTreeSet<Operation>> {
    let items = syn::parse_file(text)?.items.into_iter();
    let operations = items.filter_map(|item| match item {
        Item::Macro(item) if item.ident.is_none() => described(item.mac.tokens),
        Item::Impl(item) => by_hand(&item.items),
        _ => None,
    });
    Ok(operations.collect())
}

/// `operation: Name via name, METHOD Host "path"`, with or without a host, and with anything around.
fn described(tokens: TokenStream) -> Option<Operation> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let colon = tokens
        .iter()
        .position(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ':'))?;
    let name = tokens.get(colon.checked_sub(1)?)?.to_string();
    let (method, path) = tokens.windows(3).find_map(|three| match three {
        [TokenTree::Ident(method), TokenTree::Literal(path), _]
        | [TokenTree::Ident(method), TokenTree::Ident(_), TokenTree::Literal(path)]
            if *method == method.to_string().to_ascii_uppercase() =>
        {
            let path: LitStr = syn::parse2(TokenTree::from(path.clone()).into()).ok()?;
            Some((method.to_string(), path.value()))
        }
        _ => None,
    })?;
    path.starts_with('/').then_some(Operation { name, method, path })
}

/// The constants of an `impl Endpoint`.
fn by_hand(items: &[ImplItem]) -> Option<Operation> {
    let constant = |name: &str| {
        items.iter().find_map(|item| match item {
            ImplItem::Const(item) if item.ident == name => Some(&item.expr),
            _ => None,
        })
    };
    let text = |name| match constant(name)? {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    };
    let method = match constant("METHOD")? {
        Expr::Path(path) => path.path.segments.last()?.ident.to_string(),
        _ => return None,
    };
    Some(Operation { name: text("OPERATION")?, method, path: text("PATH")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_found_however_it_is_written() {
        let source = r#"
endpoint! {
    /// See "/elsewhere".
    getMood: GetMood via get_mood, GET "/v2/mood/{id}" -> Mood;
    path { id: String }
}

endpoint! {
    getImage: GetImage via get_image, GET Data "/v2/image" -> Content;
}

impl Endpoint for SetMood {
    const OPERATION: &'static str = "setMood";
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/v2/mood";
}
"#;
        let found = operations(source).unwrap();
        let found: Vec<_> = found.iter().map(Operation::line).collect();
        assert_eq!(
            found,
            [
                "operation getImage: GET /v2/image",
                "operation getMood: GET /v2/mood/{id}",
                "operation setMood: PUT /v2/mood",
            ]
        );
    }
}
