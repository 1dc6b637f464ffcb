#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

#[macro_use]
mod macros;
mod fields;
mod tagged;

pub mod action;
pub mod bot;
pub mod chat;
pub mod error;
pub mod flex;
pub mod id;
pub mod imagemap;
pub mod message;
pub mod profile;
pub mod quick_reply;
pub mod template;
pub mod text;
pub mod time;
#[cfg(feature = "validate")]
pub mod validate;
pub mod webhook;

#[cfg(feature = "validate")]
#[doc(inline)]
pub use self::validate::Validate;
#[doc(inline)]
pub use self::{
    action::Action,
    id::{
        ChatId, GroupId, MarkAsReadToken, MessageId, QuoteToken, ReplyToken, RequestId, RetryKey,
        RichMenuAliasId, RichMenuId, RoomId, UserId, WebhookEventId,
    },
    message::Message,
    quick_reply::QuickReply,
    tagged::Unknown,
    time::Timestamp,
};
