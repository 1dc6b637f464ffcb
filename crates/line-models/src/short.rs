use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    str,
};

/// A text that never changes. One of at most `MAX` bytes costs no allocation.
///
/// Of 64 bits, 7 bytes fit in the size of a `Box<str>`; beyond, two less than a multiple of 8 leaves no room unused. What
/// is large costs time too: the structs that a webhook is read into are copied on their way.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Short<const MAX: usize = 7>(Kept<MAX>);

/// The same text is always kept in the same way, and the bytes after it are 0.
#[derive(Clone, PartialEq, Eq)]
enum Kept<const MAX: usize> {
    Here { length: u8, bytes: [u8; MAX] },
    Apart(Box<str>),
}

impl<const MAX: usize> Short<MAX> {
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // It came from a `&str`, so neither can fail.
            Kept::Here { length, bytes } => bytes
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
                Kept::Here { length, bytes }
            }
            _ => Kept::Apart(text.into()),
        })
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
