//! What a type of `line-models` looks like in JSON.

use std::collections::{BTreeMap, BTreeSet};

/// A module right below the crate, and a type in it.
pub(crate) type Name = (String, String);

/// The properties of an object, each with the name of its type: what stands in options, lists, boxes and maps.
pub(crate) type Properties = BTreeMap<String, String>;

#[derive(Debug)]
pub(crate) enum Shape {
    /// An object.
    Struct(Properties),
    /// Objects told apart by `type`: what all have, and the type of the rest.
    Union { common: Properties, variants: BTreeMap<String, String> },
    /// A string.
    Enum(BTreeSet<String>),
    /// Written as another type.
    Alias(String),
}

#[derive(Debug, Default)]
pub(crate) struct Shapes(pub(crate) BTreeMap<Name, Shape>);

impl Shapes {
    /// The type that a name stands for in a module: one of the same module, or the only one there is. `None` for a
    /// number, a text or an id.
    pub(crate) fn find(&self, module: &str, name: &str) -> Result<Option<(&Name, &Shape)>, String> {
        let mut named = self.0.iter().filter(|((_, found), _)| found == name);
        let found = match self.0.get_key_value(&(module.to_owned(), name.to_owned())) {
            Some(found) => found,
            None => match (named.next(), named.next()) {
                (None, _) => return Ok(None),
                (Some(found), None) => found,
                _ => return Err(format!("{name}, used in {module}, is in several modules")),
            },
        };
        match found {
            ((module, _), Shape::Alias(name)) => self.find(module, name),
            found => Ok(Some(found)),
        }
    }
}
