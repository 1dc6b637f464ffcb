#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod ack;
mod alarm;
mod app;
mod body;
mod bot;
mod channels;
#[cfg(feature = "server")]
mod connection;
mod context;
mod dedup;
mod error;
mod extract;
mod handler;
mod hash;
mod layer;
mod queue;
mod register;
mod reply;
mod router;
#[cfg(feature = "server")]
mod server;
mod service;
mod settings;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
#[cfg(feature = "server")]
mod watch;

/// For implementations of [`Channels`] and [`Dedup`].
#[doc(no_inline)]
pub use async_trait::async_trait;
#[doc(no_inline)]
pub use line_client as client;
/// What a handler can take as an argument: events, and the messages in them.
#[doc(no_inline)]
pub use line_models::webhook as events;
#[doc(no_inline)]
pub use line_models::{
    self as models, Action, ChatId, GroupId, Message, MessageId, QuickReply, ReplyToken, RoomId,
    UserId,
};
#[doc(no_inline)]
pub use line_webhook as webhook;

#[cfg(feature = "server")]
pub use self::server::Server;
pub use self::{
    ack::Ack,
    app::App,
    bot::Bot,
    channels::Channels,
    context::{Context, State},
    dedup::{Dedup, MemoryDedup, Reservation},
    error::{BoxError, Error, HandlerError, Reason},
    extract::{CommandArgs, Destination, Either, FromEvent, Mentioned, PostbackData},
    handler::{Handler, HandlerFuture},
    layer::{FromFn, FromFnService, Next, from_fn},
    reply::{IntoReply, Reply, ReplyError, Sent},
    router::Router,
    service::WebhookService,
    text::TextMatcher,
};
