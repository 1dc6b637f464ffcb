//! Which user sees which rich menu.

use axum::{
    Extension, Router,
    extract::State,
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::{
    RequestId,
    rich_menu::{
        RichMenuBatchRequest, RichMenuBulkLinkRequest, RichMenuBulkUnlinkRequest,
        RichMenuIdResponse,
    },
};

use super::{About, Ids, Routes, Shared, body::Valid, done, parameter};
use crate::{answer::json, platform::now, refusal::Refusal};

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/user/all/richmenu", get(get_default).delete(cancel_default))
        .route("/v2/bot/user/all/richmenu/{rich_menu_id}", post(set_default))
        .route("/v2/bot/user/{user_id}/richmenu", get(get_of_user).delete(unlink))
        .route("/v2/bot/user/{user_id}/richmenu/{rich_menu_id}", post(link))
        .route("/v2/bot/richmenu/bulk/link", post(bulk_link))
        .route("/v2/bot/richmenu/bulk/unlink", post(bulk_unlink))
        .route("/v2/bot/richmenu/batch", post(run_batch))
        .route("/v2/bot/richmenu/validate/batch", post(validate_batch))
        .route("/v2/bot/richmenu/progress/batch", get(get_batch_progress))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-default-rich-menu)
async fn set_default(State(platform): Shared, Ids(id): Ids<String>) -> Result<Response, Refusal> {
    platform.world().set_default_rich_menu(&id)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-default-rich-menu-id)
async fn get_default(State(platform): Shared) -> Result<Response, Refusal> {
    let world = platform.world();
    Ok(json(StatusCode::OK, &RichMenuIdResponse::new(world.default_rich_menu()?)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#clear-default-rich-menu)
async fn cancel_default(State(platform): Shared) -> Response {
    platform.world().cancel_default_rich_menu();
    done(StatusCode::OK)
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-user)
async fn link(
    State(platform): Shared,
    Ids((user_id, id)): Ids<(String, String)>,
) -> Result<Response, Refusal> {
    platform.world().link_rich_menu(&user_id, &id)?;
    Ok(about(user_id, done(StatusCode::OK)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-user)
async fn unlink(State(platform): Shared, Ids(user_id): Ids<String>) -> Result<Response, Refusal> {
    platform.world().unlink_rich_menu(&user_id)?;
    Ok(about(user_id, done(StatusCode::OK)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-id-of-user)
async fn get_of_user(
    State(platform): Shared,
    Ids(user_id): Ids<String>,
) -> Result<Response, Refusal> {
    let response = RichMenuIdResponse::new(platform.world().rich_menu_of(&user_id)?);
    Ok(about(user_id, json(StatusCode::OK, &response)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#link-rich-menu-to-users)
async fn bulk_link(
    State(platform): Shared,
    Valid(request): Valid<RichMenuBulkLinkRequest>,
) -> Result<Response, Refusal> {
    let id = request.rich_menu_id.as_str();
    platform.world().link_rich_menu_to_all(&request.user_ids, id)?;
    Ok(done(StatusCode::ACCEPTED))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unlink-rich-menu-from-users)
async fn bulk_unlink(
    State(platform): Shared,
    Valid(request): Valid<RichMenuBulkUnlinkRequest>,
) -> Result<Response, Refusal> {
    platform.world().unlink_rich_menu_from_all(&request.user_ids)?;
    Ok(done(StatusCode::ACCEPTED))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#batch-control-rich-menus-of-users)
async fn run_batch(
    State(platform): Shared,
    Extension(request_id): Extension<RequestId>,
    Valid(request): Valid<RichMenuBatchRequest>,
) -> Result<Response, Refusal> {
    platform.world().run_rich_menu_batch(&request, request_id, now())?;
    Ok(done(StatusCode::ACCEPTED))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-batch-control-rich-menus-of-users)
async fn validate_batch(
    State(platform): Shared,
    Valid(request): Valid<RichMenuBatchRequest>,
) -> Result<Response, Refusal> {
    platform.world().check_rich_menu_batch(&request)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-batch-control-rich-menus-progress-status)
async fn get_batch_progress(State(platform): Shared, uri: Uri) -> Result<Response, Refusal> {
    let request_id = parameter(&uri, "requestId").ok_or(Refusal::Parameter("requestId"))?;
    Ok(json(StatusCode::OK, platform.world().rich_menu_batch_progress(&request_id)?))
}

fn about(user_id: String, answer: Response) -> Response {
    (Extension(About(user_id.into())), answer).into_response()
}
