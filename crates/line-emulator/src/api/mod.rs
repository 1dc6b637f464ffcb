//! LINE's API, a chapter of its reference each.

mod body;
mod bot;
mod chat;
mod content;
mod kinds;
mod message;
mod user;

use std::{sync::Arc, time::Instant};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::{RequestId, UserId};

use crate::{
    answer::{BodyError, read},
    log::{Entry, EntryKind, LoggedBody},
    platform::{Platform, now},
    refusal::Refusal,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-line-request-id");
const RETRY_KEY: HeaderName = HeaderName::from_static("x-line-retry-key");
const BODY_MAX: usize = 2 << 20;

/// Everything but the page and its own endpoints.
pub(crate) fn router(platform: Arc<Platform>) -> Router {
    let with_retry_key = Router::new().route("/v2/bot/message/push", post(message::push));
    let without_retry_key = Router::new()
        .route("/v2/bot/message/reply", post(message::reply))
        .route("/v2/bot/message/{message_id}/content", get(content::get_content))
        .route("/v2/bot/profile/{user_id}", get(user::get_profile))
        .route("/v2/bot/info", get(bot::get_info))
        .route("/v2/bot/chat/loading/start", post(chat::start_loading))
        .route_layer(middleware::from_fn(refuse_retry_key));
    with_retry_key
        .merge(without_retry_key)
        .route_layer(middleware::from_fn_with_state(platform.clone(), authorize))
        .method_not_allowed_fallback(async |method: Method| Refusal::Method(method))
        .fallback(async || Refusal::NotFound)
        .layer(middleware::from_fn_with_state(platform.clone(), record))
        .with_state(platform)
}

/// The user that a call is about, for the log.
#[derive(Clone)]
pub(crate) struct About(UserId);

/// Puts the call into the log and gives its answer an id.
async fn record(State(platform): State<Arc<Platform>>, request: Request, next: Next) -> Response {
    let (start, timestamp) = (Instant::now(), now());
    let request_id = platform.world().next_request_id();
    let (mut parts, body) = request.into_parts();
    let mut entry =
        Entry::new(EntryKind::Api, timestamp, parts.method.as_str(), path_and_query(&parts.uri));
    let content_type = content_type(&parts.headers).to_owned();
    parts.extensions.insert(request_id.clone());

    let response = match read(body, BODY_MAX).await {
        Ok(body) => {
            entry.request = LoggedBody::new(&body, &content_type);
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
    entry.response = logged_answer(&parts.headers, &body);
    entry.request_id = Some(request_id);
    entry.user_id = parts.extensions.remove().map(|About(user_id)| user_id);
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
    if token == Some(platform.config.channel_access_token.as_str()) {
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
