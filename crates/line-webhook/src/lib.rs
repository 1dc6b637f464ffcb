#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod error;
mod header;
#[cfg(feature = "parse")]
mod parse;
mod signature;

#[cfg(feature = "parse")]
#[doc(no_inline)]
pub use line_models::webhook::Callback;

pub use self::{
    error::Error,
    header::{SIGNATURE_HEADER, signature},
    signature::{ChannelSecret, Verified},
};
