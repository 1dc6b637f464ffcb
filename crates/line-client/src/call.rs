use std::{
    future::{self, Future, IntoFuture},
    pin::{Pin, pin},
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::{FutureExt, TryFutureExt, future::Either};
use http::{
    HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header::AUTHORIZATION, response::Parts,
};
use line_models::{RequestId, RetryKey};
use tracing::{Span, field::Empty};

#[cfg(feature = "validate")]
use crate::Validation;
use crate::{
    Body, ChannelAccessToken, Client, Endpoint, Error, Retry, TokenProvider,
    api_error::{accepted_request_id, request_id},
    client::Settings,
    deadline::Deadline,
    endpoint::{Answer, Format, TakesRetryKey},
    retry::is_idempotent,
    token::bearer,
};

const RETRY_KEY: HeaderName = HeaderName::from_static("x-line-retry-key");

/// A call that is not made yet. Awaiting it makes it.
#[derive(Clone, Debug)]
#[must_use = "a call is made by awaiting it"]
pub struct Call<E> {
    client: Client,
    pub(crate) endpoint: E,
    settings: Settings,
    /// Boxed: most calls have none, and the smaller a call is, the less is moved.
    headers: Option<Box<HeaderMap>>,
}

impl<E: Endpoint> Call<E> {
    pub(crate) fn new(client: Client, endpoint: E) -> Self {
        let mut settings = client.settings();
        settings.timeout = settings.timeout.max(E::MIN_TIMEOUT);
        Self { client, endpoint, settings, headers: None }
    }

    /// Another call with the same settings.
    pub(crate) fn with<F: Endpoint>(&self, endpoint: F) -> Call<F> {
        let (client, headers) = (self.client.clone(), self.headers.clone());
        Call { client, endpoint, settings: self.settings, headers }
    }

    /// How long one attempt may take, instead of the client's setting. What is uploaded may take this long after each piece
    /// of 64 KiB that the system has taken to send, which may be some MB before it is sent.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// When to call again, instead of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// Whether the request is held against LINE's limits before it is sent, instead of the client's setting.
    #[cfg(feature = "validate")]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.settings.validation = validation;
        self
    }

    /// One more header, instead of the client's of the same name.
    pub fn header(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        if name == AUTHORIZATION {
            value.set_sensitive(true);
        }
        self.headers.get_or_insert_default().insert(name, value);
        self
    }

    /// Makes the call, and gives what LINE says besides the answer too.
    ///
    /// # Errors
    ///
    /// Any [`Error`].
    pub fn send(self) -> impl Future<Output = Result<Response<E::Response>, Error>> + Send {
        let span = tracing::debug_span!(
            "line.call",
            line.operation = E::OPERATION,
            line.retry_key = Empty,
            line.request_id = Empty,
            http.status = Empty,
            attempt = Empty,
            elapsed_ms = Empty,
        );
        async move {
            let mut attempts = pin!(self.attempts(&span));
            // `Instrument` would hold another copy of the span.
            future::poll_fn(|context| span.in_scope(|| attempts.as_mut().poll(context))).await
        }
    }

    /// The one place where requests leave.
    async fn attempts(&self, span: &Span) -> Result<Response<E::Response>, Error> {
        let mut log = Log::new(span);
        let Settings { timeout, retry, .. } = &self.settings;
        #[cfg(feature = "validate")]
        self.settings.validation.check(&self.endpoint)?;
        // Else a call that cannot be made would ask for a token, and take its turn.
        self.endpoint.path()?;
        let key = match self.header_value(&RETRY_KEY) {
            None if E::RETRY_KEY => Some(random_key(E::OPERATION)?),
            given => given.cloned(),
        };
        let shown = key.as_ref().and_then(|key| key.to_str().ok());
        span.record("line.retry_key", shown);
        let repeatable = E::RETRY_KEY || E::REPEATABLE || is_idempotent(&E::METHOD);
        let start = log.start;
        let left = || retry.total.saturating_sub(start.elapsed());
        let (mut attempt, mut renewed, mut failed) = (1, None, None);
        loop {
            // What ends with this block needs no room in the future while the answer is waited for.
            let (answer, token, once) = {
                let token = match self.permit(renewed.as_ref(), left).await {
                    Ok(token) => token,
                    // What became of the last attempt is what matters.
                    Err(error) => return Err(failed.unwrap_or(error)),
                };
                // After all waiting: `MulticastAll` takes a request that is made for one that leaves.
                let request = self.request(key.as_ref(), token.as_ref())?;
                let once = request.body().is_stream();
                (self.attempt(request), token, once)
            };
            log.begin(attempt);
            let error = match log.note(answer.await) {
                Ok(response) => return Ok(response),
                Err(error) => error,
            };
            // LINE does nothing of what it answers 401 to, so even a reply may be sent with another token.
            if let (Some(tokens), Some(rejected), None, Some(StatusCode::UNAUTHORIZED)) =
                (self.tokens(), token, &renewed, error.status())
            {
                let at_most = left().saturating_add(*timeout);
                renewed = limit(at_most, tokens.renew(&self.client, &rejected)).await?;
                if renewed.is_none() || once {
                    return Err(error);
                }
                tracing::debug!(%error, "calls again with another token");
            } else {
                // The one with a refused token does not count.
                let counted = attempt - u32::from(renewed.is_some());
                match retry.after(counted, repeatable, &error) {
                    Some(wait) if wait < left() && !once => {
                        tracing::debug!(%error, ?wait, "calls again");
                        tokio::time::sleep(wait).await;
                    }
                    _ => return Err(error),
                }
            }
            failed = Some(error);
            attempt += 1;
        }
    }

    fn header_value(&self, name: &HeaderName) -> Option<&HeaderValue> {
        self.headers.as_ref()?.get(name)
    }

    /// Where the token comes from, unless it is fixed, or given with the call.
    fn tokens(&self) -> Option<&dyn TokenProvider> {
        let wanted = E::AUTHORIZED && self.header_value(&AUTHORIZATION).is_none();
        self.client.tokens().filter(|_| wanted)
    }

    /// Waits until the call may be made, and gives the token for it.
    async fn permit(
        &self,
        renewed: Option<&ChannelAccessToken>,
        left: impl Fn() -> Duration,
    ) -> Result<Option<ChannelAccessToken>, Error> {
        let token = self.token(renewed, left()).await?;
        #[cfg(feature = "rate-limit")]
        if let Some(limits) = self.client.limits()
            && limits.wait(E::OPERATION, left()).await?
        {
            // The other one may have expired meanwhile.
            return self.token(renewed, left()).await;
        }
        Ok(token)
    }

    async fn token(
        &self,
        renewed: Option<&ChannelAccessToken>,
        at_most: Duration,
    ) -> Result<Option<ChannelAccessToken>, Error> {
        match (self.tokens(), renewed) {
            (Some(_), Some(renewed)) => Ok(Some(renewed.clone())),
            (Some(tokens), None) => {
                // Enough for the last attempt of the call that issues it.
                let at_most = at_most.saturating_add(self.settings.timeout);
                limit(at_most, tokens.token(&self.client)).await.map(Some)
            }
            (None, _) => Ok(None),
        }
    }

    fn request(
        &self,
        key: Option<&HeaderValue>,
        token: Option<&ChannelAccessToken>,
    ) -> Result<Request<Body>, Error> {
        let mut request = self.client.request(&self.endpoint)?;
        for (name, value) in self.headers.as_deref().into_iter().flatten() {
            request.headers_mut().insert(name, value.clone());
        }
        if let Some(key) = key {
            request.headers_mut().insert(RETRY_KEY, key.clone());
        }
        if let Some(token) = token {
            request.headers_mut().insert(AUTHORIZATION, bearer(token)?);
        }
        Ok(request)
    }

    fn attempt(
        &self,
        request: Request<Body>,
    ) -> impl Future<Output = Result<Response<E::Response>, Error>> + Send {
        let (request, deadline) = Deadline::of(request, self.settings.timeout);
        let mut response = self.client.transport().send(request);
        async move {
            let response = match deadline.limit(Pin::new(&mut response)).await {
                Some(Ok(response)) => response,
                Some(Err(source)) => return Err(deadline.failure(E::OPERATION, source)),
                None => return Err(deadline.passed(E::OPERATION)),
            };
            read::<E>(response, deadline.of_answer()).await
        }
    }
}

impl<E: TakesRetryKey> Call<E> {
    /// The key that makes the call safe to repeat: LINE accepts each one once in 24 hours. Without this, the client
    /// makes one up.
    ///
    /// Worth setting when the call may be made again after a crash.
    pub fn retry_key(mut self, key: impl Into<RetryKey>) -> Self {
        // What no header can hold, LINE refuses as it does any other key that is no UUID.
        let value = HeaderValue::from_str(key.into().as_str())
            .unwrap_or(HeaderValue::from_static("invalid"));
        self.headers.get_or_insert_default().insert(RETRY_KEY, value);
        self
    }
}

impl<E: Endpoint + 'static> IntoFuture for Call<E> {
    type Output = Result<E::Response, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        // Not an async block, which would hold all of the call twice.
        Box::pin(self.send().map_ok(|response| response.value))
    }
}

/// An answer and what came with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// The answer.
    pub value: T,
    /// 200 to 299, or 409 if the retry key was accepted before.
    pub status: StatusCode,
    /// The request, for questions to LINE.
    pub request_id: Option<RequestId>,
    /// The first request that was accepted with the same retry key: this one changed nothing.
    pub accepted_request_id: Option<RequestId>,
    /// All headers.
    pub headers: HeaderMap,
}

fn read<E: Endpoint>(
    response: http::Response<Body>,
    deadline: Deadline,
) -> impl Future<Output = Result<Response<E::Response>, Error>> + Send {
    let (Parts { status, headers, .. }, body) = response.into_parts();
    let accepted = E::RETRY_KEY
        && status == StatusCode::CONFLICT
        && headers.contains_key("x-line-accepted-request-id");
    let headers = Arc::new(headers);
    let answer = Answer::new(E::OPERATION, status, &headers, body, deadline);
    if !status.is_success() && !accepted {
        return Either::Left(answer.refusal().map(Err));
    }
    let value = if accepted {
        // The status says all: nothing in the body can make it an error. Boxed, for it is rare.
        let empty = answer.emptied();
        let value = E::Format::read(answer);
        Either::Left(Box::pin(
            value.or_else(|error| async { E::Format::read(empty).await.map_err(|_| error) }),
        ))
    } else {
        Either::Right(E::Format::read(answer))
    };
    Either::Right(value.map_ok(move |value| Response {
        value,
        status,
        request_id: request_id(&headers),
        accepted_request_id: accepted_request_id(&headers),
        headers: Arc::unwrap_or_clone(headers),
    }))
}

/// What a [`TokenProvider`] gives in time.
async fn limit<T>(
    at_most: Duration,
    token: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    tokio::time::timeout(at_most, token).await.unwrap_or_else(|_| {
        Err(Error::Credentials { source: format!("there is none after {at_most:?}").into() })
    })
}

/// 16 random bytes.
pub(crate) fn random(operation: &'static str) -> Result<[u8; 16], Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|source| Error::Random { operation, source })?;
    Ok(bytes)
}

fn random_key(operation: &'static str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(RetryKey::from_random_bytes(random(operation)?).as_str())
        .map_err(|source| Error::Encode { operation, source: source.into() })
}

/// What LINE asks developers to log of each call. It is written when the call ends, or nobody waits for it any more.
struct Log<'a> {
    span: &'a Span,
    start: Instant,
    /// Of the last attempt.
    status: Option<StatusCode>,
    request_id: Option<RequestId>,
}

impl<'a> Log<'a> {
    fn new(span: &'a Span) -> Self {
        Self { span, start: Instant::now(), status: None, request_id: None }
    }

    fn begin(&mut self, attempt: u32) {
        self.span.record("attempt", attempt);
        (self.status, self.request_id) = (None, None);
    }

    fn note<T>(&mut self, result: Result<Response<T>, Error>) -> Result<Response<T>, Error> {
        if !self.span.is_disabled() {
            let (status, request_id) = match &result {
                Ok(response) => (Some(response.status), response.request_id.as_ref()),
                Err(error) => (error.status(), error.request_id()),
            };
            (self.status, self.request_id) = (status, request_id.cloned());
        }
        result
    }
}

impl Drop for Log<'_> {
    fn drop(&mut self) {
        if self.span.is_disabled() {
            return;
        }
        let elapsed = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.span.record("http.status", self.status.map(|status| status.as_u16()));
        self.span.record("line.request_id", self.request_id.as_ref().map(RequestId::as_str));
        self.span.record("elapsed_ms", elapsed);
    }
}
