//! What a user does on the page.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{FromRequestParts, Path, State},
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE, request::Parts},
    response::Response,
    routing::post,
};
use line_models::{
    ChatId, Timestamp, UserId,
    webhook::{Event, PostbackContent},
};
use serde::Deserialize;

use super::{Problem, Shared, bytes, event, parse};
use crate::{
    answer::json,
    error::Error,
    platform::Platform,
    world::{IMAGE_MAX, MEDIA_MAX, Media, Seat, World},
};

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/users", post(add))
        .route("/users/{user_id}/text", post(send_text))
        .route("/users/{user_id}/sticker", post(send_sticker))
        .route("/users/{user_id}/location", post(send_location))
        .route("/users/{user_id}/image", post(send_image))
        .route("/users/{user_id}/video", post(send_video))
        .route("/users/{user_id}/audio", post(send_audio))
        .route("/users/{user_id}/file", post(send_file))
        .route("/users/{user_id}/postback", post(send_postback))
        .route("/users/{user_id}/event", post(event::cause))
        .route("/users/{user_id}/follow", post(follow))
        .route("/users/{user_id}/unfollow", post(unfollow))
}

/// The user in the path, in the group or room that `chat` in the query names, or else alone with the bot.
pub(super) struct At(pub(super) Seat);

impl<S: Send + Sync> FromRequestParts<S> for At {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(user_id) =
            path.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))?;
        let user_id = UserId::from(user_id);
        Ok(Self(match query(&parts.uri, "chat") {
            Some(chat) => Seat::within(&user_id, &ChatId::from(chat)),
            None => Seat::alone(&user_id),
        }))
    }
}

fn query(uri: &Uri, name: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewUser {
    display_name: String,
}

async fn add(State(platform): Shared, body: Body) -> Result<Response, Problem> {
    let user: NewUser = parse(body).await?;
    let name = user.display_name.trim();
    if name.is_empty() {
        return Err(Error::Empty { what: "the name of a user" }.into());
    }
    let user = platform.world().add_user(name.to_owned());
    Ok(json(StatusCode::OK, &user))
}

#[derive(Deserialize)]
struct Text {
    text: String,
}

async fn send_text(
    State(platform): Shared,
    At(seat): At,
    body: Body,
) -> Result<StatusCode, Problem> {
    let Text { text } = parse(body).await?;
    act(&platform, &seat, |world, now| world.send_text(&seat, &text, now))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StickerIds {
    package_id: String,
    sticker_id: String,
}

async fn send_sticker(
    State(platform): Shared,
    At(seat): At,
    body: Body,
) -> Result<StatusCode, Problem> {
    let ids: StickerIds = parse(body).await?;
    act(&platform, &seat, |world, now| {
        world.send_sticker(&seat, &ids.package_id, &ids.sticker_id, now)
    })
}

#[derive(Deserialize)]
struct Location {
    title: Option<String>,
    address: Option<String>,
    latitude: f64,
    longitude: f64,
}

async fn send_location(
    State(platform): Shared,
    At(seat): At,
    body: Body,
) -> Result<StatusCode, Problem> {
    let Location { title, address, latitude, longitude } = parse(body).await?;
    act(&platform, &seat, |world, now| {
        world.send_location(&seat, (title, address), (latitude, longitude), now)
    })
}

async fn send_image(
    State(platform): Shared,
    At(seat): At,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    send_media(&platform, &seat, Media::Image, &headers, body).await
}

async fn send_video(
    State(platform): Shared,
    At(seat): At,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    send_media(&platform, &seat, Media::Video, &headers, body).await
}

async fn send_audio(
    State(platform): Shared,
    At(seat): At,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    send_media(&platform, &seat, Media::Audio, &headers, body).await
}

async fn send_file(
    State(platform): Shared,
    At(seat): At,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let media = Media::File { name: query(&uri, "name").unwrap_or_default() };
    send_media(&platform, &seat, media, &headers, body).await
}

async fn send_media(
    platform: &Arc<Platform>,
    seat: &Seat,
    media: Media,
    headers: &HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let limit = if media == Media::Image { IMAGE_MAX } else { MEDIA_MAX };
    let bytes = bytes(body, limit).await?;
    act(platform, seat, |world, now| {
        world.send_media(seat, media, bytes, content_type.unwrap_or_default(), now)
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Postback {
    #[serde(flatten)]
    content: PostbackContent,
    display_text: Option<String>,
}

async fn send_postback(
    State(platform): Shared,
    At(seat): At,
    body: Body,
) -> Result<StatusCode, Problem> {
    let Postback { content, display_text } = parse(body).await?;
    act(&platform, &seat, |world, now| world.send_postback(&seat, content, display_text, now))
}

async fn follow(State(platform): Shared, At(seat): At) -> Result<StatusCode, Problem> {
    let seat = Seat::alone(&seat.user_id);
    act(&platform, &seat, |world, now| world.follow(&seat.user_id, now))
}

async fn unfollow(State(platform): Shared, At(seat): At) -> Result<StatusCode, Problem> {
    let seat = Seat::alone(&seat.user_id);
    act(&platform, &seat, |world, now| world.unfollow(&seat.user_id, now))
}

/// The webhook goes out in the background; the log tells what becomes of it.
pub(super) fn act(
    platform: &Arc<Platform>,
    seat: &Seat,
    act: impl FnOnce(&mut World, Timestamp) -> Result<Event, Error>,
) -> Result<StatusCode, Problem> {
    platform.act(&seat.chat_id, |world, now| act(world, now).map(Some))?;
    Ok(StatusCode::NO_CONTENT)
}
