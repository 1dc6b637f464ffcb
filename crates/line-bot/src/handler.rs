use std::{fmt, future::Future, marker::PhantomData, pin::Pin, sync::Arc};

use line_models::message::Messages;

use crate::{BoxError, Context, FromEvent, IntoReply};

pub(crate) type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// A function that takes up to eight arguments from an event. Its future gives the reply.
///
/// It takes an event if all its arguments, each of them [`FromEvent`], fit it. Each mistake has its message:
///
/// ```compile_fail,E0277
/// # use line_bot::{App, events::TextMessageContent};
/// // `String` is not a future: `async` is missing.
/// fn echo(text: TextMessageContent) -> String {
///     text.text
/// }
/// # fn app(app: App) { app.on(echo); }
/// ```
///
/// ```compile_fail,E0277
/// # use line_bot::App;
/// // `String` is no argument for a handler.
/// async fn echo(text: String) -> String {
///     text
/// }
/// # fn app(app: App) { app.on(echo); }
/// ```
///
/// ```compile_fail,E0277
/// # use line_bot::{App, events::TextMessageContent};
/// // `usize` is nothing that a handler can return.
/// async fn count(text: TextMessageContent) -> usize {
///     text.text.len()
/// }
/// # fn app(app: App) { app.on(count); }
/// ```
///
/// ```compile_fail
/// # use line_bot::{App, Bot, UserId, events::FollowEvent};
/// // future cannot be sent between threads safely: `name` is kept over an `await`.
/// async fn welcome(_: FollowEvent, user: UserId, bot: Bot) -> Result<(), line_bot::Error> {
///     let name = std::rc::Rc::new("Alice");
///     bot.push_message(user, *name).await?;
///     Ok(())
/// }
/// # fn app(app: App) { app.on(welcome); }
/// ```
///
/// ```compile_fail,E0277
/// # use line_bot::{App, events::TextMessageContent};
/// // `&TextMessageContent` is no argument for a handler: it takes its arguments by value.
/// async fn echo(text: &TextMessageContent) -> String {
///     text.text.clone()
/// }
/// # fn app(app: App) { app.on(echo); }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no handler",
    label = "no handler",
    note = "a handler is an async function, or a closure that returns a future, with at most eight arguments, all by value",
    note = "a closure has to be `Clone`, `Send`, `Sync` and `'static`, and has to name the types of its arguments"
)]
pub trait Handler<Arguments>: Clone + Send + Sync + 'static {
    /// What gives the reply.
    type Future;

    /// Calls the function.
    fn call(self, arguments: Arguments) -> Self::Future;
}

/// A future that gives what a handler can return, and may go from thread to thread.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a future, as a handler returns",
    label = "returns no future",
    note = "a handler is an async function: is `async` missing before `fn`?"
)]
pub trait HandlerFuture: Future<Output: IntoReply> + Send {}

impl<F: Future<Output: IntoReply> + Send> HandlerFuture for F {}

macro_rules! handlers {
    ($(($($argument:ident)*))*) => {$(
        // What arguments and future have to be, `App::on` asks for: so that the compiler tells which of them is not.
        impl<F, Future, $($argument),*> Handler<($($argument,)*)> for F
        where
            F: Fn($($argument),*) -> Future + Clone + Send + Sync + 'static,
        {
            type Future = Future;

            #[allow(non_snake_case)] // the arguments are named after their types
            fn call(self, ($($argument,)*): ($($argument,)*)) -> Future {
                self($($argument),*)
            }
        }

        /// All of them.
        #[allow(unused_variables)] // without arguments
        impl<$($argument: FromEvent),*> FromEvent for ($($argument,)*) {
            fn fits(context: &Context) -> bool {
                true $(&& $argument::fits(context))*
            }

            async fn from_event(context: &Context) -> Result<Self, BoxError> {
                Ok(($($argument::from_event(context).await?,)*))
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

    fn call(&self, context: Box<Context>) -> BoxFuture<Result<Messages, BoxError>>;
}

impl fmt::Debug for dyn AnyHandler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handler")
    }
}

pub(crate) fn erase<Arguments: FromEvent + 'static>(
    handler: impl Handler<Arguments, Future: HandlerFuture>,
) -> Arc<dyn AnyHandler> {
    Arc::new(Erased { handler, arguments: PhantomData::<fn(Arguments)> })
}

struct Erased<H, Arguments> {
    handler: H,
    arguments: PhantomData<fn(Arguments)>,
}

impl<H, Arguments> AnyHandler for Erased<H, Arguments>
where
    H: Handler<Arguments, Future: HandlerFuture>,
    Arguments: FromEvent + 'static,
{
    fn fits(&self, context: &Context) -> bool {
        Arguments::fits(context)
    }

    fn call(&self, context: Box<Context>) -> BoxFuture<Result<Messages, BoxError>> {
        let handler = self.handler.clone();
        Box::pin(async move {
            let arguments = Arguments::from_event(&context).await?;
            handler.call(arguments).await.into_reply()
        })
    }
}
