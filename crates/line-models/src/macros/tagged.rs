/// A union told apart by `type`, alone or inside a struct with the properties that all its variants share.
///
/// The struct gets a field `kind` for the union. Its other fields stand in up to four groups: `required` ones, without
/// which reading fails; `default` ones, which are `Default::default()` when LINE leaves them out; `optional` ones, which
/// are `None` then, are not written, and get a setter; and `expected` ones, which are like those, but must not be null.
///
/// Every union gets a variant `Unknown` with the whole JSON of an object whose `type` is none of the listed.
macro_rules! tagged {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(required { $($(#[$required_meta:meta])* $required:ident: $required_type:ty = $required_name:literal,)* })?
            $(default { $($(#[$default_meta:meta])* $default:ident: $default_type:ty = $default_name:literal,)* })?
            $(expected { $($(#[$expected_meta:meta])* $expected:ident: $expected_type:ty = $expected_name:literal,)* })?
            $(optional { $($(#[$optional_meta:meta])* $optional:ident: $optional_type:ty = $optional_name:literal,)* })?
        }

        $(#[$kind_meta:meta])*
        pub enum $kind:ident {
            $($(#[$variant_meta:meta])* $variant:ident($payload:ty) = $tag:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($($(#[$required_meta])* pub $required: $required_type,)*)?
            $($($(#[$default_meta])* pub $default: $default_type,)*)?
            $($($(#[$expected_meta])* pub $expected: Option<$expected_type>,)*)?
            $($($(#[$optional_meta])* pub $optional: Option<$optional_type>,)*)?
            /// What it is, with the properties of its own.
            pub kind: $kind,
        }

        impl $name {
            /// With what is always there. What else there is, the setters and fields give.
            pub fn new($($($required: impl Into<$required_type>,)*)? kind: impl Into<$kind>) -> Self {
                Self {
                    $($($required: $required.into(),)*)?
                    $($($default: Default::default(),)*)?
                    $($($expected: None,)*)?
                    $($($optional: None,)*)?
                    kind: kind.into(),
                }
            }

            $(setters! { $($expected: $expected_type),* })?
            $(setters! { $($optional: $optional_type),* })?
        }

        $crate::macros::union! { $(#[$kind_meta])* $kind { $($(#[$variant_meta])* $variant($payload) = $tag,)* } }

        const _: () = {
            #[derive(Default)]
            #[allow(unreachable_pub)]
            pub struct Common {
                $($($required: Option<$required_type>,)*)?
                $($($default: $default_type,)*)?
                $($($expected: Option<$expected_type>,)*)?
                $($($optional: Option<$optional_type>,)*)?
            }

            impl $crate::tagged::Tagged for $name {
                type Common = Common;
                type Kind = $kind;

                const SHARES: bool = true;

                fn blank() -> Self {
                    Self {
                        $($($required: $crate::tagged::Blank::blank(),)*)?
                        $($($default: Default::default(),)*)?
                        $($($expected: None,)*)?
                        $($($optional: None,)*)?
                        kind: $kind::Unknown($crate::tagged::Blank::blank()),
                    }
                }

                fn take<'de, A: serde_core::de::MapAccess<'de>>(
                    common: &mut Common,
                    key: &str,
                    object: &mut A,
                ) -> Result<bool, A::Error> {
                    match key {
                        $($($required_name => common.$required = Some(object.next_value()?),)*)?
                        $($($default_name => common.$default = object.next_value()?,)*)?
                        $($($expected_name => common.$expected = Some(object.next_value()?),)*)?
                        $($($optional_name => common.$optional = object.next_value()?,)*)?
                        _ => return Ok(false),
                    }
                    Ok(true)
                }

                fn read<'de, A: serde_core::de::MapAccess<'de>>(
                    tag: &str,
                    own: A,
                    kind: &mut $kind,
                ) -> Result<bool, A::Error> {
                    $kind::read(tag, own, kind)
                }

                fn place<'de, A: serde_core::de::MapAccess<'de>>(
                    tag: &str,
                    mut own: $crate::tagged::Own<'de, Self, A>,
                    place: &mut Self,
                ) -> Result<(), A::Error> {
                    own.read(tag, &mut place.kind)?;
                    let common = own.common;
                    $($(place.$required = $crate::object::required::done(common.$required, $required_name)?;)*)?
                    $($(place.$default = common.$default;)*)?
                    $($(place.$expected = common.$expected;)*)?
                    $($(place.$optional = common.$optional;)*)?
                    Ok(())
                }
            }

            impl<'de> serde_core::Deserialize<'de> for $name {
                fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::tagged::deserialize(deserializer)
                }
            }

            impl serde_core::Serialize for $name {
                fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde_core::ser::SerializeMap;

                    if let $kind::Unknown(unknown) = &self.kind {
                        return unknown.serialize(serializer);
                    }
                    let mut object = serializer.serialize_map(None)?;
                    object.serialize_entry("type", self.kind.name())?;
                    $($($crate::object::required::write(&self.$required, $required_name, &mut object)?;)*)?
                    $($($crate::object::required::write(&self.$default, $default_name, &mut object)?;)*)?
                    $($($crate::object::optional::write(&self.$expected, $expected_name, &mut object)?;)*)?
                    $($($crate::object::optional::write(&self.$optional, $optional_name, &mut object)?;)*)?
                    self.kind.write(&mut object)?;
                    object.end()
                }
            }
        };
    };

    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident($payload:ty) = $tag:literal,)*
        }
    ) => {
        $crate::macros::union! { $(#[$meta])* $name { $($(#[$variant_meta])* $variant($payload) = $tag,)* } }

        impl $crate::tagged::Tagged for $name {
            type Common = ();
            type Kind = Self;

            const SHARES: bool = false;

            fn blank() -> Self {
                Self::Unknown($crate::tagged::Blank::blank())
            }

            fn take<'de, A: serde_core::de::MapAccess<'de>>(
                (): &mut (),
                _: &str,
                _: &mut A,
            ) -> Result<bool, A::Error> {
                Ok(false)
            }

            fn read<'de, A: serde_core::de::MapAccess<'de>>(
                tag: &str,
                own: A,
                kind: &mut Self,
            ) -> Result<bool, A::Error> {
                Self::read(tag, own, kind)
            }

            fn place<'de, A: serde_core::de::MapAccess<'de>>(
                tag: &str,
                mut own: $crate::tagged::Own<'de, Self, A>,
                place: &mut Self,
            ) -> Result<(), A::Error> {
                own.read(tag, place)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tagged::deserialize(deserializer)
            }
        }

        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap;

                if let Self::Unknown(unknown) = self {
                    return unknown.serialize(serializer);
                }
                let mut object = serializer.serialize_map(None)?;
                object.serialize_entry("type", self.name())?;
                self.write(&mut object)?;
                object.end()
            }
        }
    };
}

/// The union itself, for [`tagged!`].
macro_rules! union {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident($payload:ty) = $tag:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant($payload),)*
            /// What this version does not know: its JSON, and why if it could not be read.
            Unknown($crate::Unknown),
        }

        impl $name {
            /// The `type` LINE gives it.
            pub fn name(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $tag,)*
                    Self::Unknown(unknown) => unknown.name(),
                }
            }

            fn read<'de, A: serde_core::de::MapAccess<'de>>(
                tag: &str,
                own: A,
                kind: &mut Self,
            ) -> Result<bool, A::Error> {
                match tag {
                    $($tag => *kind = Self::$variant($crate::object::Object::read(own)?),)*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            fn write<M: serde_core::ser::SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
                match self {
                    $(Self::$variant(own) => $crate::object::Object::write(own, object),)*
                    Self::Unknown(_) => Ok(()),
                }
            }
        }

        $(
            impl From<$payload> for $name {
                fn from(own: $payload) -> Self {
                    Self::$variant(own)
                }
            }
        )*

        impl From<$crate::Unknown> for $name {
            fn from(unknown: $crate::Unknown) -> Self {
                Self::Unknown(unknown)
            }
        }
    };
}
pub(crate) use union;
