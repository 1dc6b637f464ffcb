use crate::{Timestamp, UserId, object::expected};

object! {
    /// A module channel was attached to an account, or detached.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
    pub struct ModuleEvent {
        /// Which of the two.
        pub module: ModuleContent = "module",
    }
}

impl ModuleEvent {
    /// A module channel was attached or detached.
    pub fn new(module: impl Into<ModuleContent>) -> Self {
        Self { module: module.into() }
    }
}

tagged! {
    /// What happened to a module channel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
    pub enum ModuleContent {
        /// It was attached.
        Attached(AttachedModuleContent) = "attached",
        /// It was detached.
        Detached(DetachedModuleContent) = "detached",
    }
}

object! {
    /// It was attached.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
    #[derive(Eq)]
    pub struct AttachedModuleContent {
        /// To this bot.
        pub bot_id: UserId = "botId",
        /// What it may do.
        pub scopes: Vec<String> = "scopes",
    }
}

impl AttachedModuleContent {
    /// To the bot `bot_id`.
    pub fn new<I>(bot_id: impl Into<UserId>, scopes: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self { bot_id: bot_id.into(), scopes: scopes.into_iter().map(Into::into).collect() }
    }
}

object! {
    /// It was detached.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
    #[derive(Eq)]
    pub struct DetachedModuleContent {
        /// From this bot.
        pub bot_id: UserId = "botId",
        /// Why.
        pub reason: Option<DetachReason> = "reason" with expected,
    }
}

impl DetachedModuleContent {
    /// From the bot `bot_id`.
    pub fn new(bot_id: impl Into<UserId>, reason: DetachReason) -> Self {
        Self { bot_id: bot_id.into(), reason: Some(reason) }
    }
}

string_enum! {
    /// Why a module channel was detached.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
    pub enum DetachReason {
        /// The bot is gone.
        BotDeleted = "bot_deleted",
    }
}

object! {
    /// This module channel got control of a chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-activated)
    #[derive(Eq)]
    pub struct ActivatedEvent {
        /// For how long.
        pub chat_control: ChatControl = "chatControl",
    }
}

impl ActivatedEvent {
    /// Until `expire_at`.
    pub fn new(expire_at: impl Into<Timestamp>) -> Self {
        Self { chat_control: ChatControl { expire_at: expire_at.into() } }
    }
}

object! {
    /// Control of a chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-activated)
    #[derive(Eq)]
    pub struct ChatControl {
        /// When it ends.
        pub expire_at: Timestamp = "expireAt",
    }
}

object! {
    /// This module channel gave up control of a chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-deactivated)
    #[derive(Default, Eq)]
    pub struct DeactivatedEvent {}
}

object! {
    /// The account is suspended.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-bot-suspended)
    #[derive(Default, Eq)]
    pub struct BotSuspendedEvent {}
}

object! {
    /// The account is back.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-bot-resumed)
    #[derive(Default, Eq)]
    pub struct BotResumedEvent {}
}
