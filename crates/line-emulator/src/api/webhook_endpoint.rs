use axum::{
    Router,
    body::to_bytes,
    extract::{FromRequest, Request, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use line_models::{
    time::DateTime,
    webhook_endpoint::{
        SetWebhookEndpointRequest, TestReason, TestWebhookEndpointRequest, WebhookEndpoint,
        WebhookEndpointTest,
    },
};

use super::{BODY_MAX, Routes, Shared, body::Parsed, done};
use crate::{
    answer::json,
    platform::now,
    refusal::Refusal,
    webhook::{FailureReason, check_url, verify},
    world::Webhook,
};

const INVALID: Refusal = Refusal::Said(StatusCode::BAD_REQUEST, "Invalid webhook endpoint URL");
const MISSING: Refusal = Refusal::Said(StatusCode::NOT_FOUND, "Webhook endpoint not found");

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/channel/webhook/endpoint", get(get_endpoint).put(set_endpoint))
        .route("/v2/bot/channel/webhook/test", post(test))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-webhook-endpoint-information)
async fn get_endpoint(State(platform): Shared) -> Result<Response, Refusal> {
    let url = platform.world().webhook().url.clone().ok_or(MISSING)?;
    Ok(json(StatusCode::OK, &WebhookEndpoint::new(url)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url)
///
/// Unlike LINE, it takes http, and nothing else works here.
async fn set_endpoint(
    State(platform): Shared,
    Parsed(request): Parsed<SetWebhookEndpointRequest>,
) -> Result<Response, Refusal> {
    check_url(&request.endpoint).map_err(|_| INVALID)?;
    let mut world = platform.world();
    let redelivery = world.webhook().redelivery;
    world.set_webhook(Webhook { url: Some(request.endpoint), redelivery });
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint)
async fn test(State(platform): Shared, request: Request) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_MAX).await.map_err(|_| Refusal::Unreadable)?;
    let wanted = if body.is_empty() {
        TestWebhookEndpointRequest::default()
    } else {
        Parsed::from_request(Request::from_parts(parts, body.into()), &()).await?.0
    };
    if let Some(url) = &wanted.endpoint {
        check_url(url).map_err(|_| INVALID)?;
    }
    let outcome = verify(&platform, wanted.endpoint).await.map_err(|_| MISSING)?;
    let mut test = WebhookEndpointTest::new(DateTime::from(now()));
    match outcome.result {
        Ok(status) => {
            test.status_code = status.into();
            test.detail = status.to_string();
        }
        Err((reason, detail)) => {
            test.success = Some(false);
            test.status_code = outcome.entry.status.map_or(0, i32::from);
            test.reason = reason_of(reason);
            test.detail = detail;
        }
    }
    Ok(json(StatusCode::OK, &test))
}

fn reason_of(reason: FailureReason) -> TestReason {
    match reason {
        FailureReason::CouldNotConnect => TestReason::CouldNotConnect,
        FailureReason::RequestTimeout => TestReason::RequestTimeout,
        FailureReason::ErrorStatusCode => TestReason::ErrorStatusCode,
        FailureReason::Unclassified => TestReason::Unclassified,
    }
}
