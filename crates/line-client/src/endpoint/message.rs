use line_models::{
    ChatId, ReplyToken, UserId,
    message::{
        BroadcastRequest, BroadcastResponse, Messages, MulticastRequest, MulticastResponse,
        PushMessageRequest, PushMessageResponse, ReplyMessageRequest, ReplyMessageResponse,
        ValidateMessageRequest,
    },
};

endpoint! {
    /// Answers an event with up to 5 messages. It costs nothing of the monthly quota.
    ///
    /// The token can be used once, within a minute of the event or so. A call that may have reached LINE is not made
    /// again by itself, so no answer is ever sent twice. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let sent = client.reply_message("reply token", ["Hello!", "How are you?"]).await?;
    /// println!("{} messages", sent.sent_messages.len());
    /// # Ok(())
    /// # }
    /// ```
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
    /// 400 if there is no such chat or a message is wrong; 403 if the account may not do this; 429 with
    /// [`is_monthly_quota`](crate::ApiError::is_monthly_quota) if the messages of this month are used up.
    pushMessage: PushMessage via push_message, POST "/v2/bot/message/push" -> PushMessageResponse;
    body PushMessageRequest { to: ChatId, messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        custom_aggregation_units: [String],
    }
    with retry_key;
}

endpoint! {
    /// Sends up to 5 messages to each of up to 500 users. For one user, a push is faster.
    ///
    /// Group chats and multi-person chats are not possible. At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-multicast-message)
    ///
    /// # Errors
    ///
    /// 400 if an id or a message is wrong; 403 if the account may not do this; 429 with
    /// [`is_monthly_quota`](crate::ApiError::is_monthly_quota) if the messages of this month do not last for all.
    multicast: Multicast via multicast, POST "/v2/bot/message/multicast" -> MulticastResponse;
    body MulticastRequest { to: [UserId], messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        custom_aggregation_units: [String],
    }
    with retry_key;
}

endpoint! {
    /// Sends up to 5 messages to all friends of the bot.
    ///
    /// At most 60 calls an hour. The id of the request, from [`send`](crate::Call::send), is what statistics and audiences
    /// ask for later.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message)
    ///
    /// # Errors
    ///
    /// 400 if a message is wrong; 403 if the account may not do this; 429 with
    /// [`is_monthly_quota`](crate::ApiError::is_monthly_quota) if the messages of this month do not last for all.
    broadcast: Broadcast via broadcast, POST "/v2/bot/message/broadcast" -> BroadcastResponse;
    body BroadcastRequest { messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
    }
    with retry_key;
}

endpoint! {
    /// Has LINE check up to 5 messages as `reply_message` would, and sends nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message)
    ///
    /// # Errors
    ///
    /// 400 with details if a message is wrong.
    validateReply: ValidateReply via validate_reply, POST "/v2/bot/message/validate/reply" -> ();
    body ValidateMessageRequest { messages: Messages }
    is repeatable;
}

endpoint! {
    /// Has LINE check up to 5 messages as `push_message` would, and sends nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-push-message)
    ///
    /// # Errors
    ///
    /// 400 with details if a message is wrong.
    validatePush: ValidatePush via validate_push, POST "/v2/bot/message/validate/push" -> ();
    body ValidateMessageRequest { messages: Messages }
    is repeatable;
}

endpoint! {
    /// Has LINE check up to 5 messages as `multicast` would, and sends nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-multicast-message)
    ///
    /// # Errors
    ///
    /// 400 with details if a message is wrong.
    validateMulticast: ValidateMulticast via validate_multicast, POST "/v2/bot/message/validate/multicast" -> ();
    body ValidateMessageRequest { messages: Messages }
    is repeatable;
}

endpoint! {
    /// Has LINE check up to 5 messages as `narrowcast` would, and sends nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-narrowcast-message)
    ///
    /// # Errors
    ///
    /// 400 with details if a message is wrong.
    validateNarrowcast: ValidateNarrowcast via validate_narrowcast, POST "/v2/bot/message/validate/narrowcast" -> ();
    body ValidateMessageRequest { messages: Messages }
    is repeatable;
}

endpoint! {
    /// Has LINE check up to 5 messages as `broadcast` would, and sends nothing.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-broadcast-message)
    ///
    /// # Errors
    ///
    /// 400 with details if a message is wrong.
    validateBroadcast: ValidateBroadcast via validate_broadcast, POST "/v2/bot/message/validate/broadcast" -> ();
    body ValidateMessageRequest { messages: Messages }
    is repeatable;
}
