use std::{
    convert::Infallible,
    fmt,
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::ALLOW};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use line_webhook::Error;
use tokio::sync::Semaphore;
use tower_service::Service;

use crate::{App, BoxError};

/// How long a webhook may take to come in: LINE gives up after 2 seconds.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// A [`tower::Service`](https://docs.rs/tower-service) that takes webhooks to the handlers of an [`App`].
///
/// It answers as soon as a webhook is verified, parsed and accepted, since LINE waits for no more than 2 seconds; the
/// handlers run on.
///
/// | status | why |
/// |---|---|
/// | 200 | accepted; or no events: LINE checks the connection |
/// | 400 | rightly signed, but no webhook; or the body broke off |
/// | 401 | the signature is missing or wrong |
/// | 404, 405 | another path, another method |
/// | 408 | the body does not come |
/// | 413 | the body is too large |
/// | 503 | too many webhooks are in the works, or the app is shutting down |
#[derive(Clone)]
pub struct WebhookService {
    app: Arc<App>,
    /// A permit for each webhook in the works.
    queue: Arc<Semaphore>,
}

impl WebhookService {
    pub(crate) fn new(app: App) -> Self {
        let queue = Arc::new(Semaphore::new(app.queue.min(Semaphore::MAX_PERMITS)));
        Self { app: Arc::new(app), queue }
    }

    /// Waits until all accepted events are handled. Webhooks that come from now on get a 503.
    pub async fn shutdown(&self) {
        let all = u32::try_from(self.app.queue).unwrap_or(u32::MAX);
        // Fails only if it is closed already: another shutdown has waited.
        if let Ok(permits) = self.queue.acquire_many(all).await {
            permits.forget();
            self.queue.close();
        }
    }

    /// Takes one request.
    pub async fn respond<B>(self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let (status, text) = match self.receive(request).await {
            Ok(()) => (StatusCode::OK, String::new()),
            Err(refusal) => {
                tracing::debug!(status = refusal.status().as_u16(), %refusal, "webhook refused");
                (refusal.status(), refusal.to_string())
            }
        };
        let mut response = Response::new(Full::from(text));
        *response.status_mut() = status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        }
        response
    }

    async fn receive<B>(self, request: Request<B>) -> Result<(), Refusal>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        if request.uri().path() != self.app.path {
            return Err(Refusal::Path);
        }
        if request.method() != Method::POST {
            return Err(Refusal::Method);
        }
        let (parts, body) = request.into_parts();
        // Who sends no signature needs not send a body.
        let signature = line_webhook::signature(&parts.headers)?;
        let body = read(body, self.app.body_limit).await?;
        let callback = self.app.bot.secret().verify(&body, signature)?.parse()?;
        if callback.events.is_empty() {
            return Ok(());
        }
        let permit = self.queue.try_acquire_owned().map_err(|_| Refusal::Full)?;
        tokio::spawn(async move {
            self.app.handle(callback).await;
            drop(permit);
        });
        Ok(())
    }
}

/// Reads a body of at most `limit` bytes.
async fn read<B>(body: B, limit: usize) -> Result<Bytes, Refusal>
where
    B: Body,
    B::Error: Into<BoxError>,
{
    if body.size_hint().lower() > limit as u64 {
        return Err(Refusal::TooLarge { limit });
    }
    match tokio::time::timeout(BODY_TIMEOUT, Limited::new(body, limit).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Refusal::TooLarge { limit }),
        Ok(Err(_)) => Err(Refusal::BrokenOff),
        Err(_) => Err(Refusal::Timeout),
    }
}

impl fmt::Debug for WebhookService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookService").field("app", &self.app).finish_non_exhaustive()
    }
}

impl<B> Service<Request<B>> for WebhookService
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let this = self.clone();
        Box::pin(async move { Ok(this.respond(request).await) })
    }
}

/// Why a request is refused. The text goes to whoever sent it, so it tells nothing but that.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("not found")]
    Path,
    #[error("webhooks are sent by POST")]
    Method,
    #[error("the body has more than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("the body broke off")]
    BrokenOff,
    #[error("the body does not come")]
    Timeout,
    #[error(transparent)]
    Webhook(#[from] Error),
    #[error("too many webhooks are in the works")]
    Full,
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::Path => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::Webhook(error) if error.is_signature() => StatusCode::UNAUTHORIZED,
            Self::Webhook(_) | Self::BrokenOff => StatusCode::BAD_REQUEST,
            Self::Full => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}
