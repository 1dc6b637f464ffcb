//! What all parts of a running emulator share.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use line_models::{ChatId, Timestamp, webhook::Event};
use tokio::{
    runtime::Handle,
    sync::{mpsc, oneshot, watch},
};

use crate::{
    builder::Config,
    error::Error,
    webhook::{self, Delivery, Job},
    world::World,
};

/// A running emulator, as its server, its users and its deliveries see it.
pub(crate) struct Platform {
    pub(crate) config: Config,
    world: Mutex<World>,
    /// Events on their way, a queue for each chat. Locked after `world`, never before it.
    queues: Mutex<HashMap<ChatId, mpsc::UnboundedSender<Job>>>,
    runtime: Handle,
    stop: watch::Sender<bool>,
}

/// What becomes of a webhook.
pub(crate) type Outcome = oneshot::Receiver<Result<Delivery, Error>>;

impl Platform {
    pub(crate) fn new(config: Config, runtime: Handle) -> Arc<Self> {
        Arc::new(Self {
            world: Mutex::new(World::new(&config)),
            config,
            queues: Mutex::default(),
            runtime,
            stop: watch::Sender::new(false),
        })
    }

    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        // No function of the world leaves it half-changed, so what a panic elsewhere left behind is sound.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something happens in a chat, and if it makes an event, its webhook is sent off. The events of one chat go out in the order they happened.
    pub(crate) fn act(
        self: &Arc<Self>,
        chat_id: &ChatId,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Option<Event>, Error>,
    ) -> Result<Option<Outcome>, Error> {
        let mut world = self.world();
        let Some(event) = act(&mut world, now())? else { return Ok(None) };
        Ok(Some(self.send_off(&world, chat_id, event)))
    }

    /// Sends an event's webhook off, in the order of the chat.
    pub(crate) fn send_off(
        self: &Arc<Self>,
        world: &World,
        chat_id: &ChatId,
        event: Event,
    ) -> Outcome {
        let (done, outcome) = oneshot::channel();
        let job = Job { chat_id: chat_id.clone(), event, generation: world.generation(), done };
        self.enqueue(job);
        outcome
    }

    fn enqueue(self: &Arc<Self>, job: Job) {
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queues.entry(job.chat_id.clone()).or_insert_with(|| {
            let (queue, jobs) = mpsc::unbounded_channel();
            self.runtime.spawn(webhook::deliver_in_order(self.clone(), jobs));
            queue
        });
        // It fails once the emulator has stopped, and then `done` is dropped, which its receiver takes for that.
        let _ = queue.send(job);
    }

    pub(crate) fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Waits until the emulator stops.
    pub(crate) async fn stopped(&self) {
        // It cannot fail: the sender is in `self`.
        let _ = self.stop.subscribe().wait_for(|stopped| *stopped).await;
    }
}

/// The time of the system.
pub(crate) fn now() -> Timestamp {
    SystemTime::now().into()
}
