//! Statistics. Nobody has looked yet: they are empty, or not ready.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
    routing::get,
};
use line_models::{
    insight::{
        FriendsDemographics, InsightStatus, MessageInsight, MessageInsightOverview,
        NumberOfFollowers, NumberOfMessageDeliveries, RichMenuInsightDaily, RichMenuInsightSummary,
        UnitInsight, UnitInsightOverview,
    },
    time::Date,
};

use super::{Ids, Routes, Shared, parameter, quota::date};
use crate::{answer::json, platform::now, refusal::Refusal};

const BAD_REQUEST: Refusal = Refusal::Said(StatusCode::BAD_REQUEST, "Bad Request");

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/insight/followers", get(get_followers))
        .route("/v2/bot/insight/demographic", get(get_demographics))
        .route("/v2/bot/insight/message/delivery", get(get_deliveries))
        .route("/v2/bot/insight/message/event", get(get_message_event))
        .route("/v2/bot/insight/message/event/aggregation", get(get_per_unit))
        .route("/v2/bot/insight/richmenu/{rich_menu_id}/summary", get(get_rich_menu_summary))
        .route("/v2/bot/insight/richmenu/{rich_menu_id}/daily", get(get_rich_menu_daily))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers)
async fn get_followers(State(platform): Shared, uri: Uri) -> Result<Response, Refusal> {
    const MISSING: Refusal = Refusal::Said(StatusCode::BAD_REQUEST, "date is required");
    parameter(&uri, "date").ok_or(MISSING)?;
    let date = date(&uri, "date").ok_or(BAD_REQUEST)?;
    if date >= Date::in_japan(now()) {
        return Ok(json(StatusCode::OK, &NumberOfFollowers::new(InsightStatus::Unready)));
    }
    let world = platform.world();
    let followers = i64::try_from(world.followers().count()).unwrap_or(i64::MAX);
    let numbers = NumberOfFollowers::new(InsightStatus::Ready);
    Ok(json(StatusCode::OK, &numbers.followers(followers).targeted_reaches(0).blocks(0)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
///
/// Fewer than 20 friends have no demographics.
async fn get_demographics() -> Response {
    json(StatusCode::OK, &FriendsDemographics::default().available(false))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-delivery-messages)
async fn get_deliveries(uri: Uri) -> Result<Response, Refusal> {
    date(&uri, "date").ok_or(BAD_REQUEST)?;
    Ok(json(StatusCode::OK, &NumberOfMessageDeliveries::new(InsightStatus::Unready)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
async fn get_message_event(uri: Uri) -> Result<Response, Refusal> {
    let request_id = parameter(&uri, "requestId").ok_or(BAD_REQUEST)?;
    let overview = MessageInsightOverview::new(request_id, now());
    Ok(json(StatusCode::OK, &MessageInsight::new(overview)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
async fn get_per_unit(uri: Uri) -> Result<Response, Refusal> {
    parameter(&uri, "customAggregationUnit").ok_or(BAD_REQUEST)?;
    range(&uri)?;
    Ok(json(StatusCode::OK, &UnitInsight::new(UnitInsightOverview::default(), [], [])))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
async fn get_rich_menu_summary(
    State(platform): Shared,
    Ids(id): Ids<String>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let (from, to) = range(&uri)?;
    platform.world().rich_menu(&id)?;
    let summary = RichMenuInsightSummary::new(id).metrics_from(from).metrics_to(to).clicks([]);
    Ok(json(StatusCode::OK, &summary))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
async fn get_rich_menu_daily(
    State(platform): Shared,
    Ids(id): Ids<String>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let (from, to) = range(&uri)?;
    platform.world().rich_menu(&id)?;
    let daily = RichMenuInsightDaily::new(id).metrics_from(from).metrics_to(to).clicks([]);
    Ok(json(StatusCode::OK, &daily))
}

fn range(uri: &Uri) -> Result<(Date, Date), Refusal> {
    const BACKWARDS: Refusal = Refusal::Said(
        StatusCode::BAD_REQUEST,
        "Parameter to must be the same date as, or after parameter from.",
    );
    let from = date(uri, "from").ok_or(BAD_REQUEST)?;
    let to = date(uri, "to").ok_or(BAD_REQUEST)?;
    if from > to { Err(BACKWARDS) } else { Ok((from, to)) }
}
