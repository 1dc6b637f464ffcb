//! What [`object!`](crate::macros) writes is made of: objects are read and written property by property.

#![allow(clippy::ref_option)] // the modules below have their functions in common

use std::fmt;

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};

use crate::blank::Blank;

/// A struct that is an object in JSON.
pub(crate) trait Object: Blank {
    /// Which property.
    type Name;

    /// The properties.
    fn known() -> &'static Known;

    /// Which property is called so, and where it stands among the [`Known`].
    fn name(text: &str) -> Option<(usize, Self::Name)>;

    /// Takes the value of a property.
    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: Self::Name,
        object: &mut A,
    ) -> Result<(), A::Error>;

    /// Writes all properties into an object that is already open.
    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error>;
}

impl<T: Object> Object for Box<T> {
    type Name = T::Name;

    fn known() -> &'static Known {
        T::known()
    }

    fn name(text: &str) -> Option<(usize, Self::Name)> {
        T::name(text)
    }

    fn take<'de, A: MapAccess<'de>>(
        &mut self,
        name: Self::Name,
        object: &mut A,
    ) -> Result<(), A::Error> {
        T::take(self, name, object)
    }

    fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        T::write(self, object)
    }
}

/// Reads all properties into a blank: what is handed up as a value is copied at every level on the way, and what is put in
/// its place is not.
///
/// Fails if a property is there twice, or one that must be there is not. What is unknown is skipped.
pub(crate) fn read<'de, T: Object, A: MapAccess<'de>>(
    place: &mut T,
    mut object: A,
) -> Result<(), A::Error> {
    let mut seen = Seen::default();
    while let Some(found) = object.next_key_seed(Named(T::name))? {
        match found {
            Some((index, name)) => {
                seen.once(index, T::known())?;
                place.take(name, &mut object)?;
            }
            None => object.next_value::<IgnoredAny>().map(drop)?,
        }
    }
    seen.all(T::known())
}

/// `Deserialize` for an [`Object`].
pub(crate) fn deserialize<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut place = T::blank();
    deserializer.deserialize_map(ObjectVisitor(&mut place))?;
    Ok(place)
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

/// Puts what it reads in its place.
pub(crate) struct ObjectVisitor<'p, T>(pub(crate) &'p mut T);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        read(self.0, object)
    }
}

/// The properties that a type knows: the name of each, and whether it must be there.
pub(crate) struct Known {
    properties: &'static [(&'static str, bool)],
    required: u64,
}

impl Known {
    pub(crate) const fn new(properties: &'static [(&'static str, bool)]) -> Self {
        assert!(properties.len() < 64, "there is a bit for each");
        let mut required = 0;
        let mut index = 0;
        while index < properties.len() {
            required |= (properties[index].1 as u64) << index;
            index += 1;
        }
        Self { properties, required }
    }

    fn name(&self, index: usize) -> Option<&'static str> {
        self.properties.get(index).map(|(name, _)| *name)
    }
}

/// Which of the [`Known`] properties are read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen(u64);

impl Seen {
    /// Fails if it is the second time.
    #[inline]
    pub(crate) fn once<E: Error>(&mut self, index: usize, known: &Known) -> Result<(), E> {
        let bit = 1 << index;
        if self.0 & bit != 0
            && let Some(name) = known.name(index)
        {
            return Err(E::duplicate_field(name));
        }
        self.0 |= bit;
        Ok(())
    }

    /// Fails if one that must be there is not.
    #[inline]
    pub(crate) fn all<E: Error>(self, known: &Known) -> Result<(), E> {
        let missing = known.required & !self.0;
        match known.name(missing.trailing_zeros() as usize) {
            Some(name) => Err(E::missing_field(name)),
            None => Ok(()),
        }
    }
}

/// Reads the name of a property, as what a function makes of it.
struct Named<F>(F);

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

/// What must be there.
pub(crate) mod required {
    use super::{Blank, Deserialize, MapAccess, Serialize, SerializeMap};

    pub(crate) const REQUIRED: bool = true;

    pub(crate) fn blank<T: Blank>() -> T {
        T::blank()
    }

    pub(crate) fn take<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        place: &mut T,
        object: &mut A,
    ) -> Result<(), A::Error> {
        *place = object.next_value()?;
        Ok(())
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
    pub(crate) use super::required::{blank, take};
    use super::{Serialize, SerializeMap};

    pub(crate) const REQUIRED: bool = false;

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
#[cfg(feature = "webhook")]
pub(crate) mod expected {
    pub(crate) use super::optional::{REQUIRED, blank, write};
    use super::{Deserialize, MapAccess};

    pub(crate) fn take<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        place: &mut Option<T>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        *place = Some(object.next_value()?);
        Ok(())
    }
}

/// An `Option` that is null where others are absent.
pub(crate) mod nullable {
    pub(crate) use super::{
        optional::REQUIRED,
        required::{blank, take, write},
    };
}

/// What is its `Default` if it is absent.
pub(crate) mod default {
    pub(crate) use super::{
        optional::REQUIRED,
        required::{take, write},
    };

    pub(crate) fn blank<T: Default>() -> T {
        T::default()
    }
}
