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

use serde::{Deserialize, Serialize};

use crate::{
    ChannelId, UserId,
    token::{ClientSecret, GrantType},
};

/// The body of `acquireChatControl`.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#acquire-control-api)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AcquireChatControlRequest {
    /// `false` keeps control until it is given back. LINE's default is `true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired: Option<bool>,
    /// How long control lasts, in seconds: at most a year (31,536,000). LINE's default is 3,600.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<i32>,
}

impl AcquireChatControlRequest {
    setters! { copy expired: bool, ttl: i32 }
}

/// The body of `detachModule`.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#unlink-detach-module-channel-by-operation-mc-admin)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DetachModuleRequest {
    /// The account's bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot_id: Option<UserId>,
}

impl DetachModuleRequest {
    /// Detaches the module channel from `bot_id`.
    pub fn new(bot_id: impl Into<UserId>) -> Self {
        Self { bot_id: Some(bot_id.into()) }
    }
}

/// The accounts a module channel is attached to: a page of at most 100.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-multiple-bot-info-api)
#[doc(alias = "GetModulesResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Modules {
    /// Their bots.
    pub bots: Vec<ModuleBot>,
    /// Asks for the next page, for 24 hours. Absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl Modules {
    /// The last page.
    pub fn new(bots: impl Into<Vec<ModuleBot>>) -> Self {
        Self { bots: bots.into(), next: None }
    }

    setters! { next: String }
}

/// The bot of an account.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-multiple-bot-info-api)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ModuleBot {
    /// Its id.
    pub user_id: UserId,
    /// `@` and what LINE chose.
    pub basic_id: String,
    /// `@` and what the owner chose. Absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub premium_id: Option<String>,
    /// The name.
    pub display_name: String,
    /// The picture. Absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
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

/// The body of `attachModule`: a form, not JSON.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#link-attach-by-operation-module-channel-provider)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AttachModuleRequest {
    /// The code.
    pub grant_type: GrantType,
    /// From the URL LINE came back to: for 10 minutes, and once.
    pub code: AuthorizationCode,
    /// The URL LINE came back to, as it stood in the URL the administrator opened.
    pub redirect_uri: String,
    /// Only if the URL the administrator opened had a challenge for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_verifier: Option<CodeVerifier>,
    /// The module channel, unless the header `Authorization` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<ChannelId>,
    /// The secret of the module channel, unless the header `Authorization` has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<ClientSecret>,
    /// As it stood in the URL the administrator opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// As it stood in the URL the administrator opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basic_search_id: Option<String>,
    /// As it stood in the URL the administrator opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// As it stood in the URL the administrator opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brand_type: Option<String>,
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

/// What `attachModule` answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#link-attach-by-operation-module-channel-provider)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AttachModuleResponse {
    /// The account's bot.
    pub bot_id: UserId,
    /// What the module channel may do: `message:send`, `message:receive` and so on.
    pub scopes: Vec<String>,
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
