use serde::{Deserialize, Serialize};

use crate::Action;

/// A question with two answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#confirm)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ConfirmTemplate {
    /// At most 240 grapheme clusters.
    pub text: String,
    /// Exactly two.
    pub actions: Vec<Action>,
}

impl ConfirmTemplate {
    /// Asks `text`; the actions are the buttons, from left to right.
    pub fn new(text: impl Into<String>, actions: [Action; 2]) -> Self {
        Self { text: text.into(), actions: actions.into() }
    }
}
