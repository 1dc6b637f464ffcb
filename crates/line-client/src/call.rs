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
    Body, Client, Endpoint, Error, Retry,
    client::Settings,
    endpoint::{Answer, Format, TakesRetryKey},
    error::{ApiError, accepted_request_id, request_id},
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

    /// How long one attempt may take, instead of the client's setting.
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
        let start = Instant::now();
        let Settings { timeout, retry, .. } = &self.settings;
        #[cfg(feature = "validate")]
        self.settings.validation.check(&self.endpoint)?;
        let key = match self.headers.as_ref().and_then(|headers| headers.get(RETRY_KEY)) {
            None if E::RETRY_KEY => Some(random_key(E::OPERATION)?),
            given => given.cloned(),
        };
        let shown = key.as_ref().and_then(|key| key.to_str().ok());
        span.record("line.retry_key", shown);
        let repeatable = E::RETRY_KEY || E::REPEATABLE || is_idempotent(&E::METHOD);
        let tokens = self.client.tokens().filter(|_| E::AUTHORIZED);
        let total = retry.total.max(*timeout);
        let left = || total.saturating_sub(start.elapsed());
        let (mut attempt, mut renewed) = (1, None);
        loop {
            let (token, once);
            // What ends with this block, and the next one, needs no room in the future while that waits.
            let answer = {
                let mut request = self.request(key.as_ref())?;
                token = match (tokens, &renewed) {
                    (Some(_), Some(_)) => renewed.clone(),
                    (Some(tokens), None) => Some(tokens.token(&self.client).await?),
                    (None, _) => None,
                };
                if let Some(token) = &token {
                    request.headers_mut().insert(AUTHORIZATION, bearer(token)?);
                }
                #[cfg(feature = "rate-limit")]
                if let Some(limits) = self.client.limits() {
                    limits.wait(E::OPERATION, left()).await?;
                }
                once = request.body().is_stream();
                self.attempt(request, left().min(*timeout))
            };
            let error = {
                let result = answer.await;
                record(span, &result, attempt, start);
                match result {
                    Ok(response) => return Ok(response),
                    Err(error) => error,
                }
            };
            if once {
                return Err(error);
            }
            // LINE does nothing of what it answers 401 to, so even a reply may be sent with another token.
            if let (Some(tokens), Some(rejected), None, Some(StatusCode::UNAUTHORIZED)) =
                (tokens, token, &renewed, error.status())
            {
                renewed = tokens.renew(&self.client, &rejected).await?;
                if renewed.is_none() {
                    return Err(error);
                }
                tracing::debug!(%error, "calls again with another token");
            } else {
                match retry.after(attempt, repeatable, &error) {
                    Some(wait) if wait < left() => {
                        tracing::debug!(%error, ?wait, "calls again");
                        tokio::time::sleep(wait).await;
                    }
                    _ => return Err(error),
                }
            }
            attempt += 1;
        }
    }

    fn request(&self, key: Option<&HeaderValue>) -> Result<Request<Body>, Error> {
        let mut request = self.client.request(&self.endpoint)?;
        for (name, value) in self.headers.as_deref().into_iter().flatten() {
            request.headers_mut().insert(name, value.clone());
        }
        if let Some(key) = key {
            request.headers_mut().insert(RETRY_KEY, key.clone());
        }
        Ok(request)
    }

    fn attempt(
        &self,
        request: Request<Body>,
        after: Duration,
    ) -> impl Future<Output = Result<Response<E::Response>, Error>> + Send {
        let timeout = self.settings.timeout;
        let response = self.client.transport().send(request);
        let answer = async move {
            let response = response
                .await
                .map_err(|source| Error::Transport { operation: E::OPERATION, source })?;
            read::<E>(response, timeout).await
        };
        tokio::time::timeout(after, answer).map(move |answer| {
            answer.unwrap_or(Err(Error::Timeout { operation: E::OPERATION, after }))
        })
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
    timeout: Duration,
) -> impl Future<Output = Result<Response<E::Response>, Error>> + Send {
    let (Parts { status, headers, .. }, mut body) = response.into_parts();
    let accepted = E::RETRY_KEY
        && status == StatusCode::CONFLICT
        && headers.contains_key("x-line-accepted-request-id");
    if !status.is_success() && !accepted {
        return Either::Left(async move {
            // A broken error is still an error of this status.
            let (body, _) = body.read(ApiError::MAX_BODY).await.unwrap_or_default();
            Err(ApiError::new(E::OPERATION, status, &headers, body).into())
        });
    }
    let headers = Arc::new(headers);
    let answer =
        Answer { operation: E::OPERATION, status, headers: Arc::clone(&headers), body, timeout };
    Either::Right(E::Format::read(answer).map_ok(move |value| Response {
        value,
        status,
        request_id: request_id(&headers),
        accepted_request_id: accepted_request_id(&headers),
        headers: Arc::unwrap_or_clone(headers),
    }))
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

/// What LINE asks developers to log of each call.
fn record<T>(span: &Span, result: &Result<Response<T>, Error>, attempt: u32, start: Instant) {
    if span.is_disabled() {
        return;
    }
    let (status, request_id) = match result {
        Ok(response) => (Some(response.status), response.request_id.as_ref()),
        Err(error) => (error.status(), error.api().and_then(|error| error.request_id.as_ref())),
    };
    span.record("attempt", attempt);
    span.record("http.status", status.map(|status| status.as_u16()));
    span.record("line.request_id", request_id.map(RequestId::as_str));
    span.record("elapsed_ms", u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX));
}
