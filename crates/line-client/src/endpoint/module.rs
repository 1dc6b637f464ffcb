use line_models::{
    ChatId, UserId,
    module::{
        AcquireChatControlRequest, AttachModuleRequest, AttachModuleResponse, DetachModuleRequest,
        ModuleBot, Modules,
    },
};

endpoint! {
    /// Attaches a module channel to an account, with the code that the account's administrator gave.
    ///
    /// LINE asks for the module channel: set `client_id` and `client_secret` of the request, or give the header
    /// `authorization` yourself with [`header`](crate::Call::header). The token of the client does not go along. LINE
    /// states no rate limit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#link-attach-by-operation-module-channel-provider)
    ///
    /// ```no_run
    /// use line_client::models::module::AttachModuleRequest;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let request = AttachModuleRequest::new("code", "https://example.com/attached")
    ///     .client_id("1234567890")
    ///     .client_secret("channel secret");
    /// println!("attached to {}", client.attach_module(request).await?.bot_id);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the code is wrong or used; 403 if the channel may not do this.
    attachModule: AttachModule via attach_module, POST Manager "/module/auth/v1/token" -> AttachModuleResponse;
    takes AttachModuleRequest as form;
    without token;
}

endpoint! {
    /// Detaches the module channel from an account, by the user id of its bot.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#unlink-detach-module-channel-by-operation-mc-admin)
    ///
    /// # Errors
    ///
    /// 400 if the channel is not attached to it.
    detachModule: DetachModule via detach_module, POST "/v2/bot/channel/detach" -> ();
    body DetachModuleRequest { bot_id: UserId }
}

endpoint! {
    /// Makes the module channel the active one of a chat.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#acquire-control-api)
    ///
    /// # Errors
    ///
    /// 400 if the id is none; 404 if there is no such chat; 423 if another channel has taken control a few seconds ago.
    acquireChatControl: AcquireChatControl via acquire_chat_control, POST "/v2/bot/chat/{chatId}/control/acquire" -> ();
    path { chat_id: ChatId }
    body AcquireChatControlRequest {}
    optional {
        /// `false` keeps control until it is given back. LINE's default is `true`.
        expired: bool,
        /// For how many seconds. LINE's default is 3,600, one hour; at most 31,536,000, one year.
        ttl: i32,
    }
}

endpoint! {
    /// Gives control of a chat back to the channel that has it by default.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#release-control-api)
    ///
    /// # Errors
    ///
    /// 400 if the id is none.
    releaseChatControl: ReleaseChatControl via release_chat_control, POST "/v2/bot/chat/{chatId}/control/release" -> ();
    path { chat_id: ChatId }
}

endpoint! {
    /// Gets the bots the module channel is attached to, a page at a time. [`stream`](crate::Call::stream) gives all of
    /// them.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-multiple-bot-info-api)
    ///
    /// # Errors
    ///
    /// 400 if the token in `start` is wrong or more than 24 hours old.
    getModules: GetModules via get_modules, GET "/v2/bot/list" -> Modules;
    filter {
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
        /// How many bots a page has at most: 1 to 100. LINE's default is 100.
        limit: i32 = "limit",
    }
}

paged! { GetModules: bots: ModuleBot }
