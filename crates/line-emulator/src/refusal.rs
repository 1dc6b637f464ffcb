//! What LINE says when it refuses a call.

use axum::{
    http::{HeaderName, HeaderValue, Method, StatusCode},
    response::{IntoResponse, Response},
};
use line_models::{
    RequestId,
    error::{ErrorDetail, ErrorResponse, TokenErrorResponse},
    message::SentMessage,
};

use crate::answer::json;

/// The id of the call that a retry key was first used in.
const ACCEPTED_REQUEST_ID: HeaderName = HeaderName::from_static("x-line-accepted-request-id");

/// A call that is refused, and why.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// No token, or the wrong one.
    Unauthorized,
    /// Nothing is at this path, or the user does not exist for this bot.
    NotFound,
    /// No message with this id has content.
    ContentNotFound,
    /// The path is right, the verb is not.
    Method(Method),
    /// The body is larger than 2 MB.
    TooLarge,
    /// The body did not come to its end.
    Unreadable,
    /// The body is no JSON by its content type.
    ContentType(String),
    /// The body is no JSON.
    NotJson { line: usize, column: usize },
    /// One property has a value of the wrong type.
    Property { path: String, line: usize, column: usize },
    /// One property has a value that names nothing here.
    Value { property: String },
    /// Limits are passed.
    Limits(Vec<ErrorDetail>),
    /// A part of the path is no such id.
    Parameter(&'static str),
    /// The reply token is wrong, used or expired.
    ReplyToken,
    /// What LINE says of one operation alone.
    Said(StatusCode, &'static str),
    /// What LINE says of one operation alone, with an id in it.
    Told(StatusCode, String),
    /// Tokens have an error of their own shape.
    Token(TokenErrorResponse),
    /// Nobody has this id.
    Recipient,
    /// The retry key has not the form of a UUID.
    RetryKey,
    /// This operation takes no retry key.
    RetryKeyNotSupported,
    /// A call with this retry key was accepted before.
    AlreadyAccepted { request_id: RequestId, sent_messages: Option<Vec<SentMessage>> },
}

impl Refusal {
    pub(crate) fn token(error: &str, description: &str) -> Self {
        Self::Token(TokenErrorResponse::new(error).error_description(description))
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::NotFound | Self::ContentNotFound => StatusCode::NOT_FOUND,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::AlreadyAccepted { .. } => StatusCode::CONFLICT,
            Self::Said(status, _) | Self::Told(status, _) => *status,
            Self::Unreadable
            | Self::ContentType(_)
            | Self::NotJson { .. }
            | Self::Property { .. }
            | Self::Value { .. }
            | Self::Limits(_)
            | Self::Parameter(_)
            | Self::ReplyToken
            | Self::Token(_)
            | Self::Recipient
            | Self::RetryKey
            | Self::RetryKeyNotSupported => StatusCode::BAD_REQUEST,
        }
    }

    fn message(&self) -> String {
        match self {
            Self::Unauthorized => "Authentication failed. Confirm that the access token in the \
                                   authorization header is valid."
                .to_owned(),
            Self::NotFound => "Not found".to_owned(),
            Self::ContentNotFound => "not found".to_owned(),
            Self::Method(method) => format!("The request method, '{method}', is not supported"),
            // LINE tells no text for the next two.
            Self::TooLarge => "The request body is larger than 2 MB".to_owned(),
            Self::Unreadable => "The request body could not be read".to_owned(),
            Self::ContentType(found) => format!("The content type, {found}, is not supported"),
            Self::NotJson { line, column } => format!(
                "The request body could not be parsed as JSON (line: {line}, column: {column})"
            ),
            Self::Property { path, line, column } => format!(
                "The property, '{path}', in the request body is invalid (line: {line}, column: {column})"
            ),
            Self::Value { property } => format!(
                "The property, {property}, in the request body is invalid (line: -, column: -)"
            ),
            Self::Limits(details) => format!("The request body has {} error(s)", details.len()),
            Self::Parameter(name) => format!("The value for the '{name}' parameter is invalid"),
            Self::Said(_, text) => (*text).to_owned(),
            Self::Told(_, text) => text.clone(),
            Self::Token(error) => error.error.clone().unwrap_or_default(),
            Self::ReplyToken => "Invalid reply token".to_owned(),
            Self::Recipient => "Failed to send messages".to_owned(),
            // LINE tells no text for the next two.
            Self::RetryKey => "The value for the 'X-Line-Retry-Key' header is invalid".to_owned(),
            Self::RetryKeyNotSupported => {
                "The 'X-Line-Retry-Key' header is not supported by this API".to_owned()
            }
            Self::AlreadyAccepted { .. } => "The retry key is already accepted".to_owned(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = ErrorResponse::new(self.message());
        match self {
            Self::Limits(details) => json(status, &body.details(details)),
            Self::Token(error) => json(status, &error),
            Self::AlreadyAccepted { request_id, sent_messages } => {
                let body = match sent_messages {
                    Some(sent_messages) => body.sent_messages(sent_messages),
                    None => body,
                };
                let mut response = json(status, &body);
                if let Ok(request_id) = HeaderValue::from_str(request_id.as_str()) {
                    response.headers_mut().insert(ACCEPTED_REQUEST_ID, request_id);
                }
                response
            }
            _ => json(status, &body),
        }
    }
}
