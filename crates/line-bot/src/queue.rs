//! Runs what was accepted: one after the other within a lane, lanes side by side.

use std::{
    collections::{VecDeque, hash_map::Entry},
    future::{Future, poll_fn},
    mem,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

use tokio::{
    runtime::{self, Handle},
    sync::Semaphore,
    task,
};

use crate::hash::HashedMap;

/// What a queue holds.
pub(crate) trait Job: Send + 'static {
    /// Does it. A panic ends nothing else.
    fn run(self) -> impl Future<Output = ()> + Send;
}

/// A job, and the lane it is in. Without a lane it waits for nobody.
pub(crate) type Turn<J> = (Option<u64>, J);

/// A bounded queue, and the tasks that work it off. They come with the work, and stay for more until the queue is dropped or
/// closed: to wake one costs less than to spawn one.
pub(crate) struct Queue<J: Job>(Arc<Shared<J>>);

struct Shared<J> {
    capacity: usize,
    concurrency: usize,
    state: Mutex<State<J>>,
    /// Never has a permit; closed when what is left shall give up.
    abort: Semaphore,
}

struct State<J> {
    /// A lane is here while one of its turns is ready or runs; in it is what comes after that.
    lanes: HashedMap<VecDeque<J>>,
    ready: VecDeque<Turn<J>>,
    /// All that was accepted and is not done.
    load: usize,
    /// How many workers have a turn, or have been called to one.
    busy: usize,
    /// The workers that wait to be called, the last one to lie down last.
    resting: Vec<Resting>,
    /// Those who wait until all is done.
    waiting: Vec<Waker>,
    closed: bool,
}

struct Resting {
    worker: task::Id,
    runtime: runtime::Id,
    waker: Waker,
}

/// Why nothing was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    Full,
    Closed,
}

impl<J: Job> Queue<J> {
    /// Holds `capacity` turns, those at work included, and works on `concurrency` of them at once.
    pub(crate) fn new(capacity: usize, concurrency: usize) -> Self {
        Self(Arc::new(Shared {
            capacity,
            concurrency: concurrency.max(1),
            state: Mutex::new(State {
                lanes: HashedMap::default(),
                ready: VecDeque::new(),
                load: 0,
                busy: 0,
                resting: Vec::new(),
                waiting: Vec::new(),
                closed: false,
            }),
            abort: Semaphore::new(0),
        }))
    }

    /// Accepts all turns or none. More than fit at all are accepted by an empty queue, for they would never fit.
    pub(crate) fn push(
        &self,
        turns: impl ExactSizeIterator<Item = Turn<J>>,
    ) -> Result<(), Refused> {
        let runtime = Handle::current();
        self.0.state().make_room(turns.len(), self.0.capacity)?;
        for turn in turns {
            self.0.line_up(turn, &runtime);
        }
        Ok(())
    }

    /// Accepts nothing any more. Workers go once there is nothing left to do.
    pub(crate) fn close(&self) {
        let resting = {
            let mut state = self.0.state();
            state.closed = true;
            state.busy += state.resting.len();
            mem::take(&mut state.resting)
        };
        for worker in resting {
            worker.waker.wake();
        }
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
        poll_fn(|context| {
            let mut state = self.0.state();
            if state.load == 0 {
                return Poll::Ready(());
            }
            if !state.waiting.iter().any(|waker| waker.will_wake(context.waker())) {
                state.waiting.push(context.waker().clone());
            }
            Poll::Pending
        })
        .await;
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

impl<J: Job> Drop for Queue<J> {
    fn drop(&mut self) {
        self.close();
    }
}

impl<J: Job> Shared<J> {
    /// Calls a worker if the turn is ready, unless as many as may are busy. It is one of this runtime: another one may stand
    /// still.
    fn line_up(self: &Arc<Self>, turn: Turn<J>, runtime: &Handle) {
        let resting = {
            let mut state = self.state();
            if !state.line_up(turn) || state.busy >= self.concurrency {
                return;
            }
            state.busy += 1;
            state.take_resting(runtime.id())
        };
        match resting {
            Some(worker) => worker.waker.wake(),
            None => drop(runtime.spawn(Worker::work(self.clone(), runtime.id()))),
        }
    }

    /// Ends a turn.
    fn end(&self, lane: Option<u64>) {
        let waiting = {
            let mut state = self.state();
            state.load -= 1;
            if let Some(lane) = lane {
                state.go_on(lane);
            }
            if state.load > 0 {
                return;
            }
            mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl<J> Shared<J> {
    fn state(&self) -> MutexGuard<'_, State<J>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<J> State<J> {
    fn make_room(&mut self, turns: usize, capacity: usize) -> Result<(), Refused> {
        if self.closed {
            return Err(Refused::Closed);
        }
        if self.load > 0 && self.load.saturating_add(turns) > capacity {
            return Err(Refused::Full);
        }
        self.load += turns;
        Ok(())
    }

    /// Whether the turn is ready.
    fn line_up(&mut self, (lane, job): Turn<J>) -> bool {
        if let Some(lane) = lane {
            match self.lanes.entry(lane) {
                Entry::Occupied(mut waiting) => {
                    waiting.get_mut().push_back(job);
                    return false;
                }
                Entry::Vacant(free) => free.insert(VecDeque::new()),
            };
        }
        self.ready.push_back((lane, job));
        true
    }

    /// The next one of a lane gets behind all others that are ready, so that no lane keeps a worker for itself.
    fn go_on(&mut self, lane: u64) {
        if let Entry::Occupied(mut waiting) = self.lanes.entry(lane) {
            match waiting.get_mut().pop_front() {
                Some(job) => self.ready.push_back((Some(lane), job)),
                None => drop(waiting.remove()),
            }
        }
    }

    fn take_resting(&mut self, runtime: runtime::Id) -> Option<Resting> {
        let index = self.resting.iter().rposition(|worker| worker.runtime == runtime)?;
        Some(self.resting.remove(index))
    }
}

/// A task that takes one turn after the other.
struct Worker<J: Job> {
    shared: Arc<Shared<J>>,
    id: task::Id,
    runtime: runtime::Id,
}

impl<J: Job> Worker<J> {
    /// To be spawned in `runtime`, counted as busy already.
    async fn work(shared: Arc<Shared<J>>, runtime: runtime::Id) {
        let worker = Self { shared, id: task::id(), runtime };
        while let Some((lane, job)) = worker.next().await {
            {
                let mut running = pin!(job.run());
                poll_fn(|context| poll_caught(running.as_mut(), context)).await;
            }
            worker.shared.end(lane);
            // Who always finds work lets others run, too.
            task::coop::consume_budget().await;
        }
    }

    /// The next turn, as soon as there is one; none if there will be none.
    async fn next(&self) -> Option<Turn<J>> {
        let mut rests = false;
        poll_fn(|context| {
            let mut state = self.shared.state();
            // Woken by something else, say by what a handler has left behind.
            if rests && state.resting.iter().any(|resting| resting.worker == self.id) {
                return Poll::Pending;
            }
            if let Some(turn) = state.ready.pop_front() {
                return Poll::Ready(Some(turn));
            }
            if state.closed {
                return Poll::Ready(None);
            }
            let waker = context.waker().clone();
            state.busy -= 1;
            state.resting.push(Resting { worker: self.id, runtime: self.runtime, waker });
            rests = true;
            Poll::Pending
        })
        .await
    }
}

/// At its end, or with its runtime.
impl<J: Job> Drop for Worker<J> {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        match state.resting.iter().position(|resting| resting.worker == self.id) {
            Some(index) => drop(state.resting.remove(index)),
            None => state.busy -= 1,
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

    impl Job for Work {
        async fn run(self) {
            self.await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_lane_keeps_its_order_and_no_more_run_than_may() {
        let queue: Queue<Work> = Queue::new(1000, 3);
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
                queue.push([(Some(lane), Box::pin(work) as Work)].into_iter()).unwrap();
            }
        }
        queue.idle().await;
        let done = done.lock().unwrap();
        for lane in 0..5 {
            let order = done.iter().filter(|(other, _)| *other == lane).map(|(_, round)| *round);
            assert!(order.eq(0..20), "{lane}");
        }
        assert_eq!(queue.0.state().busy, 0);
        assert!(queue.0.state().lanes.is_empty());
    }

    #[tokio::test]
    async fn it_accepts_all_or_none_and_nothing_once_it_is_closed() {
        fn turns(count: usize) -> Vec<Turn<Work>> {
            let sleep = || Box::pin(tokio::time::sleep(Duration::from_millis(10)));
            (0..count).map(|_| (None, sleep() as Work)).collect()
        }

        let queue: Queue<Work> = Queue::new(3, 1);
        queue.push(turns(2).into_iter()).unwrap();
        assert_eq!(queue.push(turns(2).into_iter()), Err(Refused::Full));
        queue.push(turns(1).into_iter()).unwrap();
        queue.idle().await;
        queue.push(turns(4).into_iter()).unwrap();
        queue.close();
        assert_eq!(queue.push(turns(1).into_iter()), Err(Refused::Closed));
        queue.idle().await;
        assert_eq!(queue.load(), 0);
    }

    #[tokio::test]
    async fn a_panic_ends_nothing_but_its_turn() {
        let queue: Queue<Work> = Queue::new(10, 1);
        let done = Arc::new(AtomicUsize::new(0));
        let count = done.clone();
        let fine = async move {
            count.fetch_add(1, Ordering::SeqCst);
        };
        let broken = async { panic!("this panic is part of the test") };
        let turns: [Turn<Work>; 2] = [(Some(1), Box::pin(broken)), (Some(1), Box::pin(fine))];
        queue.push(turns.into_iter()).unwrap();
        queue.idle().await;
        assert_eq!(done.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn a_worker_rests_until_it_is_called_from_its_own_runtime_or_the_queue_is_dropped() {
        async fn push_and_wait(queue: &Queue<Work>) {
            let turns: [Turn<Work>; 1] = [(None, Box::pin(async {}))];
            queue.push(turns.into_iter()).unwrap();
            queue.idle().await;
        }

        let runtime = || tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (first, second) = (runtime(), runtime());
        let queue = Queue::new(10, 1);
        for runtime in [&first, &second, &second] {
            runtime.block_on(push_and_wait(&queue));
        }
        assert_eq!(queue.0.state().resting.len(), 2);
        drop(first);
        assert_eq!(queue.0.state().resting.len(), 1);
        drop(queue);
        second.block_on(task::yield_now());
        assert_eq!(second.metrics().num_alive_tasks(), 0);
    }
}
