#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod app;
mod bot;
mod context;
mod error;
mod extract;
mod handler;
mod layer;
mod register;
mod reply;
mod router;
#[cfg(feature = "server")]
mod server;
mod service;
#[cfg(feature = "testing")]
pub mod testing;
mod text;

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
    app::App,
    bot::Bot,
    context::{Context, State},
    error::{BoxError, Error, HandlerError, Reason},
    extract::{CommandArgs, Destination, Either, FromEvent, Mentioned, PostbackData},
    handler::{Handler, HandlerFuture},
    layer::{FromFn, FromFnService, Next, from_fn},
    reply::{IntoReply, Reply, ReplyError, Sent},
    router::Router,
    service::WebhookService,
    text::TextMatcher,
};
