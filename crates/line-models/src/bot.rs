//! The bot itself.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
//!
//! ```
//! use line_models::bot::{BotInfo, ChatMode};
//!
//! let bot: BotInfo = serde_json::from_str(
//!     r#"{"userId":"U1","basicId":"@216abcde","displayName":"Tea house","chatMode":"chat","markAsReadMode":"auto"}"#,
//! )
//! .unwrap();
//! assert_eq!(bot.chat_mode, ChatMode::Chat);
//! ```

use crate::UserId;

object! {
    /// What LINE knows of the bot that asks.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
    #[doc(alias = "BotInfoResponse")]
    pub struct BotInfo {
        /// The bot's own id: the `destination` of its webhooks.
        pub user_id: UserId = "userId",
        /// `@` and what LINE chose.
        pub basic_id: String = "basicId",
        /// `@` and what the owner chose. Absent if there is none.
        pub premium_id: Option<String> = "premiumId",
        /// The name.
        pub display_name: String = "displayName",
        /// The picture. Absent if there is none.
        pub picture_url: Option<String> = "pictureUrl",
        /// Whether people can answer besides the bot.
        pub chat_mode: ChatMode = "chatMode",
        /// Who marks messages as read.
        pub mark_as_read_mode: MarkAsReadMode = "markAsReadMode",
    }
}

impl BotInfo {
    /// A bot that alone answers.
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
            chat_mode: ChatMode::Bot,
            mark_as_read_mode: MarkAsReadMode::Auto,
        }
    }

    setters! { premium_id: String, picture_url: String }
}

string_enum! {
    /// Whether people can answer besides the bot.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
    pub enum ChatMode {
        /// Chat is on.
        Chat = "chat",
        /// Chat is off.
        Bot = "bot",
    }
}

string_enum! {
    /// Who marks messages as read.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
    pub enum MarkAsReadMode {
        /// LINE does.
        Auto = "auto",
        /// The bot does.
        Manual = "manual",
    }
}
