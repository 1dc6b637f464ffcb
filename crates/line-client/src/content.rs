use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body::Body as _;
use tokio::time::{Instant, Sleep};

use crate::{Body, Error, endpoint::Answer, transport::TransportError};

/// The bytes of an image, a video, a sound or a file, as they come.
///
/// A [`Stream`] of pieces. It holds no more than one of them at a time, and fails if none comes for the time that the
/// call was given.
pub struct Content {
    operation: &'static str,
    media_type: Option<String>,
    length: Option<u64>,
    body: Body,
    timeout: Duration,
    idle: Pin<Box<Sleep>>,
}

impl Content {
    pub(crate) fn new(answer: Answer) -> Self {
        let header = |name| answer.headers.get(name)?.to_str().ok();
        Self {
            operation: answer.operation,
            media_type: header(CONTENT_TYPE).map(str::to_owned),
            length: header(CONTENT_LENGTH).and_then(|length| length.parse().ok()),
            body: answer.body,
            timeout: answer.timeout,
            idle: Box::pin(tokio::time::sleep(answer.timeout)),
        }
    }

    /// What it is, such as `image/jpeg`.
    pub fn content_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }

    /// In bytes, if LINE tells.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// The next piece, until `None`.
    ///
    /// # Errors
    ///
    /// [`Error::Transport`] and [`Error::Timeout`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await.transpose()
    }

    /// All of it, if it has at most `max` bytes.
    ///
    /// # Errors
    ///
    /// [`Error::TooLarge`], [`Error::Transport`] and [`Error::Timeout`].
    pub async fn bytes_limited(mut self, max: usize) -> Result<Bytes, Error> {
        let mut all = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if chunk.len() > max - all.len() {
                return Err(Error::TooLarge { operation: self.operation, max });
            }
            all.extend_from_slice(&chunk);
        }
        Ok(all.into())
    }
}

impl Stream for Content {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let operation = this.operation;
        loop {
            if let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) {
                this.idle.as_mut().reset(Instant::now() + this.timeout);
                match frame {
                    None => return Poll::Ready(None),
                    Some(Err(error)) => {
                        let source = TransportError::new(error);
                        return Poll::Ready(Some(Err(Error::Transport { operation, source })));
                    }
                    Some(Ok(frame)) => {
                        if let Ok(bytes) = frame.into_data() {
                            return Poll::Ready(Some(Ok(bytes)));
                        }
                    }
                }
            } else {
                ready!(this.idle.as_mut().poll(context));
                return Poll::Ready(Some(Err(Error::Timeout { operation, after: this.timeout })));
            }
        }
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content")
            .field("content_type", &self.media_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
