use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};

use crate::{answer::json, platform::Platform};

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
pub(super) async fn get_info(State(platform): State<Arc<Platform>>) -> Response {
    json(StatusCode::OK, platform.world().bot())
}
