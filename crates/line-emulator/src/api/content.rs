use std::sync::Arc;

use axum::{
    extract::{Path, State, rejection::PathRejection},
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};

use crate::{platform::Platform, refusal::Refusal};

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-content)
pub(super) async fn get_content(
    State(platform): State<Arc<Platform>>,
    message_id: Result<Path<String>, PathRejection>,
) -> Result<Response, Refusal> {
    let Path(message_id) = message_id.map_err(|_| Refusal::ContentNotFound)?;
    let content = platform.world().content(&message_id)?;
    Ok(([(CONTENT_TYPE, content.content_type)], content.bytes).into_response())
}
