//! What the documents have and the sources lack (`-`), and the other way round (`+`).

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Error,
    operations::Operation,
    shape::{Name, Properties, Shape, Shapes},
    source::Table,
    spec::{Documents, Property, Schema},
};

/// Schemas, properties, values and variants. `table` says which type stands for which schema.
pub(crate) fn types(
    documents: &Documents,
    shapes: &Shapes,
    table: &Table,
) -> Result<BTreeSet<String>, Error> {
    let mut diff = Diff {
        documents,
        shapes,
        found: BTreeSet::new(),
        schemas: BTreeSet::new(),
        types: BTreeSet::new(),
    };
    for ((document, schema), (module, name)) in table {
        if diff.get(document, schema).is_some() {
            diff.schema(document, schema, module, name)?;
        } else {
            diff.add('+', document, schema);
        }
    }
    for (name, document) in documents {
        for schema in &document.used {
            if !diff.schemas.contains(&(name, schema)) {
                diff.add('-', name, schema);
            }
        }
    }
    for (module, name) in diff.unreached()? {
        diff.found.insert(format!("+ type {module}::{name}"));
    }
    Ok(diff.found)
}

/// Operations: name, method and path.
pub(crate) fn operations(documents: &Documents, code: &BTreeSet<Operation>) -> BTreeSet<String> {
    let documents: BTreeSet<_> =
        documents.values().flat_map(|document| document.operations.iter().cloned()).collect();
    let missing = documents.difference(code).map(|operation| format!("- {}", operation.line()));
    let extra = code.difference(&documents).map(|operation| format!("+ {}", operation.line()));
    missing.chain(extra).collect()
}

struct Diff<'a> {
    documents: &'a Documents,
    shapes: &'a Shapes,
    found: BTreeSet<String>,
    /// Those that have a type: document and schema.
    schemas: BTreeSet<(&'a String, &'a String)>,
    /// Those that stand for a schema, and which: document and schema.
    types: BTreeSet<(&'a Name, &'a String, &'a String)>,
}

impl<'a> Diff<'a> {
    fn add(&mut self, sign: char, document: &str, what: &str) {
        self.found.insert(format!("{sign} {document}/{what}"));
    }

    fn get(&self, document: &str, schema: &str) -> Option<(&'a String, &'a String, &'a Schema)> {
        let (document, schemas) = self.documents.get_key_value(document)?;
        let (name, schema) = schemas.schemas.get_key_value(schema)?;
        Some((document, name, schema))
    }

    /// A schema against the type that `name` stands for in `module`.
    fn schema(
        &mut self,
        document: &str,
        schema: &str,
        module: &str,
        name: &str,
    ) -> Result<(), Error> {
        let Some((document, name_of_schema, schema)) = self.get(document, schema) else {
            return Err(format!("{document} has no schema {schema}").into());
        };
        self.schemas.insert((document, name_of_schema));
        let shape = self.shapes.find(module, name)?;
        if let Some((name, _)) = shape
            && !self.types.insert((name, document, name_of_schema))
        {
            return Ok(());
        }
        match shape {
            Some(((module, _), Shape::Union { common, variants }))
                if !schema.variants.is_empty() =>
            {
                self.union(document, name_of_schema, schema, module, common, variants)
            }
            Some(((module, _), Shape::Union { common, variants })) => {
                // One variant, or a discriminator in all but name.
                let one = self.tag(document, name_of_schema).and_then(|tag| variants.get(tag));
                let all = match one {
                    Some(payload) => self.all(module, common, [payload])?,
                    None => self.all(module, common, variants.values())?,
                };
                self.object(document, name_of_schema, schema, module, &all)?;
                if let Some(Property::Values(values)) = schema.properties.get("type") {
                    let tags = variants.keys().cloned().collect();
                    self.values(document, &format!("{name_of_schema}.type"), values, &tags);
                }
                Ok(())
            }
            Some(((module, _), Shape::Struct(own))) => {
                self.object(document, name_of_schema, schema, module, own)
            }
            Some((_, Shape::Enum(own))) => {
                self.values(document, name_of_schema, &schema.values, own);
                Ok(())
            }
            // A number, a text or an id: it has nothing of its own.
            Some((_, Shape::Alias(_))) | None => {
                self.values(document, name_of_schema, &schema.values, &BTreeSet::new());
                self.object(document, name_of_schema, schema, module, &Properties::new())
            }
        }
    }

    /// The `type` of a schema that is a variant of another one.
    fn tag(&self, document: &str, name: &str) -> Option<&'a String> {
        let bases = self.documents.get(document)?.schemas.values();
        bases.flat_map(|base| &base.variants).find(|(_, child)| *child == name).map(|(tag, _)| tag)
    }

    /// The variants of a schema, each with what is common to all: what one variant has, the others may.
    fn union(
        &mut self,
        document: &'a String,
        name: &str,
        schema: &Schema,
        module: &str,
        common: &Properties,
        variants: &BTreeMap<String, String>,
    ) -> Result<(), Error> {
        let tags = schema.variants.keys().cloned().collect();
        self.values(document, &format!("{name}.type"), &tags, &variants.keys().cloned().collect());
        let children: Vec<_> = schema
            .variants
            .iter()
            .filter_map(|(tag, child)| Some((tag, self.get(document, child)?)))
            .collect();
        for (tag, (_, child, schema)) in &children {
            self.schemas.insert((document, child));
            let Some(payload) = variants.get(*tag) else { continue };
            let mut common = common.clone();
            common.retain(|property, _| {
                schema.properties.contains_key(property)
                    || !children
                        .iter()
                        .any(|(_, (.., schema))| schema.properties.contains_key(property))
            });
            let all = self.all(module, &common, [payload])?;
            self.object(document, child, schema, module, &all)?;
        }
        Ok(())
    }

    /// What the objects of a union have: `type`, the common properties, and those of some variants.
    fn all<'b>(
        &mut self,
        module: &str,
        common: &Properties,
        payloads: impl IntoIterator<Item = &'b String>,
    ) -> Result<Properties, Error> {
        let mut all = common.clone();
        all.insert("type".to_owned(), String::new());
        for payload in payloads {
            if let Some((_, Shape::Struct(own))) = self.shapes.find(module, payload)? {
                all.extend(own.clone());
            }
        }
        Ok(all)
    }

    fn object(
        &mut self,
        document: &str,
        name: &str,
        schema: &Schema,
        module: &str,
        own: &Properties,
    ) -> Result<(), Error> {
        for (property, declared) in &schema.properties {
            let what = format!("{name}.{property}");
            match (own.get(property), declared) {
                // The union around writes it.
                (None, _) if property == "type" && schema.is_variant => {}
                (None, _) => self.add('-', document, &what),
                (Some(own), Property::Schema(schema)) => {
                    self.schema(document, schema, module, own)?;
                }
                (Some(own), Property::Values(values)) if property != "type" || !own.is_empty() => {
                    let none = BTreeSet::new();
                    let own = match self.shapes.find(module, own)? {
                        Some((_, Shape::Enum(own))) => own,
                        _ => &none,
                    };
                    self.values(document, &what, values, own);
                }
                _ => {}
            }
        }
        for property in own.keys() {
            if !schema.properties.contains_key(property) {
                self.add('+', document, &format!("{name}.{property}"));
            }
        }
        Ok(())
    }

    fn values(
        &mut self,
        document: &str,
        what: &str,
        declared: &BTreeSet<String>,
        own: &BTreeSet<String>,
    ) {
        for value in declared.difference(own) {
            self.add('-', document, &format!("{what}={value}"));
        }
        for value in own.difference(declared) {
            self.add('+', document, &format!("{what}={value}"));
        }
    }

    /// The types that neither stand for a schema nor are part of one that does.
    fn unreached(&self) -> Result<BTreeSet<&'a Name>, Error> {
        let mut left: BTreeSet<_> = self.shapes.0.keys().collect();
        let mut next: Vec<_> = self.types.iter().map(|(name, ..)| *name).collect();
        while let Some(name) = next.pop() {
            if !left.remove(name) {
                continue;
            }
            let parts: Vec<_> = match self.shapes.0.get(name) {
                Some(Shape::Struct(own)) => own.values().collect(),
                Some(Shape::Union { common, variants }) => {
                    common.values().chain(variants.values()).collect()
                }
                Some(Shape::Enum(_) | Shape::Alias(_)) | None => Vec::new(),
            };
            for part in parts {
                next.extend(self.shapes.find(&name.0, part)?.map(|(name, _)| name));
            }
        }
        left.retain(|name| !matches!(self.shapes.0.get(*name), Some(Shape::Alias(_))));
        Ok(left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{source, spec};

    const DOCUMENT: &str = r##"
paths:
  /feed:
    post:
      operationId: feed
      requestBody:
        content:
          application/json: { schema: { $ref: "#/components/schemas/Meal" } }
components:
  schemas:
    Meal:
      properties:
        eater: { $ref: "#/components/schemas/Animal" }
        mealTime: { type: string, enum: [noon, night] }
        price: { $ref: "#/components/schemas/Price" }
    Animal:
      properties: { type: { type: string }, name: { type: string } }
      discriminator:
        propertyName: type
        mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" }
    Cat:
      allOf: [{ $ref: "#/components/schemas/Animal" }, { properties: { lives: { type: integer } } }]
    Dog:
      allOf: [{ $ref: "#/components/schemas/Animal" }]
    Price:
      properties: { amount: { type: integer } }
    Forgotten:
      properties: { nothing: { type: string } }
"##;

    const SOURCE: &str = r#"
object! {
    #[derive(Default)]
    pub struct Meal {
        pub eater: Option<Box<Animal>> = "eater",
        pub meal_time: Vec<Time> = "mealTime",
        pub after_taste: String = "afterTaste" with a::taste,
    }
}

string_enum! {
    pub enum Time {
        Noon = "noon",
        Dawn = "dawn",
    }
}

tagged! {
    pub struct Animal {
        required { name: String = "name", }
    }

    pub enum AnimalKind {
        Cat(Cat) = "cat",
        Cow(Cow) = "cow",
    }
}

object! {
    pub struct Cat {
        pub age: i32 = "age",
    }
}

macro_rules! drinks {
    ($($(#[$meta:meta])* $name:ident { $field:ident: $type:ty = $property:literal })*) => {$(
        object! {
            $(#[$meta])*
            pub struct $name {
                pub $field: $type = $property,
            }
        }
    )*};
}

drinks! { Water { depth: i32 = "depth" } }
"#;

    #[test]
    fn every_difference_is_found_in_both_directions() {
        let document = spec::document(DOCUMENT).unwrap();
        let documents = Documents::from([("zoo".to_owned(), document)]);
        let types = source::types(SOURCE).unwrap().into_iter();
        let shapes = Shapes(types.map(|(name, shape)| (("zoo".to_owned(), name), shape)).collect());
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let table = Table::from([
            (pair("zoo", "Meal"), pair("zoo", "Meal")),
            (pair("zoo", "Keeper"), pair("zoo", "Water")),
        ]);
        let found = super::types(&documents, &shapes, &table).unwrap();
        let expected = [
            "+ type zoo::Water",
            "+ zoo/Animal.type=cow",
            "+ zoo/Cat.age",
            "+ zoo/Keeper",
            "+ zoo/Meal.afterTaste",
            "+ zoo/Meal.mealTime=dawn",
            "- zoo/Animal.type=dog",
            "- zoo/Cat.lives",
            "- zoo/Meal.mealTime=night",
            "- zoo/Meal.price",
            "- zoo/Price",
        ];
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }
}
