use std::{fmt, ops::Deref, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use line_models::{RequestId, error::ErrorDetail, message::SentMessage};

use crate::{BoxError, InvalidToken, refusal, retry::retry_after, transport::TransportError};

static REQUEST_ID: HeaderName = HeaderName::from_static("x-line-request-id");
static ACCEPTED_REQUEST_ID: HeaderName = HeaderName::from_static("x-line-accepted-request-id");

/// Why a call failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// LINE answered with a status that tells of no success, or, for content, that it is not ready.
    Api(Box<ApiError>),
    /// No answer came, or it broke off.
    Transport {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// What the HTTP client says.
        source: TransportError,
    },
    /// No answer came in time.
    Timeout {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// The time that the attempt had.
        after: Duration,
    },
    /// LINE did as it was told, and answered something else than expected.
    Decode {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// Where in the JSON: `.` is all of it.
        path: String,
        /// The request, for questions to LINE.
        request_id: Option<RequestId>,
        /// What came. It may hold a token, so only its size is in `Debug`.
        body: RawBody,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// The request cannot be written as JSON.
    Encode {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// Why.
        source: BoxError,
    },
    /// An id that cannot be part of a path. Nothing was sent.
    PathValue {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// The parameter, as LINE's reference names it.
        name: &'static str,
    },
    /// The request passes limits of LINE, and [`Validation::Deny`](crate::Validation::Deny) is set. Nothing was sent.
    #[cfg(feature = "validate")]
    Invalid {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// Every limit that is passed, and where.
        violations: line_models::validate::Violations,
    },
    /// What is to be uploaded cannot be right. Nothing was sent.
    Upload {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The file or the stream to upload cannot be read, or is not as long as was said. LINE has not got all of it.
    Read {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// What went wrong.
        source: BoxError,
    },
    /// LINE could not prepare a video or a sound, and will not try again.
    NotPrepared {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
    },
    /// Content cannot be saved in a file.
    Save {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// The file.
        path: std::path::PathBuf,
        /// What the file system says.
        source: std::io::Error,
    },
    /// An answer is larger than the caller wants.
    TooLarge {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// In bytes.
        max: usize,
    },
    /// The system has no randomness for a retry key.
    Random {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// What the system says.
        source: getrandom::Error,
    },
    /// The channel access token cannot be one.
    Token(InvalidToken),
    /// There is no channel access token: a [`TokenProvider`](crate::TokenProvider) failed in a way of its own, gave none in
    /// time, or failed for several calls at a time.
    Credentials {
        /// Why.
        source: BoxError,
    },
    /// The key that signs JSON Web Tokens cannot be used.
    Key {
        /// Why not.
        reason: &'static str,
    },
    /// The client's own rate limit asks for a longer wait than the call has time for. Nothing was sent.
    RateLimit {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
        /// How long.
        wait: Duration,
    },
    /// A page of a list is followed by itself, so the list would never end. That page is not given.
    Endless {
        /// The operation, as LINE's OpenAPI documents name it.
        operation: &'static str,
    },
    /// A blocking call was made where it would stop the tasks of a tokio runtime, or there is no thread for it.
    Blocking {
        /// What to do about it.
        reason: String,
    },
    /// A run of multicasts cannot be taken up again.
    Resume {
        /// Why not.
        reason: &'static str,
    },
    /// The client cannot be made.
    Build {
        /// What to do about it.
        reason: String,
        /// Why.
        source: BoxError,
    },
}

impl Error {
    /// LINE's own words, if it answered.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The status, if LINE answered with one that tells of an error.
    pub fn status(&self) -> Option<StatusCode> {
        self.api().map(|error| error.status)
    }

    /// The request, for questions to LINE, if LINE answered.
    pub fn request_id(&self) -> Option<&RequestId> {
        match self {
            Self::Api(error) => error.request_id.as_ref(),
            Self::Decode { request_id, .. } => request_id.as_ref(),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(f),
            Self::Transport { operation, .. } => write!(f, "{operation}: no answer"),
            Self::Timeout { operation, after } => {
                write!(f, "{operation}: no answer within {after:?}")
            }
            Self::Decode { operation, path, request_id, .. } => {
                write!(f, "{operation}: the answer is not as expected at `{path}`")?;
                Request(request_id.as_ref()).fmt(f)
            }
            Self::Encode { operation, .. } => {
                write!(f, "{operation}: the request cannot be written")
            }
            Self::PathValue { operation, name } => write!(
                f,
                "{operation}: the value for {name} is empty or made of dots, which no path can hold"
            ),
            #[cfg(feature = "validate")]
            Self::Invalid { operation, violations } => write!(f, "{operation}: {violations}"),
            Self::Upload { operation, reason } => write!(f, "{operation}: {reason}"),
            Self::Read { operation, .. } => {
                write!(f, "{operation}: what is uploaded cannot be read")
            }
            Self::NotPrepared { operation } => {
                write!(f, "{operation}: LINE has failed to prepare the content")
            }
            Self::Save { operation, path, .. } => {
                write!(f, "{operation}: cannot save to {}", path.display())
            }
            Self::TooLarge { operation, max } => {
                write!(f, "{operation}: the answer has more than {max} bytes")
            }
            Self::Random { operation, .. } => {
                write!(f, "{operation}: no randomness for a retry key")
            }
            Self::Token(error) => error.fmt(f),
            Self::Credentials { .. } => f.write_str("no channel access token"),
            Self::Key { reason } => {
                write!(f, "the assertion signing key cannot be used: {reason}")
            }
            Self::RateLimit { operation, wait } => {
                write!(f, "{operation}: the rate limit asks for a wait of {wait:?}")
            }
            Self::Endless { operation } => {
                write!(f, "{operation}: a page is followed by itself, so the list would never end")
            }
            Self::Blocking { reason } => {
                write!(f, "a blocking call cannot be made here: {reason}")
            }
            Self::Resume { reason } => {
                write!(f, "the multicasts cannot be resumed: {reason}")
            }
            Self::Build { reason, .. } => write!(f, "the client cannot be made: {reason}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport { source, .. } => Some(source),
            Self::Decode { source, .. } => Some(source),
            Self::Encode { source, .. }
            | Self::Read { source, .. }
            | Self::Credentials { source }
            | Self::Build { source, .. } => Some(source.as_ref()),
            Self::Save { source, .. } => Some(source),
            Self::Random { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<InvalidToken> for Error {
    fn from(error: InvalidToken) -> Self {
        Self::Token(error)
    }
}

/// The body of an answer as it came. `Debug` tells its size alone.
#[derive(Clone, PartialEq, Eq)]
pub struct RawBody(pub(crate) Bytes);

impl Deref for RawBody {
    type Target = Bytes;

    fn deref(&self) -> &Bytes {
        &self.0
    }
}

impl fmt::Debug for RawBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawBody({} bytes)", self.len())
    }
}

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
    /// The answer as it came, HTML for instance. At most 64 KiB of it.
    pub body: Bytes,
}

impl ApiError {
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
            body,
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
                ("", message) => write!(f, "; {message}")?,
                (property, message) => write!(f, "; {property}: {message}")?,
            }
        }
        Request(self.request_id.as_ref()).fmt(f)
    }
}

impl std::error::Error for ApiError {}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

/// A request id at the end of a message.
struct Request<'a>(Option<&'a RequestId>);

impl fmt::Display for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |id| write!(f, " (request {id})"))
    }
}

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
