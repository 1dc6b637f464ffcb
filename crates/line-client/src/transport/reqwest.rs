use std::{fmt, time::Duration};

use futures_util::{
    FutureExt, TryFutureExt,
    future::{self, BoxFuture, Either},
};

use super::{Transport, TransportError, urls::Urls};
use crate::{Body, Error};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Sends requests with [reqwest](https://docs.rs/reqwest).
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    urls: Urls,
}

impl ReqwestTransport {
    /// With some settings changed: a proxy, more root certificates, how long connections are kept. Without a proxy here,
    /// the one that `HTTPS_PROXY` and its kin name is used.
    ///
    /// ```no_run
    /// use line_client::{Client, transport::ReqwestTransport};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let proxy = reqwest::Proxy::all("http://proxy.example:3128")?;
    /// let transport = ReqwestTransport::with(|settings| settings.proxy(proxy))?;
    /// let client = Client::builder("channel access token").transport(transport).build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Build`]: reqwest refuses the settings, or there is no TLS on this system.
    pub fn with(
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, Error> {
        Self::build(true, change)
    }

    /// With a client of one's own. It should follow no redirect, and have no timeout for the whole response: it would
    /// cut off long content.
    ///
    /// With the feature `rustls` of this crate, and none of reqwest's that choose TLS, reqwest wants to be told which
    /// cryptography to use before it makes a client, by `CryptoProvider::install_default` of rustls.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client, urls: Urls::default() }
    }

    /// With the settings of this crate. Without `tls`, a server that cannot be verified is only found out when it is
    /// called.
    pub(crate) fn with_defaults(tls: bool) -> Result<Self, Error> {
        Self::build(tls, |settings| settings)
    }

    fn build(
        tls: bool,
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        #[cfg(any(feature = "rustls", feature = "rustls-ring"))]
        let builder = builder.tls_backend_preconfigured(super::tls::config(tls)?);
        #[cfg(not(any(feature = "rustls", feature = "rustls-ring")))]
        let _ = tls;
        change(builder).build().map(Self::new).map_err(|source| Error::Build {
            reason: "reqwest refuses its settings".to_owned(),
            source: source.into(),
        })
    }
}

impl Transport for ReqwestTransport {
    fn send<'a, 'f>(
        &'a self,
        request: http::Request<Body>,
    ) -> BoxFuture<'f, Result<http::Response<Body>, TransportError>>
    where
        'a: 'f,
        Self: 'f,
    {
        let request = request.map(|body| match body.try_into_bytes() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(stream) => reqwest::Body::wrap(stream),
        });
        // Not an async block, which would hold the request besides what reqwest makes of it. Lazy all the same: reqwest may
        // set up a timer, which needs the runtime that polls.
        let response = future::lazy(|_| match self.urls.request(request) {
            Ok(request) => Either::Left(self.client.execute(request)),
            Err(error) => Either::Right(future::ready(Err(error))),
        });
        let response = response
            .flatten()
            .map_ok(|response| http::Response::from(response).map(Body::received))
            .map_err(error);
        Box::pin(response)
    }
}

/// Shows no settings: a proxy may have a password, and so may the URL of a host.
impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestTransport").finish_non_exhaustive()
    }
}

fn error(error: reqwest::Error) -> TransportError {
    // The URL holds ids of users, which are nobody's business but the caller's.
    let error = error.without_url();
    if error.is_connect() { TransportError::connect(error) } else { TransportError::new(error) }
}
