//! LIFF apps: web pages that open in LINE. A channel has at most 30.
//!
//! [LINE reference](https://developers.line.biz/en/reference/liff-server/)
//!
//! ```
//! use line_models::liff::{AddLiffAppRequest, LiffScope, LiffView, LiffViewType};
//!
//! let request = AddLiffAppRequest::new(LiffView::new(LiffViewType::Tall, "https://example.com/app"))
//!     .description("Orders")
//!     .scope([LiffScope::Openid, LiffScope::Profile]);
//! assert_eq!(serde_json::to_value(request).unwrap()["scope"][0], "openid");
//! ```

use serde::{Deserialize, Serialize};

use crate::LiffId;

/// The body of `addLIFFApp`.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AddLiffAppRequest {
    /// What opens, and how large.
    pub view: LiffView,
    /// The name. It must not contain `LINE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it uses of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<LiffFeatures>,
    /// What becomes of the rest of a LIFF URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent_link_pattern: Option<PermanentLinkPattern>,
    /// What it may do. LINE's default is `profile` and `chat_message.write`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<LiffScope>>,
    /// Whether it offers to become a friend of the bot. LINE's default is `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot_prompt: Option<LiffBotPrompt>,
}

impl AddLiffAppRequest {
    /// An app with LINE's defaults.
    pub fn new(view: LiffView) -> Self {
        Self {
            view,
            description: None,
            features: None,
            permanent_link_pattern: None,
            scope: None,
            bot_prompt: None,
        }
    }

    setters! {
        description: String, features: LiffFeatures, permanent_link_pattern: PermanentLinkPattern,
        bot_prompt: LiffBotPrompt,
    }
    setters! { each scope: LiffScope }
}

/// What opens, and how large.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LiffView {
    /// How large.
    #[serde(rename = "type")]
    pub kind: LiffViewType,
    /// The page: HTTPS, without a fragment.
    pub url: String,
    /// `true` takes the button out of the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module_mode: Option<bool>,
}

impl LiffView {
    /// The page `url`, so large.
    pub fn new(kind: LiffViewType, url: impl Into<String>) -> Self {
        Self { kind, url: url.into(), module_mode: None }
    }

    setters! { copy module_mode: bool }
}

string_enum! {
    /// How large an app opens.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    pub enum LiffViewType {
        /// Half of the screen.
        Compact = "compact",
        /// Most of the screen.
        Tall = "tall",
        /// The whole screen.
        Full = "full",
    }
}

/// What an app uses of the device.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LiffFeatures {
    /// Bluetooth, for LINE Things.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ble: Option<bool>,
    /// The reader of QR codes. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qr_code: Option<bool>,
}

impl LiffFeatures {
    setters! { copy ble: bool, qr_code: bool }
}

string_enum! {
    /// What becomes of the rest of a LIFF URL.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    pub enum PermanentLinkPattern {
        /// It is put at the end of the page's URL.
        Concat = "concat",
    }
}

string_enum! {
    /// What an app may do.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    pub enum LiffScope {
        /// Get an ID token.
        Openid = "openid",
        /// Get the user's e-mail address.
        Email = "email",
        /// Get the user's profile.
        Profile = "profile",
        /// Send messages as the user.
        ChatMessageWrite = "chat_message.write",
    }
}

string_enum! {
    /// Whether an app offers to become a friend of the bot.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    pub enum LiffBotPrompt {
        /// On the page that asks for consent.
        Normal = "normal",
        /// On a page of its own, after that one.
        Aggressive = "aggressive",
        /// It does not.
        None = "none",
    }
}

/// What `addLIFFApp` answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AddLiffAppResponse {
    /// The new app: `https://liff.line.me/` and this opens it.
    pub liff_id: LiffId,
}

impl AddLiffAppResponse {
    /// The new app.
    pub fn new(liff_id: impl Into<LiffId>) -> Self {
        Self { liff_id: liff_id.into() }
    }
}

/// The body of `updateLIFFApp`: what is absent stays as it is.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#update-liff-app)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UpdateLiffAppRequest {
    /// What opens, and how large.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<UpdateLiffView>,
    /// The name. It must not contain `LINE`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it uses of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<LiffFeatures>,
    /// What becomes of the rest of a LIFF URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent_link_pattern: Option<PermanentLinkPattern>,
    /// What it may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<LiffScope>>,
    /// Whether it offers to become a friend of the bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot_prompt: Option<LiffBotPrompt>,
}

impl UpdateLiffAppRequest {
    setters! {
        view: UpdateLiffView, description: String, features: LiffFeatures, permanent_link_pattern: PermanentLinkPattern,
        bot_prompt: LiffBotPrompt,
    }
    setters! { each scope: LiffScope }
}

/// What opens, and how large: what is absent stays as it is.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#update-liff-app)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UpdateLiffView {
    /// How large.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<LiffViewType>,
    /// The page: HTTPS, without a fragment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// `true` takes the button out of the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub module_mode: Option<bool>,
}

impl UpdateLiffView {
    setters! { kind: LiffViewType, url: String }
    setters! { copy module_mode: bool }
}

/// The apps of a channel.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#get-all-liff-apps)
#[doc(alias = "GetAllLiffAppsResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LiffApps {
    /// At most 30. LINE answers 404 if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apps: Option<Vec<LiffApp>>,
}

impl LiffApps {
    /// These.
    pub fn new(apps: impl Into<Vec<LiffApp>>) -> Self {
        Self { apps: Some(apps.into()) }
    }
}

/// An app.
///
/// [LINE reference](https://developers.line.biz/en/reference/liff-server/#get-all-liff-apps)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LiffApp {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub liff_id: Option<LiffId>,
    /// What opens, and how large.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub view: Option<LiffView>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it uses of the device.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub features: Option<LiffFeatures>,
    /// What becomes of the rest of a LIFF URL.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent_link_pattern: Option<PermanentLinkPattern>,
    /// What it may do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Vec<LiffScope>>,
    /// Whether it offers to become a friend of the bot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bot_prompt: Option<LiffBotPrompt>,
}

impl LiffApp {
    /// An app of which nothing else is known.
    pub fn new(liff_id: impl Into<LiffId>, view: LiffView) -> Self {
        Self { liff_id: Some(liff_id.into()), view: Some(view), ..Self::default() }
    }

    setters! {
        description: String, features: LiffFeatures, permanent_link_pattern: PermanentLinkPattern,
        bot_prompt: LiffBotPrompt,
    }
    setters! { each scope: LiffScope }
}
