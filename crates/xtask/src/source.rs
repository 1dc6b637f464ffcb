//! The types of `line-models`, from its sources.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{
    Attribute, GenericArgument, Item, ItemEnum, ItemImpl, ItemMacro, LitStr, PathArguments, Token,
    Type, Visibility, braced,
    ext::IdentExt,
    parenthesized,
    parse::{ParseStream, Parser},
};

use crate::{
    Error, files,
    shape::{Properties, Shape, Shapes},
};

/// Reads all files below a folder.
pub(crate) fn read(folder: &Path) -> Result<Shapes, Error> {
    let mut shapes = Shapes::default();
    for path in files(folder, "rs")? {
        let relative = path.strip_prefix(folder)?.with_extension("");
        let Some(module) = relative.iter().next().and_then(|module| module.to_str()) else {
            continue;
        };
        let found = types(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        shapes.0.extend(found.into_iter().map(|(name, shape)| ((module.to_owned(), name), shape)));
    }
    Ok(shapes)
}

/// The types of a file.
pub(crate) fn types(text: &str) -> syn::Result<Vec<(String, Shape)>> {
    items(&syn::parse_file(text)?.items)
}

/// Which type stands for which schema: document and schema, then module and type.
pub(crate) type Table = BTreeMap<(String, String), (String, String)>;

/// Reads the table of the conformance test.
pub(crate) fn table(path: &Path) -> Result<Table, Error> {
    let file = syn::parse_file(&fs::read_to_string(path)?)?;
    let mut table = Table::new();
    for item in file.items {
        if let Item::Macro(ItemMacro { ident: None, mac, .. }) = item
            && mac.path.is_ident("table")
        {
            rows.parse2(mac.tokens)?.into_iter().for_each(|(schema, name)| {
                table.insert(schema, name);
            });
        }
    }
    Ok(table)
}

type Row = ((String, String), (String, String));

fn rows(input: ParseStream<'_>) -> syn::Result<Vec<Row>> {
    let mut rows = Vec::new();
    while !input.is_empty() {
        let document: LitStr = input.parse()?;
        let content;
        braced!(content in input);
        while !content.is_empty() {
            let schema: LitStr = content.parse()?;
            content.parse::<Token![=>]>()?;
            let path: syn::Path = content.parse()?;
            content.parse::<Token![,]>()?;
            let mut path = path.segments.iter().map(|segment| segment.ident.to_string()).rev();
            let name = path.next().unwrap_or_default();
            let module = path.last().unwrap_or_default();
            rows.push(((document.value(), schema.value()), (module, name)));
        }
    }
    Ok(rows)
}

fn items(items: &[Item]) -> syn::Result<Vec<(String, Shape)>> {
    let mut found = Vec::new();
    for item in items {
        match item {
            Item::Enum(item) => found.extend(untagged(items, item)),
            Item::Macro(ItemMacro { ident: None, mac, .. }) => {
                let Some(name) = mac.path.get_ident() else { continue };
                let tokens = mac.tokens.clone();
                if name == "object" {
                    found.extend(object.parse2(tokens)?);
                } else if name == "transparent" {
                    found.extend(transparent(items, tokens)?);
                } else if name == "tagged" {
                    found.extend(tagged.parse2(tokens)?);
                } else if name == "string_enum" {
                    found.extend(string_enums.parse2(tokens)?);
                } else if let Some(template) = template(items, name) {
                    found.extend(filled(&template, tokens)?);
                } else if let Ok(enums) = string_enums.parse2(tokens) {
                    found.extend(enums);
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// What stands in `object!`: a struct, each field with the name of its property. What is not public is none of LINE's.
fn object(input: ParseStream<'_>) -> syn::Result<Option<(String, Shape)>> {
    Attribute::parse_outer(input)?;
    let public = matches!(input.parse()?, Visibility::Public(_));
    input.parse::<Token![struct]>()?;
    let name: Ident = input.parse()?;
    let properties = properties(input)?;
    Ok(public.then(|| (name.to_string(), Shape::Struct(properties))))
}

/// A struct that is written as its only field: `transparent!` names one of the same file.
fn transparent(items: &[Item], name: TokenStream) -> syn::Result<Option<(String, Shape)>> {
    let name: Ident = syn::parse2(name)?;
    let field = items.iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == name => item.fields.iter().next(),
        _ => None,
    });
    Ok(field.map(|field| (name.to_string(), Shape::Alias(inner(&field.ty)))))
}

/// An enum that writes itself is written as its variants are; the schemas that stand for those tell the rest.
fn untagged(items: &[Item], item: &ItemEnum) -> Option<(String, Shape)> {
    let first = item.variants.first()?.fields.iter().next()?;
    let writes_itself = items.iter().any(|other| match other {
        Item::Impl(ItemImpl { trait_: Some((path, _)), self_ty, .. }) => {
            path.is_ident("Serialize") && item.ident == inner(self_ty)
        }
        _ => false,
    });
    writes_itself.then(|| (item.ident.to_string(), Shape::Alias(inner(&first.ty))))
}

/// The name of the type within options, lists, boxes and maps.
fn inner(r#type: &Type) -> String {
    let Type::Path(path) = r#type else { return String::new() };
    let Some(last) = path.path.segments.last() else { return String::new() };
    if let PathArguments::AngleBracketed(arguments) = &last.arguments
        && let Some(GenericArgument::Type(r#type)) = arguments.args.last()
    {
        return inner(r#type);
    }
    last.ident.to_string()
}

/// What stands in `tagged!`: a struct and a union, or a union alone.
fn tagged(input: ParseStream<'_>) -> syn::Result<Vec<(String, Shape)>> {
    let mut common = Properties::new();
    let mut names = Vec::new();
    while !input.is_empty() {
        Attribute::parse_outer(input)?;
        input.parse::<Token![pub]>()?;
        if input.peek(Token![struct]) {
            input.parse::<Token![struct]>()?;
            names.push(input.parse::<Ident>()?);
            let groups;
            braced!(groups in input);
            while !groups.is_empty() {
                groups.parse::<Ident>()?;
                common.extend(properties(&groups)?);
            }
            continue;
        }
        input.parse::<Token![enum]>()?;
        names.push(input.parse()?);
        let content;
        braced!(content in input);
        let mut variants = BTreeMap::new();
        while !content.is_empty() {
            Attribute::parse_outer(&content)?;
            content.parse::<Ident>()?;
            let payload;
            parenthesized!(payload in content);
            let payload: Type = payload.parse()?;
            content.parse::<Token![=]>()?;
            variants.insert(content.parse::<LitStr>()?.value(), inner(&payload));
            content.parse::<Token![,]>()?;
        }
        // A struct around a union goes by the name of the struct; the union is nowhere without it.
        let name = names.swap_remove(0).to_string();
        return Ok(vec![(name, Shape::Union { common, variants })]);
    }
    Ok(Vec::new())
}

/// Fields in braces, each with its type and the name of its property.
fn properties(input: ParseStream<'_>) -> syn::Result<Properties> {
    let content;
    braced!(content in input);
    let mut properties = Properties::new();
    while !content.is_empty() {
        Attribute::parse_outer(&content)?;
        content.parse::<Visibility>()?;
        content.call(Ident::parse_any)?;
        content.parse::<Token![:]>()?;
        let r#type: Type = content.parse()?;
        content.parse::<Token![=]>()?;
        properties.insert(content.parse::<LitStr>()?.value(), inner(&r#type));
        while !content.peek(Token![,]) {
            content.parse::<TokenTree>()?; // `with` and a path
        }
        content.parse::<Token![,]>()?;
    }
    Ok(properties)
}

/// Enums whose variants are strings.
fn string_enums(input: ParseStream<'_>) -> syn::Result<Vec<(String, Shape)>> {
    let mut found = Vec::new();
    while !input.is_empty() {
        Attribute::parse_outer(input)?;
        input.parse::<Token![pub]>()?;
        input.parse::<Token![enum]>()?;
        let name: Ident = input.parse()?;
        let content;
        braced!(content in input);
        let mut values = BTreeSet::new();
        while !content.is_empty() {
            Attribute::parse_outer(&content)?;
            content.parse::<Ident>()?;
            content.parse::<Token![=]>()?;
            values.insert(content.parse::<LitStr>()?.value());
            content.parse::<Token![,]>()?;
        }
        found.push((name.to_string(), Shape::Enum(values)));
    }
    Ok(found)
}

/// What a macro of the same file gives to `object!`.
fn template(items: &[Item], name: &Ident) -> Option<TokenStream> {
    let mac = items.iter().find_map(|item| match item {
        Item::Macro(item) if item.ident.as_ref() == Some(name) => Some(&item.mac),
        _ => None,
    })?;
    // ( what it takes ) => { $( what it writes )* }
    let body = groups(mac.tokens.clone()).nth(1)?;
    let mut repeated = groups(body.stream()).next()?.stream().into_iter();
    repeated.find(|token| matches!(token, TokenTree::Ident(word) if word == "object"))?;
    repeated.nth(1).as_ref().and_then(brace).map(Group::stream)
}

/// The structs that a template becomes: `Name` or `Name { field: Type = "property" }`, as often as they stand in the
/// tokens.
fn filled(template: &TokenStream, tokens: TokenStream) -> syn::Result<Vec<(String, Shape)>> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(name) = tokens.next() {
        if !matches!(name, TokenTree::Ident(_)) {
            continue;
        }
        let field = tokens.peek().and_then(brace).cloned();
        let words = field.into_iter().flat_map(|field| field.stream());
        let words =
            words.filter(|token| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_)));
        let words: Vec<_> = [name].into_iter().chain(words).collect();
        found.extend(object.parse2(substitute(template.clone(), &mut words.into_iter()))?);
    }
    Ok(found)
}

/// Puts a word in the place of each `$word`, in order, and nothing in that of `$(…)*`.
fn substitute(template: TokenStream, words: &mut dyn Iterator<Item = TokenTree>) -> TokenStream {
    let mut out = Vec::new();
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Group(_)) => drop(tokens.next()),
                _ => out.extend(words.next()),
            },
            TokenTree::Group(group) => {
                let stream = substitute(group.stream(), words);
                out.push(Group::new(group.delimiter(), stream).into());
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

fn groups(tokens: TokenStream) -> impl Iterator<Item = Group> {
    tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group),
        _ => None,
    })
}

fn brace(token: &TokenTree) -> Option<&Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    }
}
