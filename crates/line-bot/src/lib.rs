#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod app;
mod bot;
mod error;
mod extract;
mod handler;
mod reply;
#[cfg(feature = "server")]
mod server;
mod service;

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
    app::App,
    bot::Bot,
    error::{BoxError, Error, HandlerError, Reason},
    extract::{Context, Destination, FromEvent, State},
    handler::Handler,
    reply::IntoReply,
    service::WebhookService,
};
