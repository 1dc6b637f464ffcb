//! Every limit at its edge: the largest value that passes, and the smallest that does not.

mod action;
mod flex;
mod flex_value;
mod imagemap;
mod message;
mod template;

use line_models::{Message, Validate};

/// What passes, what does not, and what is said of it.
type Row = (Message, Message, &'static str);

fn check(table: impl IntoIterator<Item = Row>) {
    for (passes, fails, violation) in table {
        assert_eq!(violations(&passes), "", "instead of {violation}");
        assert_eq!(violations(&fails), violation);
    }
}

fn violations(value: &impl Validate) -> String {
    value.validate().err().map(|violations| violations.to_string()).unwrap_or_default()
}

/// A text of so many UTF-16 code units, in half as many characters.
fn utf16(units: usize) -> String {
    "🙂".repeat(units / 2) + &"a".repeat(units % 2)
}

/// A text of so many grapheme clusters, each of five UTF-16 code units.
fn graphemes(clusters: usize) -> String {
    "👩\u{200d}👧".repeat(clusters)
}

/// A URL of so many UTF-16 code units.
fn url(units: usize) -> String {
    let start = "https://example.com/";
    start.to_owned() + &"a".repeat(units - start.len())
}
