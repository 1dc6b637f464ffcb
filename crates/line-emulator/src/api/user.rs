use axum::{
    Extension, Router,
    extract::State,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::{ChatId, account_link::IssueLinkTokenResponse, profile::Followers};

use super::{About, Ids, Routes, Shared, page, parameter};
use crate::{answer::json, refusal::Refusal};

const FOLLOWERS_DEFAULT: usize = 300;
const FOLLOWERS_MAX: usize = 1_000;

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/profile/{user_id}", get(get_profile))
        .route("/v2/bot/followers/ids", get(get_followers))
        .route("/v2/bot/user/{user_id}/linkToken", post(issue_link_token))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
async fn get_profile(
    State(platform): Shared,
    Ids(user_id): Ids<String>,
) -> Result<Response, Refusal> {
    let profile = platform.world().profile(&user_id)?;
    let about = Extension(About(ChatId::from(&profile.user_id)));
    Ok((about, json(StatusCode::OK, &profile)).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-follower-ids)
async fn get_followers(State(platform): Shared, uri: Uri) -> Result<Response, Refusal> {
    let limit = match parameter(&uri, "limit") {
        Some(limit) => limit.parse().map_err(|_| Refusal::Parameter("limit"))?,
        None => FOLLOWERS_DEFAULT,
    };
    if !(1..=FOLLOWERS_MAX).contains(&limit) {
        return Err(Refusal::Parameter("limit"));
    }
    let all: Vec<_> = platform.world().followers().cloned().collect();
    let (ids, next) = page(&all, parameter(&uri, "start").as_deref(), limit)?;
    let mut followers = Followers::new(ids);
    followers.next = next;
    Ok(json(StatusCode::OK, &followers))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-link-token)
async fn issue_link_token(
    State(platform): Shared,
    Ids(user_id): Ids<String>,
) -> Result<Response, Refusal> {
    let token = platform.world().issue_link_token(&user_id)?;
    let about = Extension(About(user_id.into()));
    Ok((about, json(StatusCode::OK, &IssueLinkTokenResponse::new(token))).into_response())
}
