use line_models::{
    ChatId,
    chat::{ShowLoadingAnimationRequest, ShowLoadingAnimationResponse},
};

endpoint! {
    /// Shows a user that an answer is on its way, until it comes or the time is over.
    ///
    /// Only a user who has the chat open sees it. At most 100 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
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
