use std::{sync::Arc, time::Duration};

use tokio::time::Instant;

use crate::{Ack, App, Dedup, MemoryDedup, dedup::Store};

/// In place of what is longer than a clock can tell: 30 years.
const FOREVER: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// What an [`App`] is set up with, besides its handlers. The README lists it all.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) path: String,
    pub(crate) health: Option<String>,
    pub(crate) ack: Ack,
    pub(crate) queue: usize,
    pub(crate) concurrency: usize,
    pub(crate) dedup: Store,
    pub(crate) handler_timeout: Duration,
    pub(crate) drain_timeout: Duration,
    pub(crate) body_limit: usize,
    pub(crate) body_timeout: Duration,
    #[cfg(feature = "server")]
    pub(crate) header_timeout: Duration,
    #[cfg(feature = "server")]
    pub(crate) idle_timeout: Duration,
    #[cfg(feature = "server")]
    pub(crate) max_connections: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            path: "/callback".to_owned(),
            health: None,
            ack: Ack::default(),
            queue: 1024,
            concurrency: 256,
            dedup: Store::Memory(Arc::new(MemoryDedup::default())),
            handler_timeout: Duration::from_secs(60),
            drain_timeout: Duration::from_secs(25),
            body_limit: 1024 * 1024,
            body_timeout: Duration::from_secs(5),
            #[cfg(feature = "server")]
            header_timeout: Duration::from_secs(10),
            #[cfg(feature = "server")]
            idle_timeout: Duration::from_secs(75),
            #[cfg(feature = "server")]
            max_connections: 512,
        }
    }
}

/// When `duration` will have passed.
pub(crate) fn after(duration: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(duration).unwrap_or_else(|| now + FOREVER)
}

impl App {
    /// Where webhooks come in: `/callback` by default. Any other path gets a 404.
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.settings.path = path.into();
        self
    }

    /// Answers GET on this path, `/healthz` say, with 200, and with 503 once the app is shutting down. By default there is
    /// no such path.
    pub fn health(mut self, path: impl Into<String>) -> Self {
        self.settings.health = Some(path.into());
        self
    }

    /// When a webhook is answered: by default as soon as it is accepted.
    pub fn ack(mut self, ack: Ack) -> Self {
        self.settings.ack = ack;
        self
    }

    /// How many events may wait or be in the works: 1,024 by default. A webhook with more events than there is room for
    /// gets a 503, so that LINE delivers it again if the channel is set to. An empty queue takes any.
    pub fn queue(mut self, events: usize) -> Self {
        self.settings.queue = events;
        self
    }

    /// How many events are handled at once: 256 by default. Those of one chat are handled one after the other in any case.
    pub fn concurrency(mut self, events: usize) -> Self {
        self.settings.concurrency = events;
        self
    }

    /// Where it is remembered which events were handled: by default in [memory](MemoryDedup).
    pub fn dedup(mut self, store: impl Dedup) -> Self {
        self.settings.dedup = Store::Other(Arc::new(store));
        self
    }

    /// How long a handler may take for one event, its reply included: 60 seconds by default, which is as long as a reply
    /// token is good for. A handler that takes longer is stopped at its next `await`, and the event failed.
    pub fn handler_timeout(mut self, timeout: Duration) -> Self {
        self.settings.handler_timeout = timeout;
        self
    }

    /// How long accepted events may take when the app stops: 25 seconds by default, less than the 30 that Kubernetes
    /// grants. What is not done by then is stopped and told the error hook.
    pub fn drain_timeout(mut self, timeout: Duration) -> Self {
        self.settings.drain_timeout = timeout;
        self
    }

    /// The largest webhook, in bytes: 1 MiB by default. A larger one gets a 413.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// How long the body of a webhook may take to come in: 5 seconds by default; LINE gives up after 2. What takes longer
    /// gets a 408.
    pub fn body_timeout(mut self, timeout: Duration) -> Self {
        self.settings.body_timeout = timeout;
        self
    }
}

#[cfg(feature = "server")]
impl App {
    /// How long a client may take to send the head of a request, from its first byte, or from the connection if it is the
    /// first request: 10 seconds by default. Then the connection is closed.
    pub fn header_timeout(mut self, timeout: Duration) -> Self {
        self.settings.header_timeout = timeout;
        self
    }

    /// How long a connection is kept without a request: 75 seconds by default, longer than most proxies keep theirs, so
    /// that none sends a webhook into a connection that is just being closed.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.idle_timeout = timeout;
        self
    }

    /// How many connections there may be: 512 by default. Further ones wait, and as long as they do, a connection without
    /// a request is closed after a second instead of the header and idle timeouts.
    pub fn max_connections(mut self, connections: usize) -> Self {
        self.settings.max_connections = connections;
        self
    }
}
