//! Properties that take one kind of component and no other: `type` is written and asked for all the same.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error},
    ser::SerializeMap,
};

use super::{FlexBox, FlexBubble, FlexComponent, FlexContainer, FlexSpan};
use crate::fields::Fields;

/// The only variant of a union that fits.
pub(super) trait Only: Serialize + Sized {
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
    use super::{Deserialize, Deserializer, Only, Serialize, Serializer, Typed, WithType};

    #[allow(clippy::ref_option)] // serde's signature
    pub(in super::super) fn serialize<T: Only, S: Serializer>(
        own: &Option<Box<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        own.as_deref().map(|own| WithType(T::TYPE, own)).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, T: Only, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Box<T>>, D::Error> {
        let own = Option::<Typed<T>>::deserialize(deserializer)?;
        Ok(own.map(|Typed(own)| own))
    }
}

/// For `Vec<T>`.
pub(super) mod list {
    use super::{Deserialize, Deserializer, Only, Serializer, Typed, WithType};

    pub(in super::super) fn serialize<T: Only, S: Serializer>(
        own: &[T],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(own.iter().map(|own| WithType(T::TYPE, own)))
    }

    pub(in super::super) fn deserialize<'de, T: Only, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<T>, D::Error> {
        let own = Vec::<Typed<T>>::deserialize(deserializer)?;
        Ok(own.into_iter().map(|Typed(own)| *own).collect())
    }
}

/// For `Option<Vec<T>>`.
pub(super) mod optional_list {
    use super::{Deserialize, Deserializer, Only, Serialize, Serializer, Typed, list};

    #[allow(clippy::ref_option)] // serde's signature
    pub(in super::super) fn serialize<T: Only, S: Serializer>(
        own: &Option<Vec<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match own {
            Some(own) => list::serialize(own, serializer),
            None => None::<()>.serialize(serializer),
        }
    }

    pub(in super::super) fn deserialize<'de, T: Only, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Vec<T>>, D::Error> {
        let own = Option::<Vec<Typed<T>>>::deserialize(deserializer)?;
        Ok(own.map(|own| own.into_iter().map(|Typed(own)| *own).collect()))
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

impl<T: Serialize> Serialize for WithType<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("type", self.0)?;
        self.1.serialize(Fields(&mut object))?;
        object.end()
    }
}
