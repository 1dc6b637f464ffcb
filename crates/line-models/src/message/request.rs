use serde::{Deserialize, Serialize};

use super::Messages;
use crate::{ChatId, MessageId, QuoteToken, ReplyToken, UserId};

/// The body of `replyMessage`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReplyMessageRequest {
    /// The right to answer, from a webhook event.
    pub reply_token: ReplyToken,
    /// 1 to 5 messages.
    pub messages: Messages,
    /// `true` delivers without a notification. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_disabled: Option<bool>,
}

impl ReplyMessageRequest {
    /// Answers with `messages`, and notifies the user.
    pub fn new(reply_token: impl Into<ReplyToken>, messages: impl Into<Messages>) -> Self {
        Self {
            reply_token: reply_token.into(),
            messages: messages.into(),
            notification_disabled: None,
        }
    }

    setters! { copy notification_disabled: bool }
}

/// The body of `pushMessage`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PushMessageRequest {
    /// A user, a group chat or a multi-person chat.
    pub to: ChatId,
    /// 1 to 5 messages.
    pub messages: Messages,
    /// `true` delivers without a notification. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_disabled: Option<bool>,
    /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_aggregation_units: Option<Vec<String>>,
}

impl PushMessageRequest {
    /// Sends `messages` to one chat, and notifies who is in it.
    pub fn new(to: impl Into<ChatId>, messages: impl Into<Messages>) -> Self {
        Self {
            to: to.into(),
            messages: messages.into(),
            notification_disabled: None,
            custom_aggregation_units: None,
        }
    }

    setters! { copy notification_disabled: bool }
    setters! { each custom_aggregation_units: String }
}

/// The body of `multicast`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-multicast-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MulticastRequest {
    /// 1 to 5 messages.
    pub messages: Messages,
    /// 1 to 500 users. Who blocks the bot or is not a friend is left out.
    pub to: Vec<UserId>,
    /// `true` delivers without a notification. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_disabled: Option<bool>,
    /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_aggregation_units: Option<Vec<String>>,
}

impl MulticastRequest {
    /// Sends `messages` to each of the users `to`, and notifies them.
    pub fn new<I>(to: I, messages: impl Into<Messages>) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self {
            messages: messages.into(),
            to: to.into_iter().map(Into::into).collect(),
            notification_disabled: None,
            custom_aggregation_units: None,
        }
    }

    setters! { copy notification_disabled: bool }
    setters! { each custom_aggregation_units: String }
}

/// The body of `broadcast`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BroadcastRequest {
    /// 1 to 5 messages.
    pub messages: Messages,
    /// `true` delivers without a notification. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification_disabled: Option<bool>,
}

impl BroadcastRequest {
    /// Sends `messages` to all friends, and notifies them.
    pub fn new(messages: impl Into<Messages>) -> Self {
        Self { messages: messages.into(), notification_disabled: None }
    }

    setters! { copy notification_disabled: bool }
}

/// The body of `validateReply`, `validatePush`, `validateMulticast`, `validateNarrowcast` and `validateBroadcast`: LINE
/// checks the messages and sends nothing.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ValidateMessageRequest {
    /// 1 to 5 messages.
    pub messages: Messages,
}

impl ValidateMessageRequest {
    /// Checks `messages`.
    pub fn new(messages: impl Into<Messages>) -> Self {
        Self { messages: messages.into() }
    }
}

/// What `replyMessage` answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message-response)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReplyMessageResponse {
    /// In the order of the request.
    pub sent_messages: Vec<SentMessage>,
}

impl ReplyMessageResponse {
    /// The messages that went out.
    pub fn new(sent_messages: impl Into<Vec<SentMessage>>) -> Self {
        Self { sent_messages: sent_messages.into() }
    }
}

/// What `pushMessage` answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PushMessageResponse {
    /// In the order of the request. Empty if LINE does not tell, say for a retry key that it has accepted before.
    #[serde(default)]
    pub sent_messages: Vec<SentMessage>,
}

impl PushMessageResponse {
    /// The messages that went out.
    pub fn new(sent_messages: impl Into<Vec<SentMessage>>) -> Self {
        Self { sent_messages: sent_messages.into() }
    }
}

/// What `multicast` answers: nothing yet.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MulticastResponse {}

/// What `broadcast` answers: nothing yet.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BroadcastResponse {}

/// A message that went out.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SentMessage {
    /// Its id.
    pub id: MessageId,
    /// Quotes it later on. Text, sticker, image, video, template and Flex messages have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_token: Option<QuoteToken>,
}

impl SentMessage {
    /// A message that cannot be quoted.
    pub fn new(id: impl Into<MessageId>) -> Self {
        Self { id: id.into(), quote_token: None }
    }

    setters! { quote_token: QuoteToken }
}
