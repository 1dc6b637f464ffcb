use std::{
    collections::VecDeque,
    error, fmt, future,
    pin::{Pin, pin},
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::BodyExt;

use crate::{
    deadline::{Deadline, Watched},
    source::FileBody,
};

/// As much of a body as is sent at a time, in bytes.
pub(crate) const PIECE: usize = 64 * 1024;

/// An error of any type.
pub type BoxError = Box<dyn error::Error + Send + Sync>;

type DynBody = dyn HttpBody<Data = Bytes, Error = BoxError> + Send + Sync;

/// What a request or a response carries: bytes, or a stream of them.
pub struct Body(Inner);

enum Inner {
    Bytes(Bytes),
    File(Box<FileBody>),
    /// What reqwest receives.
    Received(reqwest::Body),
    Stream(Pin<Box<DynBody>>),
    /// One after the other.
    Parts(VecDeque<Body>),
    Watched(Box<Watched>),
}

impl Body {
    /// A stream.
    pub fn wrap<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + Sync + 'static,
        B::Error: Into<BoxError>,
    {
        Self(Inner::Stream(Box::pin(body.map_err(Into::into))))
    }

    /// The same once more, unless it is a stream.
    pub fn try_clone(&self) -> Option<Self> {
        match &self.0 {
            Inner::Bytes(bytes) => Some(bytes.clone().into()),
            Inner::File(file) => Some(file.again().into()),
            Inner::Received(_) | Inner::Stream(_) => None,
            Inner::Parts(parts) => {
                let parts: Option<_> = parts.iter().map(Self::try_clone).collect();
                parts.map(|parts| Self(Inner::Parts(parts)))
            }
            Inner::Watched(watched) => watched.try_clone().map(Self::from),
        }
    }

    /// Whether it can be sent only once.
    pub(crate) fn is_stream(&self) -> bool {
        match &self.0 {
            Inner::Bytes(_) | Inner::File(_) => false,
            Inner::Received(_) | Inner::Stream(_) => true,
            Inner::Parts(parts) => parts.iter().any(Self::is_stream),
            Inner::Watched(watched) => watched.body().is_stream(),
        }
    }

    /// Whether it is on its way at once.
    pub(crate) fn is_short(&self) -> bool {
        matches!(&self.0, Inner::Bytes(bytes) if bytes.len() <= PIECE)
    }

    /// Several bodies, one after the other.
    pub(crate) fn parts<const N: usize>(parts: [Self; N]) -> Self {
        Self(Inner::Parts(parts.into()))
    }

    /// What reqwest receives, without another box around it.
    pub(crate) fn received(body: reqwest::Body) -> Self {
        Self(Inner::Received(body))
    }

    /// The bytes, unless it is a stream.
    pub(crate) fn try_into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Bytes(bytes) => Ok(bytes),
            _ => Err(self),
        }
    }

    /// The next bytes, until `None`.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, BoxError>> {
        loop {
            match future::poll_fn(|context| Pin::new(&mut *self).poll_frame(context)).await? {
                Ok(frame) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Some(Ok(bytes));
                    }
                }
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// At most `max` bytes of what comes of it in time, whatever ends it.
    pub(crate) async fn what_comes(&mut self, max: usize, deadline: &Deadline) -> Bytes {
        let mut all = BytesMut::new();
        while all.len() < max
            && let Some(Some(Ok(chunk))) = deadline.limit(pin!(self.chunk())).await
        {
            all.extend_from_slice(&chunk);
        }
        all.truncate(max);
        all.freeze()
    }

    /// At most `max` bytes of it, and whether there are more.
    pub(crate) async fn read(&mut self, max: usize) -> Result<(Bytes, bool), BoxError> {
        if let Inner::Bytes(bytes) = &mut self.0 {
            let cut = bytes.len() > max;
            bytes.truncate(max);
            return Ok((std::mem::take(bytes), cut));
        }
        let mut first = match self.chunk().await {
            Some(chunk) => chunk?,
            None => return Ok((Bytes::new(), false)),
        };
        // Most answers come in one piece, and tell.
        let second = if self.is_end_stream() { None } else { self.chunk().await.transpose()? };
        let Some(second) = second else {
            let cut = first.len() > max;
            first.truncate(max);
            return Ok((first, cut));
        };
        let mut all = BytesMut::from(first);
        all.extend_from_slice(&second);
        while all.len() <= max {
            match self.chunk().await {
                Some(chunk) => all.extend_from_slice(&chunk?),
                None => return Ok((all.freeze(), false)),
            }
        }
        all.truncate(max);
        Ok((all.freeze(), true))
    }
}

impl Default for Body {
    fn default() -> Self {
        Bytes::new().into()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<FileBody> for Body {
    fn from(file: FileBody) -> Self {
        Self(Inner::File(Box::new(file)))
    }
}

impl From<Watched> for Body {
    fn from(watched: Watched) -> Self {
        Self(Inner::Watched(Box::new(watched)))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from(text).into()
    }
}

/// Tells the size alone: what is in a body is nobody's business but its receiver's.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Inner::Watched(watched) => watched.body().fmt(f),
            _ => f.write_str("Body(stream)"),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Inner::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Bytes(bytes) => {
                let piece = bytes.split_to(bytes.len().min(PIECE));
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
            Inner::File(file) => Pin::new(&mut **file).poll_frame(context),
            Inner::Received(body) => Pin::new(body).poll_frame(context).map_err(Into::into),
            Inner::Stream(body) => body.as_mut().poll_frame(context),
            Inner::Parts(parts) => {
                while let Some(part) = parts.front_mut() {
                    match ready!(Pin::new(part).poll_frame(context)) {
                        Some(frame) => return Poll::Ready(Some(frame)),
                        None => drop(parts.pop_front()),
                    }
                }
                Poll::Ready(None)
            }
            Inner::Watched(watched) => Pin::new(&mut **watched).poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Bytes(bytes) => bytes.is_empty(),
            Inner::File(file) => file.is_end_stream(),
            Inner::Received(body) => body.is_end_stream(),
            Inner::Stream(body) => body.is_end_stream(),
            Inner::Parts(parts) => parts.iter().all(Self::is_end_stream),
            Inner::Watched(watched) => watched.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::File(file) => file.size_hint(),
            Inner::Received(body) => body.size_hint(),
            Inner::Stream(body) => body.size_hint(),
            Inner::Parts(parts) => {
                let mut lengths = parts.iter().map(|part| part.size_hint().exact());
                let exact = lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?));
                exact.map(SizeHint::with_exact).unwrap_or_default()
            }
            Inner::Watched(watched) => watched.size_hint(),
        }
    }
}
