use std::{
    collections::{HashMap, VecDeque},
    fmt,
    hash::{BuildHasher, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use async_trait::async_trait;
use line_models::{UserId, WebhookEventId};
use tokio::time::Instant;

use crate::BoxError;

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

/// Remembers events in memory: by default the last 65,536 that were handled within an hour, in about 6 MB at most.
pub struct MemoryDedup {
    capacity: usize,
    time_to_live: Duration,
    // Two hashers with keys of their own: 16 bytes instead of two ids, and nobody can make two events meet.
    hashers: [RandomState; 2],
    events: Mutex<Events>,
}

type Key = [u64; 2];

#[derive(Default)]
struct Events {
    /// Whether they are done.
    known: HashMap<Key, bool>,
    /// What is done, oldest first.
    done: VecDeque<(Instant, Key)>,
}

impl MemoryDedup {
    /// Remembers the last `capacity` events that were handled, each for `time_to_live`. Those at work come on top.
    pub fn new(capacity: usize, time_to_live: Duration) -> Self {
        Self {
            capacity,
            time_to_live,
            hashers: [RandomState::new(), RandomState::new()],
            events: Mutex::default(),
        }
    }

    fn key(&self, destination: &UserId, id: &WebhookEventId) -> Key {
        self.hashers.each_ref().map(|hasher| hasher.hash_one((destination.as_str(), id.as_str())))
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
        let key = self.key(destination, id);
        let mut events = self.events();
        events.forget(self.capacity, self.time_to_live);
        Ok(match events.known.get(&key) {
            Some(true) => Reservation::Done,
            Some(false) => Reservation::InFlight,
            None => {
                events.known.insert(key, false);
                Reservation::Reserved
            }
        })
    }

    async fn commit(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError> {
        let key = self.key(destination, id);
        let mut events = self.events();
        // Whoever commits twice must not be remembered twice.
        if events.known.insert(key, true) != Some(true) {
            events.done.push_back((Instant::now(), key));
        }
        Ok(())
    }

    async fn release(&self, destination: &UserId, id: &WebhookEventId) -> Result<(), BoxError> {
        let key = self.key(destination, id);
        let mut events = self.events();
        if events.known.get(&key) == Some(&false) {
            events.known.remove(&key);
        }
        Ok(())
    }
}

impl Events {
    fn forget(&mut self, capacity: usize, time_to_live: Duration) {
        while let Some((since, key)) = self.done.front() {
            if self.done.len() <= capacity && since.elapsed() < time_to_live {
                return;
            }
            self.known.remove(key);
            self.done.pop_front();
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
        assert!(store.events().done.is_empty());
    }
}
