//! What a bot can do in a chat besides sending messages.

use serde::{Deserialize, Serialize};

use crate::ChatId;

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ShowLoadingAnimationResponse {}
