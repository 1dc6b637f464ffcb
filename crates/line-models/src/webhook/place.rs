//! How webhooks are read: each event in the place where it stays, and those that are broken as far as they are fit.

use std::fmt;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use crate::{
    buffered::Buffered,
    tagged::{Tagged, TaggedVisitor},
};

/// For [`object!`](crate::macros): what it takes is put in its place.
pub(super) mod placed {
    use super::{MapAccess, Tagged, TaggedVisitor};
    pub(in super::super) use crate::object::required::{REQUIRED, blank, write};

    pub(in super::super) fn take<'de, T: Tagged, A: MapAccess<'de>>(
        place: &mut T,
        object: &mut A,
    ) -> Result<(), A::Error> {
        object.next_value_seed(TaggedVisitor(place))
    }
}

/// For [`object!`](crate::macros): a list of [`Tagged`] values, each put in its place.
pub(super) mod list {
    use super::{ListVisitor, MapAccess, Tagged};
    pub(in super::super) use crate::object::required::{REQUIRED, blank, write};

    pub(in super::super) fn take<'de, T: Tagged, A: MapAccess<'de>>(
        place: &mut Vec<T>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        object.next_value_seed(ListVisitor(place))
    }
}

struct ListVisitor<'p, T>(&'p mut Vec<T>);

impl<'de, T: Tagged> DeserializeSeed<'de> for ListVisitor<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Tagged> Visitor<'de> for ListVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Next(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

/// One more item of a list.
struct Next<'p, T>(&'p mut Vec<T>);

impl<'de, T: Tagged> DeserializeSeed<'de> for Next<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.resize_with(self.0.len() + 1, T::blank); // other than `push`, it makes the blank where it stays
        match self.0.last_mut() {
            Some(place) => deserializer.deserialize_map(TaggedVisitor(place)),
            None => Ok(()),
        }
    }
}

/// The common properties of what cannot be read as a whole, as far as they are fit.
pub(super) fn salvaged<T: Tagged>(json: &Value) -> T {
    let mut place = T::blank();
    for (key, value) in json.as_object().into_iter().flatten() {
        if let Some((_, name)) = T::name(key) {
            // What is not fit stays blank; the reason is known already.
            let _ = T::take(&mut place.split().0, name, &mut Buffered(value.clone()));
        }
    }
    place
}
