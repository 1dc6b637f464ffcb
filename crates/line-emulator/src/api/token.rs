//! Channel access tokens for the channel's id and secret.
//!
//! A JSON Web Token needs a key that is registered with LINE, and none is here.

use std::collections::HashMap;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::token::{
    IssueShortLivedChannelAccessTokenResponse, IssueStatelessChannelAccessTokenResponse,
    VerifyChannelAccessTokenResponse,
};

use super::{Routes, Shared, parameter};
use crate::{answer::json, platform::now, refusal::Refusal, world::TokenKind};

const NO_KEY: Refusal =
    Refusal::Said(StatusCode::NOT_FOUND, "Cannot find channel key that satisfies the conditions");

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/oauth2/v3/token", post(issue_stateless))
        .route("/v2/oauth/accessToken", post(issue_short_lived))
        .route("/v2/oauth/verify", post(verify))
        .route("/v2/oauth/revoke", post(revoke))
        .route("/oauth2/v2.1/token", post(async || NO_KEY))
        .route("/oauth2/v2.1/tokens/kid", get(async || NO_KEY))
        .route("/oauth2/v2.1/verify", get(verify_by_query))
        .route("/oauth2/v2.1/revoke", post(revoke))
}

/// Whether secrets and tokens are in the query and the bodies, which the log must not show.
pub(super) fn is_about_tokens(uri: &Uri) -> bool {
    let path = uri.path();
    ["/oauth2/", "/v2/oauth/"].into_iter().any(|start| path.starts_with(start))
        || path.ends_with("/linkToken")
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
async fn issue_stateless(State(platform): Shared, body: Bytes) -> Result<Response, Refusal> {
    let form = Form::parse(&body);
    if form.get("client_assertion").is_some() {
        return Err(NO_KEY);
    }
    let (id, secret) = form.credentials()?;
    let kind = TokenKind::Stateless;
    let token = platform.world().issue_token(kind, id, secret, now())?;
    let answer = IssueStatelessChannelAccessTokenResponse::new(token, seconds(kind));
    Ok(json(StatusCode::OK, &answer))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-shortlived-channel-access-token)
async fn issue_short_lived(State(platform): Shared, body: Bytes) -> Result<Response, Refusal> {
    let form = Form::parse(&body);
    let (id, secret) = form.credentials()?;
    let kind = TokenKind::ShortLived;
    let token = platform.world().issue_token(kind, id, secret, now())?;
    let answer = IssueShortLivedChannelAccessTokenResponse::new(token, seconds(kind));
    Ok(json(StatusCode::OK, &answer))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token)
async fn verify(State(platform): Shared, body: Bytes) -> Result<Response, Refusal> {
    let form = Form::parse(&body);
    let token = form.get("access_token").unwrap_or_default();
    let world = platform.world();
    let left = world
        .token_seconds_left(token, now())
        .ok_or_else(|| Refusal::token("invalid_request", "access_token invalid"))?;
    Ok(json(StatusCode::OK, &VerifyChannelAccessTokenResponse::new(world.channel_id(), left)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#verify-channel-access-token-v2-1)
async fn verify_by_query(State(platform): Shared, uri: Uri) -> Result<Response, Refusal> {
    let token = parameter(&uri, "access_token").unwrap_or_default();
    let world = platform.world();
    let left = world
        .token_seconds_left(&token, now())
        .ok_or_else(|| Refusal::token("invalid_request", "The access token expired"))?;
    Ok(json(StatusCode::OK, &VerifyChannelAccessTokenResponse::new(world.channel_id(), left)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#revoke-longlived-or-shortlived-channel-access-token)
async fn revoke(State(platform): Shared, body: Bytes) -> Response {
    let form = Form::parse(&body);
    platform.world().revoke_token(form.get("access_token").unwrap_or_default());
    StatusCode::OK.into_response()
}

fn seconds(kind: TokenKind) -> i32 {
    i32::try_from(kind.lifetime().as_secs()).unwrap_or(i32::MAX)
}

/// A body of the type `application/x-www-form-urlencoded`.
struct Form(HashMap<String, String>);

impl Form {
    fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn credentials(&self) -> Result<(&str, &str), Refusal> {
        let fields = (self.get("grant_type"), self.get("client_id"), self.get("client_secret"));
        match fields {
            (Some("client_credentials"), Some(id), Some(secret)) => Ok((id, secret)),
            _ => Err(Refusal::token("invalid_request", "some parameters missed or invalid")),
        }
    }
}
