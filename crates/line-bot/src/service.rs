use std::{
    borrow::Cow,
    convert::Infallible,
    fmt,
    future::Future,
    hash::BuildHasher,
    pin::{Pin, pin},
    sync::Arc,
    task::{self, Poll},
    time::Duration,
};

use bytes::Bytes;
use foldhash::quality::RandomState;
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
    Ack, App, Bot, BoxError, Channels, Context, Reason, Reservation,
    body::{Unread, read},
    channels::Route,
    queue::{Job, Queue, Refused, Turn},
    settings::{Settings, after},
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
    queue: Queue<Accepted>,
    /// Makes lanes of chats. Two that meet would only wait for each other.
    lanes: RandomState,
}

/// A request whose head was looked at.
pub(crate) struct Admitted<B> {
    head: Result<Option<Head>, Refusal>,
    body: B,
}

/// What is needed of the head of a webhook.
struct Head {
    signature: HeaderValue,
    /// What its path tells of the channel.
    key: Box<str>,
    deadline: Option<Instant>,
}

/// An event on its way through the queue.
struct Accepted {
    service: Arc<Inner>,
    context: Box<Context>,
    deadline: Option<Instant>,
    done: Option<oneshot::Sender<bool>>,
}

impl WebhookService {
    pub(crate) fn new(app: App) -> Self {
        let queue = Queue::new(app.settings.queue, app.settings.concurrency);
        Self(Arc::new(Inner { app, queue, lanes: RandomState::default() }))
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
    pub fn respond<B>(self, request: Request<B>) -> impl Future<Output = Response<Full<Bytes>>>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let admitted = self.admit(request);
        async move { self.answer(admitted).await }
    }

    /// Looks at the head of a request. That is not done in a future, which would have room for it, and be moved with it.
    pub(crate) fn admit<B>(&self, request: Request<B>) -> Admitted<B> {
        Admitted { head: self.0.admit(&request), body: request.into_body() }
    }

    pub(crate) async fn answer<B>(&self, admitted: Admitted<B>) -> Response<Full<Bytes>>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        let Admitted { head, body } = admitted;
        let outcome = match head {
            Ok(Some(head)) => self.0.receive(&head, pin!(body)).await,
            Ok(None) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        outcome.map_or_else(|refusal| refusal.response(), |()| Response::default())
    }

    #[cfg(feature = "server")]
    pub(crate) fn settings(&self) -> &crate::settings::Settings {
        &self.0.app.settings
    }
}

impl Inner {
    /// Looks at the head of a request. Gives nothing if it only asks how the app is.
    fn admit<B>(&self, request: &Request<B>) -> Result<Option<Head>, Refusal> {
        let path = request.uri().path();
        if self.app.settings.health.as_deref() == Some(path)
            && matches!(*request.method(), Method::GET | Method::HEAD)
        {
            return if self.queue.is_closed() { Err(Refusal::Closed) } else { Ok(None) };
        }
        let key = self.key(path)?.into();
        if request.method() != Method::POST {
            return Err(Refusal::Method);
        }
        let deadline = match self.app.settings.ack {
            Ack::WhenAccepted => None,
            Ack::AfterHandlers { deadline } => Some(after(deadline)),
        };
        // Who sends no signature, or for no channel, needs not send a body.
        let signature = line_webhook::signature(request.headers())?.clone();
        Ok(Some(Head { signature, key, deadline }))
    }

    async fn receive<B>(self: &Arc<Self>, head: &Head, body: Pin<&mut B>) -> Result<(), Refusal>
    where
        B: Body,
        B::Error: Into<BoxError>,
    {
        // What not each request waits for is boxed, for the room it takes.
        let known = match &self.app.route {
            Route::One(bot) => Some(Cow::Borrowed(bot)),
            Route::ByPath(channels) => Some(Box::pin(find(&**channels, &head.key)).await?),
            Route::ByDestination(_) => None,
        };
        let Settings { body_limit: limit, body_timeout, .. } = self.app.settings;
        let body = read(body, limit, body_timeout).await.map_err(|unread| match unread {
            Unread::TooLarge => Refusal::TooLarge { limit },
            Unread::BrokenOff => Refusal::BrokenOff,
            Unread::TooSlow => Refusal::Timeout,
        })?;
        let bot = match (known, &self.app.route) {
            (None, Route::ByDestination(channels)) => {
                Box::pin(find(&**channels, line_webhook::peek_destination(&body)?)).await?
            }
            (known, _) => known.ok_or(Refusal::Path)?,
        };
        let callback = bot.verify(&body, &head.signature)?.parse()?;
        let outcomes = self.accept(&bot, callback, head.deadline)?;
        match head.deadline {
            Some(deadline) => Box::pin(all_succeed(outcomes, deadline)).await,
            None => Ok(()),
        }
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

    /// Puts all events into the queue. If there is a deadline, gives what will tell whether they were handled.
    fn accept(
        self: &Arc<Self>,
        bot: &Bot,
        callback: Callback,
        deadline: Option<Instant>,
    ) -> Result<Vec<oneshot::Receiver<bool>>, Refusal> {
        let Callback { destination, events, .. } = callback;
        let mut outcomes = Vec::new();
        if events.is_empty() {
            return Ok(outcomes);
        }
        let received = Instant::now();
        let turns = events.into_iter().map(Arc::new).map(|event| -> Turn<Accepted> {
            let lane = self.lane(destination.as_ref(), &event);
            let (destination, bot) = (destination.clone(), bot.clone());
            let context = Context::new(event, destination, bot, self.app.states.clone(), received);
            let done = deadline.map(|_| {
                let (done, outcome) = oneshot::channel();
                outcomes.push(outcome);
                done
            });
            let context = Box::new(context);
            (lane, Accepted { service: self.clone(), context, deadline, done })
        });
        self.queue.push(turns)?;
        Ok(outcomes)
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

    /// Whether the event was handled, now or before.
    async fn handle_once(&self, context: Box<Context>, deadline: Option<Instant>) -> bool {
        if let Some(reason) = self.too_late(deadline) {
            self.app.tell(&context.event, reason);
            return false;
        }
        let record = self.app.settings.dedup.record(&context);
        if let Some(record) = &record {
            match record.reserve().await {
                Ok(Reservation::Reserved) => {}
                Ok(Reservation::Done) => return true,
                // If it is to be known whether it succeeds, LINE has to ask again.
                Ok(Reservation::InFlight) => return false,
                Err(error) => tracing::error!(error, "cannot reserve an event"),
            }
        }
        let handled = self.app.run(context, deadline, pin!(self.queue.aborted())).await;
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
}

impl Job for Accepted {
    async fn run(self) {
        let Self { service, context, deadline, done } = self;
        let handled = service.handle_once(context, deadline).await;
        if let Some(done) = done {
            // Fails if the deadline has passed.
            let _ = done.send(handled);
        }
    }
}

/// Waits for what became of events, until the deadline.
async fn all_succeed(
    outcomes: Vec<oneshot::Receiver<bool>>,
    deadline: Instant,
) -> Result<(), Refusal> {
    let mut all = true;
    for outcome in outcomes {
        all &= matches!(timeout_at(deadline, outcome).await, Ok(Ok(true)));
    }
    if all { Ok(()) } else { Err(Refusal::Failed) }
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

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let this = self.clone();
        let admitted = this.admit(request);
        Box::pin(async move { Ok(this.answer(admitted).await) })
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
    fn response(&self) -> Response<Full<Bytes>> {
        let status = self.status();
        tracing::debug!(status = status.as_u16(), refusal = %self, "webhook refused");
        let mut response = Response::new(Full::from(self.to_string()));
        *response.status_mut() = status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        }
        response
    }

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
