use std::{fmt, ops::Deref, time::Duration};

use bytes::Bytes;
use http::StatusCode;
use line_models::RequestId;

use crate::{ApiError, BoxError, InvalidToken, transport::TransportError};

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
                write!(
                    f,
                    "{operation}: the rate limit asks for a wait of {wait:?}, for which `Retry::total` leaves no time"
                )
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

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(Box::new(error))
    }
}

/// A request id at the end of a message.
pub(crate) struct Request<'a>(pub(crate) Option<&'a RequestId>);

impl fmt::Display for Request<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |id| write!(f, " (request {id})"))
    }
}
