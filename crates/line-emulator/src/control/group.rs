//! Groups on the page.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::StatusCode,
    response::Response,
    routing::{post, put},
};
use line_models::{ChatId, UserId};
use serde::Deserialize;

use super::{Problem, Shared, parse};
use crate::{answer::json, error::Error, platform::Platform};

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/groups", post(add))
        .route("/groups/{chat_id}/bot", put(invite_bot).delete(remove_bot))
        .route("/groups/{chat_id}/members/{user_id}", put(join).delete(part))
}

#[derive(Deserialize)]
struct NewGroup {
    name: String,
    members: Vec<UserId>,
    /// A multi-person chat instead of a group.
    #[serde(default)]
    room: bool,
}

/// The bot is invited with the first members, and told so.
async fn add(State(platform): Shared, body: Body) -> Result<Response, Problem> {
    let NewGroup { name, members, room } = parse(body).await?;
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::Empty { what: "the name of a group" }.into());
    }
    let group = {
        let mut world = platform.world();
        if let Some(user_id) = members.iter().find(|id| world.user(id.as_str()).is_none()) {
            return Err(Error::UnknownUser { user_id: user_id.clone() }.into());
        }
        world.new_group(if room { 'R' } else { 'C' }, name, false)
    };
    for user_id in &members {
        platform.act(&group.chat_id, |world, now| world.join(&group.chat_id, user_id, now))?;
    }
    platform.act(&group.chat_id, |world, now| world.invite_bot(&group.chat_id, now))?;
    let world = platform.world();
    Ok(json(StatusCode::OK, &world.group(group.chat_id.as_str())))
}

async fn invite_bot(
    State(platform): Shared,
    Path(chat_id): Path<ChatId>,
) -> Result<StatusCode, Problem> {
    platform.act(&chat_id, |world, now| world.invite_bot(&chat_id, now))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn remove_bot(
    State(platform): Shared,
    Path(chat_id): Path<ChatId>,
) -> Result<StatusCode, Problem> {
    platform.act(&chat_id, |world, now| world.remove_bot(&chat_id, now))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn join(
    State(platform): Shared,
    Path((chat_id, user_id)): Path<(ChatId, UserId)>,
) -> Result<StatusCode, Problem> {
    platform.act(&chat_id, |world, now| world.join(&chat_id, &user_id, now))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn part(
    State(platform): Shared,
    Path((chat_id, user_id)): Path<(ChatId, UserId)>,
) -> Result<StatusCode, Problem> {
    platform.act(&chat_id, |world, now| world.part(&chat_id, &user_id, now))?;
    Ok(StatusCode::NO_CONTENT)
}
