//! Watches over connections: whoever is slow, or says nothing, loses theirs.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{Semaphore, oneshot},
    task::{self, AbortHandle},
    time::{Instant, MissedTickBehavior, interval},
};

/// How often connections are looked at, and how long one without a request is left alone when others wait.
const TICK: Duration = Duration::from_secs(1);

/// The connections of a server. One watch for all, for a timer in each would cost each of its requests something.
pub(crate) struct Watch {
    pub(crate) header_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    /// Has a permit for each further connection.
    pub(crate) free: Arc<Semaphore>,
    connections: Mutex<HashMap<task::Id, Connection>>,
}

struct Connection {
    task: AbortHandle,
    activity: Arc<Activity>,
    /// To end with the requests that it has. Given once.
    hint: Option<oneshot::Sender<()>>,
    last: Look,
}

impl Watch {
    pub(crate) fn new(
        header_timeout: Duration,
        idle_timeout: Duration,
        free: Arc<Semaphore>,
    ) -> Self {
        Self { header_timeout, idle_timeout, free, connections: Mutex::default() }
    }

    /// Watches over a connection that has just begun.
    pub(crate) fn add(
        &self,
        task: AbortHandle,
        activity: Arc<Activity>,
        hint: oneshot::Sender<()>,
    ) {
        let last = Look { changes: 0, since: Instant::now() };
        let connection = Connection { task, activity, hint: Some(hint), last };
        self.connections().insert(connection.task.id(), connection);
    }

    pub(crate) fn remove(&self, connection: task::Id) {
        self.connections().remove(&connection);
    }

    /// Has all connections end as soon as their requests are answered.
    pub(crate) fn end_all(&self) {
        for connection in self.connections().values_mut() {
            connection.hint();
        }
    }

    /// Never done.
    pub(crate) async fn keep(&self) {
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tick.tick().await;
            let hurry = self.free.available_permits() == 0;
            let limit = |timeout: Duration| if hurry { timeout.min(TICK) } else { timeout };
            let (header_timeout, idle_timeout) =
                (limit(self.header_timeout), limit(self.idle_timeout));
            for connection in self.connections().values_mut() {
                connection.check(header_timeout, idle_timeout);
            }
        }
    }

    fn connections(&self) -> MutexGuard<'_, HashMap<task::Id, Connection>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    fn check(&mut self, header_timeout: Duration, idle_timeout: Duration) {
        let ends = match self.activity.look(&mut self.last) {
            Quiet::Head(since) => since.elapsed() >= header_timeout,
            // Who did not take the hint since the last look is gone.
            Quiet::Idle(since) => since.elapsed() >= idle_timeout && !self.hint(),
            Quiet::No => false,
        };
        if ends {
            self.task.abort();
        }
    }

    /// Whether this is the first one.
    fn hint(&mut self) -> bool {
        self.hint.take().map(|hint| hint.send(())).is_some()
    }
}

/// What is going on in a connection, for whoever looks at it now and then. Noting it costs no look at the clock.
pub(crate) struct Activity {
    /// So many requests have begun. The task of the connection alone changes it, and the next two.
    begun: AtomicUsize,
    /// The head of a request has begun, or was read to its end, so many times.
    heads: AtomicUsize,
    /// The head of a request has begun.
    head: AtomicBool,
    /// So many requests were answered, or given up.
    ended: AtomicUsize,
}

/// What a connection without a request has waited for since the last change, or since the look after it.
enum Quiet {
    /// The rest of the head of a request.
    Head(Instant),
    /// A request.
    Idle(Instant),
    /// Nothing: there is one.
    No,
}

/// When a change was first seen.
struct Look {
    changes: usize,
    since: Instant,
}

impl Activity {
    /// Of a new connection: it is to send the head of a request.
    pub(crate) fn new() -> Self {
        Self {
            begun: AtomicUsize::new(0),
            heads: AtomicUsize::new(0),
            head: AtomicBool::new(true),
            ended: AtomicUsize::new(0),
        }
    }

    /// There is no request, nor the head of one.
    pub(crate) fn is_idle(&self) -> bool {
        self.begun.load(Ordering::Relaxed) == self.ended.load(Ordering::Relaxed)
            && !self.head.load(Ordering::Relaxed)
    }

    /// The head of a request has begun, or is read to its end.
    pub(crate) fn set_head(&self, begun: bool) {
        self.head.store(begun, Ordering::Relaxed);
        increment(&self.heads);
    }

    /// A request has begun. It has ended when the value is dropped.
    pub(crate) fn begin(self: &Arc<Self>) -> InFlight {
        increment(&self.begun);
        self.head.store(false, Ordering::Relaxed);
        InFlight(self.clone())
    }

    fn look(&self, last: &mut Look) -> Quiet {
        let ended = self.ended.load(Ordering::Acquire);
        let begun = self.begun.load(Ordering::Relaxed);
        // Each of them grows alone, so the sum is the same only if they are.
        let changes = begun.wrapping_add(ended).wrapping_add(self.heads.load(Ordering::Relaxed));
        if changes != last.changes {
            *last = Look { changes, since: Instant::now() };
        }
        if begun != ended {
            Quiet::No
        } else if self.head.load(Ordering::Relaxed) {
            Quiet::Head(last.since)
        } else {
            Quiet::Idle(last.since)
        }
    }
}

/// By one, where no other thread does so: a third of what `fetch_add` costs.
fn increment(count: &AtomicUsize) {
    count.store(count.load(Ordering::Relaxed).wrapping_add(1), Ordering::Relaxed);
}

/// A request that is not answered, or was given up.
pub(crate) struct InFlight(Arc<Activity>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, Ordering::Release);
    }
}
