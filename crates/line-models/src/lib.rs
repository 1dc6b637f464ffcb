#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[macro_use]
mod macros;
#[macro_use]
mod secret;
mod blank;
mod buffered;
mod object;
mod short;
mod tagged;

pub mod account_link;
pub mod action;
pub mod audience;
pub mod bot;
pub mod chat;
pub mod content;
pub mod coupon;
pub mod error;
pub mod flex;
pub mod group;
pub mod id;
pub mod imagemap;
pub mod insight;
pub mod liff;
pub mod membership;
pub mod message;
pub mod mission_sticker;
pub mod module;
pub mod narrowcast;
pub mod pnp;
pub mod profile;
pub mod quick_reply;
pub mod quota;
pub mod rich_menu;
pub mod template;
pub mod text;
pub mod time;
pub mod token;
#[cfg(feature = "validate")]
pub mod validate;
#[cfg(feature = "webhook")]
pub mod webhook;
pub mod webhook_endpoint;

#[cfg(feature = "validate")]
#[doc(inline)]
pub use self::validate::Validate;
#[doc(inline)]
pub use self::{
    action::Action,
    id::{
        AudienceGroupId, AudienceGroupJobId, ChannelId, ChatId, CouponId, EmojiId, GroupId, LiffId,
        MarkAsReadToken, MembershipId, MessageId, PackageId, ProductId, QuoteToken, ReplyToken,
        RequestId, RetryKey, RichMenuAliasId, RichMenuId, RoomId, StickerId, TokenKeyId, UserId,
        WebhookEventId,
    },
    message::Message,
    quick_reply::QuickReply,
    tagged::Unknown,
    time::Timestamp,
};
