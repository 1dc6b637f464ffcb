//! LINE's API, a chapter of its reference each.

mod body;
mod bot;
mod chat;
mod content;
mod group;
mod insight;
mod kinds;
mod message;
mod quota;
mod rich_menu;
mod rich_menu_link;
mod token;
mod user;
mod webhook_endpoint;

use std::{convert::Infallible, sync::Arc, time::Instant};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts, Path, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use line_models::{ChatId, RequestId};
use serde::de::DeserializeOwned;

use crate::{
    answer::{BodyError, json, read},
    log::{Entry, EntryKind, LoggedBody},
    platform::{Platform, now},
    refusal::Refusal,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-line-request-id");
const RETRY_KEY: HeaderName = HeaderName::from_static("x-line-retry-key");
const BODY_MAX: usize = 2 << 20;

/// Everything but the page and its own endpoints.
pub(crate) fn router(platform: Arc<Platform>) -> Router {
    let without_retry_key = Router::new()
        .merge(message::routes())
        .merge(user::routes())
        .merge(group::routes())
        .merge(content::routes())
        .merge(bot::routes())
        .merge(chat::routes())
        .merge(quota::routes())
        .merge(rich_menu::routes())
        .merge(rich_menu_link::routes())
        .merge(insight::routes())
        .merge(webhook_endpoint::routes())
        .route_layer(middleware::from_fn(refuse_retry_key));
    message::routes_with_retry_key()
        .merge(without_retry_key)
        .route_layer(middleware::from_fn_with_state(platform.clone(), authorize))
        .merge(token::routes())
        .method_not_allowed_fallback(async |method: Method| Refusal::Method(method))
        .fallback(async || Refusal::NotFound)
        .layer(middleware::from_fn_with_state(platform.clone(), record))
        .with_state(platform)
}

type Routes = Router<Arc<Platform>>;
type Shared = State<Arc<Platform>>;

/// The chat or the user that a call is about, for the log.
#[derive(Clone)]
pub(crate) struct About(ChatId);

/// The ids in the path. What cannot be read is empty, which is nobody's id.
struct Ids<T>(T);

impl<S: Send + Sync, T: DeserializeOwned + Default + Send> FromRequestParts<S> for Ids<T> {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let path = Path::<T>::from_request_parts(parts, state).await;
        Ok(Self(path.map(|Path(ids)| ids).unwrap_or_default()))
    }
}

/// What most operations answer: an empty object.
fn done(status: StatusCode) -> Response {
    json(status, &serde_json::Map::new())
}

/// One parameter of the query.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query().unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// A part of a long list, and where the next part begins.
fn page<T: Clone>(
    all: &[T],
    start: Option<&str>,
    size: usize,
) -> Result<(Vec<T>, Option<String>), Refusal> {
    const WRONG: Refusal = Refusal::Said(StatusCode::BAD_REQUEST, "Invalid start param");
    let from = match start {
        Some(start) => usize::from_str_radix(start, 16).map_err(|_| WRONG)?,
        None => 0,
    };
    let rest = all.get(from..).ok_or(WRONG)?;
    let page: Vec<T> = rest.iter().take(size).cloned().collect();
    let next = from.saturating_add(page.len());
    Ok((page, (next < all.len()).then(|| format!("{next:x}"))))
}

/// Puts the call into the log and gives its answer an id.
async fn record(State(platform): State<Arc<Platform>>, request: Request, next: Next) -> Response {
    let (start, timestamp) = (Instant::now(), now());
    let request_id = platform.world().next_request_id();
    let (mut parts, body) = request.into_parts();
    let mut entry =
        Entry::new(EntryKind::Api, timestamp, parts.method.as_str(), path_and_query(&parts.uri));
    let content_type = content_type(&parts.headers).to_owned();
    let is_secret = token::is_about_tokens(&parts.uri);
    if is_secret {
        parts.uri.path().clone_into(&mut entry.path);
    }
    parts.extensions.insert(request_id.clone());

    let response = match read(body, BODY_MAX).await {
        Ok(body) => {
            entry.request = LoggedBody::new(&body, &content_type).filter(|_| !is_secret);
            next.run(Request::from_parts(parts, Body::from(body))).await
        }
        Err(BodyError::TooLarge) => Refusal::TooLarge.into_response(),
        Err(BodyError::Broken) => Refusal::Unreadable.into_response(),
    };

    let (mut parts, body) = response.into_parts();
    // All bodies are in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    set_request_id(&mut parts.headers, &request_id);
    entry.status = Some(parts.status.as_u16());
    entry.millis = u64::try_from(start.elapsed().as_millis()).ok();
    entry.response = logged_answer(&parts.headers, &body).filter(|_| !is_secret);
    entry.request_id = Some(request_id);
    entry.chat_id = parts.extensions.remove().map(|About(chat_id)| chat_id);
    platform.world().record(entry);
    Response::from_parts(parts, Body::from(body))
}

fn path_and_query(uri: &axum::http::Uri) -> &str {
    uri.path_and_query().map_or("/", |path| path.as_str())
}

fn content_type(headers: &axum::http::HeaderMap) -> &str {
    headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn logged_answer(headers: &axum::http::HeaderMap, body: &Bytes) -> Option<LoggedBody> {
    LoggedBody::new(body, content_type(headers))
}

fn set_request_id(headers: &mut axum::http::HeaderMap, request_id: &RequestId) {
    if let Ok(value) = HeaderValue::from_str(request_id.as_str()) {
        headers.insert(REQUEST_ID, value);
    }
}

/// Lets nobody in without the channel access token.
async fn authorize(
    State(platform): State<Arc<Platform>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let value = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = value.and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
    });
    if token.is_some_and(|token| platform.world().is_token(token, now())) {
        Ok(next.run(request).await)
    } else {
        Err(Refusal::Unauthorized)
    }
}

/// Most operations do not take a retry key, and LINE refuses one rather than ignore it.
async fn refuse_retry_key(request: Request, next: Next) -> Result<Response, Refusal> {
    if request.headers().contains_key(RETRY_KEY) {
        return Err(Refusal::RetryKeyNotSupported);
    }
    Ok(next.run(request).await)
}
