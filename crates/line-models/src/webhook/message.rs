use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::MessageContent;
use crate::{MessageId, tagged::Property};

/// A user sent a message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-event)
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MessageEvent {
    /// The message.
    pub message: MessageContent,
}

// Not derived, which would copy the message twice more: it is most of what webhooks hold.
impl<'de> Deserialize<'de> for MessageEvent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut message = None;
        deserializer.deserialize_map(Property("message", &mut message))?;
        let message = message.ok_or_else(|| Error::missing_field("message"))?;
        Ok(Self { message })
    }
}

impl MessageEvent {
    /// A user sent `message`.
    pub fn new(message: impl Into<MessageContent>) -> Self {
        Self { message: message.into() }
    }
}

/// A user changed the text of a message in a group chat.
///
/// Of several edits, the one with the latest timestamp counts: they can come in any order.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#message-edited-event)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MessageEditedEvent {
    /// Its new text under its old id, with a new quote token.
    pub message: MessageContent,
}

impl MessageEditedEvent {
    /// The message is now `message`.
    pub fn new(message: impl Into<MessageContent>) -> Self {
        Self { message: message.into() }
    }
}

/// A user took a message back. Whoever has stored it should neither use nor show it any more.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unsend-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct UnsendEvent {
    /// Which one.
    pub unsend: UnsendDetail,
}

impl UnsendEvent {
    /// A user took `message_id` back.
    pub fn new(message_id: impl Into<MessageId>) -> Self {
        Self { unsend: UnsendDetail { message_id: message_id.into() } }
    }
}

/// The message that was taken back.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unsend-event)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnsendDetail {
    /// Its id.
    pub message_id: MessageId,
}
