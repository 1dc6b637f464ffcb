//! Reads from JSON that is in memory already.

use std::mem;

use serde_core::{
    Deserializer,
    de::{DeserializeSeed, IntoDeserializer, MapAccess, Visitor, value::SeqDeserializer},
    forward_to_deserialize_any,
};
use serde_json::{Value, map};

/// A [`Value`] to read from that gives the `type` of every object first.
///
/// It is also the map access that has this value next, which is what [`Tagged::take`](crate::tagged::Tagged::take) wants. It has one error type,
/// whatever is read from around it: each more would have the compiler write all types out once more.
pub(crate) struct Buffered(pub(crate) Value);

impl<'de> Deserializer<'de> for Buffered {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(bool) => visitor.visit_bool(bool),
            Value::Number(number) => number.deserialize_any(visitor),
            Value::String(string) => visitor.visit_string(string),
            Value::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter().map(Self));
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Value::Object(mut object) => {
                let tag = object.remove_entry("type");
                visitor.visit_map(BufferedObject { tag, rest: object.into_iter(), value: None })
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, serde_json::Error> for Buffered {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> MapAccess<'de> for Buffered {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        _: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        seed.deserialize(Self(mem::take(&mut self.0)))
    }
}

/// The properties of a [`Buffered`] object, `type` first.
struct BufferedObject {
    tag: Option<(String, Value)>,
    rest: map::IntoIter,
    value: Option<Value>,
}

impl<'de> MapAccess<'de> for BufferedObject {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        let Some((key, value)) = self.tag.take().or_else(|| self.rest.next()) else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        seed.deserialize(Buffered(self.value.take().unwrap_or_default()))
    }
}
