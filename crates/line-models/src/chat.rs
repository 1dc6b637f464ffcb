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

use crate::{ChatId, MarkAsReadToken, UserId};

object! {
    /// The body of `showLoadingAnimation`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
    pub struct ShowLoadingAnimationRequest {
        /// A user: group chats and multi-person chats are refused.
        pub chat_id: ChatId = "chatId",
        /// 5 to 60, a multiple of 5. LINE's default is 20.
        pub loading_seconds: Option<i32> = "loadingSeconds",
    }
}

impl ShowLoadingAnimationRequest {
    /// For 20 seconds, or until the next message comes.
    pub fn new(chat_id: impl Into<ChatId>) -> Self {
        Self { chat_id: chat_id.into(), loading_seconds: None }
    }

    setters! { copy loading_seconds: i32 }
}

object! {
    /// What `showLoadingAnimation` answers: nothing yet.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
    #[derive(Default, Eq)]
    pub struct ShowLoadingAnimationResponse {}
}

object! {
    /// The body of `markMessagesAsReadByToken`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#mark-as-read)
    #[derive(Eq)]
    pub struct MarkMessagesAsReadByTokenRequest {
        /// From the message. All messages before it in the same chat become read as well.
        pub mark_as_read_token: MarkAsReadToken = "markAsReadToken",
    }
}

impl MarkMessagesAsReadByTokenRequest {
    /// Marks a message and all before it as read.
    pub fn new(mark_as_read_token: impl Into<MarkAsReadToken>) -> Self {
        Self { mark_as_read_token: mark_as_read_token.into() }
    }
}

object! {
    /// The body of `markMessagesAsRead`, an older call for partners that LINE is about to retire: use a token instead.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#mark-messages-from-users-as-read)
    #[derive(Eq)]
    pub struct MarkMessagesAsReadRequest {
        /// Whose messages.
        pub chat: ChatReference = "chat",
    }
}

impl MarkMessagesAsReadRequest {
    /// Marks all messages of a user as read.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { chat: ChatReference::new(user_id) }
    }
}

object! {
    /// The chat with one user.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#mark-messages-from-users-as-read)
    #[derive(Eq)]
    pub struct ChatReference {
        /// The user.
        pub user_id: UserId = "userId",
    }
}

impl ChatReference {
    /// The chat with `user_id`.
    pub fn new(user_id: impl Into<UserId>) -> Self {
        Self { user_id: user_id.into() }
    }
}
