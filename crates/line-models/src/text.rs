//! Text as LINE measures it.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserializer,
    de::{Error, Visitor},
};

/// The length of a text in UTF-16 code units, in which LINE counts most texts and all indexes.
///
/// ```
/// assert_eq!(line_models::text::utf16_len("a🙂"), 3);
/// ```
pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Reads what is a string in JSON without making a `String` on the way.
pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: From<String> + for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    struct TextVisitor<T>(PhantomData<T>);

    impl<T: From<String> + for<'a> From<&'a str>> Visitor<'_> for TextVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            Ok(text.into())
        }

        fn visit_string<E: Error>(self, text: String) -> Result<T, E> {
            Ok(text.into())
        }
    }

    deserializer.deserialize_str(TextVisitor(PhantomData))
}
