use std::{
    any::{Any, TypeId, type_name},
    collections::HashMap,
    fmt,
    ops::Deref,
    sync::Arc,
};

use line_models::{UserId, webhook::Event};
use tokio::time::Instant;

use crate::{Bot, BoxError, CommandArgs, FromEvent, Next, Reply, handler::AnyHandler};

/// An event on its way to a handler, and all that goes with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Context {
    /// The event.
    pub event: Arc<Event>,
    /// The bot that the event is for. Absent in what LINE sent before November 2018.
    pub destination: Option<UserId>,
    /// The channel that the event came through.
    pub bot: Bot,
    pub(crate) reply: Reply,
    pub(crate) states: States,
    pub(crate) args: Option<CommandArgs>,
    /// The layers on the way to the handler, the last one first.
    pub(crate) layers: Vec<Next>,
    pub(crate) handler: Option<Arc<dyn AnyHandler>>,
}

impl Context {
    /// Of an event that was `received` then: the age of the reply token counts from it.
    pub(crate) fn new(
        event: Arc<Event>,
        destination: Option<UserId>,
        bot: Bot,
        states: States,
        received: Instant,
    ) -> Self {
        Self {
            reply: Reply::new(event.clone(), bot.client().clone(), received),
            event,
            destination,
            bot,
            states,
            args: None,
            layers: Vec::new(),
            handler: None,
        }
    }

    /// Whether a handler with this argument takes the event.
    pub fn fits<T: FromEvent>(&self) -> bool {
        T::fits(self)
    }

    /// Takes from the event what a handler would get as an argument.
    ///
    /// # Errors
    ///
    /// The event has no such thing, or it cannot be had.
    pub async fn get<T: FromEvent>(&self) -> Result<T, BoxError> {
        T::from_event(self).await
    }

    /// What was given to [`App::state`](crate::App::state).
    pub fn state<T: Send + Sync + 'static>(&self) -> Option<State<T>> {
        self.states.get().map(State)
    }
}

/// What the application has besides its events, a database for instance. See [`App::state`](crate::App::state).
#[derive(Debug)]
pub struct State<T>(pub Arc<T>);

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Deref for State<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Send + Sync + 'static> FromEvent for State<T> {
    /// Always: a handler with a state that the application does not have shall fail, not be passed by.
    fn fits(_: &Context) -> bool {
        true
    }

    async fn from_event(context: &Context) -> Result<Self, BoxError> {
        let missing = || format!("App::state was not called with a {}", type_name::<T>());
        context.state().ok_or_else(|| missing().into())
    }
}

/// One value of each type.
#[derive(Clone, Default)]
pub(crate) struct States(Arc<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl States {
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, state: T) {
        Arc::make_mut(&mut self.0).insert(TypeId::of::<T>(), Arc::new(state));
    }

    fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.0.get(&TypeId::of::<T>())?.clone().downcast().ok()
    }
}

impl fmt::Debug for States {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "States({})", self.0.len())
    }
}
