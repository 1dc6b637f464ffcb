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
    /// With some settings changed: a proxy, how long connections are kept. Without a proxy here, the one that
    /// `HTTPS_PROXY` and its kin name is used.
    ///
    /// With the features `rustls` and `rustls-ring` TLS is set up before, and reqwest's own settings for it have no effect:
    /// certificates, their verification, TLS versions, an identity. `with_roots` of these features trusts more
    /// certificates.
    ///
    /// ```no_run
    /// use line_client::{Client, transport::ReqwestTransport};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let proxy = reqwest::Proxy::all("http://proxy.example:3128")?;
    /// let transport = ReqwestTransport::with(|settings| settings.proxy(proxy))?;
    /// let client = Client::builder("channel-access-token").transport(transport).build()?;
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
        Self::build(settings(true)?, change)
    }

    /// As [`with`](Self::with), and trusts root certificates besides what the system trusts: those of a proxy that looks
    /// into TLS, for instance. `pem` has one or more.
    ///
    /// # Errors
    ///
    /// As [`with`](Self::with), and [`Error::Build`] if there is no certificate in `pem`, or one that is broken.
    #[cfg(all(any(feature = "rustls", feature = "rustls-ring"), not(target_os = "android")))]
    pub fn with_roots(
        pem: &[u8],
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, Error> {
        let tls = super::tls::config_with_roots(pem)?;
        Self::build(plain().tls_backend_preconfigured(tls), change)
    }

    /// With a client of one's own. It must follow no redirect, or secrets leave: a 307 carries bodies to any other host,
    /// and with them the secret of a form, and `referer` the tokens that a few calls have in their URL. It should have no
    /// timeout for the whole response, which would cut off long content.
    ///
    /// ```no_run
    /// use line_client::{Client, transport::ReqwestTransport};
    /// use reqwest::redirect::Policy;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let http = reqwest::Client::builder().redirect(Policy::none()).referer(false).build()?;
    /// let transport = ReqwestTransport::new(http);
    /// let client = Client::builder("channel-access-token").transport(transport).build()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// With the feature `rustls` of this crate, and none of reqwest's that choose TLS, reqwest wants to be told which
    /// cryptography to use before it makes a client, by `CryptoProvider::install_default` of rustls.
    pub fn new(client: reqwest::Client) -> Self {
        Self { client, urls: Urls::default() }
    }

    /// With the settings of this crate. Without `tls`, a server that cannot be verified is only found out when it is
    /// called.
    pub(crate) fn with_defaults(tls: bool) -> Result<Self, Error> {
        #[cfg(not(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls")))]
        if tls {
            return Err(Error::Build {
                reason: "turn on one of the features `rustls`, `rustls-ring` and `native-tls` of line-client for \
                         https, or set a transport"
                    .to_owned(),
                source: "there is no TLS".into(),
            });
        }
        Self::build(settings(tls)?, |settings| settings)
    }

    fn build(
        settings: reqwest::ClientBuilder,
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, Error> {
        change(settings).build().map(Self::new).map_err(|source| Error::Build {
            reason: "reqwest refuses its settings".to_owned(),
            source: source.into(),
        })
    }
}

fn plain() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        // Whoever changes that does not tell another host the URL, which may hold a token.
        .referer(false)
        .retry(reqwest::retry::never())
}

#[cfg(any(feature = "rustls", feature = "rustls-ring"))]
fn settings(tls: bool) -> Result<reqwest::ClientBuilder, Error> {
    Ok(plain().tls_backend_preconfigured(super::tls::config(tls)?))
}

#[cfg(not(any(feature = "rustls", feature = "rustls-ring")))]
#[allow(clippy::unnecessary_wraps)] // reqwest sets TLS up when it makes a client
fn settings(_: bool) -> Result<reqwest::ClientBuilder, Error> {
    Ok(plain())
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
