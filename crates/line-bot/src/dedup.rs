use std::{
    collections::VecDeque,
    fmt,
    hash::BuildHasher,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use foldhash::quality::RandomState;
use line_models::{UserId, WebhookEventId};
use tokio::time::Instant;

use crate::{BoxError, Context, hash::HashedSet};

const CAPACITY: usize = 65_536;
const TIME_TO_LIVE: Duration = Duration::from_secs(60 * 60);

/// Remembers which events were handled, since LINE may deliver one more than once.
///
/// An event is reserved before it is handled, committed when that succeeded, and released when it failed, so that it is
/// handled when it comes again. [`MemoryDedup`] does this for one process; several processes need a store that they share.
///
/// If the store fails, the event is handled nevertheless, and the error logged: twice is better than never.
///
/// [LINE reference](https://developers.line.biz/en/docs/messaging-api/receiving-messages/#redelivered-webhooks)
#[async_trait]
pub trait Dedup: fmt::Debug + Send + Sync + 'static {
    /// Reserves an event, unless somebody has: that must be one step.
    ///
    /// A store outside the process should let reservations lapse some time after
    /// [`App::handler_timeout`](crate::App::handler_timeout), for a process may end without a word.
    async fn reserve(
        &self,
        destination: &UserId,
        id: &WebhookEventId,
    ) -> Result<Reservation, BoxError>;

    /// The event was handled, and shall not be handled again.
    async fn commit(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError>;

    /// The event failed, and shall be handled when it comes again.
    async fn release(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError>;
}

/// What became of an attempt to reserve an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reservation {
    /// It is reserved now: handle it.
    Reserved,
    /// Somebody else is at it.
    InFlight,
    /// It was handled before.
    Done,
}

/// Remembers events in memory: by default the last 65,536 that were handled within an hour, in about 4 MB at most.
pub struct MemoryDedup {
    capacity: usize,
    time_to_live: Duration,
    /// Makes 8 bytes of two ids. Two events that meet are as rare as in 10^14, and LINE alone makes ids that count.
    hasher: RandomState,
    events: Mutex<Events>,
}

type Key = u64;

#[derive(Default)]
struct Events {
    reserved: HashedSet,
    done: HashedSet,
    /// What is done, oldest first.
    order: VecDeque<(Instant, Key)>,
}

impl MemoryDedup {
    /// Remembers the last `capacity` events that were handled, each for `time_to_live`. Those at work come on top.
    pub fn new(capacity: usize, time_to_live: Duration) -> Self {
        Self { capacity, time_to_live, hasher: RandomState::default(), events: Mutex::default() }
    }

    fn key(&self, destination: &UserId, id: &WebhookEventId) -> Key {
        self.hasher.hash_one((destination.as_str(), id.as_str()))
    }

    fn reserve_key(&self, key: Key) -> Reservation {
        let mut events = self.events();
        if events.done.contains(&key) {
            events.forget(self.capacity, self.time_to_live, Instant::now());
            if events.done.contains(&key) {
                return Reservation::Done;
            }
        }
        if events.reserved.insert(key) { Reservation::Reserved } else { Reservation::InFlight }
    }

    fn commit_key(&self, key: Key) {
        let now = Instant::now();
        let mut events = self.events();
        events.reserved.remove(&key);
        // Whoever commits twice must not be remembered twice.
        if events.done.insert(key) {
            events.order.push_back((now, key));
            events.forget(self.capacity, self.time_to_live, now);
        }
    }

    fn release_key(&self, key: Key) {
        self.events().reserved.remove(&key);
    }

    fn events(&self) -> MutexGuard<'_, Events> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryDedup {
    fn default() -> Self {
        Self::new(CAPACITY, TIME_TO_LIVE)
    }
}

#[async_trait]
impl Dedup for MemoryDedup {
    async fn reserve(
        &self,
        destination: &UserId,
        id: &WebhookEventId,
    ) -> Result<Reservation, BoxError> {
        Ok(self.reserve_key(self.key(destination, id)))
    }

    async fn commit(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError> {
        self.commit_key(self.key(destination, id));
        Ok(())
    }

    async fn release(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError> {
        self.release_key(self.key(destination, id));
        Ok(())
    }
}

/// Where an app remembers its events. What is in memory is asked without the detour of a trait object.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    Memory(Arc<MemoryDedup>),
    Other(Arc<dyn Dedup>),
}

impl Store {
    /// What is remembered of an event. Nothing of one without an id, nor if it is not told which bot it is for.
    pub(crate) fn record(&self, context: &Context) -> Option<Record<'_>> {
        let destination = context.destination.as_ref()?;
        let id = context.event.webhook_event_id.as_ref()?;
        Some(match self {
            Self::Memory(store) => Record::InMemory(store, store.key(destination, id)),
            Self::Other(store) => Record::Elsewhere(&**store, destination.clone(), id.clone()),
        })
    }
}

/// What is remembered of one event, and where.
pub(crate) enum Record<'r> {
    InMemory(&'r MemoryDedup, Key),
    Elsewhere(&'r dyn Dedup, UserId, WebhookEventId),
}

impl Record<'_> {
    pub(crate) async fn reserve(&self) -> Result<Reservation, BoxError> {
        match self {
            Self::InMemory(store, key) => Ok(store.reserve_key(*key)),
            Self::Elsewhere(store, destination, id) => store.reserve(destination, id).await,
        }
    }

    /// Commits what succeeded, and releases what did not.
    pub(crate) async fn settle(&self, succeeded: bool) -> Result<(), BoxError> {
        match (self, succeeded) {
            (Self::InMemory(store, key), true) => store.commit_key(*key),
            (Self::InMemory(store, key), false) => store.release_key(*key),
            (Self::Elsewhere(store, destination, id), true) => {
                store.commit(destination, id).await?;
            }
            (Self::Elsewhere(store, destination, id), false) => {
                store.release(destination, id).await?;
            }
        }
        Ok(())
    }
}

impl Events {
    fn forget(&mut self, capacity: usize, time_to_live: Duration, now: Instant) {
        while let Some((since, key)) = self.order.front() {
            if self.order.len() <= capacity && now.duration_since(*since) < time_to_live {
                return;
            }
            self.done.remove(key);
            self.order.pop_front();
        }
    }
}

impl fmt::Debug for MemoryDedup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryDedup")
            .field("capacity", &self.capacity)
            .field("time_to_live", &self.time_to_live)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn reserve(store: &MemoryDedup, destination: &str, id: &str) -> Reservation {
        let (destination, id) = (UserId::new(destination), WebhookEventId::new(id));
        store.reserve(&destination, &id).await.unwrap()
    }

    async fn commit(store: &MemoryDedup, id: &str) {
        store.commit(&UserId::new("U0"), &WebhookEventId::new(id)).await.unwrap();
    }

    async fn release(store: &MemoryDedup, id: &str) {
        store.release(&UserId::new("U0"), &WebhookEventId::new(id)).await.unwrap();
    }

    #[tokio::test]
    async fn an_event_is_reserved_once_until_it_is_released() {
        let store = MemoryDedup::default();
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::InFlight);
        assert_eq!(reserve(&store, "U1", "1").await, Reservation::Reserved, "another bot");
        release(&store, "1").await;
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
        commit(&store, "1").await;
        release(&store, "1").await;
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Done);
    }

    #[tokio::test(start_paused = true)]
    async fn it_forgets_what_is_old_or_too_much_but_nothing_that_is_at_work() {
        let store = MemoryDedup::new(2, Duration::from_secs(10));
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::Reserved);
        for id in ["1", "2", "3"] {
            reserve(&store, "U0", id).await;
            commit(&store, id).await;
            commit(&store, id).await;
        }
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "2").await, Reservation::Done);
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(reserve(&store, "U0", "3").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::InFlight);
        assert!(store.events().order.is_empty());
    }
}
