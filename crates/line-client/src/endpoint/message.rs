use line_models::{
    ChatId, ReplyToken, UserId,
    message::{
        Messages, MulticastRequest, MulticastResponse, PushMessageRequest, PushMessageResponse,
        ReplyMessageRequest, ReplyMessageResponse,
    },
};

use super::{Answer, Endpoint, Payload, TakesRetryKey};
use crate::{Call, Client, Error};

endpoint! {
    /// Answers an event with up to 5 messages. It costs nothing of the monthly quota.
    ///
    /// The token can be used once, within a minute of the event or so. A call that may have reached LINE is not made
    /// again by itself, so no answer is ever sent twice. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
    ///
    /// # Errors
    ///
    /// 400 with [`is_invalid_reply_token`](crate::ApiError::is_invalid_reply_token) if the token is wrong, too old or
    /// used; 400 with details if a message is.
    replyMessage: ReplyMessage via reply_message, POST "/v2/bot/message/reply" -> ReplyMessageResponse;
    body ReplyMessageRequest { reply_token: ReplyToken, messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
    }
}

endpoint! {
    /// Sends up to 5 messages to one user, group chat or multi-person chat at any time.
    ///
    /// Who has blocked the bot, or is no friend of it, gets nothing, and LINE does not tell. At most 2,000 calls a
    /// second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message)
    ///
    /// # Errors
    ///
    /// 400 if there is no such chat or a message is wrong; 429 with
    /// [`is_monthly_quota`](crate::ApiError::is_monthly_quota) if the messages of this month are used up.
    pushMessage: PushMessage via push_message, POST "/v2/bot/message/push" -> PushMessageResponse;
    body PushMessageRequest { to: ChatId, messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
    }
    with retry_key;
}

impl Call<PushMessage> {
    /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    pub fn custom_aggregation_units<I>(mut self, units: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.endpoint.body = self.endpoint.body.custom_aggregation_units(units);
        self
    }
}

/// The operation `multicast`. See [`Client::multicast`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Multicast {
    /// What is sent.
    pub body: MulticastRequest,
}

impl Endpoint for Multicast {
    type Response = MulticastResponse;

    const OPERATION: &'static str = "multicast";
    const METHOD: http::Method = http::Method::POST;
    const PATH: &'static str = "/v2/bot/message/multicast";
    const RETRY_KEY: bool = true;

    fn payload(&self) -> Result<Payload, Error> {
        Payload::json(Self::OPERATION, &self.body)
    }

    async fn read(answer: Answer) -> Result<MulticastResponse, Error> {
        answer.json().await
    }
}

impl TakesRetryKey for Multicast {}

impl Client {
    /// Sends up to 5 messages to up to 500 users.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-multicast-message)
    pub fn multicast<I>(&self, to: I, messages: impl Into<Messages>) -> Call<Multicast>
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        self.call(Multicast { body: MulticastRequest::new(to, messages) })
    }
}
