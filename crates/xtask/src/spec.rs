//! LINE's OpenAPI documents, as far as they say what there is.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use saphyr::{LoadableYamlNode, Yaml};

use crate::{Error, files, operations::Operation};

/// A document, by the name of its file.
pub(crate) type Documents = BTreeMap<String, Document>;

#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) schemas: BTreeMap<String, Schema>,
    pub(crate) operations: BTreeSet<Operation>,
    /// The schemas that operations refer to, and those these refer to.
    pub(crate) used: BTreeSet<String>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Schema {
    /// Its own properties, and those of the schemas it is made of.
    pub(crate) properties: BTreeMap<String, Property>,
    /// Of a string.
    pub(crate) values: BTreeSet<String>,
    /// The schema for each `type`.
    pub(crate) variants: BTreeMap<String, String>,
    /// Whether it is one of the variants of another schema.
    pub(crate) is_variant: bool,
}

/// A property, or an item of one that is a list or a map.
#[derive(Clone, Debug)]
pub(crate) enum Property {
    Schema(String),
    Values(BTreeSet<String>),
    Plain,
}

/// Reads every document of a folder.
pub(crate) fn read(folder: &Path) -> Result<Documents, Error> {
    let mut documents = Documents::new();
    for path in files(folder, "yml")? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let document = document(&fs::read_to_string(&path)?);
        documents.insert(name.clone(), document.map_err(|error| format!("{name}: {error}"))?);
    }
    if documents.is_empty() {
        return Err(format!("no OpenAPI documents in {}", folder.display()).into());
    }
    Ok(documents)
}

/// Reads a document.
pub(crate) fn document(text: &str) -> Result<Document, Error> {
    let yaml = Yaml::load_from_str(text)?;
    let yaml = yaml.first().ok_or("it is empty")?;
    let schemas: BTreeMap<_, _> = child(yaml, "components")
        .and_then(|components| child(components, "schemas"))
        .into_iter()
        .flat_map(entries)
        .collect();
    let mut document = Document::default();
    for &name in schemas.keys() {
        document.schemas.insert(name.to_owned(), schema(name, &schemas));
    }
    for (path, methods) in child(yaml, "paths").into_iter().flat_map(entries) {
        for (method, operation) in entries(methods) {
            if let Some(name) = child(operation, "operationId").and_then(Yaml::as_str) {
                let method = method.to_ascii_uppercase();
                if let Some(form) = form(operation) {
                    document.schemas.insert(name.to_owned(), form);
                    document.used.insert(name.to_owned());
                }
                document.operations.insert(Operation {
                    name: name.to_owned(),
                    method,
                    path: path.to_owned(),
                });
            }
        }
        let mut found = BTreeSet::new();
        references(methods, &mut found);
        for name in found {
            reach(name, &schemas, &mut document.used);
        }
    }
    Ok(document)
}

/// The form that an operation takes, if it is described in place: it goes by the name of the operation.
fn form(operation: &Yaml<'_>) -> Option<Schema> {
    let content = child(child(operation, "requestBody")?, "content")?;
    let yaml = child(child(content, "application/x-www-form-urlencoded")?, "schema")?;
    let properties = entries(child(yaml, "properties")?);
    let properties = properties.map(|(name, yaml)| (name.to_owned(), property(yaml))).collect();
    Some(Schema { properties, ..Schema::default() })
}

fn schema(name: &str, all: &BTreeMap<&str, &Yaml<'_>>) -> Schema {
    let mut schema = Schema::default();
    let Some(yaml) = all.get(name) else { return schema };
    for part in
        child(yaml, "allOf").and_then(Yaml::as_sequence).into_iter().flatten().chain([*yaml])
    {
        if let Some(base) = reference(part) {
            let base = self::schema(base, all);
            schema.is_variant |= !base.variants.is_empty();
            schema.properties.extend(base.properties);
        }
        for (name, yaml) in child(part, "properties").into_iter().flat_map(entries) {
            schema.properties.insert(name.to_owned(), property(yaml));
        }
    }
    schema.values = values(yaml);
    let mapping =
        child(yaml, "discriminator").and_then(|discriminator| child(discriminator, "mapping"));
    for (tag, target) in mapping.into_iter().flat_map(entries) {
        schema.variants.extend(
            target.as_str().and_then(last).map(|target| (tag.to_owned(), target.to_owned())),
        );
    }
    schema
}

fn property(yaml: &Yaml<'_>) -> Property {
    let values = values(yaml);
    if let Some(name) = reference(yaml) {
        Property::Schema(name.to_owned())
    } else if !values.is_empty() {
        Property::Values(values)
    } else if let Some(items) = child(yaml, "items").or_else(|| child(yaml, "additionalProperties"))
    {
        property(items)
    } else {
        Property::Plain
    }
}

fn values(yaml: &Yaml<'_>) -> BTreeSet<String> {
    let values = child(yaml, "enum").and_then(Yaml::as_sequence).into_iter().flatten();
    values.filter_map(Yaml::as_str).map(str::to_owned).collect()
}

/// Adds a schema and what it refers to.
fn reach(name: &str, all: &BTreeMap<&str, &Yaml<'_>>, used: &mut BTreeSet<String>) {
    if used.insert(name.to_owned()) {
        let mut found = BTreeSet::new();
        if let Some(yaml) = all.get(name) {
            references(yaml, &mut found);
        }
        for name in found {
            reach(name, all, used);
        }
    }
}

/// All the schemas that are named anywhere below.
fn references<'a>(yaml: &'a Yaml<'_>, found: &mut BTreeSet<&'a str>) {
    if let Some(text) = yaml.as_str() {
        found.extend(
            Some(text).filter(|text| text.starts_with("#/components/schemas/")).and_then(last),
        );
    }
    entries(yaml).for_each(|(_, yaml)| references(yaml, found));
    yaml.as_sequence().into_iter().flatten().for_each(|yaml| references(yaml, found));
}

fn reference<'a>(yaml: &'a Yaml<'_>) -> Option<&'a str> {
    child(yaml, "$ref")?.as_str().and_then(last)
}

fn last(reference: &str) -> Option<&str> {
    reference.rsplit('/').next()
}

fn child<'a, 'input>(yaml: &'a Yaml<'input>, key: &str) -> Option<&'a Yaml<'input>> {
    yaml.as_mapping_get(key)
}

fn entries<'a, 'input>(
    yaml: &'a Yaml<'input>,
) -> impl Iterator<Item = (&'a str, &'a Yaml<'input>)> {
    yaml.as_mapping().into_iter().flatten().filter_map(|(key, value)| Some((key.as_str()?, value)))
}
