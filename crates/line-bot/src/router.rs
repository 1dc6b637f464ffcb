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

/// A step on the way to a handler.
#[derive(Clone)]
pub(crate) enum Step {
    Layers(Next),
    Handler(Arc<dyn AnyHandler>),
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
        mut context: Context,
    ) -> Option<BoxFuture<Result<Messages, BoxError>>> {
        let mut steps = Vec::new();
        self.find(&context, &mut steps).then(|| {
            context.steps = steps;
            proceed(context)
        })
    }

    /// Puts down the way to the first handler that takes the event, its end first.
    fn find(&self, context: &Context, steps: &mut Vec<Step>) -> bool {
        if self.condition.as_ref().is_some_and(|condition| !condition(context)) {
            return false;
        }
        let take = |handler: &Arc<dyn AnyHandler>, steps: &mut Vec<Step>| {
            let fits = handler.fits(context);
            if fits {
                steps.push(Step::Handler(handler.clone()));
            }
            fits
        };
        let found = self.routes.iter().any(|route| match route {
            Route::Handler(handler) => take(handler, steps),
            Route::Nested(router) => router.find(context, steps),
        }) || self.otherwise.as_ref().is_some_and(|handler| take(handler, steps));
        if found {
            steps.extend(self.layered.clone().map(Step::Layers));
        }
        found
    }
}

impl fmt::Debug for Router {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Router").field("routes", &self.routes.len()).finish_non_exhaustive()
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Layers(_) => "Layers",
            Self::Handler(_) => "Handler",
        })
    }
}

/// Takes the next step.
pub(crate) fn proceed(mut context: Context) -> BoxFuture<Result<Messages, BoxError>> {
    match context.steps.pop() {
        Some(Step::Layers(next)) => Box::pin(next.run(context)),
        Some(Step::Handler(handler)) => handler.call(context),
        None => Box::pin(async { Ok(Messages::default()) }),
    }
}
