//! The types of `line-models`, from its sources.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{
    Attribute, Fields, GenericArgument, Item, ItemEnum, ItemMacro, ItemStruct, LitStr,
    PathArguments, Token, Type, braced,
    ext::IdentExt,
    parenthesized,
    parse::{ParseStream, Parser},
    punctuated::Punctuated,
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
            Item::Struct(item) => found.extend(structure(item)?),
            Item::Enum(item) => found.extend(untagged(item)),
            Item::Macro(ItemMacro { ident: None, mac, .. }) => {
                let Some(name) = mac.path.get_ident() else { continue };
                let tokens = mac.tokens.clone();
                if name == "tagged" {
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

/// A public struct that can be written. One around another type is written as that.
fn structure(item: &ItemStruct) -> syn::Result<Option<(String, Shape)>> {
    let public = matches!(item.vis, syn::Visibility::Public(_));
    if !public || !derives(&item.attrs, "Serialize") {
        return Ok(None);
    }
    let shape = match &item.fields {
        Fields::Named(fields) => {
            let camel = serde(&item.attrs, "rename_all")?.is_some();
            let mut properties = Properties::new();
            for field in &fields.named {
                let Some(ident) = &field.ident else { continue };
                let ident = ident.unraw().to_string();
                let name = match serde(&field.attrs, "rename")? {
                    Some(name) => name,
                    None if camel => camel_case(&ident),
                    None => ident,
                };
                properties.insert(name, inner(&field.ty));
            }
            Shape::Struct(properties)
        }
        Fields::Unnamed(fields) => match fields.unnamed.first() {
            Some(field) => Shape::Alias(inner(&field.ty)),
            None => return Ok(None),
        },
        Fields::Unit => return Ok(None),
    };
    Ok(Some((item.ident.to_string(), shape)))
}

/// An enum without `type` is written as its variants are; the schemas that stand for those tell the rest.
fn untagged(item: &ItemEnum) -> Option<(String, Shape)> {
    let first = item.variants.first()?.fields.iter().next()?;
    derives(&item.attrs, "Serialize")
        .then(|| (item.ident.to_string(), Shape::Alias(inner(&first.ty))))
}

fn derives(attributes: &[Attribute], name: &str) -> bool {
    let paths = Punctuated::<syn::Path, Token![,]>::parse_terminated;
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        attribute.parse_args_with(paths).is_ok_and(|paths| {
            paths.iter().any(|path| path.segments.last().is_some_and(|last| last.ident == name))
        })
    })
}

/// The value of `#[serde(key = "value")]`.
fn serde(attributes: &[Attribute], key: &str) -> syn::Result<Option<String>> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if meta.input.peek(Token![=]) {
                let value: LitStr = meta.value()?.parse()?;
                if meta.path.is_ident(key) {
                    found = Some(value.value());
                }
            }
            Ok(())
        })?;
    }
    Ok(found)
}

fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
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
                common.extend(group(&groups)?);
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

fn group(input: ParseStream<'_>) -> syn::Result<Properties> {
    let content;
    braced!(content in input);
    let mut properties = Properties::new();
    while !content.is_empty() {
        Attribute::parse_outer(&content)?;
        content.call(Ident::parse_any)?;
        content.parse::<Token![:]>()?;
        let r#type: Type = content.parse()?;
        content.parse::<Token![=]>()?;
        properties.insert(content.parse::<LitStr>()?.value(), inner(&r#type));
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

/// The struct that a macro of the same file writes, from `#` of its last attribute to its fields.
fn template(items: &[Item], name: &Ident) -> Option<TokenStream> {
    let mac = items.iter().find_map(|item| match item {
        Item::Macro(item) if item.ident.as_ref() == Some(name) => Some(&item.mac),
        _ => None,
    })?;
    // ( what it takes ) => { $( what it writes )* }
    let body = groups(mac.tokens.clone()).nth(1)?;
    let repeated: Vec<_> = groups(body.stream()).next()?.stream().into_iter().collect();
    let start = repeated
        .iter()
        .position(|token| matches!(token, TokenTree::Ident(word) if word == "struct"))?;
    // struct $ name { fields }
    repeated.get(start + 3).and_then(brace)?;
    let mut tokens: Vec<_> = repeated.iter().take(start + 4).cloned().collect();
    // `$(#[$meta])*` at the start says nothing here.
    tokens.drain(
        ..tokens
            .iter()
            .position(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == '#'))?,
    );
    Some(tokens.into_iter().collect())
}

/// The structs that a template becomes: `Name` or `Name { field: Type }`, as often as they stand in the tokens.
fn filled(template: &TokenStream, tokens: TokenStream) -> syn::Result<Vec<(String, Shape)>> {
    let mut found = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(name) = token else { continue };
        let field = tokens.peek().and_then(brace).cloned();
        let words =
            field.into_iter().flat_map(|field| field.stream()).filter_map(|token| match token {
                TokenTree::Ident(word) => Some(word),
                _ => None,
            });
        let words: Vec<_> = [name].into_iter().chain(words).collect();
        let item: ItemStruct = syn::parse2(substitute(template.clone(), &mut words.into_iter()))?;
        found.extend(structure(&item)?);
    }
    Ok(found)
}

/// Puts a word in the place of each `$word`, in order, and nothing in that of `$(…)*`.
fn substitute(template: TokenStream, words: &mut dyn Iterator<Item = Ident>) -> TokenStream {
    let mut out = Vec::new();
    let mut tokens = template.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Group(_)) => drop(tokens.next()),
                _ => out.extend(words.next().map(TokenTree::from)),
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
