use std::{sync::Arc, time::Duration};

use axum::{
    Extension,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use line_models::{
    UserId,
    chat::{ShowLoadingAnimationRequest, ShowLoadingAnimationResponse},
    error::ErrorDetail,
};

use super::{About, body::Valid};
use crate::{
    answer::json,
    ids::is_id,
    platform::{Platform, now},
    refusal::Refusal,
};

const DEFAULT_SECONDS: i32 = 20;

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator)
pub(super) async fn start_loading(
    State(platform): State<Arc<Platform>>,
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
    let about = Extension(About(UserId::from(chat_id.as_str())));
    let answer = json(StatusCode::ACCEPTED, &ShowLoadingAnimationResponse::default());
    Ok((about, answer).into_response())
}
