use axum::{
    Router,
    extract::State,
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use super::{Ids, Routes, Shared};
use crate::{answer, refusal::Refusal};

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/message/{message_id}/content", get(get_content))
        .route("/v2/bot/message/{message_id}/content/preview", get(get_preview))
        .route("/v2/bot/message/{message_id}/content/transcoding", get(get_transcoding))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-content)
async fn get_content(
    State(platform): Shared,
    Ids(message_id): Ids<String>,
) -> Result<Response, Refusal> {
    let content = platform.world().content(&message_id)?;
    Ok(([(CONTENT_TYPE, content.content_type)], content.bytes).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-image-or-video-preview)
///
/// An image is its own preview. The emulator cannot make one of a video.
async fn get_preview(
    State(platform): Shared,
    Ids(message_id): Ids<String>,
) -> Result<Response, Refusal> {
    const NONE: Refusal =
        Refusal::Said(StatusCode::BAD_REQUEST, "The content can not be previewed");
    let content = platform.world().content(&message_id)?;
    if !content.content_type.starts_with("image/") {
        return Err(NONE);
    }
    Ok(([(CONTENT_TYPE, content.content_type)], content.bytes).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-video-or-audio-preparation-status)
async fn get_transcoding(
    State(platform): Shared,
    Ids(message_id): Ids<String>,
) -> Result<Response, Refusal> {
    const NONE: Refusal = Refusal::Said(
        StatusCode::BAD_REQUEST,
        "Transcoding status doesn't support this type of content",
    );
    let content = platform.world().content(&message_id)?;
    let kind = content.content_type.split('/').next();
    if !matches!(kind, Some("video" | "audio")) {
        return Err(NONE);
    }
    Ok(answer::json(StatusCode::OK, &json!({ "status": "succeeded" })))
}
