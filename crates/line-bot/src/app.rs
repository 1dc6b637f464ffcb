use std::{fmt, sync::Arc};

use line_models::{
    UserId,
    webhook::{Callback, Event},
};
use tokio::time::Instant;

use crate::{Bot, Context, HandlerError, Router, WebhookService, context::States, error::Reason};

pub(crate) type ErrorHook = dyn Fn(HandlerError) + Send + Sync;

/// A bot and what it does.
///
/// An event goes to the first handler that it fits, and what that returns is the reply.
///
/// ```
/// use line_bot::{App, Bot, Message, events::{FollowEvent, TextMessageContent}};
///
/// async fn echo(text: TextMessageContent) -> Message {
///     Message::text(text.text)
/// }
///
/// async fn welcome(_: FollowEvent) -> &'static str {
///     "Nice to meet you."
/// }
///
/// # fn run(bot: Bot) {
/// let app = App::new(bot).on(echo).on(welcome);
/// # }
/// ```
pub struct App {
    pub(crate) bot: Bot,
    pub(crate) path: String,
    pub(crate) body_limit: usize,
    pub(crate) queue: usize,
    pub(crate) router: Router,
    pub(crate) on_error: Box<ErrorHook>,
    pub(crate) states: States,
}

impl App {
    /// Does nothing yet.
    pub fn new(bot: Bot) -> Self {
        Self {
            bot,
            path: "/callback".to_owned(),
            body_limit: 1024 * 1024,
            queue: 1024,
            router: Router::new(),
            on_error: Box::new(report),
            states: States::default(),
        }
    }

    /// Where webhooks come in: `/callback` by default. Any other path gets a 404.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// The largest webhook, in bytes: 1 MiB by default. A larger one gets a 413.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// How many webhooks may be in the works at once: 1,024 by default. One more gets a 503, so that LINE delivers it
    /// again if the channel is set to.
    pub fn queue(mut self, webhooks: usize) -> Self {
        self.queue = webhooks;
        self
    }

    /// As a [`tower::Service`](https://docs.rs/tower-service), to put into any server.
    pub fn into_service(self) -> WebhookService {
        WebhookService::new(self)
    }

    /// Handles all events of a webhook, one after the other. Verifying it is the caller's business.
    pub async fn handle(self: Arc<Self>, callback: Callback) {
        let Callback { destination, events, .. } = callback;
        for event in events {
            let event = Arc::new(event);
            // In a task of its own, so that a panic ends there.
            let task = tokio::spawn(self.clone().dispatch(event.clone(), destination.clone()));
            let reason = match task.await {
                Ok(Ok(())) => continue,
                Ok(Err(reason)) => reason,
                Err(_) => Reason::Panicked,
            };
            (self.on_error)(HandlerError { event: Box::new(Arc::unwrap_or_clone(event)), reason });
        }
    }

    async fn dispatch(
        self: Arc<Self>,
        event: Arc<Event>,
        destination: UserId,
    ) -> Result<(), Reason> {
        let received = Instant::now();
        let states = self.states.clone();
        let context = Context::new(event.clone(), destination, self.bot.clone(), states, received);
        let reply = context.reply.clone();
        let Some(handling) = self.router.route(context) else {
            tracing::debug!(line.event = event.kind.name(), "no handler");
            return Ok(());
        };
        let messages = handling.await.map_err(Reason::Failed)?;
        reply.send(messages).await?;
        Ok(())
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("bot", &self.bot)
            .field("path", &self.path)
            .field("router", &self.router)
            .finish_non_exhaustive()
    }
}

/// Whoever has set up `tracing` reads the log; who has not, reads the terminal.
#[allow(clippy::needless_pass_by_value)] // as a hook does
fn report(error: HandlerError) {
    if tracing::dispatcher::has_been_set() {
        tracing::error!(line.event = error.event.kind.name(), %error, "an event was not handled");
    } else {
        eprintln!("{error}");
    }
}
