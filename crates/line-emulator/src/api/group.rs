//! Group chats, and multi-person chats (rooms), whose operations are the same.

use axum::{
    Extension, Router,
    extract::State,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::{
    ChatId,
    group::{MemberCount, MemberIds},
};

use super::{About, Ids, Routes, Shared, done, page, parameter};
use crate::{answer::json, platform::now, refusal::Refusal};

/// LINE gives up to 100 ids at once.
const MEMBERS_MAX: usize = 100;

pub(super) fn routes() -> Routes {
    chats::<'C'>("/v2/bot/group/{id}")
        .route("/v2/bot/group/{id}/summary", get(get_summary))
        .merge(chats::<'R'>("/v2/bot/room/{id}"))
}

fn chats<const PREFIX: char>(base: &str) -> Routes {
    Router::new()
        .route(&format!("{base}/member/{{user_id}}"), get(get_member::<PREFIX>))
        .route(&format!("{base}/members/ids"), get(get_member_ids::<PREFIX>))
        .route(&format!("{base}/members/count"), get(get_member_count::<PREFIX>))
        .route(&format!("{base}/leave"), post(leave::<PREFIX>))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-summary)
async fn get_summary(State(platform): Shared, Ids(id): Ids<String>) -> Result<Response, Refusal> {
    let summary = platform.world().group_summary(&id)?;
    Ok(about(id, json(StatusCode::OK, &summary)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-profile)
async fn get_member<const PREFIX: char>(
    State(platform): Shared,
    Ids((id, user_id)): Ids<(String, String)>,
) -> Result<Response, Refusal> {
    let profile = platform.world().member_profile(PREFIX, &id, &user_id)?;
    Ok(about(id, json(StatusCode::OK, &profile)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-user-ids)
async fn get_member_ids<const PREFIX: char>(
    State(platform): Shared,
    Ids(id): Ids<String>,
    uri: Uri,
) -> Result<Response, Refusal> {
    let start = parameter(&uri, "start");
    let (ids, next) = page(platform.world().members(PREFIX, &id)?, start.as_deref(), MEMBERS_MAX)?;
    let mut members = MemberIds::new(ids);
    members.next = next;
    Ok(about(id, json(StatusCode::OK, &members)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-members-group-count)
async fn get_member_count<const PREFIX: char>(
    State(platform): Shared,
    Ids(id): Ids<String>,
) -> Result<Response, Refusal> {
    let count = platform.world().members(PREFIX, &id)?.len();
    let count = MemberCount::new(i32::try_from(count).unwrap_or(i32::MAX));
    Ok(about(id, json(StatusCode::OK, &count)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#leave-group)
async fn leave<const PREFIX: char>(
    State(platform): Shared,
    Ids(id): Ids<String>,
) -> Result<Response, Refusal> {
    let mut world = platform.world();
    if let Some(event) = world.leave(PREFIX, &id, now())? {
        // Nobody waits for it; the log tells what becomes of it.
        drop(platform.send_off(&world, &ChatId::from(&id), event));
    }
    Ok(about(id, done(StatusCode::OK)))
}

fn about(id: String, answer: Response) -> Response {
    (Extension(About(id.into())), answer).into_response()
}
