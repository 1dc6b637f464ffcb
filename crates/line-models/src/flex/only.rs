//! Properties that take one kind of component and no other: `type` is written and asked for all the same.

#![allow(clippy::ref_option)] // as in `object`

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error, MapAccess},
    ser::SerializeMap,
};

use super::{FlexBox, FlexBubble, FlexComponent, FlexContainer, FlexSpan};
use crate::object::Object;

/// The only variant of a union that fits.
pub(super) trait Only: Object {
    type Union: DeserializeOwned;
    const TYPE: &'static str;

    fn pick(union: Self::Union) -> Option<Box<Self>>;
}

macro_rules! only {
    ($($own:ident = $type:literal of $union:ident::$variant:ident,)*) => {$(
        impl Only for $own {
            type Union = $union;
            const TYPE: &'static str = $type;

            fn pick(union: $union) -> Option<Box<Self>> {
                if let $union::$variant(own) = union { Some(own) } else { None }
            }
        }
    )*};
}

only! {
    FlexBubble = "bubble" of FlexContainer::Bubble,
    FlexBox = "box" of FlexComponent::Box,
    FlexSpan = "span" of FlexComponent::Span,
}

/// For `Option<Box<T>>`.
pub(super) mod boxed {
    use super::{MapAccess, Only, SerializeMap, Typed, WithType};
    pub(in super::super) use crate::object::optional::{REQUIRED, blank};

    pub(in super::super) fn take<'de, T: Only, A: MapAccess<'de>>(
        place: &mut Option<Box<T>>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let own: Option<Typed<T>> = object.next_value()?;
        *place = own.map(|Typed(own)| own);
        Ok(())
    }

    pub(in super::super) fn write<T: Only, M: SerializeMap>(
        own: &Option<Box<T>>,
        name: &'static str,
        object: &mut M,
    ) -> Result<(), M::Error> {
        match own {
            Some(own) => object.serialize_entry(name, &WithType(T::TYPE, &**own)),
            None => Ok(()),
        }
    }
}

/// For `Vec<T>`.
pub(super) mod list {
    use super::{All, MapAccess, Only, SerializeMap, Typed};
    pub(in super::super) use crate::object::required::{REQUIRED, blank};

    pub(in super::super) fn take<'de, T: Only, A: MapAccess<'de>>(
        place: &mut Vec<T>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let own: Vec<Typed<T>> = object.next_value()?;
        place.extend(own.into_iter().map(|Typed(own)| *own));
        Ok(())
    }

    pub(in super::super) fn write<T: Only, M: SerializeMap>(
        own: &[T],
        name: &'static str,
        object: &mut M,
    ) -> Result<(), M::Error> {
        object.serialize_entry(name, &All(own))
    }
}

/// For `Option<Vec<T>>`.
pub(super) mod optional_list {
    use super::{All, MapAccess, Only, SerializeMap, Typed};
    pub(in super::super) use crate::object::optional::{REQUIRED, blank};

    pub(in super::super) fn take<'de, T: Only, A: MapAccess<'de>>(
        place: &mut Option<Vec<T>>,
        object: &mut A,
    ) -> Result<(), A::Error> {
        let own: Option<Vec<Typed<T>>> = object.next_value()?;
        *place = own.map(|own| own.into_iter().map(|Typed(own)| *own).collect());
        Ok(())
    }

    pub(in super::super) fn write<T: Only, M: SerializeMap>(
        own: &Option<Vec<T>>,
        name: &'static str,
        object: &mut M,
    ) -> Result<(), M::Error> {
        match own {
            Some(own) => object.serialize_entry(name, &All(own)),
            None => Ok(()),
        }
    }
}

/// Components of one kind, each written with its `type`.
struct All<'a, T>(&'a [T]);

impl<T: Only> Serialize for All<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|own| WithType(T::TYPE, own)))
    }
}

/// A component by itself, read with its `type`.
struct Typed<T>(Box<T>);

impl<'de, T: Only> Deserialize<'de> for Typed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::pick(T::Union::deserialize(deserializer)?)
            .map(Self)
            .ok_or_else(|| D::Error::custom(format_args!("only the type `{}` fits here", T::TYPE)))
    }
}

/// A component by itself, written with its `type`.
pub(crate) struct WithType<'a, T>(pub(crate) &'static str, pub(crate) &'a T);

impl<T: Object> Serialize for WithType<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("type", self.0)?;
        self.1.write(&mut object)?;
        object.end()
    }
}
