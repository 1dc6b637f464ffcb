//! The operations of the API, each a value that says how to call it: a chapter of LINE's reference, a module.

mod account_link;
mod all;
mod audience;
mod audience_file;
mod bot;
mod chat;
mod content;
mod coupon;
mod group;
mod insight;
mod liff;
mod membership;
mod message;
mod mission_sticker;
mod module;
mod narrowcast;
mod pnp;
mod profile;
mod quota;
mod rich_menu;
mod rich_menu_alias;
mod rich_menu_batch;
mod rich_menu_user;
mod room;
mod token;
mod webhook_endpoint;

use std::{
    borrow::Cow, collections::BTreeMap, future::Future, pin::pin, sync::Arc, time::Duration,
};

use bytes::Bytes;
use futures_util::FutureExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
#[cfg(feature = "validate")]
use line_models::validate::Violations;
use serde_core::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use self::all::*;
use crate::{
    ApiError, Body, BoxError, Content, Error, Host, RawBody, api_error::request_id,
    deadline::Deadline, json_path, path, transport::TransportError,
};

/// The largest answer in JSON that is read, in bytes.
const MAX_JSON: usize = 16 * 1024 * 1024;

/// How to call an operation, and what it answers.
///
/// Every operation of this crate is one. An operation that LINE adds can be called before this crate knows it:
///
/// ```
/// use line_client::{Endpoint, endpoint::Json};
///
/// struct GetMood;
///
/// #[derive(serde::Deserialize)]
/// struct Mood { mood: String }
///
/// impl Endpoint for GetMood {
///     type Response = Mood;
///     type Format = Json;
///
///     const OPERATION: &'static str = "getMood";
///     const METHOD: http::Method = http::Method::GET;
///     const PATH: &'static str = "/v2/bot/mood";
/// }
/// ```
pub trait Endpoint: Send + Sync {
    /// What it answers.
    type Response: Send;
    /// How that is read.
    type Format: Format<Self::Response>;

    /// Its name in LINE's OpenAPI documents.
    const OPERATION: &'static str;
    /// The method.
    const METHOD: Method;
    /// The path as LINE's reference prints it, with parameters in braces.
    const PATH: &'static str;
    /// The host.
    const HOST: Host = Host::Api;
    /// Whether LINE takes a retry key.
    const RETRY_KEY: bool = false;

    /// Whether a POST without a retry key may be made twice by itself, since that changes nothing.
    const REPEATABLE: bool = false;
    /// Whether the channel access token goes along.
    const AUTHORIZED: bool = true;
    /// How long LINE asks to wait for an answer at least. A longer timeout of the client is kept.
    const MIN_TIMEOUT: Duration = Duration::ZERO;

    /// The path with its parameters, percent-encoded, and the query.
    ///
    /// # Errors
    ///
    /// [`Error::PathValue`].
    fn path(&self) -> Result<Cow<'static, str>, Error> {
        Ok(Self::PATH.into())
    }

    /// The headers that this operation alone has.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`].
    fn headers(&self) -> Result<HeaderMap, Error> {
        Ok(HeaderMap::new())
    }

    /// What is sent.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`] and [`Error::Upload`].
    fn payload(&self) -> Result<Payload, Error> {
        Ok(Payload::default())
    }

    /// Holds what is sent against LINE's limits, if the client is [told to](crate::Validation).
    ///
    /// # Errors
    ///
    /// Every limit that is passed.
    #[cfg(feature = "validate")]
    fn validate(&self) -> Result<(), Violations> {
        Ok(())
    }
}

/// An operation that LINE takes a retry key for.
pub trait TakesRetryKey: Endpoint {}

/// What a request carries.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Payload {
    /// Its type. `None` if there is no body.
    pub content_type: Option<HeaderValue>,
    /// Its bytes.
    pub body: Body,
}

impl Payload {
    /// A body of any type.
    pub fn new(content_type: HeaderValue, body: impl Into<Body>) -> Self {
        Self { content_type: Some(content_type), body: body.into() }
    }

    /// A value as JSON.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`].
    pub fn json<T: Serialize>(operation: &'static str, value: &T) -> Result<Self, Error> {
        let body = serde_json::to_vec(value)
            .map_err(|source| Error::Encode { operation, source: source.into() })?;
        Ok(Self::new(HeaderValue::from_static("application/json"), body))
    }

    /// A struct as a form (`application/x-www-form-urlencoded`): its fields are texts, numbers or `bool`s.
    ///
    /// # Errors
    ///
    /// [`Error::Encode`].
    pub fn form<T: Serialize>(operation: &'static str, value: &T) -> Result<Self, Error> {
        let encode = |source: BoxError| Error::Encode { operation, source };
        let fields: BTreeMap<String, Value> = serde_json::to_value(value)
            .and_then(serde_json::from_value)
            .map_err(|source| encode(source.into()))?;
        let mut body = String::new();
        for (name, value) in &fields {
            let value = match value {
                Value::String(text) => Cow::Borrowed(text.as_str()),
                Value::Number(_) | Value::Bool(_) => value.to_string().into(),
                Value::Null => continue,
                _ => return Err(encode(format!("{name} is no part of a form").into())),
            };
            let and = if body.is_empty() { "" } else { "&" };
            body.extend([and, name, "="]);
            body.extend(path::encode(&value));
        }
        Ok(Self::new(HeaderValue::from_static("application/x-www-form-urlencoded"), body))
    }
}

/// How the answer to a call that went well is read: [`Json`], [`Nothing`] or [`Stream`].
pub trait Format<T> {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`], [`Error::TooLarge`], [`Error::Timeout`] and [`Error::Transport`].
    fn read(answer: Answer) -> impl Future<Output = Result<T, Error>> + Send;
}

/// A value in JSON.
#[derive(Debug)]
pub struct Json;

impl<T: DeserializeOwned + Send> Format<T> for Json {
    fn read(answer: Answer) -> impl Future<Output = Result<T, Error>> + Send {
        answer.json()
    }
}

/// Nothing worth reading.
#[derive(Debug)]
pub struct Nothing;

impl Format<()> for Nothing {
    fn read(answer: Answer) -> impl Future<Output = Result<(), Error>> + Send {
        answer.ignore().map(Ok)
    }
}

/// Bytes of any type, as they come. 202 is an error: there are none yet.
#[derive(Debug)]
pub struct Stream;

impl Format<Content> for Stream {
    fn read(answer: Answer) -> impl Future<Output = Result<Content, Error>> + Send {
        Content::read(answer)
    }
}

/// The answer to a call that went well, its body unread.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answer {
    /// The operation.
    pub operation: &'static str,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: Arc<HeaderMap>,
    /// The body. Whoever reads it by other means than the methods here limits the time for it.
    pub body: Body,
    /// How long an attempt may take.
    pub timeout: Duration,
    pub(crate) deadline: Deadline,
}

impl Answer {
    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: &Arc<HeaderMap>,
        body: Body,
        deadline: Deadline,
    ) -> Self {
        let (headers, timeout) = (Arc::clone(headers), deadline.after);
        Self { operation, status, headers, body, timeout, deadline }
    }

    /// The same without a body.
    pub(crate) fn emptied(&self) -> Self {
        let Self { operation, status, headers, deadline, .. } = self;
        Self::new(operation, *status, headers, Body::default(), deadline.clone())
    }

    /// Reads all of it, if it has at most `max` bytes, in the time that the attempt has left.
    ///
    /// # Errors
    ///
    /// [`Error::TooLarge`], [`Error::Timeout`] and [`Error::Transport`].
    pub fn bytes(self, max: usize) -> impl Future<Output = Result<Bytes, Error>> + Send {
        let Self { operation, mut body, deadline, .. } = self;
        async move {
            match deadline.limit(pin!(body.read(max))).await {
                Some(Ok((bytes, false))) => Ok(bytes),
                Some(Ok((_, true))) => Err(Error::TooLarge { operation, max }),
                Some(Err(source)) => {
                    Err(Error::Transport { operation, source: TransportError::new(source) })
                }
                None => Err(deadline.passed(operation)),
            }
        }
    }

    /// Reads all of it as JSON: at most 16 MiB. Nothing is taken for an empty object, which LINE may leave out.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`], and those of [`bytes`](Self::bytes).
    pub fn json<T: DeserializeOwned>(self) -> impl Future<Output = Result<T, Error>> + Send {
        let (operation, headers) = (self.operation, Arc::clone(&self.headers));
        self.bytes(MAX_JSON).map(move |body| {
            let body = body?;
            let json = if body.is_empty() { b"{}" } else { &*body };
            serde_json::from_slice(json).map_err(|source| Error::Decode {
                operation,
                path: json_path::of(&source, json),
                request_id: request_id(&headers),
                body: RawBody(body.clone()),
                source,
            })
        })
    }

    /// The error that it tells of. One that is broken is still an error of its status.
    pub(crate) fn refusal(self) -> impl Future<Output = Error> + Send {
        let Self { operation, status, headers, mut body, deadline, .. } = self;
        async move {
            let body = body.what_comes(ApiError::MAX_READ, &deadline).await;
            ApiError::new(operation, status, &headers, body).into()
        }
    }

    /// Reads it so that the connection can be used again. LINE has done as it was told: whatever comes, it is no error.
    pub fn ignore(self) -> impl Future<Output = ()> + Send {
        self.bytes(ApiError::MAX_BODY).map(drop)
    }
}
