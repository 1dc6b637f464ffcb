use serde::{Deserialize, Serialize};

use crate::{Timestamp, UserId};

/// A module channel was attached to an account, or detached.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ModuleEvent {
    /// Which of the two.
    pub module: ModuleContent,
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

/// It was attached.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AttachedModuleContent {
    /// To this bot.
    pub bot_id: UserId,
    /// What it may do.
    pub scopes: Vec<String>,
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

/// It was detached.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-module)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DetachedModuleContent {
    /// From this bot.
    pub bot_id: UserId,
    /// Why.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub reason: Option<DetachReason>,
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

/// This module channel got control of a chat.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-activated)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ActivatedEvent {
    /// For how long.
    pub chat_control: ChatControl,
}

impl ActivatedEvent {
    /// Until `expire_at`.
    pub fn new(expire_at: impl Into<Timestamp>) -> Self {
        Self { chat_control: ChatControl { expire_at: expire_at.into() } }
    }
}

/// Control of a chat.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-activated)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ChatControl {
    /// When it ends.
    pub expire_at: Timestamp,
}

/// This module channel gave up control of a chat.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-deactivated)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DeactivatedEvent {}

/// The account is suspended.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-bot-suspended)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BotSuspendedEvent {}

/// The account is back.
///
/// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#webhook-bot-resumed)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BotResumedEvent {}
