//! What a bot can do in a chat besides sending messages.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#mark-as-read)
//!
//! ```
//! use line_models::chat::{MarkMessagesAsReadByTokenRequest, ShowLoadingAnimationRequest};
//!
//! let wait = ShowLoadingAnimationRequest::new("U4af4980629").loading_seconds(5);
//! let read = MarkMessagesAsReadByTokenRequest::new("30yhdy232...");
//! assert_eq!(serde_json::to_value(read).unwrap()["markAsReadToken"], "30yhdy232...");
//! # let _ = wait;
//! ```

use serde::{Deserialize, Serialize};

use crate::{ChatId, MarkAsReadToken, UserId};

/// The body of `showLoadingAnimation`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ShowLoadingAnimationRequest {
    /// A user: group chats and multi-person chats are refused.
    pub chat_id: ChatId,
    /// 5 to 60, a multiple of 5. LINE's default is 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loading_seconds: Option<i32>,
}

impl ShowLoadingAnimationRequest {
    /// For 20 seconds, or until the next message comes.
    pub fn new(chat_id: impl Into<ChatId>) -> Self {
        Self { chat_id: chat_id.into(), loading_seconds: None }
    }

    setters! { copy loading_seconds: i32 }
}

/// What `showLoadingAnimation` answers: nothing yet.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ShowLoadingAnimationResponse {}

/// The body of `markMessagesAsReadByToken`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#mark-as-read)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MarkMessagesAsReadByTokenRequest {
    /// From the message. All messages before it in the same chat become read as well.
    pub mark_as_read_token: MarkAsReadToken,
}

impl MarkMessagesAsReadByTokenRequest {
    /// Marks a message and all before it as read.
    pub fn new(mark_as_read_token: impl Into<MarkAsReadToken>) -> Self {
        Self { mark_as_read_token: mark_as_read_token.into() }
    }
}

/// The body of `markMessagesAsRead`, an older call for partners that LINE is about to retire: use a token instead.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#mark-messages-from-users-as-read)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MarkMessagesAsReadRequest {
    /// Whose messages.
    pub chat: ChatReference,
}

impl MarkMessagesAsReadRequest {
    /// Marks all messages of a user as read.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { chat: ChatReference::new(user_id) }
    }
}

/// The chat with one user.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#mark-messages-from-users-as-read)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ChatReference {
    /// The user.
    pub user_id: UserId,
}

impl ChatReference {
    /// The chat with `user_id`.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { user_id: user_id.into() }
    }
}
