//! Structs that are objects in JSON. serde's derive takes longer to build than this crate, and would be here for three.

/// `Serialize` and `Deserialize` of a struct: each field with the name of its property.
///
/// All must be there, but an `Option` that is said to be `or absent` where it is `None`. It may also be null there.
/// Unknown properties are skipped.
macro_rules! object {
    ($type:ident { $($field:ident: $property:literal $(or $none:ident)?),* $(,)? }) => {
        impl serde_core::Serialize for $type {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap;

                let mut object = serializer.serialize_map(None)?;
                $(
                    if crate::object::is_written!(self.$field $(, $none)?) {
                        object.serialize_entry($property, &self.$field)?;
                    }
                )*
                object.end()
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $type {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde_core::de::{Error, IgnoredAny, MapAccess, Visitor};

                struct Object;

                impl<'de> Visitor<'de> for Object {
                    type Value = $type;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<$type, A::Error> {
                        $(let mut $field = None;)*
                        while let Some(name) = object.next_key::<String>()? {
                            match &*name {
                                $(
                                    $property if $field.is_some() => {
                                        return Err(A::Error::duplicate_field($property));
                                    }
                                    $property => $field = Some(object.next_value()?),
                                )*
                                _ => drop(object.next_value::<IgnoredAny>()?),
                            }
                        }
                        Ok($type { $($field: crate::object::found!($field, $property $(, $none)?),)* })
                    }
                }

                deserializer.deserialize_map(Object)
            }
        }
    };
}
pub(crate) use object;

macro_rules! is_written {
    ($value:expr, absent) => {
        $value.is_some()
    };
    ($value:expr) => {
        true
    };
}
pub(crate) use is_written;

macro_rules! found {
    ($value:expr, $property:literal) => {
        $value.ok_or_else(|| A::Error::missing_field($property))?
    };
    ($value:expr, $property:literal, $none:ident) => {
        $value.flatten()
    };
}
pub(crate) use found;
