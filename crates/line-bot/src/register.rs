//! Which handlers an app has.

use line_models::message::Messages;
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    App, BoxError, Context, FromEvent, Handler, HandlerError, HandlerFuture, Next, Router,
    TextMatcher,
};

impl App {
    /// Handles the events that fit the arguments of `handler`, unless a handler before it does.
    pub fn on<Arguments: FromEvent + 'static>(
        self,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.route(|router| router.on(handler))
    }

    /// Handles the text messages that match, if they fit the arguments of `handler` too, unless a handler before it does.
    ///
    /// The text is taken without a mention of the bot, and without white space at its ends.
    ///
    /// ```
    /// # use line_bot::{App, Bot, events::TextMessageContent};
    /// # fn app(bot: Bot) -> App {
    /// App::new(bot)
    ///     .text("ping", async || "pong")
    ///     .text(["bye", "good night"], async || "See you!")
    ///     .text(|text: &str| text.ends_with('?'), async |text: TextMessageContent| text.text)
    /// # }
    /// ```
    pub fn text<Arguments: FromEvent + 'static>(
        self,
        matcher: impl TextMatcher,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.route(|router| router.text(matcher, handler))
    }

    /// Handles the text messages that begin with the word `name`, unless a handler before it does. What follows is
    /// [`CommandArgs`](crate::CommandArgs).
    ///
    /// Upper or lower case of ASCII letters makes no difference. A mention of the bot is left out: in a group chat,
    /// `@bot /help` is a command too.
    ///
    /// ```
    /// # use line_bot::{App, Bot, CommandArgs};
    /// # fn app(bot: Bot) -> App {
    /// App::new(bot)
    ///     .command("/help", async || "Say /echo and something.")
    ///     .command("/echo", async |args: CommandArgs| args.0)
    /// # }
    /// ```
    pub fn command<Arguments: FromEvent + 'static>(
        self,
        name: impl Into<String>,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.route(|router| router.command(name, handler))
    }

    /// Handles the events that fit no other handler, unknown ones too, if they fit its own arguments.
    pub fn otherwise<Arguments: FromEvent + 'static>(
        self,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.route(|router| router.otherwise(handler))
    }

    /// Tries the handlers of a [`Router`] at this place.
    pub fn nest(self, nested: Router) -> Self {
        self.route(|router| router.nest(nested))
    }

    /// Lets every event that has a handler go through a layer first: logging, limits, who may do what, or a change to the
    /// answer. It is around all handlers of the app, those added later too; a layer added later is around the ones before.
    ///
    /// A layer is a [`tower::Layer`](https://docs.rs/tower-layer) around a service from [`Context`] to [`Messages`];
    /// [`from_fn`](crate::from_fn) makes one of an async function. What shall see HTTP requests is put around
    /// [`into_service`](Self::into_service) instead.
    pub fn layer<L>(self, layer: L) -> Self
    where
        L: Layer<Next>,
        L::Service: Service<Context, Response = Messages> + Clone + Send + Sync + 'static,
        <L::Service as Service<Context>>::Error: Into<BoxError>,
        <L::Service as Service<Context>>::Future: Send,
    {
        self.route(|router| router.layer(layer))
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

    fn route(mut self, change: impl FnOnce(Router) -> Router) -> Self {
        self.router = change(self.router);
        self
    }
}
