use std::{
    fmt,
    future::{Future, poll_fn},
    sync::Arc,
    task::{self, Poll},
};

use line_models::message::Messages;
use tower_layer::Layer;
use tower_service::Service;

use crate::{BoxError, Context, IntoReply, handler::BoxFuture, router};

/// What a layer stands before: the way to the handler of an event. A tower service from a [`Context`] to the messages
/// that answer it.
#[derive(Clone)]
pub struct Next(Option<Arc<dyn Shared>>);

impl Next {
    /// The way without any layer.
    pub(crate) fn direct() -> Self {
        Self(None)
    }

    /// The way with `layer` before it.
    pub(crate) fn wrapped<L>(self, layer: &L) -> Self
    where
        L: Layer<Self>,
        L::Service: Service<Context, Response = Messages> + Clone + Send + Sync + 'static,
        <L::Service as Service<Context>>::Error: Into<BoxError>,
        <L::Service as Service<Context>>::Future: Send,
    {
        Self(Some(Arc::new(Layered(layer.layer(self)))))
    }

    /// Goes on to the handler, and gives the messages it returned.
    ///
    /// # Errors
    ///
    /// What the handler, or another layer on the way, failed with.
    pub async fn run(self, context: Context) -> Result<Messages, BoxError> {
        match self.0 {
            Some(layered) => layered.run(context).await,
            None => router::proceed(Box::new(context)).await,
        }
    }
}

impl Service<Context> for Next {
    type Response = Messages;
    type Error = BoxError;
    type Future = BoxFuture<Result<Messages, BoxError>>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, context: Context) -> Self::Future {
        Box::pin(self.clone().run(context))
    }
}

impl fmt::Debug for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Next")
    }
}

/// A service whose type is forgotten.
trait Shared: Send + Sync {
    fn run(&self, context: Context) -> BoxFuture<Result<Messages, BoxError>>;
}

struct Layered<S>(S);

impl<S> Shared for Layered<S>
where
    S: Service<Context, Response = Messages> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
{
    fn run(&self, context: Context) -> BoxFuture<Result<Messages, BoxError>> {
        let mut service = self.0.clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(Into::into)?;
            service.call(context).await.map_err(Into::into)
        })
    }
}

/// Makes a layer of an async function that gets each event before its handler does.
///
/// It decides whether the handler runs at all, and what becomes of the messages it returns:
///
/// ```
/// use line_bot::{App, Bot, BoxError, Context, Next, UserId, from_fn, models::message::Messages};
///
/// async fn block_list(context: Context, next: Next) -> Result<Messages, BoxError> {
///     let blocked = ["U0123456789abcdef0123456789abcdef"];
///     match context.get::<UserId>().await {
///         Ok(user) if blocked.contains(&user.as_str()) => Ok(Messages::default()),
///         _ => next.run(context).await,
///     }
/// }
///
/// # fn app(bot: Bot) -> App {
/// App::new(bot).layer(from_fn(block_list))
/// # }
/// ```
pub fn from_fn<F, Fut, R>(function: F) -> FromFn<F>
where
    F: Fn(Context, Next) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = R> + Send + 'static,
    R: IntoReply,
{
    FromFn(function)
}

/// A layer made by [`from_fn`].
#[derive(Clone, Copy)]
pub struct FromFn<F>(F);

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFn")
    }
}

impl<F: Clone> Layer<Next> for FromFn<F> {
    type Service = FromFnService<F>;

    fn layer(&self, next: Next) -> Self::Service {
        FromFnService { function: self.0.clone(), next }
    }
}

/// The service of a [`FromFn`].
#[derive(Clone)]
pub struct FromFnService<F> {
    function: F,
    next: Next,
}

impl<F> fmt::Debug for FromFnService<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFnService")
    }
}

impl<F, Fut, R> Service<Context> for FromFnService<F>
where
    F: Fn(Context, Next) -> Fut,
    Fut: Future<Output = R> + Send + 'static,
    R: IntoReply,
{
    type Response = Messages;
    type Error = BoxError;
    type Future = BoxFuture<Result<Messages, BoxError>>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, context: Context) -> Self::Future {
        let reply = (self.function)(context, self.next.clone());
        Box::pin(async move { reply.await.into_reply() })
    }
}
