//! What is uploaded: bytes, files and streams, and the form they travel in.

use std::{
    fmt, fs, io,
    path::PathBuf,
    sync::{Arc, Mutex},
};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderValue;

use crate::{
    Body, BoxError, Error,
    content::blocking_io,
    endpoint::Payload,
    source::{FileBody, LentBody, StreamBody},
};

/// What is uploaded: bytes, a file or a stream.
///
/// A file and a stream are read while they are sent, a piece at a time.
#[derive(Clone)]
pub struct Upload(Source);

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    File(FileBody),
    /// `None` once it is sent.
    Stream(Arc<Mutex<Option<Body>>>),
}

impl Upload {
    /// A file. It is opened when it is sent, and must be as long as it is now.
    ///
    /// # Errors
    ///
    /// Any error of the file system.
    pub async fn file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let (path, metadata) =
            blocking_io(|| fs::metadata(&path).map(|found| (path, found))).await?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file"));
        }
        Ok(Self(Source::File(FileBody::new(path, metadata.len()))))
    }

    /// A stream, and how many bytes it has in all if that is known.
    ///
    /// It can be sent once: a call with it is not made again by itself, whatever happens.
    pub fn stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        let body = Body::wrap(StreamBody::new(stream, length));
        Self(Source::Stream(Arc::new(Mutex::new(Some(body)))))
    }

    /// The body, unless it is a stream that was sent before.
    fn body(&self) -> Option<Body> {
        match &self.0 {
            Source::Bytes(bytes) => Some(bytes.clone().into()),
            Source::File(file) => Some(file.again().into()),
            Source::Stream(stream) => LentBody::new(stream).map(Body::wrap),
        }
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self(Source::Bytes(bytes.into()))
    }
}

/// Tells what it is alone: what is in it is nobody's business but its receiver's.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Bytes(bytes) => write!(f, "Upload({} bytes)", bytes.len()),
            Source::File(file) => write!(f, "Upload(file of {} bytes)", file.length()),
            Source::Stream(_) => f.write_str("Upload(stream)"),
        }
    }
}

/// A form with a file (`multipart/form-data`).
pub(crate) struct Form {
    operation: &'static str,
    boundary: String,
    head: String,
}

impl Form {
    pub(crate) fn new(operation: &'static str) -> Result<Self, Error> {
        let random = getrandom::u64().map_err(|source| Error::Upload {
            operation,
            reason: format!("no randomness for a form: {source}"),
        })?;
        Ok(Self { operation, boundary: format!("line-client-{random:016x}"), head: String::new() })
    }

    /// Adds a field, if it has a value.
    pub(crate) fn field(mut self, name: &str, value: Option<impl fmt::Display>) -> Self {
        if let Some(value) = value {
            self.open(name, "");
            self.head.extend(["\r\n\r\n", &value.to_string(), "\r\n"]);
        }
        self
    }

    /// Adds the text file, and closes the form.
    pub(crate) fn file(mut self, name: &str, file: &Upload) -> Result<Payload, Error> {
        let operation = self.operation;
        let upload = |reason: &str| Error::Upload { operation, reason: reason.to_owned() };
        let file = file.body().ok_or_else(|| upload("the stream was sent before"))?;
        self.open(name, "; filename=\"audience.txt\"\r\nContent-Type: text/plain\r\n\r\n");
        let tail = format!("\r\n--{}--\r\n", self.boundary);
        let content_type = format!("multipart/form-data; boundary={}", self.boundary);
        let content_type = HeaderValue::try_from(content_type)
            .map_err(|source| Error::Encode { operation, source: source.into() })?;
        Ok(Payload::new(content_type, Body::parts([self.head.into(), file, tail.into()])))
    }

    fn open(&mut self, name: &str, rest: &str) {
        let part =
            format!("--{}\r\nContent-Disposition: form-data; name=\"{name}\"{rest}", self.boundary);
        self.head.push_str(&part);
    }
}

#[cfg(test)]
mod tests {
    use http_body::Body as _;

    use super::*;

    fn form() -> Form {
        Form { operation: "upload", boundary: "b".to_owned(), head: String::new() }
    }

    #[tokio::test]
    async fn a_form_is_what_servers_read() {
        let form = form().field("description", Some("x")).field("none", None::<bool>);
        let payload = form.file("file", &Upload::from("U1\nU2")).unwrap();
        assert_eq!(payload.content_type.unwrap(), "multipart/form-data; boundary=b");
        let (body, _) = { payload.body }.read(9999).await.unwrap();
        assert_eq!(
            str::from_utf8(&body).unwrap(),
            "--b\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nx\r\n\
             --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"audience.txt\"\r\n\
             Content-Type: text/plain\r\n\r\nU1\nU2\r\n--b--\r\n"
        );
    }

    #[test]
    fn a_form_that_is_longer_than_can_be_said_has_no_length() {
        for (length, has) in [(Some(2), true), (Some(u64::MAX), false), (None, false)] {
            let stream = futures_util::stream::empty::<Result<Bytes, BoxError>>();
            let payload = form().file("file", &Upload::stream(stream, length)).unwrap();
            assert_eq!(payload.body.size_hint().exact().is_some(), has, "{length:?}");
        }
    }

    #[tokio::test]
    async fn a_stream_is_sent_once_and_bytes_again() {
        let stream = futures_util::stream::iter([Ok::<_, BoxError>("U1")]);
        let upload = Upload::stream(stream, Some(2));
        // A request that is not sent does not use it up.
        drop(form().file("file", &upload).unwrap());
        let [mut first, mut second] = [(); 2].map(|()| form().file("file", &upload).unwrap().body);
        assert!(first.try_clone().is_none());
        assert!(first.read(9999).await.unwrap().0.ends_with(b"\r\n\r\nU1\r\n--b--\r\n"));
        let error = second.read(9999).await.unwrap_err();
        assert_eq!(error.to_string(), "the stream was sent before");
        let error = form().file("file", &upload.clone()).unwrap_err();
        assert_eq!(error.to_string(), "upload: the stream was sent before");
        assert!(form().file("file", &"U1".into()).unwrap().body.try_clone().is_some());
    }
}
