//! What an upload is read from while it is sent.

use std::{
    future::Future,
    io,
    path::PathBuf,
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::{
    fs::File,
    io::{AsyncRead, ReadBuf},
};

use crate::BoxError;

/// How much of a file is read at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// A file: opened when it is wanted, closed when it is read.
pub(crate) struct FileBody {
    path: PathBuf,
    length: u64,
    left: u64,
    state: State,
}

enum State {
    Closed,
    Opening(Pin<Box<dyn Future<Output = io::Result<File>> + Send + Sync>>),
    Open(File),
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
        loop {
            match &mut self.state {
                State::Closed => {
                    self.state = State::Opening(Box::pin(File::open(self.path.clone())));
                }
                State::Opening(file) => {
                    let mut file = ready!(file.as_mut().poll(context))?;
                    file.set_max_buf_size(PIECE);
                    self.state = State::Open(file);
                }
                State::Open(file) => {
                    let size = usize::try_from(self.left).map_or(PIECE, |left| left.min(PIECE));
                    let mut bytes = vec![0; size];
                    let mut buffer = ReadBuf::new(&mut bytes);
                    ready!(Pin::new(file).poll_read(context, &mut buffer))?;
                    let read = buffer.filled().len();
                    if read == 0 {
                        let shorter = io::Error::other("the file is shorter than it was");
                        return Poll::Ready(Err(shorter));
                    }
                    bytes.truncate(read);
                    return Poll::Ready(Ok(bytes.into()));
                }
            }
        }
    }
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
        if self.left == 0 {
            self.state = State::Closed;
            return Poll::Ready(None);
        }
        Poll::Ready(Some(match ready!(self.poll_read(context)) {
            Ok(bytes) => {
                self.left -= bytes.len() as u64;
                Ok(Frame::data(bytes))
            }
            Err(error) => Err(error.into()),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
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
