use std::time::Duration;

use axum::{
    Extension, Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use line_models::{
    chat::{
        MarkMessagesAsReadByTokenRequest, MarkMessagesAsReadRequest, ShowLoadingAnimationRequest,
    },
    error::ErrorDetail,
};

use super::{About, Routes, Shared, body::Valid, done};
use crate::{ids::is_id, platform::now, refusal::Refusal};

const DEFAULT_SECONDS: i32 = 20;

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/chat/loading/start", post(start_loading))
        .route("/v2/bot/chat/markAsRead", post(mark_as_read_by_token))
        .route("/v2/bot/message/markAsRead", post(mark_as_read))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
async fn start_loading(
    State(platform): Shared,
    Valid(request): Valid<ShowLoadingAnimationRequest>,
) -> Result<Response, Refusal> {
    let chat_id = request.chat_id;
    if !is_id('U', chat_id.as_str()) {
        return Err(Refusal::Limits(vec![ErrorDetail::new(
            "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
            "chatId",
        )]));
    }
    let seconds = request.loading_seconds.unwrap_or(DEFAULT_SECONDS);
    let time = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    platform.world().start_loading(&chat_id, time, now());
    Ok((Extension(About(chat_id)), done(StatusCode::ACCEPTED)).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#mark-as-read)
async fn mark_as_read_by_token(
    State(platform): Shared,
    Valid(request): Valid<MarkMessagesAsReadByTokenRequest>,
) -> Result<Response, Refusal> {
    const WRONG: Refusal = Refusal::Said(
        StatusCode::BAD_REQUEST,
        "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.",
    );
    if platform.world().is_mark_as_read_token(&request.mark_as_read_token) {
        Ok(done(StatusCode::OK))
    } else {
        Err(WRONG)
    }
}

/// The older way, for LINE's partners.
async fn mark_as_read(
    Valid(request): Valid<MarkMessagesAsReadRequest>,
) -> Result<Response, Refusal> {
    let user_id = request.chat.user_id;
    if !is_id('U', user_id.as_str()) {
        return Err(Refusal::Value { property: "'chat.userId'".to_owned() });
    }
    Ok((Extension(About(user_id.into())), done(StatusCode::OK)).into_response())
}
