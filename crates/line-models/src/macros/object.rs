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

        impl $crate::blank::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self { $($field: $crate::macros::property!($type [$($($how)::+)?] blank()),)* }
            }
        }

        const _: () = {
            #[allow(non_camel_case_types, unreachable_pub)]
            pub enum Name {
                $($field,)*
            }

            impl $crate::object::Object for $name {
                type Name = Name;

                #[inline]
                fn known() -> &'static $crate::object::Known {
                    const {
                        &$crate::object::Known::new(
                            &[$(($property, $crate::macros::property!($type [$($($how)::+)?] REQUIRED)),)*]
                        )
                    }
                }

                #[inline]
                #[allow(unreachable_code)] // without properties
                fn name(text: &str) -> Option<(usize, Name)> {
                    Some(match text {
                        $($property => (Name::$field as usize, Name::$field),)*
                        _ => return None,
                    })
                }

                #[allow(unused_variables)] // without properties
                fn take<'de, A: serde_core::de::MapAccess<'de>>(
                    &mut self,
                    found: Name,
                    object: &mut A,
                ) -> Result<(), A::Error> {
                    match found {
                        $(Name::$field => $crate::macros::property!(
                            $type [$($($how)::+)?] take(&mut self.$field, object)
                        ),)*
                    }
                }

                #[allow(unused_variables)] // without properties
                fn write<M: serde_core::ser::SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
                    $($crate::macros::property!($type [$($($how)::+)?] write(&self.$field, $property, object))?;)*
                    Ok(())
                }
            }
        };

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
        impl $crate::blank::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self($crate::blank::Blank::blank())
            }
        }

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

/// What the module that is responsible for a property has: a constant, or a function that is called.
macro_rules! property {
    ($type:ident [$($how:ident)::+] $item:ident $($arguments:tt)?) => { $($how)::+::$item $($arguments)? };
    (Option [] $item:ident $($arguments:tt)?) => { $crate::object::optional::$item $($arguments)? };
    ($type:ident [] $item:ident $($arguments:tt)?) => { $crate::object::required::$item $($arguments)? };
}
pub(crate) use property;
