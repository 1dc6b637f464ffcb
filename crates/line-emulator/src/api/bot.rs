use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};

use super::{Routes, Shared};
use crate::answer::json;

pub(super) fn routes() -> Routes {
    Router::new().route("/v2/bot/info", get(get_info))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-bot-info)
async fn get_info(State(platform): Shared) -> Response {
    json(StatusCode::OK, platform.world().bot())
}
