use std::{
    fmt,
    future::{Future, pending, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};

use line_models::webhook::{Callback, Event};
use tokio::time::Instant;

use crate::{
    Bot, Channels, Context, HandlerError, Router, WebhookService,
    alarm::Alarm,
    channels::Route,
    context::States,
    error::Reason,
    queue::poll_caught,
    settings::{Settings, after},
};

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
    pub(crate) route: Route,
    pub(crate) settings: Settings,
    pub(crate) router: Router,
    pub(crate) on_error: Box<ErrorHook>,
    pub(crate) states: States,
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
            router: Router::new(),
            on_error: Box::new(report),
            states: States::default(),
        }
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
            Route::ByPath(channels) | Route::ByDestination(channels) => match &destination {
                Some(destination) => channels.find(destination.as_str()).await,
                None => Ok(None),
            },
        };
        match bot {
            Ok(Some(bot)) => {
                let received = Instant::now();
                for event in events.into_iter().map(Arc::new) {
                    let (destination, bot) = (destination.clone(), bot.clone());
                    let context =
                        Context::new(event, destination, bot, self.states.clone(), received);
                    self.run(Box::new(context), None, pin!(pending())).await;
                }
            }
            Ok(None) => tracing::warn!("a webhook for an unknown channel"),
            Err(error) => tracing::error!(error, "cannot find a channel"),
        }
    }

    /// Handles one event, until it takes too long, the `deadline` passes, or it is to `stop`, and gives whether that
    /// succeeded. Tells the error hook if not.
    pub(crate) async fn run(
        &self,
        context: Box<Context>,
        deadline: Option<Instant>,
        mut stop: Pin<&mut impl Future<Output = ()>>,
    ) -> bool {
        let event = context.event.clone();
        // Pinned here and handed on by reference: a future that is handed on by value takes its room again each time.
        let mut dispatch = pin!(self.dispatch(context));
        let mut alarm = Alarm::default();
        let handled = poll_fn(|context| {
            if let Poll::Ready(handled) = poll_caught(dispatch.as_mut(), context) {
                return Poll::Ready(handled.unwrap_or(Err(Reason::Panicked)));
            }
            let end = || {
                let own = after(self.settings.handler_timeout);
                deadline.map_or(own, |deadline| deadline.min(own))
            };
            if alarm.poll_at(end, context).is_ready() {
                return Poll::Ready(Err(Reason::TimedOut));
            }
            stop.as_mut().poll(context).map(|()| Err(Reason::Stopped))
        });
        match handled.await {
            Ok(()) => true,
            Err(reason) => {
                self.tell(&event, reason);
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

    async fn dispatch(&self, context: Box<Context>) -> Result<(), Reason> {
        let reply = context.reply.clone();
        let Some(handling) = self.router.route(context) else { return Ok(()) };
        let messages = handling.await.map_err(Reason::Failed)?;
        reply.finish(messages).await?;
        Ok(())
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App")
            .field("route", &self.route)
            .field("settings", &self.settings)
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
