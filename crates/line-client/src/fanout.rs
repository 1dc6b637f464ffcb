//! Messages to more users than one call takes.

use std::{
    collections::HashMap,
    fmt,
    future::{self, Future, IntoFuture},
    pin::{Pin, pin},
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::{Duration, SystemTime},
};

use futures_core::Stream;
use futures_util::stream::{self, StreamExt, TryChunksError, TryStreamExt};
use line_models::{
    RequestId, RetryKey, Timestamp, UserId,
    message::{Messages, MulticastRequest},
};

use crate::{ApiError, Client, Error, call::random, endpoint::Multicast, object::object};

/// How many users one call takes.
const CHUNK: usize = 500;
const CONCURRENCY: usize = 4;
/// LINE forgets a retry key after 24 hours. This is a little less, for clocks that differ.
const KEYS_LIVE: Duration = Duration::from_secs(24 * 3600 - 600);

type Users = Pin<Box<dyn Stream<Item = Result<UserId, Error>> + Send>>;
type OnProgress = Box<dyn FnMut(&MulticastReport) + Send>;

impl Client {
    /// Sends up to 5 messages to any number of users: `multicast` in chunks of 500, some at a time.
    ///
    /// Awaiting it gives a report, even if every chunk fails. No user gets the messages twice, not even if the run is
    /// resumed after a crash: see [`MulticastAll`].
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
        MulticastAll::new(self.clone(), Box::pin(users), messages.into())
    }

    /// As [`multicast_all`](Self::multicast_all), to users that come by and by: from a database, or as the pages of
    /// another call. No more of them are asked for than can be sent to. An error ends the run; who came last
    /// before it, in a chunk that is not full, is not sent to.
    pub fn multicast_stream<S>(&self, to: S, messages: impl Into<Messages>) -> MulticastAll
    where
        S: Stream<Item = Result<UserId, Error>> + Send + 'static,
    {
        MulticastAll::new(self.clone(), Box::pin(to), messages.into())
    }
}

/// A run of multicasts that is not made yet. Awaiting it makes it.
///
/// Every chunk has a retry key of its own. The keys count up from that of the first one, so they are known before the
/// run starts, and whoever keeps that one can make the same run again within 24 hours, as long as the users, their order
/// and the messages stay the same: LINE takes each chunk once.
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
#[must_use = "the messages are sent by awaiting it"]
pub struct MulticastAll {
    client: Client,
    users: Users,
    request: MulticastRequest,
    concurrency: usize,
    on_progress: Option<OnProgress>,
    key: Option<RetryKey>,
    report: Option<MulticastReport>,
}

impl MulticastAll {
    fn new(client: Client, users: Users, messages: Messages) -> Self {
        let request = MulticastRequest::new(Vec::<UserId>::new(), messages);
        let (concurrency, on_progress) = (CONCURRENCY, None);
        Self { client, users, request, concurrency, on_progress, key: None, report: None }
    }

    /// How many calls may be on their way at a time: 4 by default, 1 at least.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.concurrency = calls.max(1);
        self
    }

    /// `true` delivers without a notification. LINE's default is `false`.
    pub fn notification_disabled(mut self, disabled: bool) -> Self {
        self.request = self.request.notification_disabled(disabled);
        self
    }

    /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    pub fn custom_aggregation_units<I>(mut self, units: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.request = self.request.custom_aggregation_units(units);
        self
    }

    /// The key of the first chunk, a UUID. By default it is random.
    pub fn retry_key(mut self, key: impl Into<RetryKey>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Is called before the first chunk is sent and after each one. What it is given can be saved, to
    /// [`resume`](Self::resume) from.
    pub fn on_progress(mut self, f: impl FnMut(&MulticastReport) + Send + 'static) -> Self {
        self.on_progress = Some(Box::new(f));
        self
    }

    /// Goes on where another run ended: leaves out what LINE has accepted, and sends all else with the same keys.
    pub fn resume(mut self, report: MulticastReport) -> Self {
        self.report = Some(report);
        self
    }

    #[inline] // as `into_future`
    async fn run(mut self) -> Result<MulticastReport, Error> {
        let mut report = self.start()?;
        let Some(first) = uuid(&report.key) else {
            return Err(Error::Resume { reason: "the key of the first chunk is not a UUID" });
        };
        let mut on_progress = self.on_progress.unwrap_or_else(|| Box::new(|_| ()));
        on_progress(&report);
        let done: HashMap<_, _> =
            report.accepted.iter().map(|chunk| (chunk.index, chunk.clone())).collect();
        let stop = AtomicBool::new(false);
        let outcomes = self
            .users
            .try_chunks(CHUNK)
            .enumerate()
            .take_while(|_| future::ready(!stop.load(Relaxed)))
            .map(|(index, chunk)| {
                let (client, request, done) = (&self.client, &self.request, done.get(&index));
                async move {
                    match (chunk, done) {
                        (Err(TryChunksError(_, error)), _) => Outcome::Stop(error.to_string()),
                        (Ok(to), Some(done)) => done.is_again(&to),
                        (Ok(to), None) => {
                            let mut request = request.clone();
                            request.to = to;
                            send(client, request, index, key(first, index)).await
                        }
                    }
                }
            })
            .buffer_unordered(self.concurrency);
        let mut outcomes = pin!(outcomes);
        while let Some(outcome) = outcomes.next().await {
            report.take(outcome);
            stop.store(report.stopped.is_some(), Relaxed);
            on_progress(&report);
        }
        Ok(report)
    }

    fn start(&mut self) -> Result<MulticastReport, Error> {
        let now = SystemTime::now();
        let Some(mut report) = self.report.take() else {
            let key = match self.key.take() {
                Some(key) => key,
                None => RetryKey::from_random_bytes(random("multicast")?),
            };
            return Ok(MulticastReport::new(key, now.into()));
        };
        let age = report.started.to_system_time().and_then(|start| now.duration_since(start).ok());
        if age.is_none_or(|age| age > KEYS_LIVE) {
            return Err(Error::Resume { reason: "LINE remembers retry keys for 24 hours alone" });
        }
        report.failed.clear();
        report.stopped = None;
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
            .field("client", &self.client)
            .field("concurrency", &self.concurrency)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// What became of a run of multicasts. It can be kept as JSON, to [`resume`](MulticastAll::resume) from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MulticastReport {
    /// The key of the first chunk. Those of the others count up from it.
    pub key: RetryKey,
    /// When the first run started, by this machine's clock.
    pub started: Timestamp,
    /// What LINE has accepted, in the order of its answers. Accepted is not yet delivered.
    pub accepted: Vec<AcceptedChunk>,
    /// What it has not, or may not have.
    pub failed: Vec<FailedChunk>,
    /// Why the run ended before the last user: their source failed, or LINE answered what it would answer to every other
    /// chunk too (401, 403, or 429 for the monthly quota). `None` if all users were tried.
    pub stopped: Option<String>,
}

object! {
    MulticastReport {
        key: "key",
        started: "started",
        accepted: "accepted",
        failed: "failed",
        stopped: "stopped" or absent,
    }
}

/// A chunk that LINE has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedChunk {
    /// Its place among the chunks, from 0.
    pub index: usize,
    /// How many users it is for.
    pub users: usize,
    /// The last one of them.
    pub last: Option<UserId>,
    /// The request that was accepted, for questions to LINE.
    pub request_id: Option<RequestId>,
}

object! {
    AcceptedChunk { index: "index", users: "users", last: "last" or null, request_id: "requestId" or absent }
}

/// A chunk that LINE has not accepted, or whose answer got lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedChunk {
    /// Its place among the chunks, from 0.
    pub index: usize,
    /// Its key.
    pub key: RetryKey,
    /// The users it is for.
    pub to: Vec<UserId>,
    /// The status, if LINE answered.
    pub status: Option<u16>,
    /// What went wrong.
    pub error: String,
}

object! {
    FailedChunk { index: "index", key: "key", to: "to", status: "status" or absent, error: "error" }
}

impl MulticastReport {
    fn new(key: RetryKey, started: Timestamp) -> Self {
        Self { key, started, accepted: Vec::new(), failed: Vec::new(), stopped: None }
    }

    /// How many users are in the chunks that LINE has accepted.
    pub fn users(&self) -> usize {
        self.accepted.iter().map(|chunk| chunk.users).sum()
    }

    /// Whether LINE has accepted all chunks.
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty() && self.stopped.is_none()
    }

    fn take(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Known => {}
            Outcome::Accepted(chunk) => self.accepted.push(chunk),
            Outcome::Failed(chunk, hopeless) => {
                if hopeless && self.stopped.is_none() {
                    self.stopped = Some(chunk.error.clone());
                }
                self.failed.push(chunk);
            }
            Outcome::Stop(reason) => self.stopped = Some(reason),
        }
    }
}

impl AcceptedChunk {
    /// A chunk that went through before, if it is the same.
    fn is_again(&self, to: &[UserId]) -> Outcome {
        if (self.users, self.last.as_ref()) == (to.len(), to.last()) {
            return Outcome::Known;
        }
        Outcome::Stop("the users are not those of the run that is resumed".to_owned())
    }
}

enum Outcome {
    Known,
    Accepted(AcceptedChunk),
    /// And whether all others would fail in the same way.
    Failed(FailedChunk, bool),
    Stop(String),
}

#[inline] // as `into_future`
async fn send(client: &Client, body: MulticastRequest, index: usize, key: RetryKey) -> Outcome {
    let call = client.call(Multicast { body }).retry_key(key.clone());
    let (users, last) = (call.endpoint.body.to.len(), call.endpoint.body.to.last().cloned());
    let to = call.endpoint.body.to.clone();
    match call.send().await {
        Ok(answer) => {
            let request_id = answer.accepted_request_id.or(answer.request_id);
            Outcome::Accepted(AcceptedChunk { index, users, last, request_id })
        }
        Err(error) => {
            let status = error.status().map(|status| status.as_u16());
            let quota = error.api().is_some_and(ApiError::is_monthly_quota);
            let hopeless = matches!(status, Some(401 | 403)) || quota;
            let error = error.to_string();
            Outcome::Failed(FailedChunk { index, key, to, status, error }, hopeless)
        }
    }
}

/// The key of a chunk: so many after the first.
fn key(first: u128, index: usize) -> RetryKey {
    // The two bits that make it a UUID are above what counts.
    RetryKey::from_random_bytes(first.wrapping_add(index as u128).to_be_bytes())
}

fn uuid(key: &RetryKey) -> Option<u128> {
    let digits: String = key.as_str().split('-').collect();
    (digits.len() == 32).then(|| u128::from_str_radix(&digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_chunk_has_a_key_of_its_own_that_is_known_before() {
        for bytes in [[0xff; 16], [0; 16], [0x5a; 16]] {
            let first = RetryKey::from_random_bytes(bytes);
            let number = uuid(&first).unwrap();
            let keys: HashSet<_> = (0..5000).map(|index| key(number, index)).collect();
            assert_eq!(keys.len(), 5000);
            assert_eq!(key(number, 0), first);
        }
    }

    /// What derived code has written.
    const KEPT: &str = concat!(
        r#"{"key":"00000000-0000-4000-8000-000000000000","started":7,"#,
        r#""accepted":[{"index":0,"users":500,"last":"U1","requestId":"r"},{"index":2,"users":0,"last":null}],"#,
        r#""failed":[{"index":1,"key":"00000000-0000-4000-8000-000000000001","to":["U2","U3"],"status":500,"error":"e"},"#,
        r#"{"index":3,"key":"00000000-0000-4000-8000-000000000003","to":[],"error":"e"}],"#,
        r#""stopped":"s"}"#,
    );

    #[test]
    fn a_report_is_kept_and_read_as_json() {
        let accepted =
            |index, users, last, request_id| AcceptedChunk { index, users, last, request_id };
        let failed = |index, to, status| {
            let (key, error) = (key(0, index), "e".to_owned());
            FailedChunk { index, key, to, status, error }
        };
        let mut report = MulticastReport::new(key(0, 0), Timestamp::from_millis(7));
        report.accepted.push(accepted(0, 500, Some("U1".into()), Some("r".into())));
        report.accepted.push(accepted(2, 0, None, None));
        report.failed.push(failed(1, vec!["U2".into(), "U3".into()], Some(500)));
        report.failed.push(failed(3, vec![], None));
        for (stopped, kept) in
            [(Some("s".to_owned()), KEPT.to_owned()), (None, KEPT.replace(r#","stopped":"s""#, ""))]
        {
            report.stopped = stopped;
            assert_eq!(serde_json::to_string(&report).unwrap(), kept);
            assert_eq!(serde_json::from_str::<MulticastReport>(&kept).unwrap(), report);
        }
    }

    #[test]
    fn what_may_be_absent_may_be_null_too_and_what_is_unknown_is_skipped() {
        let chunk: AcceptedChunk = serde_json::from_str(r#"{"index":2,"users":0}"#).unwrap();
        for json in [
            r#"{"index":2,"users":0,"last":null,"requestId":null}"#,
            r#"{"new":[{"index":7}],"users":0,"index":2,"request_id":"r"}"#,
        ] {
            assert_eq!(serde_json::from_str::<AcceptedChunk>(json).unwrap(), chunk, "{json}");
        }
    }

    #[test]
    fn what_is_no_report_is_refused() {
        // a chunk, what is wrong with it
        let table = [
            ("{}", "missing field `index`"),
            (r#"{"index":2}"#, "missing field `users`"),
            (r#"{"index":null,"users":0}"#, "invalid type: null, expected usize"),
            (r#"{"index":2,"users":0,"index":2}"#, "duplicate field `index`"),
            (r#"{"index":2,"users":0,"last":null,"last":null}"#, "duplicate field `last`"),
            ("7", "invalid type: integer `7`, expected an object"),
        ];
        for (json, wrong) in table {
            let error = serde_json::from_str::<AcceptedChunk>(json).unwrap_err().to_string();
            assert!(error.starts_with(wrong), "{json}: {error}");
        }
    }

    #[test]
    fn what_is_no_uuid_is_no_first_key() {
        for text in ["", "1", "+0000000-0000-4000-8000-000000000000x", &"é".repeat(16)] {
            assert_eq!(uuid(&text.into()), None, "{text}");
        }
    }
}
