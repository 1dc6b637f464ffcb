use std::{fmt, sync::Arc, time::Duration};

use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request,
    header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT},
};
use http_body::Body as _;

#[cfg(feature = "rate-limit")]
use crate::RateLimits;
#[cfg(feature = "validate")]
use crate::Validation;
use crate::{
    Body, Call, ChannelAccessToken, Endpoint, Error, Host, Retry, TokenProvider, Transport,
    host::{BaseUrl, Hosts},
    token::{Authorization, bearer},
    transport::ReqwestTransport,
};

const TIMEOUT: Duration = Duration::from_secs(10);
/// What a push carries when it leaves, with what reqwest adds.
const MOST_HEADERS: usize = 8;
const AGENT: &str = concat!("line-client/", env!("CARGO_PKG_VERSION"));

/// Calls the Messaging API in the name of one channel. Cheap to clone.
///
/// Every method makes a [`Call`], which is set up by its setters and done by awaiting it.
///
/// # Errors
///
/// Whatever the call, LINE may answer 401 if the token is wrong or has expired, 403 if the account may not do this, 413 if
/// the request has more than 2 MB of JSON, 429 if there are too many calls, and 500 to 599 if the fault is its own. Each
/// method tells what else there is.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    transport: Arc<dyn Transport>,
    authorization: Authorization,
    headers: HeaderMap,
    hosts: Hosts,
    settings: Settings,
    #[cfg(feature = "rate-limit")]
    limits: Option<RateLimits>,
}

/// What can be set for all calls and for each of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// How long an attempt may take.
    pub(crate) timeout: Duration,
    pub(crate) retry: Retry,
    #[cfg(feature = "validate")]
    pub(crate) validation: Validation,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: TIMEOUT,
            retry: Retry::default(),
            #[cfg(feature = "validate")]
            validation: Validation::Off,
        }
    }
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
        ClientBuilder::new(Credentials::Token(token.into()))
    }

    /// With a token that is got when it is needed, and renewed when it expires: [`StatelessToken`](crate::StatelessToken)
    /// for instance.
    pub fn builder_with(tokens: impl TokenProvider + 'static) -> ClientBuilder {
        ClientBuilder::new(Credentials::Provider(Arc::new(tokens)))
    }

    /// For the calls that issue, check and revoke tokens: they take none. LINE answers 401 to all others.
    pub fn builder_without_token() -> ClientBuilder {
        ClientBuilder::new(Credentials::None)
    }

    /// A client for another channel, with the same settings, that shares the connections of this one.
    ///
    /// # Errors
    ///
    /// [`Error::Token`]: the token cannot be one.
    pub fn with_token(&self, token: impl Into<ChannelAccessToken>) -> Result<Self, Error> {
        Ok(Self(Arc::new(Inner {
            transport: self.0.transport.clone(),
            authorization: Authorization::Fixed(bearer(&token.into())?),
            headers: self.0.headers.clone(),
            hosts: self.0.hosts.clone(),
            settings: self.0.settings,
            // LINE counts the calls of each channel by themselves.
            #[cfg(feature = "rate-limit")]
            limits: self.0.limits.clone(),
        })))
    }

    /// Calls an endpoint. The methods named after operations do this.
    pub fn call<E: Endpoint>(&self, endpoint: E) -> Call<E> {
        Call::new(self.clone(), endpoint)
    }

    /// The request of an endpoint, for whoever wants to send it by other means. Nothing is sent.
    ///
    /// The token of a [`TokenProvider`] is not in it.
    ///
    /// # Errors
    ///
    /// [`Error::PathValue`], [`Error::Encode`] and [`Error::Upload`].
    pub fn request<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Body>, Error> {
        let encode =
            |source: http::Error| Error::Encode { operation: E::OPERATION, source: source.into() };
        let payload = endpoint.payload()?;
        let is_empty = payload.body.is_end_stream();
        let mut request = Request::new(payload.body);
        *request.method_mut() = E::METHOD;
        *request.uri_mut() = self.0.hosts.uri(E::HOST, endpoint.path()?).map_err(encode)?;
        let headers = request.headers_mut();
        headers.reserve(MOST_HEADERS);
        headers.extend(self.0.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        let own = endpoint.headers()?;
        if !own.is_empty() {
            headers.extend(own);
        }
        if let (true, Authorization::Fixed(value)) = (E::AUTHORIZED, &self.0.authorization) {
            headers.insert(AUTHORIZATION, value.clone());
        }
        if let Some(content_type) = payload.content_type {
            headers.insert(CONTENT_TYPE, content_type);
        }
        if is_empty && matches!(E::METHOD, Method::POST | Method::PUT) {
            // LINE's edge answers 411 to a POST that does not say how long it is.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(request)
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    pub(crate) fn tokens(&self) -> Option<&dyn TokenProvider> {
        match &self.0.authorization {
            Authorization::Provider(provider) => Some(&**provider),
            Authorization::None | Authorization::Fixed(_) => None,
        }
    }

    #[cfg(feature = "rate-limit")]
    pub(crate) fn limits(&self) -> Option<&RateLimits> {
        self.0.limits.as_ref()
    }

    pub(crate) fn settings(&self) -> Settings {
        self.0.settings
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("transport", &self.0.transport)
            .field("hosts", &self.0.hosts)
            .field("settings", &self.0.settings)
            .finish_non_exhaustive()
    }
}

/// Where the token comes from.
#[derive(Debug)]
enum Credentials {
    None,
    Token(ChannelAccessToken),
    Provider(Arc<dyn TokenProvider>),
}

/// The settings of a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    credentials: Credentials,
    transport: Option<Arc<dyn Transport>>,
    base: Option<BaseUrl>,
    hosts: Vec<(Host, BaseUrl)>,
    user_agent: String,
    headers: HeaderMap,
    settings: Settings,
    #[cfg(feature = "rate-limit")]
    limits: Option<RateLimits>,
}

impl ClientBuilder {
    fn new(credentials: Credentials) -> Self {
        Self {
            credentials,
            transport: None,
            base: None,
            hosts: Vec::new(),
            user_agent: AGENT.to_owned(),
            headers: HeaderMap::new(),
            settings: Settings::default(),
            #[cfg(feature = "rate-limit")]
            limits: None,
        }
    }

    /// Sends all requests to this URL instead of LINE's hosts, an emulator's for instance.
    ///
    /// By default it is the value of the environment variable `LINE_API_BASE`, if that is set.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base = Some(BaseUrl(url.into()));
        self
    }

    /// Sends the requests for one host to this URL instead.
    pub fn host(mut self, host: Host, url: impl Into<String>) -> Self {
        self.hosts.push((host, BaseUrl(url.into())));
        self
    }

    /// What the header `user-agent` says, instead of the name and version of this crate.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// A header for every request, such as the one that names the bot in the calls of a module channel.
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        if name == AUTHORIZATION {
            value.set_sensitive(true);
        }
        self.headers.insert(name, value);
        self
    }

    /// How long one attempt may take: 10 seconds by default. For content, until its first byte, and then between two
    /// pieces; for an upload, after each piece of it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// When a call is made again by itself.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// Whether requests are held against LINE's limits before they are sent: by default they are not.
    #[cfg(feature = "validate")]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.settings.validation = validation;
        self
    }

    /// Holds calls back that would be too many for LINE.
    #[cfg(feature = "rate-limit")]
    pub fn rate_limits(mut self, limits: RateLimits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Sends requests by other means than this crate's own reqwest client.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// # Errors
    ///
    /// [`Error::Token`]: the token cannot be one. [`Error::Build`]: a URL is none, the user agent cannot be sent, there is no
    /// TLS on this system, or a URL needs it and no feature of this crate brings it.
    pub fn build(self) -> Result<Client, Error> {
        let hosts = Hosts::new(self.base.as_ref(), &self.hosts)?;
        let authorization = match self.credentials {
            Credentials::None => Authorization::None,
            Credentials::Token(token) => Authorization::Fixed(bearer(&token)?),
            Credentials::Provider(provider) => Authorization::Provider(provider),
        };
        let agent = HeaderValue::try_from(self.user_agent).map_err(|source| Error::Build {
            reason: "the user agent is no value of a header".to_owned(),
            source: source.into(),
        })?;
        let mut headers = HeaderMap::from_iter([(USER_AGENT, agent)]);
        headers.extend(self.headers);
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(ReqwestTransport::with_defaults(hosts.use_tls())?),
        };
        Ok(Client(Arc::new(Inner {
            transport,
            authorization,
            headers,
            hosts,
            settings: self.settings,
            #[cfg(feature = "rate-limit")]
            limits: self.limits,
        })))
    }
}

#[cfg(all(test, not(any(feature = "rustls", feature = "rustls-ring", feature = "native-tls"))))]
mod tests {
    use super::*;

    #[test]
    fn a_client_without_tls_is_made_only_if_it_needs_none() {
        let builder = || Client::builder("token").base_url("http://127.0.0.1:1");
        builder().build().unwrap();
        let error = builder().host(Host::Data, "https://127.0.0.1:1").build().unwrap_err();
        assert!(error.to_string().contains("turn on one of the features"), "{error}");
        let own = ReqwestTransport::with(|settings| settings).unwrap();
        Client::builder("token").base_url("https://127.0.0.1:1").transport(own).build().unwrap();
    }
}
