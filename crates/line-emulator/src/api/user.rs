use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::About;
use crate::{answer::json, platform::Platform, refusal::Refusal};

/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
pub(super) async fn get_profile(
    State(platform): State<Arc<Platform>>,
    user_id: Result<Path<String>, PathRejection>,
) -> Result<Response, Refusal> {
    let Path(user_id) = user_id.map_err(|_| Refusal::Parameter("userId"))?;
    let profile = platform.world().profile(&user_id)?;
    let about = Extension(About(profile.user_id.clone()));
    Ok((about, json(StatusCode::OK, &profile)).into_response())
}
