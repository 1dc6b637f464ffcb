//! LINE's words when it refuses.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#error-responses)
//!
//! ```
//! use line_models::error::{ErrorResponse, TokenErrorResponse};
//!
//! let error: ErrorResponse = serde_json::from_str(
//!     r#"{"message":"The request body has 1 error(s)",
//!         "details":[{"message":"May not be empty","property":"messages[0].text"}]}"#,
//! )
//! .unwrap();
//! assert_eq!(error.details.unwrap()[0].property.as_deref(), Some("messages[0].text"));
//!
//! let error: TokenErrorResponse = serde_json::from_str(
//!     r#"{"error":"invalid_client","error_description":"invalid client_secret"}"#,
//! )
//! .unwrap();
//! assert_eq!(error.error.as_deref(), Some("invalid_client"));
//! ```

use crate::message::SentMessage;

object! {
    /// The body of an error.
    ///
    /// LINE does not promise any of these texts: branch on the status.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#error-responses)
    #[derive(Default)]
    pub struct ErrorResponse {
        /// What is wrong.
        pub message: String = "message",
        /// What is wrong where.
        pub details: Option<Vec<ErrorDetail>> = "details",
        /// What the first call with this retry key sent. Only `pushMessage` tells it.
        pub sent_messages: Option<Vec<SentMessage>> = "sentMessages",
    }
}

impl ErrorResponse {
    /// Without details.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), details: None, sent_messages: None }
    }

    setters! { details: Vec<ErrorDetail>, sent_messages: Vec<SentMessage> }
}

object! {
    /// What is wrong with one property.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#error-responses)
    #[derive(Default)]
    pub struct ErrorDetail {
        /// What is wrong with it.
        pub message: Option<String> = "message",
        /// Where it stands, as in `messages[0].text`.
        pub property: Option<String> = "property",
    }
}

impl ErrorDetail {
    /// `message` about `property`.
    pub fn new(message: impl Into<String>, property: impl Into<String>) -> Self {
        Self { message: Some(message.into()), property: Some(property.into()) }
    }
}

object! {
    /// The body of an error of the calls that issue, check and revoke tokens.
    ///
    /// LINE does not promise any of these texts: branch on the status.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#channel-access-token)
    #[derive(Default, Eq)]
    pub struct TokenErrorResponse {
        /// What is wrong, as OAuth calls it: `invalid_request`, `invalid_client` and so on.
        pub error: Option<String> = "error",
        /// More about that.
        pub error_description: Option<String> = "error_description",
        /// What is wrong, instead of the others: there are too many tokens, or the key is not known. The specification
        /// lacks it.
        pub message: Option<String> = "message",
    }
}

impl TokenErrorResponse {
    /// As OAuth calls it.
    pub fn new(error: impl Into<String>) -> Self {
        Self { error: Some(error.into()), ..Self::default() }
    }

    setters! { error_description: String, message: String }
}
