use std::{fmt, sync::Arc};

use line_models::message::Messages;
use tower_layer::Layer;
use tower_service::Service;

use crate::{
    BoxError, Context, FromEvent, Handler, HandlerFuture, Next, TextMatcher,
    handler::{AnyHandler, BoxFuture, erase},
    text::{Command, Text},
};

type Condition = dyn Fn(&Context) -> bool + Send + Sync;

/// Handlers that belong together, to be [nested](crate::App::nest) into an app: with a condition, layers and an
/// [`otherwise`](Self::otherwise) of their own.
///
/// ```
/// use line_bot::{App, Bot, Context, Mentioned, Router, events::{GroupSource, JoinEvent}};
///
/// /// In groups, the bot speaks when it is spoken to.
/// fn group() -> Router {
///     Router::new()
///         .when(Context::fits::<GroupSource>)
///         .on(async |_: JoinEvent| "Hello, everybody!")
///         .on(async |mentioned: Mentioned| mentioned.text)
///         .otherwise(async || ())
/// }
///
/// # fn app(bot: Bot) -> App {
/// App::new(bot).nest(group())
/// # }
/// ```
#[derive(Default)]
pub struct Router {
    condition: Option<Box<Condition>>,
    routes: Vec<Route>,
    otherwise: Option<Arc<dyn AnyHandler>>,
    layered: Option<Next>,
}

enum Route {
    Handler(Arc<dyn AnyHandler>),
    Nested(Router),
}

impl Router {
    /// Handles nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the events alone that this is true for, and of them those that an earlier condition is true for.
    ///
    /// `Context::fits::<T>` is true for the events that an argument fits.
    pub fn when(mut self, condition: impl Fn(&Context) -> bool + Send + Sync + 'static) -> Self {
        self.condition = Some(match self.condition.take() {
            Some(first) => Box::new(move |context| first(context) && condition(context)),
            None => Box::new(condition),
        });
        self
    }

    /// See [`App::on`](crate::App::on).
    pub fn on<Arguments: FromEvent + 'static>(
        mut self,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.routes.push(Route::Handler(erase(handler)));
        self
    }

    /// See [`App::text`](crate::App::text).
    pub fn text<Arguments: FromEvent + 'static>(
        mut self,
        matcher: impl TextMatcher,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.routes.push(Route::Handler(Arc::new(Text::new(matcher, erase(handler)))));
        self
    }

    /// See [`App::command`](crate::App::command).
    pub fn command<Arguments: FromEvent + 'static>(
        mut self,
        name: impl Into<String>,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.routes.push(Route::Handler(Arc::new(Command::new(name.into(), erase(handler)))));
        self
    }

    /// See [`App::nest`](crate::App::nest).
    pub fn nest(mut self, router: Router) -> Self {
        self.routes.push(Route::Nested(router));
        self
    }

    /// See [`App::otherwise`](crate::App::otherwise). Of the events that its condition lets in, all end here then, and
    /// none goes on to handlers after this router.
    pub fn otherwise<Arguments: FromEvent + 'static>(
        mut self,
        handler: impl Handler<Arguments, Future: HandlerFuture>,
    ) -> Self {
        self.otherwise = Some(erase(handler));
        self
    }

    /// See [`App::layer`](crate::App::layer).
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Next>,
        L::Service: Service<Context, Response = Messages> + Clone + Send + Sync + 'static,
        <L::Service as Service<Context>>::Error: Into<BoxError>,
        <L::Service as Service<Context>>::Future: Send,
    {
        let inner = self.layered.take().unwrap_or_else(Next::direct);
        self.layered = Some(inner.wrapped(&layer));
        self
    }

    /// Finds the handler of an event; gives `None` if there is none.
    pub(crate) fn route(
        &self,
        mut context: Box<Context>,
    ) -> Option<BoxFuture<Result<Messages, BoxError>>> {
        let mut layers = Vec::new();
        let Some(handler) = self.find(&context, &mut layers).cloned() else {
            tracing::debug!(line.event = context.event.kind.name(), "no handler");
            return None;
        };
        context.layers = layers;
        context.handler = Some(handler);
        Some(proceed(context))
    }

    /// The first handler that takes the event, and the layers on the way to it, the last one first.
    fn find(&self, context: &Context, layers: &mut Vec<Next>) -> Option<&Arc<dyn AnyHandler>> {
        if self.condition.as_ref().is_some_and(|condition| !condition(context)) {
            return None;
        }
        let found = self.routes.iter().find_map(|route| match route {
            Route::Handler(handler) => handler.fits(context).then_some(handler),
            Route::Nested(router) => router.find(context, layers),
        });
        let otherwise = || self.otherwise.as_ref().filter(|handler| handler.fits(context));
        let handler = found.or_else(otherwise)?;
        layers.extend(self.layered.clone());
        Some(handler)
    }
}

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router").field("routes", &self.routes.len()).finish_non_exhaustive()
    }
}

/// Takes the next step: through the next layer, or to the handler.
pub(crate) fn proceed(mut context: Box<Context>) -> BoxFuture<Result<Messages, BoxError>> {
    if let Some(next) = context.layers.pop() {
        return Box::pin(next.run(*context));
    }
    match context.handler.take() {
        Some(handler) => handler.call(context),
        None => Box::pin(async { Ok(Messages::default()) }),
    }
}
