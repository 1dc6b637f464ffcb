//! LINE's words when it refuses.

use serde::{Deserialize, Serialize};

use crate::message::SentMessage;

/// The body of an error.
///
/// LINE does not promise any of these texts: branch on the status.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#error-responses)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ErrorResponse {
    /// What is wrong.
    pub message: String,
    /// What is wrong where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Vec<ErrorDetail>>,
    /// What the first call with this retry key sent. Only `pushMessage` tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent_messages: Option<Vec<SentMessage>>,
}

impl ErrorResponse {
    /// Without details.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), details: None, sent_messages: None }
    }

    setters! { details: Vec<ErrorDetail>, sent_messages: Vec<SentMessage> }
}

/// What is wrong with one property.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Where it stands, as in `messages[0].text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<String>,
}

impl ErrorDetail {
    /// `message` about `property`.
    pub fn new(message: impl Into<String>, property: impl Into<String>) -> Self {
        Self { message: Some(message.into()), property: Some(property.into()) }
    }
}
