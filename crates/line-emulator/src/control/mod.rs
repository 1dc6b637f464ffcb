//! What the chat page does: the paths below `/emulator/`, which LINE does not have.

mod event;
mod group;
mod user;

use std::{convert::Infallible, net::IpAddr, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HOST, ORIGIN, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{self, Next},
    response::{
        IntoResponse, Response,
        sse::{Event as ServerSent, KeepAlive, Sse},
    },
    routing::{get, post, put},
};
use futures_util::stream::{self, Stream};
use line_models::error::ErrorResponse;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use tokio::sync::broadcast::error::RecvError;

use crate::{
    answer::{BodyError, json, read},
    error::Error,
    platform::{Platform, now},
    sticker,
    webhook::{check_url, verify},
    world::{Content, Webhook},
};

const BODY_MAX: usize = 1 << 20;

type Shared = State<Arc<Platform>>;

pub(crate) fn router(platform: Arc<Platform>) -> Router {
    Router::new()
        .route("/state", get(state))
        .route("/events", get(events))
        .route("/content/{message_id}", get(content))
        .route("/stickers/{package_id}/{sticker_id}", get(sticker_picture))
        .route("/richmenus/{rich_menu_id}/image", get(rich_menu_image))
        .merge(user::routes())
        .merge(group::routes())
        .route("/webhook", put(set_webhook))
        .route("/webhook/verify", post(verify_webhook))
        .route("/reset", post(reset))
        .fallback(async || Problem::new(StatusCode::NOT_FOUND, "there is nothing here"))
        .layer(middleware::from_fn(refuse_other_sites))
        .with_state(platform)
}

async fn state(State(platform): Shared) -> Response {
    json(StatusCode::OK, &platform.world().state(now()))
}

async fn events(
    State(platform): Shared,
) -> Sse<impl Stream<Item = Result<ServerSent, Infallible>>> {
    let live = platform.world().listen();
    let stream = stream::unfold((platform, live), async |(platform, mut live)| {
        let next = tokio::select! {
            next = live.recv() => next,
            () = platform.stopped() => return None,
        };
        let event = match next {
            Ok(next) => ServerSent::default().event(next.event).data(&*next.data),
            // The page was too slow for everything that happened.
            Err(RecvError::Lagged(_)) => ServerSent::default().event("reset").data("{}"),
            Err(RecvError::Closed) => return None,
        };
        Some((Ok(event), (platform, live)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn content(
    State(platform): Shared,
    Path(message_id): Path<String>,
) -> Result<Response, Problem> {
    let content = platform
        .world()
        .content(&message_id)
        .map_err(|_| Problem::new(StatusCode::NOT_FOUND, "no message with this id has content"))?;
    Ok(harmless(content))
}

async fn rich_menu_image(
    State(platform): Shared,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let image = platform.world().rich_menu_image(&id);
    let image = image.map_err(|_| Problem::new(StatusCode::NOT_FOUND, "there is no such image"))?;
    Ok(harmless(image))
}

/// What users and bots sent may be a page of its own, which must not run here: what is not known to be a picture, a
/// sound or a video is only to be saved.
fn harmless(content: Content) -> Response {
    let essence = content.content_type.as_str();
    let is_shown = essence != "image/svg+xml"
        && ["image/", "audio/", "video/"].into_iter().any(|kind| essence.starts_with(kind));
    let (essence, place) =
        if is_shown { (essence, "inline") } else { ("application/octet-stream", "attachment") };
    let headers = [
        (CONTENT_TYPE, essence),
        (CONTENT_DISPOSITION, place),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, content.bytes).into_response()
}

async fn sticker_picture(Path((package_id, sticker_id)): Path<(String, String)>) -> Response {
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "max-age=86400")];
    (headers, sticker::svg(&package_id, &sticker_id)).into_response()
}

#[derive(Deserialize)]
struct WebhookChange {
    #[serde(default)]
    url: UrlChange,
    redelivery: Option<bool>,
}

/// No `url` is not the same as a `url` of `null`.
#[derive(Default)]
enum UrlChange {
    #[default]
    Keep,
    Set(Option<String>),
}

impl<'de> Deserialize<'de> for UrlChange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::Set)
    }
}

async fn set_webhook(State(platform): Shared, body: Body) -> Result<StatusCode, Problem> {
    let change: WebhookChange = parse(body).await?;
    if let UrlChange::Set(Some(url)) = &change.url {
        check_url(url)?;
    }
    let mut world = platform.world();
    let old = world.webhook().clone();
    world.set_webhook(Webhook {
        url: match change.url {
            UrlChange::Keep => old.url,
            UrlChange::Set(url) => url,
        },
        redelivery: change.redelivery.unwrap_or(old.redelivery),
    });
    Ok(StatusCode::NO_CONTENT)
}

async fn verify_webhook(State(platform): Shared) -> Result<Response, Problem> {
    let posted = verify(&platform, None).await?;
    Ok(json(StatusCode::OK, &posted.entry))
}

async fn reset(State(platform): Shared) -> StatusCode {
    platform.world().reset();
    StatusCode::NO_CONTENT
}

async fn bytes(body: Body, limit: usize) -> Result<Bytes, Problem> {
    read(body, limit).await.map_err(|error| match error {
        BodyError::TooLarge => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the body is larger than {} MB", limit >> 20),
        ),
        BodyError::Broken => Problem::new(StatusCode::BAD_REQUEST, "the body came to no end"),
    })
}

async fn parse<T: DeserializeOwned>(body: Body) -> Result<T, Problem> {
    let body = bytes(body, BODY_MAX).await?;
    serde_json::from_slice(&body)
        .map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))
}

/// Why something cannot be done.
struct Problem {
    status: StatusCode,
    message: String,
}

impl Problem {
    fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let status = match &error {
            Error::UnknownUser { .. }
            | Error::UnknownGroup { .. }
            | Error::UnknownMessage { .. } => StatusCode::NOT_FOUND,
            Error::Blocked { .. } | Error::NotMember { .. } | Error::BotNotInGroup { .. } => {
                StatusCode::CONFLICT
            }
            Error::ContentType { .. } => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Error::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::BAD_REQUEST,
        };
        Self::new(status, error.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        json(self.status, &ErrorResponse::new(self.message))
    }
}

/// A page of another site can make a browser send requests here, so none but the emulator's own may act or look.
async fn refuse_other_sites(request: Request, next: Next) -> Result<Response, Problem> {
    if !is_own_site(request.headers()) {
        let message =
            "only the emulator's own page may do this, opened under localhost or an IP address";
        return Err(Problem::new(StatusCode::FORBIDDEN, message));
    }
    Ok(next.run(request).await)
}

fn is_own_site(headers: &HeaderMap) -> bool {
    let text = |value: Option<&HeaderValue>| {
        value.and_then(|value| value.to_str().ok()).map(str::to_owned)
    };
    let Some(host) = text(headers.get(HOST)) else { return false };
    // Somebody else's name can be made to point at this machine, and its pages would then count as the same site.
    is_local_name(&host)
        && headers.get(ORIGIN).is_none_or(|origin| {
            text(Some(origin)).is_some_and(|origin| {
                origin.strip_prefix("http://").is_some_and(|own| own.eq_ignore_ascii_case(&host))
            })
        })
}

fn is_local_name(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next(),
        None => host.split(':').next(),
    };
    name.is_some_and(|name| {
        name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_page_may_drive_the_emulator() {
        let table = [
            (Some("127.0.0.1:7700"), None, true),
            (Some("localhost:7700"), Some("http://localhost:7700"), true),
            (Some("[::1]:7700"), Some("http://[::1]:7700"), true),
            (Some("192.168.1.2"), Some("http://192.168.1.2"), true),
            (Some("127.0.0.1:7700"), Some("http://127.0.0.1:7701"), false),
            (Some("127.0.0.1:7700"), Some("http://localhost:7700"), false),
            (Some("127.0.0.1:7700"), Some("https://example.test"), false),
            (Some("127.0.0.1:7700"), Some("null"), false),
            (Some("example.test:7700"), Some("http://example.test:7700"), false),
            (Some("example.test:7700"), None, false),
            (None, None, false),
        ];
        for (host, origin, expected) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in [(HOST, host), (ORIGIN, origin)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_static(value));
                }
            }
            assert_eq!(is_own_site(&headers), expected, "{host:?} {origin:?}");
        }
    }
}
