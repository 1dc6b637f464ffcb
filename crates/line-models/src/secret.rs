//! The shape of what must not be shown: [`secret!`].

/// A text that gives power to whoever has it. It is not shown in `Debug`, and has no `Display`.
macro_rules! secret {
    ($($(#[$meta:meta])* $name:ident,)*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            /// Takes any text.
            pub fn new(secret: impl Into<std::sync::Arc<str>>) -> Self {
                Self(secret.into())
            }

            /// The secret itself. Keep it out of logs.
            #[inline]
            pub fn expose(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(secret: &str) -> Self {
                Self(secret.into())
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(secret: String) -> Self {
                Self(secret.into())
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(secret: &$name) -> Self {
                secret.clone()
            }
        }

        impl $crate::blank::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self($crate::blank::Blank::blank())
            }
        }

        impl serde_core::Serialize for $name {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.expose())
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $name {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::deserialize(deserializer)
            }
        }
    )*};
}
