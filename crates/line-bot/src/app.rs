use std::{fmt, sync::Arc};

use line_models::{
    UserId,
    webhook::{Callback, Event},
};

use crate::{
    Bot, Context, Handler, HandlerError, WebhookService,
    error::Reason,
    extract::States,
    handler::{AnyHandler, erase},
};

type ErrorHook = dyn Fn(HandlerError) + Send + Sync;

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
    handlers: Vec<Box<dyn AnyHandler>>,
    otherwise: Option<Box<dyn AnyHandler>>,
    on_error: Box<ErrorHook>,
    states: States,
}

impl App {
    /// Does nothing yet.
    pub fn new(bot: Bot) -> Self {
        Self {
            bot,
            path: "/callback".to_owned(),
            body_limit: 1024 * 1024,
            queue: 1024,
            handlers: Vec::new(),
            otherwise: None,
            on_error: Box::new(report),
            states: States::default(),
        }
    }

    /// Handles the events that fit the arguments of `handler`, unless a handler before it does.
    pub fn on<Arguments: 'static>(mut self, handler: impl Handler<Arguments>) -> Self {
        self.handlers.push(erase(handler));
        self
    }

    /// Handles the events that fit no other handler, unknown ones too, if they fit its own arguments.
    pub fn otherwise<Arguments: 'static>(mut self, handler: impl Handler<Arguments>) -> Self {
        self.otherwise = Some(erase(handler));
        self
    }

    /// Gives handlers a value to share: they take it as [`State<T>`](crate::State). One value of each type.
    pub fn state<T: Send + Sync + 'static>(mut self, state: T) -> Self {
        self.states.insert(state);
        self
    }

    /// Is told every event that was not handled to its end.
    ///
    /// By default it is logged with `tracing`, or printed if nobody has set that up.
    pub fn on_error(mut self, hook: impl Fn(HandlerError) + Send + Sync + 'static) -> Self {
        self.on_error = Box::new(hook);
        self
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
        let reply_token = event.reply_token.clone();
        let context =
            Context { event, destination, bot: self.bot.clone(), states: self.states.clone() };
        let mut handlers = self.handlers.iter().chain(&self.otherwise);
        let Some(handler) = handlers.find(|handler| handler.fits(&context)) else {
            tracing::debug!(line.event = context.event.kind.name(), "no handler");
            return Ok(());
        };
        let messages = handler.call(context).await.map_err(Reason::Failed)?;
        if messages.0.is_empty() {
            return Ok(());
        }
        let reply_token = reply_token.ok_or(Reason::NoReplyToken)?;
        self.bot.reply_message(reply_token, messages).await.map_err(Reason::Reply)?;
        Ok(())
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("bot", &self.bot)
            .field("path", &self.path)
            .field("handlers", &self.handlers.len())
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
