use std::{
    borrow::Cow,
    convert::Infallible,
    fmt,
    future::Future,
    hash::{BuildHasher, RandomState},
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::ALLOW};
use http_body::Body;
use http_body_util::Full;
use line_models::{
    UserId,
    webhook::{Callback, Event, Source},
};
use line_webhook::Error;
use tokio::{
    sync::oneshot,
    time::{Instant, timeout, timeout_at},
};
use tower_service::Service;

use crate::{
    Ack, App, Bot, BoxError, Channels, Reason, Reservation,
    body::{Unread, read},
    channels::Route,
    context::Arrival,
    queue::{Queue, Refused, Turn},
    settings::after,
};

/// How long finding a channel may take: LINE does not wait longer either.
const FIND_TIMEOUT: Duration = Duration::from_secs(2);
/// How long handlers that were told to stop may take to do so.
const ABORT_TIMEOUT: Duration = Duration::from_secs(1);

/// A [`tower::Service`](https://docs.rs/tower-service) that takes webhooks to the handlers of an [`App`].
///
/// | status | why |
/// |---|---|
/// | 200 | accepted, or handled: see [`Ack`]; or no events: LINE checks the connection |
/// | 400 | rightly signed, but no webhook; or the body broke off |
/// | 401 | the signature is missing or wrong |
/// | 404, 405 | another path, another method, or no such channel |
/// | 408 | the body does not come |
/// | 413 | the body is too large |
/// | 500 | an event failed, and the answer waited for it |
/// | 503 | the queue is full, the app is shutting down, or the channel cannot be found just now |
///
/// The events of one chat are handled in the order they came in, those of different chats side by side. Of an event that
/// comes more than once, all but the first are dropped, unless that failed.
#[derive(Clone)]
pub struct WebhookService(Arc<Inner>);

struct Inner {
    app: App,
    queue: Queue<Job>,
    /// Makes lanes of chats. Two that meet would only wait for each other.
    lanes: RandomState,
}

/// An event on its way through the queue.
struct Job {
    arrival: Arc<Arrival>,
    event: Arc<Event>,
    deadline: Option<Instant>,
    done: Option<oneshot::Sender<bool>>,
}

impl WebhookService {
    pub(crate) fn new(app: App) -> Self {
        let queue = Queue::new(app.settings.queue, app.settings.concurrency);
        Self(Arc::new(Inner { app, queue, lanes: RandomState::new() }))
    }

    /// Waits until all accepted events are handled, for [`App::drain_timeout`] at most; then those that are left are
    /// stopped and told the error hook. Gives their number. Webhooks that come from now on get a 503.
    pub async fn shutdown(&self) -> usize {
        self.drain(after(self.0.app.settings.drain_timeout)).await
    }

    pub(crate) async fn drain(&self, deadline: Instant) -> usize {
        let queue = &self.0.queue;
        queue.close();
        if timeout_at(deadline, queue.idle()).await.is_ok() {
            return 0;
        }
        let left = queue.load();
        tracing::warn!(events = left, "the app stops before all events are handled");
        queue.abort();
        let _ = timeout(ABORT_TIMEOUT, queue.idle()).await;
        left
    }

    /// Takes one request.
    pub async fn respond<B>(self, request: Request<B>) -> Response<Full<Bytes>>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let (status, text) = match self.0.receive(request).await {
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

    #[cfg(feature = "server")]
    pub(crate) fn settings(&self) -> &crate::settings::Settings {
        &self.0.app.settings
    }
}

impl Inner {
    async fn receive<B>(self: &Arc<Self>, request: Request<B>) -> Result<(), Refusal>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let (head, body) = request.into_parts();
        let path = head.uri.path();
        if self.app.settings.health.as_deref() == Some(path)
            && matches!(head.method, Method::GET | Method::HEAD)
        {
            return if self.queue.is_closed() { Err(Refusal::Closed) } else { Ok(()) };
        }
        let key = self.key(path)?;
        if head.method != Method::POST {
            return Err(Refusal::Method);
        }
        let deadline = match self.app.settings.ack {
            Ack::WhenAccepted => None,
            Ack::AfterHandlers { deadline } => Some(after(deadline)),
        };
        // Who sends no signature, or for no channel, needs not send a body.
        let signature = line_webhook::signature(&head.headers)?;
        let known = match &self.app.route {
            Route::One(bot) => Some(Cow::Borrowed(bot)),
            Route::ByPath(channels) => Some(find(&**channels, key).await?),
            Route::ByDestination(_) => None,
        };
        let body = self.read(body).await?;
        let bot = match (known, &self.app.route) {
            (None, Route::ByDestination(channels)) => {
                find(&**channels, line_webhook::peek_destination(&body)?).await?
            }
            (known, _) => known.ok_or(Refusal::Path)?,
        };
        let callback = bot.verify(&body, signature)?.parse()?;
        self.accept(&bot, callback, deadline).await
    }

    /// What the path tells of the channel: nothing, or its key.
    fn key<'p>(&self, path: &'p str) -> Result<&'p str, Refusal> {
        let rest = path.strip_prefix(&*self.app.settings.path).ok_or(Refusal::Path)?;
        let key = match self.app.route {
            Route::ByPath(_) => {
                rest.strip_prefix('/').filter(|key| !key.is_empty() && !key.contains('/'))
            }
            Route::One(_) | Route::ByDestination(_) => Some(rest).filter(|rest| rest.is_empty()),
        };
        key.ok_or(Refusal::Path)
    }

    /// Puts all events into the queue, and waits for them if there is a deadline.
    async fn accept(
        self: &Arc<Self>,
        bot: &Bot,
        callback: Callback,
        deadline: Option<Instant>,
    ) -> Result<(), Refusal> {
        let Callback { destination, events, .. } = callback;
        if events.is_empty() {
            return Ok(());
        }
        let arrival = Arc::new(Arrival { bot: bot.clone(), destination, received: Instant::now() });
        let mut outcomes = Vec::new();
        let turns = events.into_iter().map(|event| -> Turn<Job> {
            let done = deadline.map(|_| {
                let (done, outcome) = oneshot::channel();
                outcomes.push(outcome);
                done
            });
            let lane = self.lane(arrival.destination.as_ref(), &event);
            let event = Arc::new(event);
            (lane, Job { arrival: arrival.clone(), event, deadline, done })
        });
        let this = self.clone();
        self.queue.push(turns.collect(), move |job| this.clone().work(job))?;
        let Some(deadline) = deadline else { return Ok(()) };
        let mut all = true;
        for outcome in outcomes {
            all &= matches!(timeout_at(deadline, outcome).await, Ok(Ok(true)));
        }
        if all { Ok(()) } else { Err(Refusal::Failed) }
    }

    /// What must be handled in order: the events of a chat.
    fn lane(&self, destination: Option<&UserId>, event: &Event) -> Option<u64> {
        let chat = match event.source.as_ref()? {
            Source::User(source) => source.user_id.as_ref()?.as_str(),
            Source::Group(source) => source.group_id.as_str(),
            Source::Room(source) => source.room_id.as_str(),
            _ => return None,
        };
        Some(self.lanes.hash_one((destination, chat)))
    }

    async fn work(self: Arc<Self>, mut job: Job) {
        let handled = self.handle_once(&job).await;
        if let Some(done) = job.done.take() {
            // Fails if the deadline has passed.
            let _ = done.send(handled);
        }
    }

    /// Whether an event was handled, now or before.
    async fn handle_once(&self, job: &Job) -> bool {
        let Job { arrival, event, deadline, .. } = job;
        if let Some(reason) = self.too_late(*deadline) {
            self.app.tell(event, reason);
            return false;
        }
        let store = &self.app.settings.dedup;
        let key = arrival.destination.as_ref().zip(event.webhook_event_id.as_ref());
        let record = key.map(|(destination, id)| store.record(destination, id));
        if let Some(record) = &record {
            match record.reserve().await {
                Ok(Reservation::Reserved) => {}
                Ok(Reservation::Done) => return true,
                // If it is to be known whether it succeeds, LINE has to ask again.
                Ok(Reservation::InFlight) => return false,
                Err(error) => tracing::error!(error, "cannot reserve an event"),
            }
        }
        let stop = pin!(self.queue.aborted());
        let handled = self.app.run(arrival, event, *deadline, stop).await;
        if let Some(record) = &record
            && let Err(error) = record.settle(handled).await
        {
            tracing::error!(error, handled, "cannot remember what became of an event");
        }
        handled
    }

    fn too_late(&self, deadline: Option<Instant>) -> Option<Reason> {
        if self.queue.is_aborted() {
            return Some(Reason::Stopped);
        }
        deadline.filter(|deadline| *deadline <= Instant::now()).map(|_| Reason::TimedOut)
    }

    async fn read<B>(&self, body: B) -> Result<Bytes, Refusal>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let limit = self.app.settings.body_limit;
        read(body, limit, self.app.settings.body_timeout).await.map_err(|unread| match unread {
            Unread::TooLarge => Refusal::TooLarge { limit },
            Unread::BrokenOff => Refusal::BrokenOff,
            Unread::TooSlow => Refusal::Timeout,
        })
    }
}

async fn find(channels: &dyn Channels, key: &str) -> Result<Cow<'static, Bot>, Refusal> {
    match timeout(FIND_TIMEOUT, channels.find(key)).await {
        Ok(Ok(bot)) => bot.map(Cow::Owned).ok_or(Refusal::Path),
        Ok(Err(error)) => {
            tracing::error!(error, "cannot find a channel");
            Err(Refusal::Channel)
        }
        Err(_) => {
            tracing::error!("finding a channel takes too long");
            Err(Refusal::Channel)
        }
    }
}

impl fmt::Debug for WebhookService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookService").field("app", &self.0.app).finish_non_exhaustive()
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
    #[error("the channel cannot be found now")]
    Channel,
    #[error("too many events are in the works")]
    Full,
    #[error("the app is shutting down")]
    Closed,
    #[error("an event was not handled")]
    Failed,
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
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Channel | Self::Full | Self::Closed => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Full => Self::Full,
            Refused::Closed => Self::Closed,
        }
    }
}
