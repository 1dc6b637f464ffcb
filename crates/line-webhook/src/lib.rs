#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod destination;
mod digest;
mod error;
mod header;
#[cfg(feature = "parse")]
mod parse;
// Not for doc-tests: the recipes are compiled in a workspace of their own.
#[cfg(all(doc, not(doctest)))]
pub mod recipes;
#[cfg(feature = "http")]
mod request;
mod secrets;
mod signature;

#[cfg(feature = "parse")]
#[doc(no_inline)]
pub use line_models::webhook::Callback;

pub use self::{
    destination::peek_destination,
    error::Error,
    header::{SIGNATURE_HEADER, signature},
    secrets::ChannelSecrets,
    signature::{ChannelSecret, Verified},
};
