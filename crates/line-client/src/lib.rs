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
mod host;
mod path;
#[cfg(feature = "rate-limit")]
mod rate_limit;
mod refusal;
mod retry;
mod token;
pub mod transport;

#[doc(no_inline)]
pub use line_models::{self as models, token::ChannelAccessToken};

#[cfg(feature = "rate-limit")]
pub use self::rate_limit::RateLimits;
pub use self::{
    body::{Body, BoxError},
    call::{Call, Response},
    client::{Client, ClientBuilder},
    content::Content,
    endpoint::Endpoint,
    error::{ApiError, Error},
    host::Host,
    retry::Retry,
    token::{InvalidToken, StatelessToken, TokenProvider},
    transport::Transport,
};
