//! Runs what was accepted: one after the other within a lane, lanes side by side.

use std::{
    collections::VecDeque,
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use tokio::sync::{Notify, Semaphore};

use crate::hash::HashedMap;

/// A job, and the lane it is in. Without a lane it waits for nobody.
pub(crate) type Turn<J> = (Option<u64>, J);

/// A bounded queue, and those who work it off: tasks that come and go with the work.
pub(crate) struct Queue<J>(Arc<Shared<J>>);

struct Shared<J> {
    capacity: usize,
    concurrency: usize,
    state: Mutex<State<J>>,
    idle: Notify,
    /// Never has a permit; closed when what is left shall give up.
    abort: Semaphore,
}

struct State<J> {
    /// A lane is here while one of its turns is ready or runs; in it is what comes after that.
    lanes: HashedMap<VecDeque<J>>,
    ready: VecDeque<Turn<J>>,
    /// All that was accepted and is not done.
    load: usize,
    workers: usize,
    closed: bool,
}

/// Why nothing was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    Full,
    Closed,
}

impl<J: Send + 'static> Queue<J> {
    /// Holds `capacity` turns, those at work included, and works on `concurrency` of them at once.
    pub(crate) fn new(capacity: usize, concurrency: usize) -> Self {
        Self(Arc::new(Shared {
            capacity,
            concurrency: concurrency.max(1),
            state: Mutex::new(State {
                lanes: HashedMap::default(),
                ready: VecDeque::new(),
                load: 0,
                workers: 0,
                closed: false,
            }),
            idle: Notify::new(),
            abort: Semaphore::new(0),
        }))
    }

    /// Accepts all turns or none, to be worked on by `work`. More than fit at all are accepted by an empty queue, for they
    /// would never fit.
    pub(crate) fn push<W>(
        &self,
        turns: Vec<Turn<J>>,
        work: impl Fn(J) -> W + Clone + Send + 'static,
    ) -> Result<(), Refused>
    where
        W: Future<Output = ()> + Send + 'static,
    {
        let mut state = self.0.state();
        if state.closed {
            return Err(Refused::Closed);
        }
        if state.load > 0 && state.load.saturating_add(turns.len()) > self.0.capacity {
            return Err(Refused::Full);
        }
        state.load += turns.len();
        for (lane, job) in turns {
            state.line_up(lane, job);
        }
        while state.workers < self.0.concurrency
            && let Some(turn) = state.ready.pop_front()
        {
            state.workers += 1;
            // In a box: on its way into the runtime it is moved several times, and it is large.
            tokio::spawn(Box::pin(self.0.clone().work(turn, work.clone())));
        }
        Ok(())
    }

    /// Accepts nothing any more.
    pub(crate) fn close(&self) {
        self.0.state().closed = true;
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.0.state().closed
    }

    /// How many turns were accepted and are not done.
    pub(crate) fn load(&self) -> usize {
        self.0.state().load
    }

    /// Waits until all that was accepted is done.
    pub(crate) async fn idle(&self) {
        loop {
            // Before looking, so that it misses nothing.
            let idle = self.0.idle.notified();
            if self.load() == 0 {
                return;
            }
            idle.await;
        }
    }

    /// Asks what is left to give up.
    pub(crate) fn abort(&self) {
        self.0.abort.close();
    }

    pub(crate) fn is_aborted(&self) -> bool {
        self.0.abort.is_closed()
    }

    /// Done when what is left shall give up.
    pub(crate) async fn aborted(&self) {
        // Can only fail: there is no permit.
        let _ = self.0.abort.acquire().await;
    }
}

impl<J> Shared<J> {
    async fn work<W: Future<Output = ()>>(self: Arc<Self>, turn: Turn<J>, work: impl Fn(J) -> W) {
        let mut next = Some(turn);
        while let Some((lane, job)) = next {
            {
                let mut work = pin!(work(job));
                poll_fn(|context| poll_caught(work.as_mut(), context)).await;
            }
            next = self.next(lane);
            // A worker that always finds work lets others run, too.
            tokio::task::coop::consume_budget().await;
        }
    }

    /// Ends a turn and gives the next one, or none: then the worker goes.
    fn next(&self, lane: Option<u64>) -> Option<Turn<J>> {
        let mut state = self.state();
        state.load -= 1;
        if state.load == 0 {
            self.idle.notify_waiters();
        }
        if let Some(lane) = lane {
            state.go_on(lane);
        }
        let next = state.ready.pop_front();
        if next.is_none() {
            state.workers -= 1;
        }
        next
    }

    fn state(&self) -> MutexGuard<'_, State<J>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J> State<J> {
    fn line_up(&mut self, lane: Option<u64>, job: J) {
        if let Some(lane) = lane {
            if let Some(waiting) = self.lanes.get_mut(&lane) {
                waiting.push_back(job);
                return;
            }
            self.lanes.insert(lane, VecDeque::new());
        }
        self.ready.push_back((lane, job));
    }

    /// The next one of a lane gets behind all others that are ready, so that no lane keeps a worker for itself.
    fn go_on(&mut self, lane: u64) {
        match self.lanes.get_mut(&lane).and_then(VecDeque::pop_front) {
            Some(job) => self.ready.push_back((Some(lane), job)),
            None => {
                self.lanes.remove(&lane);
            }
        }
    }
}

/// What a future gives, or nothing if it panics; then it must not be polled again.
pub(crate) fn poll_caught<F: Future + ?Sized>(
    future: Pin<&mut F>,
    context: &mut Context<'_>,
) -> Poll<Option<F::Output>> {
    match catch_unwind(AssertUnwindSafe(|| future.poll(context))) {
        Ok(poll) => poll.map(Some),
        Err(_) => Poll::Ready(None),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    use super::*;

    type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

    impl Queue<Work> {
        fn run(&self, turns: Vec<Turn<Work>>) -> Result<(), Refused> {
            self.push(turns, |work| work)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_lane_keeps_its_order_and_no_more_run_than_may() {
        let queue = Queue::new(1000, 3);
        let done = Arc::new(Mutex::new(Vec::new()));
        let running = Arc::new(AtomicUsize::new(0));
        for round in 0..20 {
            for lane in 0..5 {
                let (done, running) = (done.clone(), running.clone());
                let work = async move {
                    assert!(running.fetch_add(1, Ordering::SeqCst) < 3);
                    tokio::time::sleep(Duration::from_millis(20 - round)).await;
                    running.fetch_sub(1, Ordering::SeqCst);
                    done.lock().unwrap().push((lane, round));
                };
                queue.run(vec![(Some(lane), Box::pin(work))]).unwrap();
            }
        }
        queue.idle().await;
        let done = done.lock().unwrap();
        for lane in 0..5 {
            let order = done.iter().filter(|(other, _)| *other == lane).map(|(_, round)| *round);
            assert!(order.eq(0..20), "{lane}");
        }
        assert_eq!(queue.0.state().workers, 0);
        assert!(queue.0.state().lanes.is_empty());
    }

    #[tokio::test]
    async fn it_accepts_all_or_none_and_nothing_once_it_is_closed() {
        fn turns(count: usize) -> Vec<Turn<Work>> {
            let sleep = || Box::pin(tokio::time::sleep(Duration::from_millis(10)));
            (0..count).map(|_| (None, sleep() as Work)).collect()
        }

        let queue = Queue::new(3, 1);
        queue.run(turns(2)).unwrap();
        assert_eq!(queue.run(turns(2)), Err(Refused::Full));
        queue.run(turns(1)).unwrap();
        queue.idle().await;
        queue.run(turns(4)).unwrap();
        queue.close();
        assert_eq!(queue.run(turns(1)), Err(Refused::Closed));
        queue.idle().await;
        assert_eq!(queue.load(), 0);
    }

    #[tokio::test]
    async fn a_panic_ends_nothing_but_its_turn() {
        let queue = Queue::new(10, 1);
        let done = Arc::new(AtomicUsize::new(0));
        let count = done.clone();
        let fine = async move {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let broken = async { panic!("this panic is part of the test") };
        queue.run(vec![(Some(1), Box::pin(broken)), (Some(1), Box::pin(fine))]).unwrap();
        queue.idle().await;
        assert_eq!(done.load(Ordering::SeqCst), 1);
    }
}
