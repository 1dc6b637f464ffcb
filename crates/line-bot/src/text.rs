//! Handlers that are chosen by what a user writes.

use std::sync::Arc;

use line_models::message::Messages;

use crate::{
    BoxError, CommandArgs, Context,
    extract::spoken,
    handler::{AnyHandler, BoxFuture},
};

/// Which texts a handler is for. See [`App::text`](crate::App::text).
///
/// A text is compared as a whole, upper or lower case of ASCII letters aside; a function of `&str` decides as it likes;
/// of several in an array or a `Vec`, one has to match.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared to a text",
    label = "not `TextMatcher`",
    note = "texts are matched by a `&str` or a `String`, an array or a `Vec` of these, or a function of `&str` that returns `bool`"
)]
pub trait TextMatcher: Send + Sync + 'static {
    /// Whether the handler is for `text`, which has no white space at its ends.
    fn matches(&self, text: &str) -> bool;
}

impl<F: Fn(&str) -> bool + Send + Sync + 'static> TextMatcher for F {
    fn matches(&self, text: &str) -> bool {
        self(text)
    }
}

impl TextMatcher for &'static str {
    fn matches(&self, text: &str) -> bool {
        self.eq_ignore_ascii_case(text)
    }
}

impl TextMatcher for String {
    fn matches(&self, text: &str) -> bool {
        self.eq_ignore_ascii_case(text)
    }
}

impl<T: TextMatcher, const N: usize> TextMatcher for [T; N] {
    fn matches(&self, text: &str) -> bool {
        self.iter().any(|matcher| matcher.matches(text))
    }
}

impl<T: TextMatcher> TextMatcher for Vec<T> {
    fn matches(&self, text: &str) -> bool {
        self.iter().any(|matcher| matcher.matches(text))
    }
}

/// A handler for certain texts.
pub(crate) struct Text<M> {
    matcher: M,
    handler: Arc<dyn AnyHandler>,
}

impl<M> Text<M> {
    pub(crate) fn new(matcher: M, handler: Arc<dyn AnyHandler>) -> Self {
        Self { matcher, handler }
    }
}

impl<M: TextMatcher> AnyHandler for Text<M> {
    fn fits(&self, context: &Context) -> bool {
        spoken(context).is_some_and(|text| self.matcher.matches(&text))
            && self.handler.fits(context)
    }

    fn call(&self, context: Box<Context>) -> BoxFuture<Result<Messages, BoxError>> {
        self.handler.call(context)
    }
}

/// A handler for texts that begin with a certain word.
pub(crate) struct Command {
    name: String,
    handler: Arc<dyn AnyHandler>,
}

impl Command {
    pub(crate) fn new(name: String, handler: Arc<dyn AnyHandler>) -> Self {
        Self { name, handler }
    }

    fn args(&self, context: &Context) -> Option<CommandArgs> {
        let text = spoken(context)?;
        let (name, rest) = text.split_at_checked(self.name.len())?;
        let ends = rest.chars().next().is_none_or(char::is_whitespace);
        (ends && name.eq_ignore_ascii_case(&self.name)).then(|| CommandArgs(rest.trim().to_owned()))
    }
}

impl AnyHandler for Command {
    fn fits(&self, context: &Context) -> bool {
        self.args(context).is_some() && self.handler.fits(context)
    }

    fn call(&self, mut context: Box<Context>) -> BoxFuture<Result<Messages, BoxError>> {
        context.args = self.args(&context);
        self.handler.call(context)
    }
}
