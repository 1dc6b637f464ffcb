//! Rich menus, their images and aliases.

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_models::rich_menu::{
    CreateRichMenuAliasRequest, RichMenuAliasList, RichMenuIdResponse, RichMenuList,
    RichMenuRequest, UpdateRichMenuAliasRequest,
};

use super::{BODY_MAX, Ids, Routes, Shared, body::Valid, content_type, done};
use crate::{answer::json, image, refusal::Refusal};

/// LINE's limit for the image of a rich menu: 1 MB.
const IMAGE_MAX: usize = 1 << 20;

pub(super) fn routes() -> Routes {
    Router::new()
        .route("/v2/bot/richmenu", post(create))
        .route("/v2/bot/richmenu/validate", post(validate))
        .route("/v2/bot/richmenu/list", get(get_list))
        .route("/v2/bot/richmenu/{rich_menu_id}", get(get_one).delete(delete))
        .route("/v2/bot/richmenu/{rich_menu_id}/content", get(get_image).post(set_image))
        .route("/v2/bot/richmenu/alias", post(create_alias))
        .route("/v2/bot/richmenu/alias/list", get(get_aliases))
        .route(
            "/v2/bot/richmenu/alias/{alias_id}",
            get(get_alias).post(update_alias).delete(delete_alias),
        )
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu)
async fn create(
    State(platform): Shared,
    Valid(request): Valid<RichMenuRequest>,
) -> Result<Response, Refusal> {
    let id = platform.world().create_rich_menu(request)?;
    Ok(json(StatusCode::OK, &RichMenuIdResponse::new(id)))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#validate-rich-menu-object)
async fn validate(Valid(_): Valid<RichMenuRequest>) -> Response {
    done(StatusCode::OK)
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-list)
async fn get_list(State(platform): Shared) -> Response {
    let menus: Vec<_> = platform.world().rich_menus().cloned().collect();
    json(StatusCode::OK, &RichMenuList::new(menus))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu)
async fn get_one(State(platform): Shared, Ids(id): Ids<String>) -> Result<Response, Refusal> {
    Ok(json(StatusCode::OK, platform.world().rich_menu(&id)?))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu)
async fn delete(State(platform): Shared, Ids(id): Ids<String>) -> Result<Response, Refusal> {
    platform.world().delete_rich_menu(&id)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#upload-rich-menu-image)
async fn set_image(
    State(platform): Shared,
    Ids(id): Ids<String>,
    request: Request,
) -> Result<Response, Refusal> {
    const WRONG_SIZE: Refusal =
        Refusal::Said(StatusCode::BAD_REQUEST, "The image size is not allowed for richmenu");
    let found = content_type(request.headers()).to_ascii_lowercase();
    if !matches!(&*found, "image/png" | "image/jpeg") {
        let text = format!("The content type, {found}, is not supported");
        return Err(Refusal::Told(StatusCode::UNSUPPORTED_MEDIA_TYPE, text));
    }
    let bytes = to_bytes(request.into_body(), BODY_MAX).await.map_err(|_| Refusal::Unreadable)?;
    let is_fine = image::size(&bytes).is_some_and(|(width, height)| {
        (800..=2500).contains(&width)
            && height >= 250
            && u64::from(width) * 100 >= u64::from(height) * 145
    });
    if !is_fine || bytes.len() > IMAGE_MAX {
        return Err(WRONG_SIZE);
    }
    platform.world().set_rich_menu_image(&id, bytes, &found)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#download-rich-menu-image)
async fn get_image(State(platform): Shared, Ids(id): Ids<String>) -> Result<Response, Refusal> {
    let image = platform.world().rich_menu_image(&id)?;
    Ok(([(CONTENT_TYPE, image.content_type)], image.bytes).into_response())
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-rich-menu-alias)
async fn create_alias(
    State(platform): Shared,
    Valid(request): Valid<CreateRichMenuAliasRequest>,
) -> Result<Response, Refusal> {
    platform.world().create_alias(request.rich_menu_alias_id, request.rich_menu_id)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-rich-menu-alias)
async fn update_alias(
    State(platform): Shared,
    Ids(alias): Ids<String>,
    Valid(request): Valid<UpdateRichMenuAliasRequest>,
) -> Result<Response, Refusal> {
    platform.world().update_alias(&alias, request.rich_menu_id)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#delete-rich-menu-alias)
async fn delete_alias(
    State(platform): Shared,
    Ids(alias): Ids<String>,
) -> Result<Response, Refusal> {
    platform.world().delete_alias(&alias)?;
    Ok(done(StatusCode::OK))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-by-id)
async fn get_alias(State(platform): Shared, Ids(alias): Ids<String>) -> Result<Response, Refusal> {
    Ok(json(StatusCode::OK, &platform.world().alias(&alias)?))
}

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-alias-list)
async fn get_aliases(State(platform): Shared) -> Response {
    json(StatusCode::OK, &RichMenuAliasList::new(platform.world().aliases()))
}
