use std::{
    fmt,
    hash::BuildHasher,
    mem,
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

/// Remembers events in memory: by default the last 65,536 that were handled, each for an hour. That takes 2.4 MB at most.
pub struct MemoryDedup {
    capacity: usize,
    time_to_live: Duration,
    /// Makes 8 bytes of two ids. Two events that meet are as rare as in 10^14, and LINE alone makes ids that count.
    hasher: RandomState,
    events: Mutex<Events>,
}

type Key = u64;

/// What is done is forgotten by the generation, which costs an event nothing.
struct Events {
    reserved: HashedSet,
    /// Done `since` then.
    recent: HashedSet,
    since: Instant,
    /// Done before that.
    earlier: HashedSet,
}

impl MemoryDedup {
    /// Remembers at least the last `capacity` events that were handled, each for `time_to_live` since it came in, and at most
    /// twice as many for twice as long. Those at work come on top.
    pub fn new(capacity: usize, time_to_live: Duration) -> Self {
        let events = Mutex::new(Events {
            reserved: HashedSet::default(),
            recent: HashedSet::default(),
            since: Instant::now(),
            earlier: HashedSet::default(),
        });
        Self { capacity, time_to_live, hasher: RandomState::default(), events }
    }

    fn key(&self, destination: &UserId, id: &WebhookEventId) -> Key {
        self.hasher.hash_one((destination.as_str(), id.as_str()))
    }

    fn reserve_key(&self, key: Key, now: Instant) -> Reservation {
        let mut events = self.events();
        events.forget(self.time_to_live, now);
        if events.recent.contains(&key) || events.earlier.contains(&key) {
            Reservation::Done
        } else if events.reserved.insert(key) {
            Reservation::Reserved
        } else {
            Reservation::InFlight
        }
    }

    fn commit_key(&self, key: Key, now: Instant) {
        let mut events = self.events();
        events.reserved.remove(&key);
        events.forget(self.time_to_live, now);
        if events.recent.len() >= self.capacity {
            events.begin_generation(now);
        }
        if self.capacity > 0 {
            events.recent.insert(key);
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
        Ok(self.reserve_key(self.key(destination, id), Instant::now()))
    }

    async fn commit(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError> {
        self.commit_key(self.key(destination, id), Instant::now());
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
            Self::Memory(store) => {
                Record::InMemory(store, store.key(destination, id), context.reply.received())
            }
            Self::Other(store) => Record::Elsewhere(&**store, destination.clone(), id.clone()),
        })
    }
}

/// What is remembered of one event, and where.
pub(crate) enum Record<'r> {
    /// When the event came in is late enough to tell what is old.
    InMemory(&'r MemoryDedup, Key, Instant),
    Elsewhere(&'r dyn Dedup, UserId, WebhookEventId),
}

impl Record<'_> {
    pub(crate) async fn reserve(&self) -> Result<Reservation, BoxError> {
        match self {
            Self::InMemory(store, key, now) => Ok(store.reserve_key(*key, *now)),
            Self::Elsewhere(store, destination, id) => store.reserve(destination, id).await,
        }
    }

    /// Commits what succeeded, and releases what did not.
    pub(crate) async fn settle(&self, succeeded: bool) -> Result<(), BoxError> {
        match (self, succeeded) {
            (Self::InMemory(store, key, now), true) => store.commit_key(*key, *now),
            (Self::InMemory(store, key, _), false) => store.release_key(*key),
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
    /// Forgets what was done too long ago.
    fn forget(&mut self, time_to_live: Duration, now: Instant) {
        let age = now.saturating_duration_since(self.since);
        if age >= time_to_live {
            self.begin_generation(now);
            if age >= time_to_live.saturating_mul(2) {
                self.begin_generation(now);
            }
        }
    }

    fn begin_generation(&mut self, now: Instant) {
        mem::swap(&mut self.recent, &mut self.earlier);
        self.recent.clear();
        self.since = now;
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

    async fn handle(store: &MemoryDedup, id: &str) {
        assert_eq!(reserve(store, "U0", id).await, Reservation::Reserved, "{id}");
        commit(store, id).await;
        commit(store, id).await;
        assert_eq!(reserve(store, "U0", id).await, Reservation::Done, "{id}");
    }

    #[tokio::test(start_paused = true)]
    async fn it_forgets_what_is_too_much_but_nothing_that_is_at_work() {
        let store = MemoryDedup::new(2, Duration::from_secs(10));
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::Reserved);
        for id in ["1", "2", "3", "4", "5"] {
            handle(&store, id).await;
        }
        for id in ["1", "2"] {
            assert_eq!(reserve(&store, "U0", id).await, Reservation::Reserved, "{id}");
        }
        for id in ["4", "5"] {
            assert_eq!(reserve(&store, "U0", id).await, Reservation::Done, "{id}");
        }
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::InFlight);
    }

    #[tokio::test(start_paused = true)]
    async fn it_forgets_what_is_old_but_nothing_that_is_at_work() {
        let advance = |seconds| tokio::time::advance(Duration::from_secs(seconds));
        let store = MemoryDedup::new(9, Duration::from_secs(10));
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::Reserved);
        handle(&store, "1").await;
        advance(9).await;
        handle(&store, "2").await;
        advance(9).await;
        assert_eq!(reserve(&store, "U0", "2").await, Reservation::Done);
        advance(11).await;
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "2").await, Reservation::Reserved);
        handle(&store, "3").await;
        advance(20).await;
        assert_eq!(reserve(&store, "U0", "3").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "at work").await, Reservation::InFlight);
    }

    #[tokio::test]
    async fn without_capacity_it_knows_only_what_is_at_work() {
        let store = MemoryDedup::new(0, Duration::from_secs(10));
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::InFlight);
        commit(&store, "1").await;
        assert_eq!(reserve(&store, "U0", "1").await, Reservation::Reserved);
    }
}
