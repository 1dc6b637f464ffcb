//! Text as LINE measures it.
//!
//! [LINE reference](https://developers.line.biz/en/docs/messaging-api/text-character-count/)
//!
//! ```
//! use line_models::{
//!     message::Messages,
//!     text::{split_text, utf16_len},
//! };
//!
//! let story = "Once upon a time 🙂 ".repeat(300); // too long for one message
//! let pieces = split_text(&story, 5000);
//! assert!(pieces.iter().all(|piece| utf16_len(piece) <= 5000));
//! let messages: Messages = pieces.into_iter().collect();
//! assert_eq!(messages.0.len(), 2);
//! ```

use std::{fmt, marker::PhantomData};

use serde_core::{
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

/// Cuts a text into pieces of at most `max` UTF-16 code units, of which LINE takes 5,000 in a text message.
///
/// Put together again, the pieces are the text. None is empty. What a reader takes for one character stays whole, unless
/// it is longer than `max` by itself; a surrogate pair stays whole even then. Without the feature `validate`, an accent or
/// a part of an emoji can get away from what it belongs to.
///
/// ```
/// use line_models::text::split_text;
///
/// assert_eq!(split_text("abcde", 2), ["ab", "cd", "e"]);
/// assert_eq!(split_text("a🙂b", 2), ["a", "🙂", "b"]);
/// assert!(split_text("", 2).is_empty());
/// ```
pub fn split_text(text: &str, max: usize) -> Vec<&str> {
    let mut pieces = Pieces { done: Vec::new(), rest: text, bytes: 0, units: 0, max };
    for cluster in clusters(text) {
        let units = utf16_len(cluster);
        if units <= max {
            pieces.add(cluster.len(), units);
        } else {
            cluster.chars().for_each(|c| pieces.add(c.len_utf8(), c.len_utf16()));
        }
    }
    pieces.cut();
    pieces.done
}

/// The part of a text that starts at `index` and has `length`, both in UTF-16 code units. `None` if it goes past the
/// end or cuts a surrogate pair.
///
/// ```
/// use line_models::text::utf16_slice;
///
/// assert_eq!(utf16_slice("🙂 @you", 3, 4), Some("@you"));
/// assert_eq!(utf16_slice("🙂 @you", 1, 1), None);
/// ```
pub fn utf16_slice(text: &str, index: usize, length: usize) -> Option<&str> {
    let (_, rest) = text.split_at_checked(utf16_offset(text, index)?)?;
    rest.get(..utf16_offset(rest, length)?)
}

/// How many bytes so many UTF-16 code units are.
fn utf16_offset(text: &str, units: usize) -> Option<usize> {
    let mut left = units;
    for (offset, c) in text.char_indices() {
        if left == 0 {
            return Some(offset);
        }
        left = left.checked_sub(c.len_utf16())?;
    }
    (left == 0).then_some(text.len())
}

/// What a reader takes for one character.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    #[cfg(feature = "validate")]
    return unicode_segmentation::UnicodeSegmentation::graphemes(text, true);
    #[cfg(not(feature = "validate"))]
    return text.split_inclusive(|_| true);
}

struct Pieces<'a> {
    done: Vec<&'a str>,
    /// From the start of the piece at work.
    rest: &'a str,
    bytes: usize,
    units: usize,
    max: usize,
}

impl Pieces<'_> {
    /// Adds what stays whole.
    fn add(&mut self, bytes: usize, units: usize) {
        if self.units + units > self.max {
            self.cut();
        }
        self.bytes += bytes;
        self.units += units;
    }

    fn cut(&mut self) {
        if let Some((piece, rest)) = self.rest.split_at_checked(self.bytes)
            && !piece.is_empty()
        {
            self.done.push(piece);
            self.rest = rest;
        }
        (self.bytes, self.units) = (0, 0);
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Plain letters, surrogate pairs, and clusters of several characters.
    fn texts() -> impl Strategy<Value = String> {
        const PARTS: &[&str] = &["a", "é", "e\u{301}", "🙂", "👩\u{200d}👧", "🇯🇵", "กำ", "\r\n"];
        let part = prop_oneof![
            prop::sample::select(PARTS).prop_map(str::to_owned),
            any::<char>().prop_map(String::from)
        ];
        prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn pieces_make_up_the_text(text in texts(), max in 0_usize..30) {
            let pieces = split_text(&text, max);
            prop_assert_eq!(pieces.concat(), &*text);
            for piece in pieces {
                prop_assert!(!piece.is_empty());
                prop_assert!(utf16_len(piece) <= max || piece.chars().count() == 1);
            }
        }

        #[cfg(feature = "validate")]
        #[test]
        fn no_cluster_is_cut_that_fits(text in texts(), max in 20_usize..40) {
            let whole: Vec<_> = clusters(&text).collect();
            let cut: Vec<_> =
                split_text(&text, max).into_iter().flat_map(clusters).collect();
            if whole.iter().all(|cluster| utf16_len(cluster) <= max) {
                prop_assert_eq!(whole, cut);
            }
        }

        #[test]
        fn a_slice_is_what_utf_16_says(text in texts(), index in 0_usize..80, length in 0_usize..40) {
            let units: Vec<u16> = text.encode_utf16().collect();
            let parts = units.split_at_checked(index).and_then(|(before, rest)| {
                let (part, after) = rest.split_at_checked(length)?;
                Some([before, part, after].map(|part| String::from_utf16(part).ok()))
            });
            let wanted = match parts {
                Some([Some(_), Some(part), Some(_)]) => Some(part),
                _ => None,
            };
            prop_assert_eq!(utf16_slice(&text, index, length), wanted.as_deref());
        }
    }

    #[test]
    fn what_is_longer_than_a_piece_is_cut_where_it_can_be() {
        let table: [(&str, usize, &[&str]); 4] = [
            ("e\u{301}e\u{301}", 1, &["e", "\u{301}", "e", "\u{301}"]),
            ("🙂🙂", 1, &["🙂", "🙂"]),
            ("ab", 0, &["a", "b"]),
            ("ab", usize::MAX, &["ab"]),
        ];
        for (text, max, pieces) in table {
            assert_eq!(split_text(text, max), pieces, "{text}");
        }
    }

    #[test]
    fn no_index_panics() {
        for (index, length) in [(usize::MAX, 1), (1, usize::MAX), (usize::MAX, usize::MAX), (4, 0)]
        {
            assert_eq!(utf16_slice("a🙂", index, length), None);
        }
        assert_eq!(utf16_slice("a🙂", 3, 0), Some(""));
    }
}
