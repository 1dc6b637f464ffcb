//! What [`object!`](crate::macros) writes is made of: objects are read and written property by property.

#![allow(clippy::ref_option, clippy::unnecessary_wraps)] // the modules below have their functions in common

use std::{fmt, marker::PhantomData};

use serde_core::{
    Deserialize, Deserializer, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};

/// A struct that is an object in JSON.
pub(crate) trait Object: Sized {
    /// Reads all properties. Fails if one that must be there is not.
    fn read<'de, A: MapAccess<'de>>(object: A) -> Result<Self, A::Error>;

    /// Writes all properties into an object that is already open.
    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error>;
}

impl<T: Object> Object for Box<T> {
    fn read<'de, A: MapAccess<'de>>(object: A) -> Result<Self, A::Error> {
        T::read(object).map(Self::new)
    }

    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        T::write(self, object)
    }
}

/// `Deserialize` for an [`Object`].
pub(crate) fn deserialize<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// `Serialize` for an [`Object`].
pub(crate) fn serialize<T: Object, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    value.write(&mut object)?;
    object.end()
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::read(object)
    }
}

/// Reads the name of a property, as what a function makes of it.
pub(crate) struct Named<F>(pub(crate) F);

impl<'de, N, F: FnOnce(&str) -> N> DeserializeSeed<'de> for Named<F> {
    type Value = N;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<N, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<N, F: FnOnce(&str) -> N> Visitor<'_> for Named<F> {
    type Value = N;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E>(self, name: &str) -> Result<N, E> {
        Ok((self.0)(name))
    }
}

/// Skips the value of a property that this version does not know.
pub(crate) fn ignore<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>().map(drop)
}

/// What is read of a property so far.
pub(crate) type Slot<T> = Option<T>;

/// The slot, if it is still empty.
pub(crate) fn once<'s, T, E: Error>(
    slot: &'s mut Slot<T>,
    name: &'static str,
) -> Result<&'s mut Slot<T>, E> {
    if slot.is_some() { Err(E::duplicate_field(name)) } else { Ok(slot) }
}

/// What must be there.
pub(crate) mod required {
    use serde_core::Serialize;

    use super::{Deserialize, Error, MapAccess, SerializeMap, Slot, once};

    pub(crate) fn take<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Slot<T>,
        name: &'static str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let slot = once(slot, name)?;
        *slot = Some(object.next_value()?);
        Ok(())
    }

    pub(crate) fn done<T, E: Error>(slot: Slot<T>, name: &'static str) -> Result<T, E> {
        slot.ok_or_else(|| E::missing_field(name))
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        value: &T,
        name: &'static str,
        object: &mut M,
    ) -> Result<(), M::Error> {
        object.serialize_entry(name, value)
    }
}

/// An `Option`: read if absent or null, and not written then.
pub(crate) mod optional {
    use serde_core::Serialize;

    pub(crate) use super::required::take;
    use super::{Error, SerializeMap, Slot};

    pub(crate) fn done<T, E: Error>(
        slot: Slot<Option<T>>,
        _: &'static str,
    ) -> Result<Option<T>, E> {
        Ok(slot.flatten())
    }

    pub(crate) fn write<T: Serialize, M: SerializeMap>(
        value: &Option<T>,
        name: &'static str,
        object: &mut M,
    ) -> Result<(), M::Error> {
        match value {
            Some(value) => object.serialize_entry(name, value),
            None => Ok(()),
        }
    }
}

/// An `Option` that may be absent, but not null.
pub(crate) mod expected {
    pub(crate) use super::optional::{done, write};
    use super::{Deserialize, MapAccess, Slot, once};

    pub(crate) fn take<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Slot<Option<T>>,
        name: &'static str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let slot = once(slot, name)?;
        *slot = Some(Some(object.next_value()?));
        Ok(())
    }
}

/// An `Option` that is null where others are absent.
pub(crate) mod nullable {
    pub(crate) use super::{
        optional::done,
        required::{take, write},
    };
}

/// What is its `Default` if it is absent.
pub(crate) mod default {
    pub(crate) use super::required::{take, write};
    use super::{Error, Slot};

    pub(crate) fn done<T: Default, E: Error>(slot: Slot<T>, _: &'static str) -> Result<T, E> {
        Ok(slot.unwrap_or_default())
    }
}
