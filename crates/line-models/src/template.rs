//! Text and buttons in a fixed layout.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#template-messages)
//!
//! ```
//! use line_models::{Action, Message, template::ConfirmTemplate};
//!
//! let message = Message::template(
//!     "Are you sure? (yes or no)",
//!     ConfirmTemplate::new("Are you sure?", [
//!         Action::message("Yes", "yes"),
//!         Action::message("No", "no"),
//!     ]),
//! );
//! # let _ = message;
//! ```

use serde::{Deserialize, Serialize};

use crate::Action;

/// A template and what stands for it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#common-properties-of-template-message-objects)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TemplateMessage {
    /// Stands in notifications and where templates cannot be shown: at most 1,500 UTF-16 code units.
    pub alt_text: String,
    /// The layout and what it holds.
    pub template: Template,
}

impl TemplateMessage {
    /// `alt_text` stands for `template` where it cannot be shown.
    pub fn new(alt_text: impl Into<String>, template: impl Into<Template>) -> Self {
        Self { alt_text: alt_text.into(), template: template.into() }
    }
}

tagged! {
    /// The layouts of a [`TemplateMessage`].
    pub enum Template {
        /// A question with two answers.
        Confirm(ConfirmTemplate) = "confirm",
    }
}

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
