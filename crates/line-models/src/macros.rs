//! The shapes that repeat: [`object!`], [`tagged!`], [`string_enum!`], [`id!`] and [`setters!`].

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
            fn read<'de, A: serde::de::MapAccess<'de>>(mut object: A) -> Result<Self, A::Error> {
                #[allow(non_camel_case_types)]
                enum Name {
                    $($field,)*
                    Unknown,
                }

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

            fn write<M: serde::ser::SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
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
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::object::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::object::serialize(self, serializer)
            }
        }
    };
}
pub(crate) use object_traits;

/// A struct that is in JSON what its only field is.
macro_rules! transparent {
    ($name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
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

                fn take<'de, A: serde::de::MapAccess<'de>>(
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

                fn read<'de, A: serde::de::MapAccess<'de>>(
                    tag: &str,
                    own: A,
                    kind: &mut $kind,
                ) -> Result<bool, A::Error> {
                    $kind::read(tag, own, kind)
                }

                fn place<'de, A: serde::de::MapAccess<'de>>(
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

            impl<'de> serde::Deserialize<'de> for $name {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    $crate::tagged::deserialize(deserializer)
                }
            }

            impl serde::Serialize for $name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeMap;

                    if let $kind::Unknown(unknown) = &self.kind {
                        return unknown.serialize(serializer);
                    }
                    let mut object = serializer.serialize_map(None)?;
                    object.serialize_entry("type", self.kind.name())?;
                    $($(object.serialize_entry($required_name, &self.$required)?;)*)?
                    $($(object.serialize_entry($default_name, &self.$default)?;)*)?
                    $($(
                        if let Some(value) = &self.$expected {
                            object.serialize_entry($expected_name, value)?;
                        }
                    )*)?
                    $($(
                        if let Some(value) = &self.$optional {
                            object.serialize_entry($optional_name, value)?;
                        }
                    )*)?
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

            fn take<'de, A: serde::de::MapAccess<'de>>(
                (): &mut (),
                _: &str,
                _: &mut A,
            ) -> Result<bool, A::Error> {
                Ok(false)
            }

            fn read<'de, A: serde::de::MapAccess<'de>>(
                tag: &str,
                own: A,
                kind: &mut Self,
            ) -> Result<bool, A::Error> {
                Self::read(tag, own, kind)
            }

            fn place<'de, A: serde::de::MapAccess<'de>>(
                tag: &str,
                mut own: $crate::tagged::Own<'de, Self, A>,
                place: &mut Self,
            ) -> Result<(), A::Error> {
                own.read(tag, place)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::tagged::deserialize(deserializer)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

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

            fn read<'de, A: serde::de::MapAccess<'de>>(
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

            fn write<M: serde::ser::SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
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

/// A string with a set of known values; any other one is kept as it is.
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)*
            /// A value that this version does not know.
            Unknown(String),
        }

        impl $name {
            /// The values that this version knows, as LINE writes them.
            pub const VALUES: &'static [&'static str] = &[$($text),*];

            /// As LINE writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }

            fn known(text: &str) -> Option<Self> {
                Some(match text {
                    $($text => Self::$variant,)*
                    _ => return None,
                })
            }
        }

        $crate::macros::string_traits!($name);

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::Unknown(text.to_owned()))
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::known(&text).unwrap_or(Self::Unknown(text))
            }
        }
    };
}

/// An id: a string that LINE makes, kept as it came. With a number in parentheses, an id of so many bytes is kept without
/// an allocation.
macro_rules! id {
    ($($(#[$meta:meta])* $name:ident$(($max:literal))?,)*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::macros::short!($($max)?));

        impl $name {
            /// Takes any text: LINE may change the form of its ids.
            pub fn new(id: impl AsRef<str>) -> Self {
                Self(id.as_ref().into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        $crate::macros::string_traits!($name);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.as_str().into())
            }
        }

        impl From<&String> for $name {
            fn from(id: &String) -> Self {
                Self(id.as_str().into())
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }
    )*};
}

macro_rules! short {
    ($max:literal) => { $crate::short::Short<$max> };
    () => { $crate::short::Short };
}
pub(crate) use short;

/// What a type that is a string in JSON has in common: it has `as_str` and is made `From<&str>` and `From<String>`.
macro_rules! string_traits {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(text.into())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use string_traits;

/// A setter for each optional field: it takes the value itself, not an `Option`. After `copy` come numbers and the like,
/// taken as they are: a literal would not know what to turn into. After `each` come lists, by the type of their items.
macro_rules! setters {
    (each $($field:ident: $item:ty),* $(,)?) => {$(
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        pub fn $field<I>(mut self, $field: I) -> Self
        where
            I: IntoIterator,
            I::Item: Into<$item>,
        {
            self.$field = Some($field.into_iter().map(Into::into).collect());
            self
        }
    )*};
    (copy $($field:ident: $type:ty),* $(,)?) => {$(
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        pub fn $field(mut self, $field: $type) -> Self {
            self.$field = Some($field);
            self
        }
    )*};
    ($($field:ident: $type:ty),* $(,)?) => {$(
        #[doc = concat!("Sets [`", stringify!($field), "`](Self#structfield.", stringify!($field), ").")]
        pub fn $field(mut self, $field: impl Into<$type>) -> Self {
            self.$field = Some($field.into());
            self
        }
    )*};
}
