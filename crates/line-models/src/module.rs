//! Module channels: tools that other companies attach to an account, and who of them controls a chat.
//!
//! For partners with a contract.
//!
//! [LINE reference](https://developers.line.biz/en/reference/partner-docs/#module-channel)
//!
//! ```
//! use line_models::module::AcquireChatControlRequest;
//!
//! let ten_minutes = AcquireChatControlRequest::default().ttl(600);
//! assert_eq!(serde_json::to_string(&ten_minutes).unwrap(), r#"{"ttl":600}"#);
//! ```

use crate::{
    ChannelId, UserId,
    token::{ClientSecret, GrantType},
};

object! {
    /// The body of `acquireChatControl`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#acquire-control-api)
    #[derive(Default, Eq)]
    pub struct AcquireChatControlRequest {
        /// `false` keeps control until it is given back. LINE's default is `true`.
        pub expired: Option<bool> = "expired",
        /// How long control lasts, in seconds: at most a year (31,536,000). LINE's default is 3,600.
        pub ttl: Option<i32> = "ttl",
    }
}

impl AcquireChatControlRequest {
    setters! { copy expired: bool, ttl: i32 }
}

object! {
    /// The body of `detachModule`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#unlink-detach-module-channel-by-operation-mc-admin)
    #[derive(Default, Eq)]
    pub struct DetachModuleRequest {
        /// The account's bot.
        pub bot_id: Option<UserId> = "botId",
    }
}

impl DetachModuleRequest {
    /// Detaches the module channel from `bot_id`.
    pub fn new(bot_id: impl Into<UserId>) -> Self {
        Self { bot_id: Some(bot_id.into()) }
    }
}

object! {
    /// The accounts a module channel is attached to: a page of at most 100.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-multiple-bot-info-api)
    #[doc(alias = "GetModulesResponse")]
    #[derive(Default, Eq)]
    pub struct Modules {
        /// Their bots.
        pub bots: Vec<ModuleBot> = "bots",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl Modules {
    /// The last page.
    pub fn new(bots: impl Into<Vec<ModuleBot>>) -> Self {
        Self { bots: bots.into(), next: None }
    }

    setters! { next: String }
}

object! {
    /// The bot of an account.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-multiple-bot-info-api)
    #[derive(Eq)]
    pub struct ModuleBot {
        /// Its id.
        pub user_id: UserId = "userId",
        /// `@` and what LINE chose.
        pub basic_id: String = "basicId",
        /// `@` and what the owner chose. Absent if there is none.
        pub premium_id: Option<String> = "premiumId",
        /// The name.
        pub display_name: String = "displayName",
        /// The picture. Absent if there is none.
        pub picture_url: Option<String> = "pictureUrl",
    }
}

impl ModuleBot {
    /// A bot without premium id and picture.
    pub fn new(
        user_id: impl Into<UserId>,
        basic_id: impl Into<String>,
        display_name: impl Into<String>,
    ) -> Self {
        Self {
            user_id: user_id.into(),
            basic_id: basic_id.into(),
            premium_id: None,
            display_name: display_name.into(),
            picture_url: None,
        }
    }

    setters! { premium_id: String, picture_url: String }
}

secret! {
    /// What an account's administrator gave when attaching a module channel. `Debug` does not show it.
    AuthorizationCode,
    /// Proves who began to attach a module channel (PKCE). `Debug` does not show it.
    CodeVerifier,
}

object! {
    /// The body of `attachModule`: a form, not JSON.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#link-attach-by-operation-module-channel-provider)
    #[derive(Eq)]
    pub struct AttachModuleRequest {
        /// The code.
        pub grant_type: GrantType = "grant_type",
        /// From the URL LINE came back to: for 10 minutes, and once.
        pub code: AuthorizationCode = "code",
        /// The URL LINE came back to, as it stood in the URL the administrator opened.
        pub redirect_uri: String = "redirect_uri",
        /// Only if the URL the administrator opened had a challenge for it.
        pub code_verifier: Option<CodeVerifier> = "code_verifier",
        /// The module channel, unless the header `Authorization` names it.
        pub client_id: Option<ChannelId> = "client_id",
        /// The secret of the module channel, unless the header `Authorization` has it.
        pub client_secret: Option<ClientSecret> = "client_secret",
        /// As it stood in the URL the administrator opened.
        pub region: Option<String> = "region",
        /// As it stood in the URL the administrator opened.
        pub basic_search_id: Option<String> = "basic_search_id",
        /// As it stood in the URL the administrator opened.
        pub scope: Option<String> = "scope",
        /// As it stood in the URL the administrator opened.
        pub brand_type: Option<String> = "brand_type",
    }
}

impl AttachModuleRequest {
    /// With the code that LINE sent to `redirect_uri`.
    pub fn new(code: impl Into<AuthorizationCode>, redirect_uri: impl Into<String>) -> Self {
        Self {
            grant_type: GrantType::AuthorizationCode,
            code: code.into(),
            redirect_uri: redirect_uri.into(),
            code_verifier: None,
            client_id: None,
            client_secret: None,
            region: None,
            basic_search_id: None,
            scope: None,
            brand_type: None,
        }
    }

    setters! {
        code_verifier: CodeVerifier, client_id: ChannelId, client_secret: ClientSecret, region: String,
        basic_search_id: String, scope: String, brand_type: String,
    }
}

object! {
    /// What `attachModule` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#link-attach-by-operation-module-channel-provider)
    #[derive(Eq)]
    pub struct AttachModuleResponse {
        /// The account's bot.
        pub bot_id: UserId = "bot_id",
        /// What the module channel may do: `message:send`, `message:receive` and so on.
        pub scopes: Vec<String> = "scopes",
    }
}

impl AttachModuleResponse {
    /// Attached to `bot_id`.
    pub fn new<I>(bot_id: impl Into<UserId>, scopes: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self { bot_id: bot_id.into(), scopes: scopes.into_iter().map(Into::into).collect() }
    }
}
