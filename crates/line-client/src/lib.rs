#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

#[macro_use]
mod macros;
mod body;
mod call;
mod client;
mod content;
pub mod endpoint;
mod error;
mod path;
mod retry;
mod token;
pub mod transport;

#[doc(no_inline)]
pub use line_models::{self as models, token::ChannelAccessToken};

pub use self::{
    body::{Body, BoxError},
    call::{Call, Response},
    client::{Client, ClientBuilder, Host},
    content::Content,
    endpoint::Endpoint,
    error::{ApiError, Error},
    retry::Retry,
    token::InvalidToken,
    transport::Transport,
};
