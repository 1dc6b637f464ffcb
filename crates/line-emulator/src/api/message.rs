use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::{
    RequestId, RetryKey,
    message::{
        BroadcastRequest, MulticastRequest, PushMessageRequest, PushMessageResponse,
        ReplyMessageRequest, ReplyMessageResponse, ValidateMessageRequest,
    },
    narrowcast::NarrowcastRequest,
};

use super::{About, RETRY_KEY, Routes, Shared, body::Valid, done, kinds, parameter};
use crate::{
    answer::json,
    platform::{Platform, now},
    refusal::Refusal,
    retry_key,
};

pub(super) fn routes_with_retry_key() -> Routes {
    Router::new()
        .route("/v2/bot/message/push", post(push))
        .route("/v2/bot/message/multicast", post(multicast))
        .route("/v2/bot/message/broadcast", post(broadcast))
        .route("/v2/bot/message/narrowcast", post(narrowcast))
}

pub(super) fn routes() -> Routes {
    ["reply", "push", "multicast", "narrowcast", "broadcast"]
        .into_iter()
        .fold(Router::new(), |routes, way| {
            routes.route(&format!("/v2/bot/message/validate/{way}"), post(validate))
        })
        .route("/v2/bot/message/reply", post(reply))
        .route("/v2/bot/message/progress/narrowcast", get(narrowcast_progress))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-reply-message)
///
/// The messages are checked before the token is looked at: a bot whose message passes a limit can mend it and try
/// again, since nothing was sent.
async fn reply(
    State(platform): State<Arc<Platform>>,
    Valid(request): Valid<ReplyMessageRequest>,
) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    let (chat_id, sent) = platform.world().reply(&request.reply_token, request.messages, now())?;
    let answer = json(StatusCode::OK, &ReplyMessageResponse::new(sent));
    Ok((Extension(About(chat_id)), answer).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-push-message)
async fn push(
    State(platform): Shared,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Valid(request): Valid<PushMessageRequest>,
) -> Response {
    let about = Extension(About(request.to.clone()));
    let sent = kinds::check(&request.messages)
        .and(retry(&headers, request_id))
        .and_then(|retry| platform.world().push(&request.to, request.messages, retry, now()));
    match sent {
        Ok(sent) => (about, json(StatusCode::OK, &PushMessageResponse::new(sent))).into_response(),
        Err(refusal) => (about, refusal).into_response(),
    }
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-multicast-message)
async fn multicast(
    State(platform): Shared,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Valid(request): Valid<MulticastRequest>,
) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    let retry = retry(&headers, request_id)?;
    platform.world().multicast(&request.to, &request.messages, retry, now())?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-broadcast-message)
async fn broadcast(
    State(platform): Shared,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Valid(request): Valid<BroadcastRequest>,
) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    let retry = retry(&headers, request_id)?;
    platform.world().broadcast(&request.messages, retry, now())?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message)
async fn narrowcast(
    State(platform): Shared,
    Extension(request_id): Extension<RequestId>,
    headers: HeaderMap,
    Valid(request): Valid<NarrowcastRequest>,
) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    let retry = retry(&headers, request_id.clone())?;
    platform.world().narrowcast(&request, &request_id, retry, now())?;
    Ok(done(StatusCode::ACCEPTED))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status)
async fn narrowcast_progress(State(platform): Shared, uri: Uri) -> Result<Response, Refusal> {
    let request_id = parameter(&uri, "requestId").ok_or(Refusal::Parameter("requestId"))?;
    Ok(json(StatusCode::OK, platform.world().narrowcast_progress(&request_id)?))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-message-objects-of-reply-message)
async fn validate(Valid(request): Valid<ValidateMessageRequest>) -> Result<Response, Refusal> {
    kinds::check(&request.messages)?;
    Ok(done(StatusCode::OK))
}

fn retry(
    headers: &HeaderMap,
    request_id: RequestId,
) -> Result<Option<(RetryKey, RequestId)>, Refusal> {
    let Some(value) = headers.get(RETRY_KEY) else { return Ok(None) };
    let key = value.to_str().ok().and_then(retry_key::parse).ok_or(Refusal::RetryKey)?;
    Ok(Some((key, request_id)))
}
