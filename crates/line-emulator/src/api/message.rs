use std::sync::Arc;

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use line_models::{
    RequestId, RetryKey, UserId,
    message::{PushMessageRequest, PushMessageResponse, ReplyMessageRequest, ReplyMessageResponse},
};

use super::{About, RETRY_KEY, body::Valid, kinds};
use crate::{
    answer::json,
    platform::{Platform, now},
    refusal::Refusal,
    retry_key,
};

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
///
/// The messages are checked before the token is looked at: a bot whose message passes a limit can mend it and try
/// again, since nothing was sent.
pub(super) async fn reply(
    State(platform): State<Arc<Platform>>,
    Valid(request): Valid<ReplyMessageRequest>,
) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    let (user_id, sent) = platform.world().reply(&request.reply_token, request.messages, now())?;
    let answer = json(StatusCode::OK, &ReplyMessageResponse::new(sent));
    Ok((Extension(About(user_id)), answer).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message)
pub(super) async fn push(
    State(platform): State<Arc<Platform>>,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Valid(request): Valid<PushMessageRequest>,
) -> Response {
    let about = Extension(About(UserId::from(request.to.as_str())));
    let retry = retry_key(&headers).map(|key| key.map(|key| (key, request_id)));
    let sent = kinds::check(&request.messages)
        .and(retry)
        .and_then(|retry| platform.world().push(&request.to, request.messages, retry, now()));
    match sent {
        Ok(sent) => (about, json(StatusCode::OK, &PushMessageResponse::new(sent))).into_response(),
        Err(refusal) => (about, refusal).into_response(),
    }
}

fn retry_key(headers: &HeaderMap) -> Result<Option<RetryKey>, Refusal> {
    let Some(value) = headers.get(RETRY_KEY) else { return Ok(None) };
    let key = value.to_str().ok().and_then(retry_key::parse);
    key.map(Some).ok_or(Refusal::RetryKey)
}
