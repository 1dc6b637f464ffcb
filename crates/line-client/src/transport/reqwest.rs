use std::time::Duration;

use async_trait::async_trait;

use super::{Transport, TransportError};
use crate::{Body, Error};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Sends requests with [reqwest](https://docs.rs/reqwest).
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// With a client of one's own, for a proxy or other TLS settings. It should follow no redirect, and have no timeout
    /// for the whole response: it would cut off long content.
    pub fn new(client: reqwest::Client) -> Self {
        Self(client)
    }

    /// With the settings of this crate. Without `tls`, a server that cannot be verified is only found out when it is
    /// called.
    pub(crate) fn with_defaults(tls: bool) -> Result<Self, Error> {
        let builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        #[cfg(any(feature = "rustls", feature = "rustls-ring"))]
        let builder = builder.tls_backend_preconfigured(super::tls::config(tls)?);
        #[cfg(not(any(feature = "rustls", feature = "rustls-ring")))]
        let _ = tls;
        builder.build().map(Self).map_err(|source| Error::Build {
            reason: "reqwest refuses its settings".to_owned(),
            source: source.into(),
        })
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let request = request.map(|body| match body.try_into_bytes() {
            Ok(bytes) => reqwest::Body::from(bytes),
            Err(stream) => reqwest::Body::wrap(stream),
        });
        let request = reqwest::Request::try_from(request).map_err(error)?;
        let response = self.0.execute(request).await.map_err(error)?;
        Ok(http::Response::from(response).map(Body::wrap))
    }
}

fn error(error: reqwest::Error) -> TransportError {
    // The URL holds ids of users, which are nobody's business but the caller's.
    let error = error.without_url();
    if error.is_connect() { TransportError::connect(error) } else { TransportError::new(error) }
}
