//! What carries requests to LINE: reqwest, or what implements [`Transport`].

#[cfg(feature = "testing")]
mod recorder;
mod reqwest;
#[cfg(any(feature = "rustls", feature = "rustls-ring"))]
mod tls;
mod urls;

use std::{error, fmt};

use futures_util::future::BoxFuture;

#[cfg(feature = "testing")]
pub use self::recorder::{Exchange, Recorder};
pub use self::reqwest::ReqwestTransport;
use crate::{Body, BoxError};

/// Sends a request and gives the response.
///
/// It follows no redirect, since that could carry the channel access token to another host, and repeats nothing: the
/// client does. Dropping the future ends the request.
///
/// The signature is the one that `#[async_trait]` of the crate [async-trait](https://docs.rs/async-trait) makes of an
/// `async fn send`: so an implementation is best written.
///
/// ```no_run
/// use std::time::Instant;
///
/// use line_client::{
///     Body, Client, Error, Transport,
///     http::{Request, Response},
///     transport::{ReqwestTransport, TransportError},
/// };
///
/// /// Tells how long LINE takes.
/// #[derive(Debug)]
/// struct Timed(ReqwestTransport);
///
/// #[async_trait::async_trait]
/// impl Transport for Timed {
///     async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
///         let start = Instant::now();
///         let response = self.0.send(request).await;
///         println!("{:?}", start.elapsed());
///         response
///     }
/// }
///
/// # fn main() -> Result<(), Error> {
/// let transport = Timed(ReqwestTransport::with(|settings| settings)?);
/// let client = Client::builder("channel-access-token").transport(transport).build()?;
/// # Ok(())
/// # }
/// ```
// Here it is written out, since the macro and what it needs take longer to build than this crate.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends a request and waits for the head of the response.
    ///
    /// # Errors
    ///
    /// [`TransportError::connect`] if surely nothing of the request has reached a server, [`TransportError::new`] else.
    fn send<'a, 'f>(
        &'a self,
        request: http::Request<Body>,
    ) -> BoxFuture<'f, Result<http::Response<Body>, TransportError>>
    where
        'a: 'f,
        Self: 'f;
}

/// Why there is no response.
#[derive(Debug)]
pub struct TransportError {
    connect: bool,
    source: BoxError,
}

impl TransportError {
    /// The request may have reached a server.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self { connect: false, source: source.into() }
    }

    /// There was no connection: no server has seen the request.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self { connect: true, source: source.into() }
    }

    /// Whether surely no server has seen the request.
    pub fn is_connect(&self) -> bool {
        self.connect
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.connect { "no connection" } else { "the connection broke off" })
    }
}

impl error::Error for TransportError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&*self.source)
    }
}
