use super::Messages;
use crate::{ChatId, MessageId, QuoteToken, ReplyToken, UserId, object::default};

object! {
    /// The body of `replyMessage`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
    pub struct ReplyMessageRequest {
        /// The right to answer, from a webhook event.
        pub reply_token: ReplyToken = "replyToken",
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
    }
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

object! {
    /// The body of `pushMessage`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message)
    pub struct PushMessageRequest {
        /// A user, a group chat or a multi-person chat.
        pub to: ChatId = "to",
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        pub custom_aggregation_units: Option<Vec<String>> = "customAggregationUnits",
    }
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

object! {
    /// The body of `multicast`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-multicast-message)
    pub struct MulticastRequest {
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
        /// 1 to 500 users. Who blocks the bot or is not a friend is left out.
        pub to: Vec<UserId> = "to",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        pub custom_aggregation_units: Option<Vec<String>> = "customAggregationUnits",
    }
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

object! {
    /// The body of `broadcast`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message)
    pub struct BroadcastRequest {
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
    }
}

impl BroadcastRequest {
    /// Sends `messages` to all friends, and notifies them.
    pub fn new(messages: impl Into<Messages>) -> Self {
        Self { messages: messages.into(), notification_disabled: None }
    }

    setters! { copy notification_disabled: bool }
}

object! {
    /// The body of `validateReply`, `validatePush`, `validateMulticast`, `validateNarrowcast` and `validateBroadcast`:
    /// LINE checks the messages and sends nothing.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message)
    pub struct ValidateMessageRequest {
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
    }
}

impl ValidateMessageRequest {
    /// Checks `messages`.
    pub fn new(messages: impl Into<Messages>) -> Self {
        Self { messages: messages.into() }
    }
}

object! {
    /// What `replyMessage` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message-response)
    #[derive(Default)]
    pub struct ReplyMessageResponse {
        /// In the order of the request.
        pub sent_messages: Vec<SentMessage> = "sentMessages",
    }
}

impl ReplyMessageResponse {
    /// The messages that went out.
    pub fn new(sent_messages: impl Into<Vec<SentMessage>>) -> Self {
        Self { sent_messages: sent_messages.into() }
    }
}

object! {
    /// What `pushMessage` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
    #[derive(Default)]
    pub struct PushMessageResponse {
        /// In the order of the request. Empty if LINE does not tell, say for a retry key that it has accepted before.
        pub sent_messages: Vec<SentMessage> = "sentMessages" with default,
    }
}

impl PushMessageResponse {
    /// The messages that went out.
    pub fn new(sent_messages: impl Into<Vec<SentMessage>>) -> Self {
        Self { sent_messages: sent_messages.into() }
    }
}

object! {
    /// What `multicast` answers: nothing yet.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
    #[derive(Default, Eq)]
    pub struct MulticastResponse {}
}

object! {
    /// What `broadcast` answers: nothing yet.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
    #[derive(Default, Eq)]
    pub struct BroadcastResponse {}
}

object! {
    /// A message that went out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message-response)
    pub struct SentMessage {
        /// Its id.
        pub id: MessageId = "id",
        /// Quotes it later on. Text, sticker, image, video, template and Flex messages have one.
        pub quote_token: Option<QuoteToken> = "quoteToken",
    }
}

impl SentMessage {
    /// A message that cannot be quoted.
    pub fn new(id: impl Into<MessageId>) -> Self {
        Self { id: id.into(), quote_token: None }
    }

    setters! { quote_token: QuoteToken }
}
