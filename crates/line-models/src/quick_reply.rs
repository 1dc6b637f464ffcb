//! The buttons under the last message of a chat.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#quick-reply)
//!
//! ```
//! use line_models::{Action, Message};
//!
//! let message = Message::text("Tea or coffee?")
//!     .quick_reply([Action::message("Tea", "tea"), Action::message("Coffee", "coffee")]);
//! let json = serde_json::to_value(&message).unwrap();
//! assert_eq!(json["quickReply"]["items"][1]["action"]["label"], "Coffee");
//! ```

use crate::Action;

object! {
    /// The buttons under a message. They go when the user taps one, or when the next message comes.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#items-object)
    #[derive(Default)]
    pub struct QuickReply {
        /// At most 13.
        pub items: Option<Vec<QuickReplyItem>> = "items",
    }
}

impl QuickReply {
    /// From items, or from actions for items without an icon.
    pub fn new<I>(items: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<QuickReplyItem>,
    {
        Self { items: Some(items.into_iter().map(Into::into).collect()) }
    }
}

impl<T: Into<QuickReplyItem>, const N: usize> From<[T; N]> for QuickReply {
    fn from(items: [T; N]) -> Self {
        Self::new(items)
    }
}

impl<T: Into<QuickReplyItem>> From<Vec<T>> for QuickReply {
    fn from(items: Vec<T>) -> Self {
        Self::new(items)
    }
}

object! {
    /// One button.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#quick-reply-button-object)
    #[derive(Default)]
    pub struct QuickReplyItem {
        /// Always `action`.
        pub kind: Option<QuickReplyItemKind> = "type",
        /// The icon: HTTPS, PNG, square, at most 1 MB; the URL at most 2,000 UTF-16 code units.
        pub image_url: Option<String> = "imageUrl",
        /// What it does, and with its label, what it says. Any action but `richmenuswitch`.
        pub action: Option<Action> = "action",
    }
}

impl QuickReplyItem {
    /// A button without an icon.
    pub fn new(action: impl Into<Action>) -> Self {
        Self {
            kind: Some(QuickReplyItemKind::Action),
            image_url: None,
            action: Some(action.into()),
        }
    }

    setters! { image_url: String }
}

impl From<Action> for QuickReplyItem {
    fn from(action: Action) -> Self {
        Self::new(action)
    }
}

string_enum! {
    /// The `type` of a [`QuickReplyItem`].
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#quick-reply-button-object)
    pub enum QuickReplyItemKind {
        /// The only one.
        Action = "action",
    }
}
