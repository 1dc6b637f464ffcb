//! How long an attempt may take.

use std::{
    future::Future,
    mem,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use http::Request;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

use crate::{Body, BoxError, Error, transport::TransportError};

/// No timeout is longer: the sum with the time of day would not fit.
pub(crate) const FOREVER: Duration = Duration::from_secs(30 * 365 * 86_400);

/// Until when an answer is waited for. While an upload goes on, every piece of it gives the whole time anew.
#[derive(Clone, Debug)]
pub(crate) struct Deadline {
    pub(crate) after: Duration,
    at: Instant,
    upload: Option<Arc<Progress>>,
}

impl Deadline {
    /// For a request that is about to be sent.
    pub(crate) fn of(request: Request<Body>, after: Duration) -> (Request<Body>, Self) {
        let at = Instant::now() + after.min(FOREVER);
        if request.body().is_short() {
            return (request, Self { after, at, upload: None });
        }
        let progress = Arc::new(Progress::default());
        let upload = Some(Arc::clone(&progress));
        let request = request.map(|body| Watched { body, progress }.into());
        (request, Self { after, at, upload })
    }

    /// For an answer that has begun, whatever becomes of the upload.
    pub(crate) fn of_answer(self) -> Self {
        Self { at: self.at(), upload: None, ..self }
    }

    fn at(&self) -> Instant {
        let last = self.upload.as_ref().and_then(|upload| upload.state().last);
        last.map_or(self.at, |last| last + self.after.min(FOREVER))
    }

    /// What comes in time. The future is taken by reference: as an argument it would need its room twice.
    pub(crate) async fn limit<T>(
        &self,
        mut future: Pin<&mut impl Future<Output = T>>,
    ) -> Option<T> {
        loop {
            let at = self.at();
            match timeout_at(at, future.as_mut()).await {
                Ok(value) => return Some(value),
                Err(_) if self.at() > at => {}
                Err(_) => return None,
            }
        }
    }

    /// The error when nothing came in time.
    pub(crate) fn passed(&self, operation: &'static str) -> Error {
        Error::Timeout { operation, after: self.after }
    }

    /// The error of a request that could not be sent: it may be what it carries that failed.
    pub(crate) fn failure(&self, operation: &'static str, source: TransportError) -> Error {
        match self.upload.as_ref().and_then(|upload| upload.state().failure.take()) {
            Some(source) => Error::Read { operation, source },
            None => Error::Transport { operation, source },
        }
    }
}

/// How an upload goes on.
#[derive(Debug, Default)]
struct Progress(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// When a piece of it was taken last.
    last: Option<Instant>,
    failure: Option<BoxError>,
}

impl Progress {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A body that tells how it goes on.
pub(crate) struct Watched {
    body: Body,
    progress: Arc<Progress>,
}

impl Watched {
    pub(crate) fn body(&self) -> &Body {
        &self.body
    }

    pub(crate) fn try_clone(&self) -> Option<Self> {
        Some(Self { body: self.body.try_clone()?, progress: Arc::clone(&self.progress) })
    }
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let mut state = self.progress.state();
        state.last = Some(Instant::now());
        Poll::Ready(match frame {
            Some(Err(error)) => {
                state.failure = Some(error);
                drop(state);
                // What failed once is not asked for more.
                drop(mem::take(&mut self.body));
                Some(Err("what is uploaded cannot be read".into()))
            }
            frame => frame,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
