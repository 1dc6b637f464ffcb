/// A struct that is an object in JSON, each field with the name of its property.
///
/// An `Option` may be absent or null, and is not written then; anything else must be there. `with` and a module of
/// [`object`](crate::object) say where it is otherwise. Properties that this version does not know are skipped.
///
/// Other than serde's derive, it writes no more than JSON needs, which is compiled in a fraction of the time.
macro_rules! object {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident {
            $(
                $(#[$field_meta:meta])*
                $field_visibility:vis $field:ident: $type:ident $(<$($argument:ty),+>)? = $property:literal
                $(with $($how:ident)::+)?,
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name {
            $($(#[$field_meta])* $field_visibility $field: $type $(<$($argument),+>)?,)*
        }

        impl $crate::object::Object for $name {
            fn read<'de, A: serde_core::de::MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
                #[allow(non_camel_case_types)]
                enum Name {
                    $($field,)*
                    Unknown,
                }

                #[inline]
                fn name(text: &str) -> Name {
                    match text {
                        $($property => Name::$field,)*
                        _ => Name::Unknown,
                    }
                }

                $(let mut $field: Option<$type $(<$($argument),+>)?> = None;)*
                while let Some(found) = object.next_key_seed($crate::object::Named(name))? {
                    match found {
                        $(Name::$field => $crate::macros::property!(
                            $type [$($($how)::+)?] take(&mut $field, $property, &mut object)
                        ),)*
                        Name::Unknown => $crate::object::ignore(&mut object),
                    }?;
                }
                Ok(Self {
                    $($field: $crate::macros::property!($type [$($($how)::+)?] done($field, $property))?,)*
                })
            }

            fn write<M: serde_core::ser::SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
                $($crate::macros::property!($type [$($($how)::+)?] write(&self.$field, $property, object))?;)*
                let _ = object; // without properties it stays unused
                Ok(())
            }
        }

        $crate::macros::object_traits!($name);
    };
}

/// What serde asks of an [`Object`](crate::object::Object).
macro_rules! object_traits {
    ($name:ident) => {
        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::object::deserialize(deserializer)
            }
        }

        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                $crate::object::serialize(self, serializer)
            }
        }
    };
}
pub(crate) use object_traits;

/// A struct that is in JSON what its only field is.
macro_rules! transparent {
    ($name:ident) => {
        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                serde_core::Deserialize::deserialize(deserializer).map(Self)
            }
        }

        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }
    };
}

/// Calls a function of the module that is responsible for a property.
macro_rules! property {
    ($type:ident [$($how:ident)::+] $function:ident $arguments:tt) => { $($how)::+::$function $arguments };
    (Option [] $function:ident $arguments:tt) => { $crate::object::optional::$function $arguments };
    ($type:ident [] $function:ident $arguments:tt) => { $crate::object::required::$function $arguments };
}
pub(crate) use property;
