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

use crate::LiffId;

object! {
    /// The body of `addLIFFApp`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    #[derive(Eq)]
    pub struct AddLiffAppRequest {
        /// What opens, and how large.
        pub view: LiffView = "view",
        /// The name. It must not contain `LINE`.
        pub description: Option<String> = "description",
        /// What it uses of the device.
        pub features: Option<LiffFeatures> = "features",
        /// What becomes of the rest of a LIFF URL.
        pub permanent_link_pattern: Option<PermanentLinkPattern> = "permanentLinkPattern",
        /// What it may do. LINE's default is `profile` and `chat_message.write`.
        pub scope: Option<Vec<LiffScope>> = "scope",
        /// Whether it offers to become a friend of the bot. LINE's default is `none`.
        pub bot_prompt: Option<LiffBotPrompt> = "botPrompt",
    }
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

object! {
    /// What opens, and how large.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    #[derive(Eq)]
    pub struct LiffView {
        /// How large.
        pub kind: LiffViewType = "type",
        /// The page: HTTPS, without a fragment.
        pub url: String = "url",
        /// `true` takes the button out of the header.
        pub module_mode: Option<bool> = "moduleMode",
    }
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

object! {
    /// What an app uses of the device.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    #[derive(Default, Eq)]
    pub struct LiffFeatures {
        /// Bluetooth, for LINE Things.
        pub ble: Option<bool> = "ble",
        /// The reader of QR codes. LINE's default is `false`.
        pub qr_code: Option<bool> = "qrCode",
    }
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

object! {
    /// What `addLIFFApp` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#add-liff-app)
    #[derive(Eq)]
    pub struct AddLiffAppResponse {
        /// The new app: `https://liff.line.me/` and this opens it.
        pub liff_id: LiffId = "liffId",
    }
}

impl AddLiffAppResponse {
    /// The new app.
    pub fn new(liff_id: impl Into<LiffId>) -> Self {
        Self { liff_id: liff_id.into() }
    }
}

object! {
    /// The body of `updateLIFFApp`: what is absent stays as it is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#update-liff-app)
    #[derive(Default, Eq)]
    pub struct UpdateLiffAppRequest {
        /// What opens, and how large.
        pub view: Option<UpdateLiffView> = "view",
        /// The name. It must not contain `LINE`.
        pub description: Option<String> = "description",
        /// What it uses of the device.
        pub features: Option<LiffFeatures> = "features",
        /// What becomes of the rest of a LIFF URL.
        pub permanent_link_pattern: Option<PermanentLinkPattern> = "permanentLinkPattern",
        /// What it may do.
        pub scope: Option<Vec<LiffScope>> = "scope",
        /// Whether it offers to become a friend of the bot.
        pub bot_prompt: Option<LiffBotPrompt> = "botPrompt",
    }
}

impl UpdateLiffAppRequest {
    setters! {
        view: UpdateLiffView, description: String, features: LiffFeatures, permanent_link_pattern: PermanentLinkPattern,
        bot_prompt: LiffBotPrompt,
    }
    setters! { each scope: LiffScope }
}

object! {
    /// What opens, and how large: what is absent stays as it is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#update-liff-app)
    #[derive(Default, Eq)]
    pub struct UpdateLiffView {
        /// How large.
        pub kind: Option<LiffViewType> = "type",
        /// The page: HTTPS, without a fragment.
        pub url: Option<String> = "url",
        /// `true` takes the button out of the header.
        pub module_mode: Option<bool> = "moduleMode",
    }
}

impl UpdateLiffView {
    setters! { kind: LiffViewType, url: String }
    setters! { copy module_mode: bool }
}

object! {
    /// The apps of a channel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#get-all-liff-apps)
    #[doc(alias = "GetAllLiffAppsResponse")]
    #[derive(Default, Eq)]
    pub struct LiffApps {
        /// At most 30. LINE answers 404 if there are none.
        pub apps: Option<Vec<LiffApp>> = "apps",
    }
}

impl LiffApps {
    /// These.
    pub fn new(apps: impl Into<Vec<LiffApp>>) -> Self {
        Self { apps: Some(apps.into()) }
    }
}

object! {
    /// An app.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/liff-server/#get-all-liff-apps)
    #[derive(Default, Eq)]
    pub struct LiffApp {
        /// Its id.
        pub liff_id: Option<LiffId> = "liffId",
        /// What opens, and how large.
        pub view: Option<LiffView> = "view",
        /// The name.
        pub description: Option<String> = "description",
        /// What it uses of the device.
        pub features: Option<LiffFeatures> = "features",
        /// What becomes of the rest of a LIFF URL.
        pub permanent_link_pattern: Option<PermanentLinkPattern> = "permanentLinkPattern",
        /// What it may do.
        pub scope: Option<Vec<LiffScope>> = "scope",
        /// Whether it offers to become a friend of the bot.
        pub bot_prompt: Option<LiffBotPrompt> = "botPrompt",
    }
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
