//! Bodies, in and out.

use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use serde::Serialize;

/// How much more than the limit is read and thrown away, so that a client is done sending when it gets its answer.
const DISCARD_MAX: usize = 16 << 20;

/// An answer in JSON.
pub(crate) fn json<T: Serialize>(status: StatusCode, body: &T) -> Response {
    match serde_json::to_vec(body) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Why a body could not be had.
pub(crate) enum BodyError {
    TooLarge,
    Broken,
}

/// The whole body, if it is at most `limit` bytes.
pub(crate) async fn read(mut body: Body, limit: usize) -> Result<Bytes, BodyError> {
    let mut bytes = Vec::new();
    let mut total = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| BodyError::Broken)?.into_data() else { continue };
        total = total.saturating_add(data.len());
        if total <= limit {
            bytes.extend_from_slice(&data);
        } else if total > limit.saturating_add(DISCARD_MAX) {
            break;
        }
    }
    if total <= limit { Ok(bytes.into()) } else { Err(BodyError::TooLarge) }
}
