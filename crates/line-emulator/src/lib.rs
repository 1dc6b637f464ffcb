#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod action;
mod answer;
mod api;
mod builder;
mod control;
mod emulator;
mod error;
mod group;
mod ids;
mod image;
mod log;
mod message;
mod page;
mod platform;
mod refusal;
mod reply_token;
mod retry_key;
mod sticker;
mod user;
mod webhook;
mod world;

pub use self::{
    builder::EmulatorBuilder,
    emulator::{
        DEVELOPMENT_ACCESS_TOKEN, DEVELOPMENT_CHANNEL_ID, DEVELOPMENT_CHANNEL_SECRET, Emulator,
    },
    error::Error,
    group::Group,
    log::{Entry, EntryKind, LoggedBody},
    message::{ChatContent, ChatMessage, Party, ShownPostback},
    user::User,
    webhook::{Delivery, FailureReason},
};
