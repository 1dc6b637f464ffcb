//! Unions told apart by `type`, read in a single pass.
//!
//! LINE writes `type` first. So it is read, and the rest of the object streams into the variant it names, while the
//! properties that all variants share are taken out on the way. Only what stands before `type` is buffered, and a
//! buffered object gives its own `type` first, so that nothing is buffered twice however deep it stands.

use std::{borrow::Cow, fmt, vec};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor, value::CowStrDeserializer},
};
use serde_json::{Map, Value};

use crate::{
    MembershipId,
    buffered::Buffered,
    imagemap::ImagemapArea,
    object::{Slot, once},
};

/// A JSON object that this version has no type for, kept whole: written back, it is equal to what was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    json: Value,
    reason: Option<String>,
}

impl Unknown {
    /// What LINE may send one day. Its `type` tells what it is.
    pub fn new(json: Value) -> Self {
        Self { json, reason: None }
    }

    pub(crate) fn broken(json: Value, reason: String) -> Self {
        Self { json, reason: Some(reason) }
    }

    /// The whole object, common properties included.
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// The whole object, common properties included.
    pub fn into_json(self) -> Value {
        self.json
    }

    /// Its `type`, or `""` without one.
    pub fn name(&self) -> &str {
        self.json.get("type").and_then(Value::as_str).unwrap_or_default()
    }

    /// Why it could not be read, if its `type` is a known one.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

impl Serialize for Unknown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

/// What `tagged!` implements for a union, or for the struct around one.
pub(crate) trait Tagged: Sized {
    /// The properties that all variants share, as far as they are read.
    type Common: Default;
    /// The union.
    type Kind: From<Unknown>;

    /// Whether there is a struct around the union.
    const SHARES: bool;

    /// Takes the value of a common property. `false` if `key` is none, and then the value is still there.
    fn take<'de, A: MapAccess<'de>>(
        common: &mut Self::Common,
        key: &str,
        object: &mut A,
    ) -> Result<bool, A::Error>;

    /// What stands in a place until it is read.
    fn blank() -> Self;

    /// Reads the variant named `tag`. `false` if there is none, and then nothing is read.
    fn read<'de, A: MapAccess<'de>>(
        tag: &str,
        own: A,
        kind: &mut Self::Kind,
    ) -> Result<bool, A::Error>;

    /// Reads all of it. Fails if a required common property is missing.
    fn place<'de, A: MapAccess<'de>>(
        tag: &str,
        own: Own<'de, Self, A>,
        place: &mut Self,
    ) -> Result<(), A::Error>;
}

/// What stands in a place until it is read.
pub(crate) trait Blank {
    fn blank() -> Self;
}

impl<T: Default> Blank for T {
    fn blank() -> Self {
        T::default()
    }
}

impl Blank for Unknown {
    fn blank() -> Self {
        Self::new(Value::Null)
    }
}

impl Blank for MembershipId {
    fn blank() -> Self {
        Self::new(0)
    }
}

impl Blank for ImagemapArea {
    fn blank() -> Self {
        Self::new(0, 0, 0, 0)
    }
}

/// `Deserialize` for a [`Tagged`] type.
pub(crate) fn deserialize<'de, T: Tagged, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut place = T::blank();
    deserializer.deserialize_map(TaggedVisitor(&mut place))?;
    Ok(place)
}

/// For [`object!`](crate::macros): what it takes is put in its place.
pub(crate) mod placed {
    use super::{MapAccess, Slot, Tagged, TaggedVisitor, once};
    pub(crate) use crate::object::required::{done, write};

    pub(crate) fn take<'de, T: Tagged, A: MapAccess<'de>>(
        slot: &mut Slot<T>,
        name: &'static str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        object.next_value_seed(TaggedVisitor(once(slot, name)?.insert(T::blank())))
    }
}

/// For [`object!`](crate::macros): a list of [`Tagged`] values, each put in its place.
pub(crate) mod list {
    use super::{ListVisitor, MapAccess, Slot, Tagged, once};
    pub(crate) use crate::object::required::{done, write};

    pub(crate) fn take<'de, T: Tagged, A: MapAccess<'de>>(
        slot: &mut Slot<Vec<T>>,
        name: &'static str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        object.next_value_seed(ListVisitor(once(slot, name)?.insert(Vec::new())))
    }
}

/// The common properties of an object that cannot be read as a whole, as far as they are fit.
pub(crate) fn common<T: Tagged>(json: &Value) -> T::Common {
    let mut common = T::Common::default();
    for (key, value) in json.as_object().into_iter().flatten() {
        // What is not fit stays at its default; the reason is known already.
        let _ = T::take(&mut common, key, &mut Buffered(value.clone()));
    }
    common
}

/// Puts what it reads in its place: handed up as a value, it would be copied at every level on the way.
struct TaggedVisitor<'p, T>(&'p mut T);

impl<'de, T: Tagged> Visitor<'de> for TaggedVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `type`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        let tag = loop {
            match object.next_key::<Text<'de>>()? {
                Some(Text(key)) if key == "type" => break object.next_value::<Text<'de>>()?.0,
                Some(Text(key)) => seen.push((key, object.next_value()?)),
                None => return Err(de::Error::missing_field("type")),
            }
        };
        let own = Own { seen: seen.into_iter(), value: None, object, common: T::Common::default() };
        T::place(&tag, own, self.0)
    }
}

impl<'de, T: Tagged> DeserializeSeed<'de> for TaggedVisitor<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
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
        // Most webhooks have a single event, and some have a few.
        match self.0.len() {
            0 => self.0.reserve_exact(1),
            1 => self.0.reserve_exact(7),
            _ => {}
        }
        self.0.push(T::blank());
        match self.0.last_mut() {
            Some(place) => deserializer.deserialize_map(TaggedVisitor(place)),
            None => Ok(()),
        }
    }
}

/// What the variant gets to see: the object without `type` and without the common properties.
pub(crate) struct Own<'de, T: Tagged, A> {
    seen: vec::IntoIter<(Cow<'de, str>, Value)>,
    value: Option<Value>,
    object: A,
    pub(crate) common: T::Common,
}

impl<'de, T: Tagged, A: MapAccess<'de>> Own<'de, T, A> {
    /// Reads the variant named `tag`, or all of it as JSON if there is none, and the common properties.
    pub(crate) fn read(&mut self, tag: &str, kind: &mut T::Kind) -> Result<(), A::Error> {
        if !T::read(tag, &mut *self, kind)? {
            *kind = self.unknown(tag)?.into();
        }
        Ok(())
    }

    fn unknown(&mut self, tag: &str) -> Result<Unknown, A::Error> {
        let mut json = Map::new();
        for (key, value) in self.seen.by_ref() {
            json.insert(key.into_owned(), value);
        }
        while let Some((key, value)) = self.object.next_entry()? {
            json.insert(key, value);
        }
        json.insert("type".to_owned(), tag.into());
        for (key, value) in &json {
            T::take(&mut self.common, key, &mut Buffered(value.clone()))
                .map_err(de::Error::custom)?;
        }
        Ok(Unknown::new(json.into()))
    }
}

impl<'de, T: Tagged, A: MapAccess<'de>> MapAccess<'de> for Own<'de, T, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        for (key, value) in self.seen.by_ref() {
            let mut value = Buffered(value);
            if !T::take(&mut self.common, &key, &mut value).map_err(de::Error::custom)? {
                self.value = Some(value.0);
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
        }
        if !T::SHARES {
            return self.object.next_key_seed(seed);
        }
        while let Some(Text(key)) = self.object.next_key()? {
            if !T::take(&mut self.common, &key, &mut self.object)? {
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Buffered(value)).map_err(de::Error::custom),
            None => self.object.next_value_seed(seed),
        }
    }
}

/// A string, borrowed from the input where it can be.
struct Text<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(text.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(text.to_owned().into()))
            }

            fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
                Ok(Text(text.into()))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}
