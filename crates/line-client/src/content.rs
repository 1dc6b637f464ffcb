use std::{
    fmt,
    fs::{self, File},
    future::Future,
    io::{self, Write},
    path::{Path, PathBuf},
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{
    FutureExt,
    future::{self, Either},
};
use http::{
    StatusCode,
    header::{CONTENT_LENGTH, CONTENT_TYPE},
};
use http_body::Body as _;
use tokio::{
    task::spawn_blocking,
    time::{Instant, Sleep},
};

use crate::{Body, Error, deadline::FOREVER, endpoint::Answer, transport::TransportError};

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
    pub(crate) fn read(answer: Answer) -> impl Future<Output = Result<Self, Error>> + Send {
        if answer.status == StatusCode::ACCEPTED {
            return Either::Left(answer.refusal().map(Err));
        }
        Either::Right(future::ready(Ok(Self::new(answer))))
    }

    fn new(answer: Answer) -> Self {
        let header = |name| answer.headers.get(name)?.to_str().ok();
        Self {
            operation: answer.operation,
            media_type: header(CONTENT_TYPE).map(str::to_owned),
            length: header(CONTENT_LENGTH).and_then(|length| length.parse().ok()),
            body: answer.body,
            timeout: answer.timeout.min(FOREVER),
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

    /// Writes all of it to a file, and tells how many bytes it has. A file or a link that is there is replaced.
    ///
    /// The bytes go to another file in the same folder, which gets its name when all have come: whatever happens, there is
    /// never half a file of that name.
    ///
    /// # Errors
    ///
    /// [`Error::Save`], [`Error::Transport`] and [`Error::Timeout`].
    pub async fn save_to(mut self, path: impl Into<PathBuf>) -> Result<u64, Error> {
        let path = path.into();
        let operation = self.operation;
        let save = |source| Error::Save { operation, path: path.clone(), source };
        let mut part = Part::create(&path).await.map_err(save)?;
        let mut length = 0;
        while let Some(chunk) = self.chunk().await? {
            length += chunk.len() as u64;
            part = part.write(chunk).await.map_err(save)?;
        }
        part.complete(path.clone()).await.map_err(save)?;
        Ok(length)
    }
}

/// Does what may block where it holds up nobody.
pub(crate) async fn blocking_io<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    spawn_blocking(work).await.map_err(io::Error::other)?
}

/// A file that is not complete yet. It is removed unless it is. It is handed to whoever works on it, so that it is removed
/// then if nobody waits for it any more.
struct Part {
    path: PathBuf,
    file: File,
}

impl Part {
    async fn create(path: &Path) -> io::Result<Self> {
        // Its name is not made of the other, which may be as long as names can be.
        path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        let random = getrandom::u64().map_err(io::Error::other)?;
        let path = path.with_file_name(format!(".{random:016x}.part"));
        blocking_io(move || File::create_new(&path).map(|file| Self { path, file })).await
    }

    async fn write(mut self, bytes: Bytes) -> io::Result<Self> {
        blocking_io(move || self.file.write_all(&bytes).map(|()| self)).await
    }

    async fn complete(mut self, path: PathBuf) -> io::Result<()> {
        blocking_io(move || {
            self.file.sync_all()?;
            fs::rename(&self.path, path)?;
            self.path.clear();
            Ok(())
        })
        .await
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            // There is nobody to tell.
            let _ = fs::remove_file(&self.path);
        }
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
