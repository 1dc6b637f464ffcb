//! Messages to more users than one call takes.

mod chunk;
mod report;

use std::{
    fmt,
    future::{self, Future, IntoFuture},
    pin::{Pin, pin},
    time::Duration,
};

use futures_core::Stream;
use futures_util::stream::{self, StreamExt, TryChunksError, TryStreamExt};
use http::{HeaderName, HeaderValue};
use line_models::{RetryKey, UserId, message::Messages};
use tokio::sync::watch;

pub use self::report::{AcceptedChunk, FailedChunk, MulticastReport};
use self::{
    chunk::{Keys, check_age, send, with_sources},
    report::{Known, Outcome, request_digest, users_digest},
};
#[cfg(feature = "validate")]
use crate::Validation;
use crate::{BoxError, Call, Client, Error, Retry, call::random, endpoint::Multicast};

/// How many users one call takes.
const CHUNK: usize = 500;
const CONCURRENCY: usize = 4;

type Users = Pin<Box<dyn Stream<Item = Result<UserId, BoxError>> + Send>>;
type OnProgress = Box<dyn FnMut(&MulticastReport) + Send>;

impl Client {
    /// Sends up to 5 messages to any number of users: `multicast` in chunks of 500, some at a time.
    ///
    /// Awaiting it gives a report, even if every chunk fails. No user gets the messages twice, not even if the run is
    /// resumed after a crash (see [`MulticastAll`]), unless their id is in the list more than once: it is not searched
    /// for such ids.
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client, users: Vec<line_models::UserId>) -> Result<(), line_client::Error> {
    /// let report = client.multicast_all(users, "We open at nine.").await?;
    /// println!("{} users, {} chunks failed", report.users(), report.failed.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn multicast_all<I>(&self, to: I, messages: impl Into<Messages>) -> MulticastAll
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
        I::IntoIter: Send + 'static,
    {
        let users = stream::iter(to.into_iter().map(|user| Ok(user.into())));
        MulticastAll::new(self, Box::pin(users), messages.into())
    }

    /// As [`multicast_all`](Self::multicast_all), to users that come by and by: from a database, or as the pages of
    /// another call. No more of them are asked for than can be sent to. An error ends the run, whatever the stream
    /// would give after it; who came last before it, in a chunk that is not full, is not sent to.
    pub fn multicast_stream<S, E>(&self, to: S, messages: impl Into<Messages>) -> MulticastAll
    where
        S: Stream<Item = Result<UserId, E>> + Send + 'static,
        E: Into<BoxError> + 'static,
    {
        MulticastAll::new(self, Box::pin(to.map_err(Into::into)), messages.into())
    }
}

/// A run of multicasts that is not made yet. Awaiting it makes it.
///
/// Every chunk has a retry key of its own. The keys count up from that of the first one, so they are known before the
/// run starts, and whoever keeps that one can make the same run again within 24 hours, as long as the users, their order
/// and the messages stay the same: LINE takes each chunk once.
///
/// A chunk that the client's own rate limit holds back waits for its first attempt as long as it takes. The attempts
/// after that have the time that [`Retry::total`] gives them.
///
/// ```no_run
/// use line_client::{Client, Error, MulticastReport, models::{RetryKey, UserId}};
///
/// # fn save(_: &MulticastReport) {}
/// # fn load() -> Option<MulticastReport> { None }
/// async fn announce(client: Client, users: Vec<UserId>) -> Result<MulticastReport, Error> {
///     let mut run = client.multicast_all(users, "We open at nine.").on_progress(save);
///     if let Some(report) = load() {
///         run = run.resume(report); // leaves out what went through
///     }
///     run.await
/// }
/// ```
///
/// # Errors
///
/// [`Error::Resume`]: the run cannot go on from the report, or the first key is not a UUID. [`Error::Random`] and
/// [`Error::Encode`]. Whatever else goes wrong is in the report.
#[must_use = "the messages are sent by awaiting it"]
pub struct MulticastAll {
    /// To nobody. Each chunk is sent with a copy.
    call: Call<Multicast>,
    users: Users,
    concurrency: usize,
    on_progress: Option<OnProgress>,
    key: Option<RetryKey>,
    report: Option<MulticastReport>,
}

impl MulticastAll {
    fn new(client: &Client, users: Users, messages: Messages) -> Self {
        let call = client.multicast(Vec::<UserId>::new(), messages);
        let (concurrency, on_progress) = (CONCURRENCY, None);
        Self { call, users, concurrency, on_progress, key: None, report: None }
    }

    /// How many calls may be on their way at a time: 4 by default, 1 at least.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.concurrency = calls.max(1);
        self
    }

    /// `true` delivers without a notification. LINE's default is `false`.
    pub fn notification_disabled(mut self, disabled: bool) -> Self {
        self.call = self.call.notification_disabled(disabled);
        self
    }

    /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    pub fn custom_aggregation_units<I>(mut self, units: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.call = self.call.custom_aggregation_units(units);
        self
    }

    /// How long one attempt to send a chunk may take, instead of the client's setting.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.call = self.call.timeout(timeout);
        self
    }

    /// When to send a chunk again, instead of the client's setting.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.call = self.call.retry(retry);
        self
    }

    /// Whether each chunk is held against LINE's limits before it is sent, instead of the client's setting.
    #[cfg(feature = "validate")]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.call = self.call.validation(validation);
        self
    }

    /// One more header for each chunk, instead of the client's of the same name.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.call = self.call.header(name, value);
        self
    }

    /// The key of the first chunk, a UUID. By default it is random.
    ///
    /// It should be random, or a hash. Runs whose first keys lie close to each other share keys, and LINE then takes a
    /// chunk of one for a chunk of the other: it answers that it has accepted it, and does not send it.
    pub fn retry_key(mut self, key: impl Into<RetryKey>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Is called before the first chunk is sent, after each one, and when all users were tried. What it is given can be
    /// saved, to [`resume`](Self::resume) from.
    pub fn on_progress(mut self, f: impl FnMut(&MulticastReport) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(f));
        self
    }

    /// Goes on where another run ended: leaves out what LINE has accepted, and sends all else with the same keys.
    ///
    /// With other messages or options, or when LINE has forgotten the keys, it fails with [`Error::Resume`] and sends
    /// nothing. A chunk of other users than in the report ends the run, and so does the age of the keys when it is
    /// reached on the way: see [`stopped`](MulticastReport::stopped).
    pub fn resume(mut self, report: MulticastReport) -> Self {
        self.report = Some(report);
        self
    }

    #[inline] // as `into_future`
    async fn run(mut self) -> Result<MulticastReport, Error> {
        let is_resumed = self.report.is_some();
        let mut report = self.start()?;
        let Some(keys) = Keys::from(report.key.clone()) else {
            return Err(Error::Resume { reason: "the key of the first chunk is not a UUID" });
        };
        let keys_since = is_resumed.then_some(report.started);
        let mut on_progress = self.on_progress.unwrap_or_else(|| Box::new(|_| ()));
        on_progress(&report);
        let (known, stop) = (report.known(), watch::Sender::new(false));
        let outcomes = chunks(self.users, &known)
            .take_until(stopped(&stop))
            .map(|chunk| {
                let (call, keys, stop) = (&self.call, &keys, &stop);
                async move {
                    match chunk {
                        Ok((index, to)) => {
                            let mut call = call.clone();
                            call.endpoint.body.to = to;
                            send(call, index, keys.of(index), keys_since, stopped(stop)).await
                        }
                        Err(reason) => Some(Outcome::NoMore(reason)),
                    }
                }
            })
            .buffer_unordered(self.concurrency)
            .filter_map(future::ready);
        let mut outcomes = pin!(outcomes);
        while let Some(outcome) = outcomes.next().await {
            if report.take(outcome) {
                stop.send_replace(true);
            }
            on_progress(&report);
        }
        if report.stopped.is_none() {
            report.ended = true;
            on_progress(&report);
        }
        Ok(report)
    }

    fn start(&mut self) -> Result<MulticastReport, Error> {
        let digest = request_digest(&self.call.endpoint.body)?;
        let Some(mut report) = self.report.take() else {
            let key = match self.key.take() {
                Some(key) => key,
                None => RetryKey::from_random_bytes(random("multicast")?),
            };
            return Ok(MulticastReport::new(key, digest));
        };
        if report.digest != digest {
            return Err(Error::Resume {
                reason: "the messages or their options are not those of the first run",
            });
        }
        check_age(report.started)?;
        (report.ended, report.stopped) = (false, None);
        Ok(report)
    }
}

impl IntoFuture for MulticastAll {
    type Output = Result<MulticastReport, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    #[inline] // compiled where it is called, and not for those who never do
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for MulticastAll {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MulticastAll")
            .field("call", &self.call)
            .field("concurrency", &self.concurrency)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// The chunks that LINE has not accepted yet. No more users are asked for after an error.
fn chunks(
    users: Users,
    known: &Known,
) -> impl Stream<Item = Result<(usize, Vec<UserId>), String>> + Send {
    let first = (0, users.try_chunks(CHUNK));
    stream::try_unfold(first, move |(mut next, mut chunks)| async move {
        loop {
            let chunk = chunks.try_next().await;
            let chunk = chunk.map_err(|TryChunksError(_, error)| with_sources(&*error))?;
            let Some(to) = chunk else { return Ok(None) };
            let index = next;
            next += 1;
            match known.get(&index) {
                // Here and not when its turn comes: what follows may be other users too.
                Some((digest, _)) if *digest != users_digest(&to) => {
                    return Err("the users are not those of the first run".to_owned());
                }
                // A long list would keep other tasks waiting.
                Some((_, true)) => tokio::task::yield_now().await,
                _ => return Ok(Some(((index, to), (next, chunks)))),
            }
        }
    })
}

async fn stopped(stop: &watch::Sender<bool>) {
    // It cannot be closed: `stop` lives.
    let _ = stop.subscribe().wait_for(|stopped| *stopped).await;
}
