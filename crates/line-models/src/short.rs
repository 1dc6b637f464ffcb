use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str,
};

use serde_core::{Deserialize, Deserializer};

use crate::text;

/// A text that never changes. One of at most `MAX` bytes costs no allocation.
///
/// Two less than a multiple of 8 leaves no room unused, and 6 take no more than a `Box<str>` does. What is large costs time
/// too: the structs that a webhook is read into are copied on their way.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Short<const MAX: usize = 6>(Kept<MAX>);

/// The same text is always kept in the same way.
#[derive(Clone, PartialEq, Eq)]
enum Kept<const MAX: usize> {
    Here(Here<MAX>),
    Apart(Box<str>),
}

/// Aligned, so that it is checked for being UTF-8 in words instead of bytes. All bytes after the text are 0.
#[derive(Clone, PartialEq, Eq)]
#[repr(C, align(8))]
struct Here<const MAX: usize> {
    bytes: [u8; MAX],
    length: u8,
    is: Byte,
}

/// One value of 256: the others tell what is kept instead, here or in an `Option` around it.
#[derive(Clone, PartialEq, Eq)]
#[repr(u8)]
enum Byte {
    Here,
}

impl<const MAX: usize> Short<MAX> {
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // It came from a `&str`, so neither can fail.
            Kept::Here(Here { bytes, length, .. }) => bytes
                .get(..usize::from(*length))
                .and_then(|text| str::from_utf8(text).ok())
                .unwrap_or_default(),
            Kept::Apart(text) => text,
        }
    }
}

impl<const MAX: usize> From<&str> for Short<MAX> {
    fn from(text: &str) -> Self {
        let mut bytes = [0; MAX];
        Self(match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Kept::Here(Here { bytes, length, is: Byte::Here })
            }
            _ => Kept::Apart(text.into()),
        })
    }
}

impl<const MAX: usize> From<String> for Short<MAX> {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Short<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::deserialize(deserializer)
    }
}

impl<const MAX: usize> Ord for Short<MAX> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl<const MAX: usize> PartialOrd for Short<MAX> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As a `str` does it, by which an id can be looked up.
impl<const MAX: usize> Hash for Short<MAX> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<const MAX: usize> fmt::Debug for Short<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}
