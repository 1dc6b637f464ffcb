use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use line_models::{RequestId, error::ErrorDetail, message::SentMessage};

use crate::{error::Request, refusal, retry::retry_after};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-line-request-id");
static ACCEPTED_REQUEST_ID: HeaderName = HeaderName::from_static("x-line-accepted-request-id");

/// What LINE says when it refuses.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApiError {
    /// The operation, as LINE's OpenAPI documents name it.
    pub operation: &'static str,
    /// The status. It alone is promised; the texts are not.
    pub status: StatusCode,
    /// The request, for questions to LINE.
    pub request_id: Option<RequestId>,
    /// The first request that was accepted with the same retry key.
    pub accepted_request_id: Option<RequestId>,
    /// What is wrong, for tokens the OAuth code and its description. Empty if LINE does not tell, or not in JSON.
    pub message: String,
    /// What is wrong where. LINE writes properties in three ways; here all read like `messages[0].footer.contents[2]`.
    pub details: Vec<ErrorDetail>,
    /// What the first request with the same retry key sent.
    pub sent_messages: Vec<SentMessage>,
    /// How long LINE asks to wait, in seconds or until a date. It is not known to do so.
    pub retry_after: Option<Duration>,
    /// The answer as it came, HTML for instance. At most 64 KiB of it; the other properties are from the first MiB.
    pub body: Bytes,
}

impl ApiError {
    /// How much of an answer is read, and how much of it is kept, in bytes.
    pub(crate) const MAX_READ: usize = 1024 * 1024;
    pub(crate) const MAX_BODY: usize = 64 * 1024;

    pub(crate) fn new(
        operation: &'static str,
        status: StatusCode,
        headers: &HeaderMap,
        body: Bytes,
    ) -> Self {
        let refusal = refusal::read(&body);
        Self {
            operation,
            status,
            request_id: request_id(headers),
            accepted_request_id: accepted_request_id(headers),
            message: refusal.message,
            details: refusal.details,
            sent_messages: refusal.sent_messages,
            retry_after: retry_after(headers),
            body: match body.get(..Self::MAX_BODY) {
                Some(start) => Bytes::copy_from_slice(start),
                None => body,
            },
        }
    }

    /// Too many calls: a later one will do (429).
    ///
    /// Sending messages, this may also mean too many to one user. Filling an audience, it may also mean
    /// [too many jobs at once](Self::is_concurrency_limited).
    pub fn is_rate_limited(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS && !self.is_monthly_quota()
    }

    /// The messages of this month are used up, or reserved for a narrowcast that runs (429). LINE tells it from too many
    /// calls by the text alone.
    pub fn is_monthly_quota(&self) -> bool {
        self.status == StatusCode::TOO_MANY_REQUESTS && self.message.contains("monthly limit")
    }

    /// Ten jobs of this audience are not done yet (429): wait for them. LINE tells it from too many calls by the text
    /// alone, so this is a guess: another text than the usual one, about filling an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#limit-on-the-number-of-concurrent-operations)
    pub fn is_concurrency_limited(&self) -> bool {
        self.is_rate_limited()
            && !self.message.contains("API rate limit")
            && matches!(
                self.operation,
                "createAudienceGroup"
                    | "addAudienceToAudienceGroup"
                    | "createAudienceForUploadingUserIds"
                    | "addUserIdsToAudience"
            )
    }

    /// The reply token is wrong, too old or used (400). LINE tells it from other refusals by the text alone.
    pub fn is_invalid_reply_token(&self) -> bool {
        self.status == StatusCode::BAD_REQUEST
            && self.message.eq_ignore_ascii_case("Invalid reply token")
    }

    /// A call with this retry key went through before (409).
    pub fn is_already_accepted(&self) -> bool {
        self.status == StatusCode::CONFLICT
    }

    /// There is no such thing, or this bot may not see it (404).
    pub fn is_not_found(&self) -> bool {
        self.status == StatusCode::NOT_FOUND
    }

    /// The channel access token is wrong or has expired (401).
    pub fn is_unauthorized(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED
    }

    /// The content is not ready: a later call will do (202).
    pub fn is_preparing(&self) -> bool {
        self.status == StatusCode::ACCEPTED
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.operation, self.status)?;
        if !self.message.is_empty() {
            write!(f, ": {}", self.message)?;
        }
        for ErrorDetail { message, property, .. } in &self.details {
            match (property.as_deref().unwrap_or_default(), message.as_deref().unwrap_or_default())
            {
                ("", "") => {}
                ("", text) | (text, "") => write!(f, "; {text}")?,
                (property, message) => write!(f, "; {property}: {message}")?,
            }
        }
        Request(self.request_id.as_ref()).fmt(f)
    }
}

impl std::error::Error for ApiError {}

/// The request that is answered, as `headers` tell.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<RequestId> {
    header(headers, &REQUEST_ID)
}

/// The first request with the same retry key, as `headers` tell.
pub(crate) fn accepted_request_id(headers: &HeaderMap) -> Option<RequestId> {
    header(headers, &ACCEPTED_REQUEST_ID)
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Option<RequestId> {
    Some(headers.get(name)?.to_str().ok()?.into())
}
