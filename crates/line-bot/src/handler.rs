use std::{future::Future, marker::PhantomData, pin::Pin, sync::Arc};

use line_models::message::Messages;

use crate::{BoxError, Context, FromEvent, IntoReply};

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// An async function that takes up to eight arguments from an event and returns a reply, or nothing.
///
/// It takes an event if all its arguments fit it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no handler",
    label = "no handler",
    note = "a handler is an async function whose arguments all are `FromEvent`, whose result is `IntoReply`, and whose future is `Send`"
)]
pub trait Handler<Arguments>: Clone + Send + Sync + 'static {
    /// Whether it takes the event.
    fn fits(&self, context: &Context) -> bool;

    /// Handles the event.
    fn call(self, context: Context) -> impl Future<Output = Result<Messages, BoxError>> + Send;
}

macro_rules! handlers {
    ($(($($argument:ident)*))*) => {$(
        impl<F, Fut, R, $($argument),*> Handler<($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> Fut + Clone + Send + Sync + 'static,
            Fut: Future<Output = R> + Send,
            R: IntoReply,
            $($argument: FromEvent,)*
        {
            #[allow(unused_variables)] // without arguments
            fn fits(&self, context: &Context) -> bool {
                true $(&& $argument::fits(context))*
            }

            #[allow(unused_variables)] // without arguments
            async fn call(self, context: Context) -> Result<Messages, BoxError> {
                self($($argument::from_event(&context).await?),*).await.into_reply()
            }
        }
    )*};
}

handlers! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E G)
    (A B C D E G H)
    (A B C D E G H I)
}

/// A [`Handler`] whose arguments are forgotten.
pub(crate) trait AnyHandler: Send + Sync {
    fn fits(&self, context: &Context) -> bool;

    fn call(&self, context: Context) -> BoxFuture<Result<Messages, BoxError>>;
}

pub(crate) fn erase<Arguments: 'static>(handler: impl Handler<Arguments>) -> Arc<dyn AnyHandler> {
    Arc::new(Erased { handler, arguments: PhantomData::<fn(Arguments)> })
}

struct Erased<H, Arguments> {
    handler: H,
    arguments: PhantomData<fn(Arguments)>,
}

impl<H: Handler<Arguments>, Arguments: 'static> AnyHandler for Erased<H, Arguments> {
    fn fits(&self, context: &Context) -> bool {
        self.handler.fits(context)
    }

    fn call(&self, context: Context) -> BoxFuture<Result<Messages, BoxError>> {
        Box::pin(self.handler.clone().call(context))
    }
}
