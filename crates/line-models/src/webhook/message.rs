use super::MessageContent;
use super::place::placed;
use crate::MessageId;

object! {
    /// A user sent a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-event)
    pub struct MessageEvent {
        /// The message.
        pub message: MessageContent = "message" with placed,
    }
}

impl MessageEvent {
    /// A user sent `message`.
    pub fn new(message: impl Into<MessageContent>) -> Self {
        Self { message: message.into() }
    }
}

object! {
    /// A user changed the text of a message in a group chat.
    ///
    /// Of several edits, the one with the latest timestamp counts: they can come in any order.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-edited-event)
    pub struct MessageEditedEvent {
        /// Its new text under its old id, with a new quote token.
        pub message: MessageContent = "message",
    }
}

impl MessageEditedEvent {
    /// The message is now `message`.
    pub fn new(message: impl Into<MessageContent>) -> Self {
        Self { message: message.into() }
    }
}

object! {
    /// A user took a message back. Whoever has stored it should neither use nor show it any more.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unsend-event)
    #[derive(Eq)]
    pub struct UnsendEvent {
        /// Which one.
        pub unsend: UnsendDetail = "unsend",
    }
}

impl UnsendEvent {
    /// A user took `message_id` back.
    pub fn new(message_id: impl Into<MessageId>) -> Self {
        Self { unsend: UnsendDetail { message_id: message_id.into() } }
    }
}

object! {
    /// The message that was taken back.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unsend-event)
    #[derive(Eq)]
    pub struct UnsendDetail {
        /// Its id.
        pub message_id: MessageId = "messageId",
    }
}
