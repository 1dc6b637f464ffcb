use line_models::{
    ChatId, MarkAsReadToken, UserId,
    chat::{
        MarkMessagesAsReadByTokenRequest, MarkMessagesAsReadRequest, ShowLoadingAnimationRequest,
        ShowLoadingAnimationResponse,
    },
};

endpoint! {
    /// Shows a user that an answer is on its way, until it comes or the time is over.
    ///
    /// Only a user who has the chat open sees it. At most 100 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// client.show_loading_animation("U4af4980629").loading_seconds(5).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the chat is no user, or the number of seconds is not allowed.
    showLoadingAnimation: ShowLoadingAnimation via show_loading_animation,
        POST "/v2/bot/chat/loading/start" -> ShowLoadingAnimationResponse;
    body ShowLoadingAnimationRequest { chat_id: ChatId }
    optional {
        /// 5 to 60, a multiple of 5. LINE's default is 20.
        loading_seconds: i32,
    }
}

endpoint! {
    /// Marks a message, and all before it in the same chat, as read.
    ///
    /// Only with chat switched on in the account's settings: else LINE marks messages as read by itself. At most 2,000
    /// calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#mark-as-read)
    ///
    /// # Errors
    ///
    /// 400 if the token is wrong, or another bot's.
    markMessagesAsReadByToken: MarkMessagesAsReadByToken via mark_messages_as_read_by_token,
        POST "/v2/bot/chat/markAsRead" -> ();
    body MarkMessagesAsReadByTokenRequest { mark_as_read_token: MarkAsReadToken }
    is repeatable;
}

endpoint! {
    /// Marks all messages of a user as read. For partners, and about to be retired: use the token of a message instead.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#mark-messages-from-users-as-read)
    ///
    /// # Errors
    ///
    /// 400 if the id is none; 403 if the account may not do this.
    markMessagesAsRead: MarkMessagesAsRead via mark_messages_as_read, POST "/v2/bot/message/markAsRead" -> ();
    body MarkMessagesAsReadRequest { user_id: UserId }
    is repeatable;
}
