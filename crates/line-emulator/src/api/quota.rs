use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri},
    response::Response,
    routing::get,
};
use line_models::{
    quota::{AggregationUnitNames, AggregationUnitUsage, NumberOfMessages, NumberOfMessagesStatus},
    time::Date,
};

use super::{Routes, Shared, parameter};
use crate::{answer::json, platform::now, refusal::Refusal};

pub(super) fn routes() -> Routes {
    ["reply", "push", "multicast", "broadcast", "pnp"]
        .into_iter()
        .fold(Router::new(), |routes, way| {
            routes.route(&format!("/v2/bot/message/delivery/{way}"), get(get_number_of_sent))
        })
        .route("/v2/bot/message/quota", get(get_quota))
        .route("/v2/bot/message/quota/consumption", get(get_consumption))
        .route("/v2/bot/message/aggregation/info", get(get_unit_usage))
        .route("/v2/bot/message/aggregation/list", get(get_unit_names))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-quota)
async fn get_quota(State(platform): Shared) -> Response {
    json(StatusCode::OK, &platform.world().quota().quota())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-consumption)
async fn get_consumption(State(platform): Shared) -> Response {
    json(StatusCode::OK, &platform.world().quota().consumption())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages)
///
/// LINE counts a day when it is over, and the emulator was not there on any day before.
async fn get_number_of_sent(uri: Uri) -> Result<Response, Refusal> {
    let date = date(&uri, "date").ok_or(Refusal::Parameter("date"))?;
    let numbers = if date < Date::in_japan(now()) {
        NumberOfMessages::new(NumberOfMessagesStatus::Ready).success(0)
    } else {
        NumberOfMessages::new(NumberOfMessagesStatus::Unready)
    };
    Ok(json(StatusCode::OK, &numbers))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-the-number-of-unit-name-types-assigned-during-this-month)
async fn get_unit_usage() -> Response {
    json(StatusCode::OK, &AggregationUnitUsage::new(0))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-list-of-unit-names-assigned-during-this-month)
async fn get_unit_names() -> Response {
    json(StatusCode::OK, &AggregationUnitNames::default())
}

/// A parameter of eight digits.
pub(super) fn date(uri: &Uri, name: &str) -> Option<Date> {
    let date = parameter(uri, name)?;
    let is_date = date.len() == 8 && date.bytes().all(|digit| digit.is_ascii_digit());
    is_date.then(|| date.into())
}
