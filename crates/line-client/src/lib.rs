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
#[doc = include_str!("../MIGRATION.md")]
pub mod migration {}
mod page;
mod path;
mod retry;
mod source;
mod token;
pub mod transport;
mod upload;

#[doc(no_inline)]
pub use line_models::{self as models, token::ChannelAccessToken};

pub use self::{
    body::{Body, BoxError},
    call::{Call, Response},
    client::{Client, ClientBuilder, Host},
    content::Content,
    endpoint::Endpoint,
    error::{ApiError, Error},
    page::{Items, Page, Paged, Pages},
    retry::Retry,
    token::InvalidToken,
    transport::Transport,
    upload::Upload,
};
