#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

#[macro_use]
mod macros;
mod api_error;
#[cfg(feature = "blocking")]
pub mod blocking;
mod body;
mod call;
mod client;
mod content;
#[cfg(any(feature = "jwt", feature = "rustls", feature = "rustls-ring"))]
mod crypto;
mod deadline;
pub mod endpoint;
mod error;
mod fanout;
mod host;
mod json_path;
#[cfg(feature = "jwt")]
mod jwt;
#[doc = include_str!("../MIGRATION.md")]
pub mod migration {}
mod object;
mod page;
mod path;
#[cfg(feature = "rate-limit")]
mod rate_limit;
mod refusal;
mod retry;
mod source;
mod token;
pub mod transport;
mod upload;
#[cfg(feature = "validate")]
mod validation;

#[doc(no_inline)]
pub use http::{self, StatusCode};
#[doc(no_inline)]
pub use line_models::{self as models, token::ChannelAccessToken};

#[cfg(feature = "jwt")]
pub use self::jwt::AssertionKey;
#[cfg(feature = "rate-limit")]
pub use self::rate_limit::RateLimits;
#[cfg(feature = "validate")]
pub use self::validation::Validation;
pub use self::{
    api_error::ApiError,
    body::{Body, BoxError},
    call::{Call, Response},
    client::{Client, ClientBuilder},
    content::Content,
    endpoint::Endpoint,
    error::{Error, RawBody},
    fanout::{AcceptedChunk, FailedChunk, MulticastAll, MulticastReport},
    host::Host,
    page::{Items, Page, Paged, Pages},
    retry::Retry,
    token::{InvalidToken, StatelessToken, TokenProvider},
    transport::Transport,
    upload::Upload,
};
