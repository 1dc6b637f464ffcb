//! What an upload is read from while it is sent.

use std::{
    fs::File,
    future::Future,
    io::{self, Read},
    mem,
    path::PathBuf,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::{Body, BoxError, body::PIECE};

/// A file: opened when it is wanted, closed when it is read.
pub(crate) struct FileBody {
    path: PathBuf,
    length: u64,
    left: u64,
    state: State,
}

enum State {
    Closed,
    Open(File),
    Reading(JoinHandle<io::Result<(File, Bytes)>>),
    Done,
}

impl FileBody {
    pub(crate) fn new(path: PathBuf, length: u64) -> Self {
        Self { path, length, left: length, state: State::Closed }
    }

    /// The same from its beginning.
    pub(crate) fn again(&self) -> Self {
        Self::new(self.path.clone(), self.length)
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<io::Result<Bytes>> {
        let left = self.left;
        let mut reading = match mem::replace(&mut self.state, State::Closed) {
            State::Closed => {
                let path = self.path.clone();
                spawn_blocking(move || read(File::open(path)?, left))
            }
            State::Open(file) => spawn_blocking(move || read(file, left)),
            State::Reading(reading) => reading,
            State::Done => return Poll::Ready(Ok(Bytes::new())),
        };
        if let Poll::Ready(done) = Pin::new(&mut reading).poll(context) {
            let (file, bytes) = done.map_err(io::Error::other)??;
            self.state = State::Open(file);
            return Poll::Ready(Ok(bytes));
        }
        self.state = State::Reading(reading);
        Poll::Pending
    }
}

/// Reads the next piece of a file that should have `left` more bytes.
fn read(mut file: File, left: u64) -> io::Result<(File, Bytes)> {
    let size = usize::try_from(left).map_or(PIECE, |left| left.min(PIECE));
    let mut bytes = vec![0; size];
    let read = file.read(&mut bytes)?;
    if read == 0 && left > 0 {
        return Err(io::Error::other("the file is shorter than it was"));
    }
    if read as u64 == left && file.read(&mut [0])? > 0 {
        return Err(io::Error::other("the file is longer than it was"));
    }
    bytes.truncate(read);
    Ok((file, bytes.into()))
}

impl Clone for FileBody {
    fn clone(&self) -> Self {
        self.again()
    }
}

impl HttpBody for FileBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let read = ready!(self.poll_read(context));
        if let Ok(bytes) = &read {
            self.left -= bytes.len() as u64;
        }
        if self.left == 0 || read.is_err() {
            // Else it would begin again.
            (self.left, self.state) = (0, State::Done);
        }
        Poll::Ready(match read {
            Ok(bytes) if bytes.is_empty() => None,
            read => Some(read.map(Frame::data).map_err(Into::into)),
        })
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.state, State::Done)
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// A stream of bytes. The lock is never taken: it makes a stream `Sync` that is not.
pub(crate) struct StreamBody<S> {
    stream: Mutex<Pin<Box<S>>>,
    left: Option<u64>,
}

impl<S> StreamBody<S> {
    pub(crate) fn new(stream: S, length: Option<u64>) -> Self {
        Self { stream: Mutex::new(Box::pin(stream)), left: length }
    }
}

impl<S, B, E> HttpBody for StreamBody<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let stream = self.stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        let bytes = match ready!(stream.as_mut().poll_next(context)) {
            Some(Ok(bytes)) => bytes.into(),
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            None if self.left.is_some_and(|left| left > 0) => {
                return Poll::Ready(Some(Err("the stream is shorter than was said".into())));
            }
            None => return Poll::Ready(None),
        };
        if let Some(left) = self.left {
            let Some(left) = left.checked_sub(bytes.len() as u64) else {
                return Poll::Ready(Some(Err("the stream is longer than was said".into())));
            };
            self.left = Some(left);
        }
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map(SizeHint::with_exact).unwrap_or_default()
    }
}

/// A stream that is taken when the first of it is wanted, so that a request that is not sent does not use it up.
pub(crate) struct LentBody {
    place: Arc<Mutex<Option<Body>>>,
    taken: Option<Body>,
}

impl LentBody {
    /// `None` if it was taken before.
    pub(crate) fn new(place: &Arc<Mutex<Option<Body>>>) -> Option<Self> {
        let lent = Self { place: Arc::clone(place), taken: None };
        let is_there = lent.place().is_some();
        is_there.then_some(lent)
    }

    fn place(&self) -> MutexGuard<'_, Option<Body>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpBody for LentBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.taken.is_none() {
            let taken = self.place().take();
            self.taken = taken;
        }
        match &mut self.taken {
            Some(body) => Pin::new(body).poll_frame(context),
            None => Poll::Ready(Some(Err("the stream was sent before".into()))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.taken {
            Some(body) => body.size_hint(),
            None => self.place().as_ref().map(HttpBody::size_hint).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    /// The pieces of a file with this text, and the error that ends them.
    async fn read(text: &str, length: u64) -> (String, Option<String>) {
        let name = format!("line-upload-{}-{length}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        let mut body = FileBody::new(path.clone(), length);
        let (mut all, mut error) = (String::new(), None);
        while let Some(frame) = body.frame().await {
            assert!(error.is_none(), "it begins again");
            match frame {
                Ok(frame) => all += str::from_utf8(&frame.into_data().unwrap()).unwrap(),
                Err(source) => error = Some(source.to_string()),
            }
        }
        std::fs::remove_file(path).unwrap();
        (all, error)
    }

    #[tokio::test]
    async fn a_file_that_is_not_as_long_as_it_was_fails_and_does_not_begin_again() {
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(read("U123", 4).await, ("U123".to_owned(), None));
        let shorter = said("the file is shorter than it was");
        assert_eq!(read("U123", 10).await, ("U123".to_owned(), shorter));
        let longer = said("the file is longer than it was");
        assert_eq!(read("U123", 2).await, (String::new(), longer.clone()));
        assert_eq!(read("", 0).await, (String::new(), None));
        assert_eq!(read("U123", 0).await, (String::new(), longer));
    }
}
