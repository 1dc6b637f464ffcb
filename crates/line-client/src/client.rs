use std::{env, fmt, sync::Arc, time::Duration};

use http::{
    HeaderValue, Method, Request, Uri,
    header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT},
    uri::PathAndQuery,
};

use crate::{
    Body, Call, ChannelAccessToken, Endpoint, Error, Retry, Transport, token::authorization,
    transport::ReqwestTransport,
};

const TIMEOUT: Duration = Duration::from_secs(10);
const AGENT: &str = concat!("line-client/", env!("CARGO_PKG_VERSION"));

/// Calls the Messaging API in the name of one channel. Cheap to clone.
///
/// Every method makes a [`Call`], which is set up by its setters and done by awaiting it.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    transport: Arc<dyn Transport>,
    authorization: HeaderValue,
    hosts: Hosts,
    timeout: Duration,
    retry: Retry,
}

impl Client {
    /// With the settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// [`Error::Token`]: the token cannot be one. [`Error::Build`]: there is no TLS on this system.
    pub fn new(token: impl Into<ChannelAccessToken>) -> Result<Self, Error> {
        Self::builder(token).build()
    }

    /// With other settings.
    pub fn builder(token: impl Into<ChannelAccessToken>) -> ClientBuilder {
        ClientBuilder {
            token: token.into(),
            transport: None,
            base: None,
            hosts: Vec::new(),
            timeout: TIMEOUT,
            retry: Retry::default(),
        }
    }

    /// A client for another channel, with the same settings, that shares the connections of this one.
    ///
    /// # Errors
    ///
    /// [`Error::Token`]: the token cannot be one.
    pub fn with_token(&self, token: impl Into<ChannelAccessToken>) -> Result<Self, Error> {
        Ok(Self(Arc::new(Inner {
            transport: self.0.transport.clone(),
            authorization: authorization(&token.into())?,
            hosts: self.0.hosts.clone(),
            timeout: self.0.timeout,
            retry: self.0.retry,
        })))
    }

    /// Calls an endpoint. The methods named after operations do this.
    pub fn call<E: Endpoint>(&self, endpoint: E) -> Call<E> {
        Call::new(self.clone(), endpoint)
    }

    /// The request of an endpoint, for whoever wants to send it by other means. Nothing is sent.
    ///
    /// # Errors
    ///
    /// [`Error::PathValue`], [`Error::Encode`] and [`Error::Upload`].
    pub fn request<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Body>, Error> {
        let encode =
            |source: http::Error| Error::Encode { operation: E::OPERATION, source: source.into() };
        let payload = endpoint.payload()?;
        let mut request = Request::new(payload.body);
        *request.method_mut() = E::METHOD;
        *request.uri_mut() = self.0.hosts.uri(E::HOST, &endpoint.path()?).map_err(encode)?;
        let headers = request.headers_mut();
        if E::AUTHORIZED {
            headers.insert(AUTHORIZATION, self.0.authorization.clone());
        }
        headers.insert(USER_AGENT, HeaderValue::from_static(AGENT));
        if let Some(content_type) = payload.content_type {
            headers.insert(CONTENT_TYPE, content_type);
        } else if matches!(E::METHOD, Method::POST | Method::PUT) {
            // LINE's edge answers 411 to a POST that does not say how long it is.
            headers.insert(http::header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        headers.extend(endpoint.headers()?);
        Ok(request)
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    pub(crate) fn retry(&self) -> Retry {
        self.0.retry
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("transport", &self.0.transport)
            .field("hosts", &self.0.hosts)
            .field("timeout", &self.0.timeout)
            .field("retry", &self.0.retry)
            .finish_non_exhaustive()
    }
}

/// The hosts that LINE's operations are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Host {
    /// Most operations: `api.line.me`.
    Api,
    /// Content, rich menu images and files of user ids: `api-data.line.me`.
    Data,
    /// Attaching module channels: `manager.line.biz`.
    Manager,
}

/// The settings of a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    token: ChannelAccessToken,
    transport: Option<Arc<dyn Transport>>,
    base: Option<String>,
    hosts: Vec<(Host, String)>,
    timeout: Duration,
    retry: Retry,
}

impl ClientBuilder {
    /// Sends all requests to this URL instead of LINE's hosts, an emulator's for instance.
    ///
    /// By default it is the value of the environment variable `LINE_API_BASE`, if that is set.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = Some(url.into());
        self
    }

    /// Sends the requests for one host to this URL instead.
    pub fn host(mut self, host: Host, url: impl Into<String>) -> Self {
        self.hosts.push((host, url.into()));
        self
    }

    /// How long one attempt may take: 10 seconds by default. For content, until its first byte, and then between two
    /// pieces.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// When a call is made again by itself.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// Sends requests by other means than this crate's own reqwest client.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// # Errors
    ///
    /// [`Error::Token`]: the token cannot be one. [`Error::Build`]: a URL is none, or there is no TLS on this system.
    pub fn build(self) -> Result<Client, Error> {
        let base =
            self.base.or_else(|| env::var("LINE_API_BASE").ok().filter(|url| !url.is_empty()));
        let hosts = Hosts::new(base.as_deref(), &self.hosts)?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(ReqwestTransport::with_defaults(hosts.use_tls())?),
        };
        Ok(Client(Arc::new(Inner {
            transport,
            authorization: authorization(&self.token)?,
            hosts,
            timeout: self.timeout,
            retry: self.retry,
        })))
    }
}

/// Where the hosts are.
#[derive(Clone, Debug)]
struct Hosts {
    api: Uri,
    data: Uri,
    manager: Uri,
}

impl Hosts {
    fn new(base: Option<&str>, hosts: &[(Host, String)]) -> Result<Self, Error> {
        let find = |host, default| {
            let chosen = hosts.iter().rev().find(|(chosen, _)| *chosen == host);
            parse(chosen.map(|(_, url)| url.as_str()).or(base).unwrap_or(default))
        };
        Ok(Self {
            api: find(Host::Api, "https://api.line.me")?,
            data: find(Host::Data, "https://api-data.line.me")?,
            manager: find(Host::Manager, "https://manager.line.biz")?,
        })
    }

    fn use_tls(&self) -> bool {
        [&self.api, &self.data, &self.manager].iter().any(|url| url.scheme_str() != Some("http"))
    }

    /// A base may have a path of its own, which goes before that of the operation.
    fn uri(&self, host: Host, path: &str) -> Result<Uri, http::Error> {
        let base = match host {
            Host::Api => &self.api,
            Host::Data => &self.data,
            Host::Manager => &self.manager,
        };
        let mut parts = base.clone().into_parts();
        let path = match base.path().trim_end_matches('/') {
            "" => PathAndQuery::try_from(path),
            prefix => PathAndQuery::try_from(format!("{prefix}{path}")),
        };
        parts.path_and_query = Some(path?);
        Ok(Uri::from_parts(parts)?)
    }
}

fn parse(url: &str) -> Result<Uri, Error> {
    let build = |reason: &str, source: crate::BoxError| Error::Build {
        reason: format!("{url:?} {reason}, such as http://127.0.0.1:8080"),
        source,
    };
    let uri: Uri =
        url.parse().map_err(|error: http::uri::InvalidUri| build("is not a URL", error.into()))?;
    match uri.scheme_str() {
        Some("http" | "https") if uri.query().is_none() => Ok(uri),
        _ => Err(build(
            "is not the base of an API",
            "neither http nor https, or with a query".into(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_can_be_somewhere_else() {
        let chosen = [(Host::Data, "https://example.com/line/".to_owned())];
        let hosts = Hosts::new(Some("http://127.0.0.1:80"), &chosen).unwrap();
        assert_eq!(hosts.uri(Host::Api, "/v2/a").unwrap(), "http://127.0.0.1:80/v2/a");
        assert_eq!(hosts.uri(Host::Data, "/v2/a").unwrap(), "https://example.com/line/v2/a");
        assert!(hosts.use_tls());
        assert!(!Hosts::new(Some("http://127.0.0.1:80"), &[]).unwrap().use_tls());
    }

    #[test]
    fn what_is_no_base_url_is_refused_by_name() {
        for url in ["", "127.0.0.1:80", "ftp://a", "http://a b", "http://a/?b"] {
            let error = Hosts::new(Some(url), &[]).unwrap_err().to_string();
            assert!(error.contains(&format!("{url:?}")), "{error}");
        }
    }
}
