//! LINE's limits, checked without asking LINE.
//!
//! Nothing is checked by itself: a limit that LINE raises must not stop anybody. Whoever wants to know asks. A value or
//! keyword that this version does not know is a violation, as it is to LINE. An object of an unknown `type`, which has to be
//! made as such, is not looked into.
//!
//! ```
//! use line_models::{Message, Validate};
//!
//! let violations = Message::text("").validate().unwrap_err();
//! assert_eq!(violations.to_string(), "text: May not be empty");
//! ```

mod action;
mod audience;
mod channel;
mod chat;
mod coupon;
mod flex;
mod flex_value;
mod imagemap;
mod liff;
mod message;
mod narrowcast;
mod pnp;
mod quick_reply;
mod request;
mod rich_menu;
mod template;
mod text_v2;

use std::{error, fmt, ops::RangeInclusive, slice};

use unicode_segmentation::UnicodeSegmentation;

use crate::{ChatId, UserId, error::ErrorDetail, text::utf16_len};

/// What a user of this crate sends, and LINE sets limits to.
pub trait Validate {
    /// Tells every limit that is passed.
    fn check(&self, check: &mut Check);

    /// Checks all limits.
    ///
    /// # Errors
    ///
    /// Every limit that is passed, with LINE's name for the property and LINE's kind of text.
    fn validate(&self) -> Result<(), Violations> {
        let mut check = Check::default();
        self.check(&mut check);
        if check.violations.is_empty() { Ok(()) } else { Err(Violations(check.violations)) }
    }
}

/// A limit that is passed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as LINE writes it: `messages[0].quickReply.items[2].action.label`. Empty if it is about the whole.
    pub property: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.property {
            "" => f.write_str(&self.message),
            property => write!(f, "{property}: {}", self.message),
        }
    }
}

/// The limits that are passed: one at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    /// In the order of the properties.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl error::Error for Violations {}

impl From<Violation> for ErrorDetail {
    fn from(violation: Violation) -> Self {
        Self::new(violation.message, violation.property)
    }
}

impl From<Violations> for Vec<ErrorDetail> {
    fn from(violations: Violations) -> Self {
        violations.0.into_iter().map(ErrorDetail::from).collect()
    }
}

/// Collects violations, and knows the property it is at.
#[derive(Debug, Default)]
pub struct Check {
    path: String,
    violations: Vec<Violation>,
}

impl Check {
    /// Goes into a property.
    pub fn at(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let parent = self.path.len();
        if parent > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        check(self);
        self.path.truncate(parent);
    }

    /// Goes into every item of a property.
    pub fn each<T: Validate>(&mut self, name: &str, items: &[T]) {
        for (i, item) in items.iter().enumerate() {
            self.at(&format!("{name}[{i}]"), |check| item.check(check));
        }
    }

    /// A limit is passed here.
    pub fn violation(&mut self, message: impl Into<String>) {
        self.violations.push(Violation { property: self.path.clone(), message: message.into() });
    }

    /// A text of at most `max` UTF-16 code units, and of one at least.
    pub fn utf16(&mut self, name: &str, text: &str, max: usize) {
        self.length(name, text, utf16_len(text), max);
    }

    /// A text of at most `max` grapheme clusters, and of one at least.
    pub fn graphemes(&mut self, name: &str, text: &str, max: usize) {
        self.length(name, text, text.graphemes(true).count(), max);
    }

    /// A text of at most `max` UTF-16 code units, which may be empty.
    pub fn utf16_or_empty(&mut self, name: &str, text: &str, max: usize) {
        if !text.is_empty() {
            self.utf16(name, text, max);
        }
    }

    /// A text of at most `max` grapheme clusters, which may be empty.
    pub fn graphemes_or_empty(&mut self, name: &str, text: &str, max: usize) {
        if !text.is_empty() {
            self.graphemes(name, text, max);
        }
    }

    /// A text of certain characters alone.
    pub fn characters(&mut self, name: &str, text: &str, fits: impl Fn(char) -> bool) {
        if !text.chars().all(fits) {
            self.at(name, |check| check.violation("invalid property"));
        }
    }

    fn length(&mut self, name: &str, text: &str, length: usize, max: usize) {
        if text.is_empty() {
            self.at(name, |check| check.violation("May not be empty"));
        } else if length > max {
            self.at(name, |check| {
                check.violation(format!("Length must be between 0 and {max}"));
            });
        }
    }

    /// A number of items.
    pub fn size<T>(&mut self, name: &str, items: &[T], sizes: RangeInclusive<usize>) {
        if !sizes.contains(&items.len()) {
            let message = format!("Size must be between {} and {}", sizes.start(), sizes.end());
            self.at(name, |check| check.violation(message));
        }
    }

    /// One item at least.
    pub fn not_empty<T>(&mut self, name: &str, items: &[T]) {
        if items.is_empty() {
            self.at(name, |check| check.violation("May not be empty"));
        }
    }

    /// A name of at most `max` characters, and of one at least, all of them `allowed`.
    pub fn name(&mut self, name: &str, text: &str, max: usize, allowed: fn(char) -> bool) {
        self.utf16(name, text, max);
        self.characters(name, text, allowed);
    }

    /// A number within limits. `i64::MIN` and `i64::MAX` stand for none.
    pub fn range(&mut self, name: &str, number: impl Into<i64>, range: RangeInclusive<i64>) {
        if range.contains(&number.into()) {
            return;
        }
        let message = match range.into_inner() {
            (i64::MIN, max) => format!("Must be less than or equal to {max}"),
            (min, i64::MAX) => format!("Must be greater than or equal to {min}"),
            (min, max) => format!("Must be between {min} and {max}"),
        };
        self.at(name, |check| check.violation(message));
    }

    /// A number of users: no group chat, no multi-person chat.
    pub fn users(&mut self, name: &str, users: &[UserId], sizes: RangeInclusive<usize>) {
        self.size(name, users, sizes);
        for (i, user) in users.iter().enumerate() {
            let chat = ChatId::from(user);
            if user.as_str().is_empty() || chat.is_group() || chat.is_room() {
                let name = format!("{name}[{i}]");
                self.at(&name, |check| {
                    let property = &check.path;
                    let message = format!(
                        "The property, {property}, in the request body is invalid (line: -, column: -)"
                    );
                    check.violation(message);
                });
            }
        }
    }

    /// One of the values that this version knows.
    pub fn one_of<T: AsRef<str>>(&mut self, name: &str, value: Option<&T>, values: &[&str]) {
        if value.is_some_and(|value| !values.contains(&value.as_ref())) {
            let message = format!("Must be one of the following values: [{}]", values.join(", "));
            self.at(name, |check| check.violation(message));
        }
    }

    /// Values that this version knows.
    pub fn each_one_of<T: AsRef<str>>(&mut self, name: &str, items: Option<&[T]>, values: &[&str]) {
        for (i, item) in items.unwrap_or_default().iter().enumerate() {
            self.one_of(&format!("{name}[{i}]"), Some(item), values);
        }
    }

    /// What LINE requires, though its specification does not say so.
    pub fn required<T>(&mut self, name: &str, value: Option<&T>) {
        if value.is_none() {
            self.at(name, |check| check.violation("must be specified"));
        }
    }

    /// What LINE does not take here.
    pub fn refuse(&mut self, name: &str, message: &str) {
        self.at(name, |check| check.violation(message));
    }

    /// Where an image, a video or a sound is: HTTPS, at most 2,000 UTF-16 code units.
    pub fn file(&mut self, name: &str, url: &str) {
        self.url(name, url, 2000, &["https"]);
    }

    /// What a tap opens: at most 1,000 UTF-16 code units, of a scheme that LINE opens.
    pub fn link(&mut self, name: &str, uri: &str) {
        self.url(name, uri, 1000, &["http", "https", "line", "tel"]);
    }

    /// `#RRGGBB`, or also `#RRGGBBAA`.
    pub fn color(&mut self, name: &str, color: &str, alpha: bool) {
        let digits = color.strip_prefix('#').unwrap_or_default();
        let fits = digits.len() == 6 || alpha && digits.len() == 8;
        if !fits || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            self.refuse(name, "invalid property");
        }
    }

    /// A URL of one of the schemes, and of at most `max` UTF-16 code units.
    pub fn url(&mut self, name: &str, url: &str, max: usize, schemes: &[&str]) {
        let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
        if !schemes.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            self.at(name, |check| check.violation("invalid uri scheme"));
        } else if url.contains(|c: char| c.is_whitespace() || c.is_control()) {
            self.at(name, |check| check.violation("invalid uri"));
        } else {
            self.utf16(name, url, max);
        }
    }
}
