//! Unions told apart by `type`, read in a single pass.
//!
//! LINE writes `type` first. So it is read, and the rest of the object streams into the variant it names, while the
//! properties that all variants share are taken out on the way. Only what stands before `type` is buffered, and a
//! buffered object gives its own `type` first, so that nothing is buffered twice however deep it stands.

use std::{borrow::Cow, fmt, marker::PhantomData, vec};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, IntoDeserializer, MapAccess, Visitor, value::CowStrDeserializer},
};
use serde_json::{Map, Value};

use crate::{
    blank::Blank,
    buffered::Buffered,
    object::{Known, Seen},
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

    #[cfg(feature = "webhook")]
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
pub(crate) trait Tagged: Blank {
    /// The places of the properties that all variants share.
    type Common<'p>;
    /// Which of these properties.
    type Name;
    /// The union.
    type Kind: From<Unknown>;

    /// Whether there is a struct around the union.
    const SHARES: bool;

    /// The places of it all.
    fn split(&mut self) -> (Self::Common<'_>, &mut Self::Kind);

    /// The properties that all variants share.
    fn known() -> &'static Known;

    /// Which common property is called so, and where it stands among the [`Known`].
    fn name(text: &str) -> Option<(usize, Self::Name)>;

    /// Takes the value of a common property.
    fn take<'de, A: MapAccess<'de>>(
        common: &mut Self::Common<'_>,
        name: Self::Name,
        object: &mut A,
    ) -> Result<(), A::Error>;

    /// Reads the variant named `tag`. `false` if there is none, and then nothing is read.
    fn read<'de, A: MapAccess<'de>>(
        tag: &str,
        own: A,
        kind: &mut Self::Kind,
    ) -> Result<bool, A::Error>;
}

impl Blank for Unknown {
    #[inline]
    fn blank() -> Self {
        Self::new(Value::Null)
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

/// Puts what it reads in its place: handed up as a value, it would be copied at every level on the way.
pub(crate) struct TaggedVisitor<'p, T>(pub(crate) &'p mut T);

impl<'de, T: Tagged> Visitor<'de> for TaggedVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a `type`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut before = Vec::new();
        let tag = loop {
            match object.next_key::<Text<'de>>()? {
                Some(Text(key)) if key == "type" => break object.next_value::<Text<'de>>()?.0,
                Some(Text(key)) => before.push((key, object.next_value()?)),
                None => return Err(de::Error::missing_field("type")),
            }
        };
        let (common, kind) = self.0.split();
        let mut own = Own::<T, A> {
            before: before.into_iter(),
            value: None,
            object,
            common,
            seen: Seen::default(),
        };
        own.read(&tag, kind)?;
        own.seen.all(T::known())
    }
}

impl<'de, T: Tagged> DeserializeSeed<'de> for TaggedVisitor<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

/// What the variant gets to see: the object without `type` and without the common properties, which go to their places.
struct Own<'p, 'de, T: Tagged, A> {
    /// What stands before `type`.
    before: vec::IntoIter<(Cow<'de, str>, Value)>,
    value: Option<Value>,
    object: A,
    common: T::Common<'p>,
    seen: Seen,
}

impl<'de, T: Tagged, A: MapAccess<'de>> Own<'_, 'de, T, A> {
    /// Reads the variant named `tag`, or all of it as JSON if there is none.
    fn read(&mut self, tag: &str, kind: &mut T::Kind) -> Result<(), A::Error> {
        if !T::read(tag, &mut *self, kind)? {
            *kind = self.unknown(tag)?.into();
        }
        Ok(())
    }

    fn unknown(&mut self, tag: &str) -> Result<Unknown, A::Error> {
        let mut json = Map::new();
        for (key, value) in self.before.by_ref() {
            json.insert(key.into_owned(), value);
        }
        while let Some((key, value)) = self.object.next_entry()? {
            json.insert(key, value);
        }
        json.insert("type".to_owned(), tag.into());
        for (key, value) in &json {
            if let Some(name) = T::name(key) {
                self.take_buffered(name, value.clone())?;
            }
        }
        Ok(Unknown::new(json.into()))
    }

    fn take_buffered(
        &mut self,
        (index, name): (usize, T::Name),
        value: Value,
    ) -> Result<(), A::Error> {
        self.seen.once(index, T::known())?;
        T::take(&mut self.common, name, &mut Buffered(value)).map_err(de::Error::custom)
    }
}

impl<'de, T: Tagged, A: MapAccess<'de>> MapAccess<'de> for Own<'_, 'de, T, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        mut seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        while let Some((key, value)) = self.before.next() {
            let Some(name) = T::name(&key) else {
                self.value = Some(value);
                return seed.deserialize(CowStrDeserializer::new(key)).map(Some);
            };
            self.take_buffered(name, value)?;
        }
        if !T::SHARES {
            return self.object.next_key_seed(seed);
        }
        loop {
            match self.object.next_key_seed(Key::<T, K>(seed, PhantomData))? {
                Some(Found::Own(key)) => return Ok(Some(key)),
                Some(Found::Common((index, name), unused)) => {
                    self.seen.once(index, T::known())?;
                    T::take(&mut self.common, name, &mut self.object)?;
                    seed = unused;
                }
                None => return Ok(None),
            }
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(Buffered(value)).map_err(de::Error::custom),
            None => self.object.next_value_seed(seed),
        }
    }
}

/// Reads the name of a property, whosever it is.
struct Key<T, K>(K, PhantomData<T>);

/// Whose property it is.
enum Found<N, K, V> {
    /// One that all variants share. The variant has yet to get one.
    Common((usize, N), K),
    /// One of the variant, or of nobody.
    Own(V),
}

impl<'de, T: Tagged, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<T, K> {
    type Value = Found<T::Name, K, K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, T: Tagged, K: DeserializeSeed<'de>> Visitor<'de> for Key<T, K> {
    type Value = Found<T::Name, K, K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        match T::name(text) {
            Some(name) => Ok(Found::Common(name, self.0)),
            None => self.0.deserialize(text.into_deserializer()).map(Found::Own),
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
