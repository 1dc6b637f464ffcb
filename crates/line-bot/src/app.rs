use std::{
    fmt,
    future::{Future, pending, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};

use line_models::{
    UserId,
    webhook::{Callback, Event},
};
use tokio::time::{Instant, sleep_until};

use crate::{
    Bot, Channels, Context, Handler, HandlerError, WebhookService,
    channels::Route,
    error::Reason,
    extract::States,
    handler::{AnyHandler, erase},
    queue::poll_caught,
    settings::{Settings, after},
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
    pub(crate) route: Route,
    pub(crate) settings: Settings,
    handlers: Vec<Box<dyn AnyHandler>>,
    otherwise: Option<Box<dyn AnyHandler>>,
    on_error: Box<ErrorHook>,
    states: States,
}

impl App {
    /// For one channel. Does nothing yet.
    pub fn new(bot: Bot) -> Self {
        Self::with(Route::One(bot))
    }

    /// For many channels: that of a webhook is found by what its path has after [`App::path`], such as
    /// `/callback/first`. The handlers are the same for all; [`Bot`] is the channel an event came through.
    pub fn by_path(channels: impl Channels) -> Self {
        Self::with(Route::ByPath(Box::new(channels)))
    }

    /// For many channels: that of a webhook is found by its `destination`, the user id of the bot. All webhooks come to
    /// the same path, as they do for a module channel.
    pub fn by_destination(channels: impl Channels) -> Self {
        Self::with(Route::ByDestination(Box::new(channels)))
    }

    fn with(route: Route) -> Self {
        Self {
            route,
            settings: Settings::default(),
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

    /// As a [`tower::Service`](https://docs.rs/tower-service), to put into any server.
    pub fn into_service(self) -> WebhookService {
        WebhookService::new(self)
    }

    /// Handles all events of a webhook, one after the other. Verifying it is the caller's business; no duplicate is looked
    /// for. In an app with many channels, it is that of the `destination`, and without it nothing happens.
    pub async fn handle(&self, callback: Callback) {
        let Callback { destination, events, .. } = callback;
        let bot = match &self.route {
            Route::One(bot) => Ok(Some(bot.clone())),
            Route::ByPath(channels) | Route::ByDestination(channels) => {
                channels.find(destination.as_str()).await
            }
        };
        match bot {
            Ok(Some(bot)) => {
                for event in events {
                    let deadline = after(self.settings.handler_timeout);
                    let stop = pin!(pending());
                    self.run(&bot, &destination, &Arc::new(event), deadline, stop).await;
                }
            }
            Ok(None) => tracing::warn!("a webhook for an unknown channel"),
            Err(error) => tracing::error!(error, "cannot find a channel"),
        }
    }

    /// Handles one event until the `deadline`, or until it is to `stop`, and gives whether that succeeded. Tells the error
    /// hook if not.
    pub(crate) async fn run(
        &self,
        bot: &Bot,
        destination: &UserId,
        event: &Arc<Event>,
        deadline: Instant,
        mut stop: Pin<&mut impl Future<Output = ()>>,
    ) -> bool {
        // Pinned here and handed on by reference: a future that is handed on by value takes its room again each time.
        let mut dispatch = pin!(self.dispatch(bot, destination, event));
        let mut time = pin!(sleep_until(deadline));
        let handled = poll_fn(|context| match poll_caught(dispatch.as_mut(), context) {
            Poll::Ready(handled) => Poll::Ready(handled.unwrap_or(Err(Reason::Panicked))),
            Poll::Pending if time.as_mut().poll(context).is_ready() => {
                Poll::Ready(Err(Reason::TimedOut))
            }
            Poll::Pending => stop.as_mut().poll(context).map(|()| Err(Reason::Stopped)),
        });
        match handled.await {
            Ok(()) => true,
            Err(reason) => {
                self.tell(event, reason);
                false
            }
        }
    }

    /// Tells the error hook.
    pub(crate) fn tell(&self, event: &Event, reason: Reason) {
        let error = HandlerError { event: Box::new(event.clone()), reason };
        if catch_unwind(AssertUnwindSafe(|| (self.on_error)(error))).is_err() {
            tracing::error!("the error hook panicked");
        }
    }

    async fn dispatch(
        &self,
        bot: &Bot,
        destination: &UserId,
        event: &Arc<Event>,
    ) -> Result<(), Reason> {
        let context = Context {
            event: event.clone(),
            destination: destination.clone(),
            bot: bot.clone(),
            states: self.states.clone(),
        };
        let mut handlers = self.handlers.iter().chain(&self.otherwise);
        let Some(handler) = handlers.find(|handler| handler.fits(&context)) else {
            tracing::debug!(line.event = context.event.kind.name(), "no handler");
            return Ok(());
        };
        let messages = handler.call(context).await.map_err(Reason::Failed)?;
        if messages.0.is_empty() {
            return Ok(());
        }
        let reply_token = event.reply_token.clone().ok_or(Reason::NoReplyToken)?;
        bot.reply_message(reply_token, messages).await.map_err(Reason::Reply)?;
        Ok(())
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("route", &self.route)
            .field("settings", &self.settings)
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
