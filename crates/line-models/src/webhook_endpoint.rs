//! Where LINE sends its webhooks.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url)
//!
//! ```
//! use line_models::webhook_endpoint::{TestReason, WebhookEndpointTest};
//!
//! let test: WebhookEndpointTest = serde_json::from_str(
//!     r#"{"success":false,"timestamp":"2020-09-30T05:38:20.031Z","statusCode":404,
//!         "reason":"ERROR_STATUS_CODE","detail":"404"}"#,
//! )
//! .unwrap();
//! assert_eq!(test.reason, TestReason::ErrorStatusCode);
//! assert!(test.timestamp.to_timestamp().is_some());
//! ```

use crate::time::DateTime;

object! {
    /// The webhook URL of a channel.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-webhook-endpoint-information)
    #[doc(alias = "GetWebhookEndpointResponse")]
    #[derive(Eq)]
    pub struct WebhookEndpoint {
        /// The URL.
        pub endpoint: String = "endpoint",
        /// Whether LINE sends webhooks at all.
        pub active: bool = "active",
    }
}

impl WebhookEndpoint {
    /// LINE sends webhooks to `endpoint`.
    pub fn new(endpoint: impl Into<String>) -> Self {
        Self { endpoint: endpoint.into(), active: true }
    }
}

object! {
    /// The body of `setWebhookEndpoint`. It takes up to a minute to be in force.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-webhook-endpoint-url)
    #[derive(Eq)]
    pub struct SetWebhookEndpointRequest {
        /// HTTPS, at most 500 UTF-16 code units. The certificate must be of a public authority.
        pub endpoint: String = "endpoint",
    }
}

impl SetWebhookEndpointRequest {
    /// Sends webhooks to `endpoint` from now on.
    pub fn new(endpoint: impl Into<String>) -> Self {
        Self { endpoint: endpoint.into() }
    }
}

object! {
    /// The body of `testWebhookEndpoint`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint)
    #[derive(Default, Eq)]
    pub struct TestWebhookEndpointRequest {
        /// HTTPS, at most 500 UTF-16 code units. Absent: the URL the channel has.
        pub endpoint: Option<String> = "endpoint",
    }
}

impl TestWebhookEndpointRequest {
    setters! { endpoint: String }
}

object! {
    /// What became of a webhook without events that LINE sent to try the URL.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint)
    #[doc(alias = "TestWebhookEndpointResponse")]
    #[derive(Eq)]
    pub struct WebhookEndpointTest {
        /// Whether it went well.
        pub success: Option<bool> = "success",
        /// When LINE sent it.
        pub timestamp: DateTime = "timestamp",
        /// The status the server answered with; 0 or less without an answer.
        pub status_code: i32 = "statusCode",
        /// What went wrong, if anything did.
        pub reason: TestReason = "reason",
        /// More about that: a status, or words such as `TLS handshake failure`.
        pub detail: String = "detail",
    }
}

impl WebhookEndpointTest {
    /// The server answered 200.
    pub fn new(timestamp: impl Into<DateTime>) -> Self {
        Self {
            success: Some(true),
            timestamp: timestamp.into(),
            status_code: 200,
            reason: TestReason::Ok,
            detail: "200".to_owned(),
        }
    }
}

string_enum! {
    /// What went wrong when LINE tried a webhook URL, if anything did.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#test-webhook-endpoint)
    pub enum TestReason {
        /// Nothing.
        Ok = "OK",
        /// There was no connection.
        CouldNotConnect = "COULD_NOT_CONNECT",
        /// The server did not answer in time.
        RequestTimeout = "REQUEST_TIMEOUT",
        /// The server answered with another status than 2xx.
        ErrorStatusCode = "ERROR_STATUS_CODE",
        /// Something else.
        Unclassified = "UNCLASSIFIED",
    }
}
