#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod ack;
mod app;
mod bot;
mod channels;
#[cfg(feature = "server")]
mod connection;
mod dedup;
mod error;
mod extract;
mod handler;
mod queue;
mod reply;
#[cfg(feature = "server")]
mod server;
mod service;
mod settings;

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
    self as models, Action, ChatId, Message, MessageId, QuickReply, ReplyToken, UserId,
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
    dedup::{Dedup, MemoryDedup, Reservation},
    error::{BoxError, Error, HandlerError, Reason},
    extract::{Context, Destination, FromEvent, State},
    handler::Handler,
    reply::IntoReply,
    service::WebhookService,
};
