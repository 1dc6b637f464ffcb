//! Messages to more users than one call takes.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, SystemTime},
};

use futures_util::{StreamExt, stream};
use http::{HeaderName, HeaderValue};
use line_client::{
    ChannelAccessToken, Client, ClientBuilder, Error, MulticastAll, MulticastReport, RateLimits,
    Retry, StatelessToken, TokenProvider, Validation,
    models::{RetryKey, Timestamp, UserId, message::MulticastRequest},
};

use crate::fake::{Answer, Fake, json};

const ACCEPTED: Answer = Answer::With(409, &[("x-line-accepted-request-id", "r-1")], "{}");

/// The users that each key was accepted for.
type Accepted = Arc<Mutex<HashSet<String>>>;

/// A server that takes each key once, after it has asked `fault` about the request of this number.
async fn line(mut fault: impl FnMut(u32) -> Option<Answer> + Send + 'static) -> (Fake, Accepted) {
    let accepted = Accepted::default();
    let (keys, mut number) = (Arc::clone(&accepted), 0);
    let fake = Fake::with(move |head| {
        number += 1;
        let fault = fault(number);
        if let Some(fault @ (Answer::With(..) | Answer::HangupEarly)) = fault {
            return fault;
        }
        let key = head.headers["x-line-retry-key"].to_str().unwrap().to_owned();
        let new = keys.lock().unwrap().insert(key);
        fault.unwrap_or(if new { json(200, "{}") } else { ACCEPTED })
    })
    .await;
    (fake, accepted)
}

fn client(fake: &Fake) -> Client {
    let mut retry = Retry::attempts(2);
    retry.base = Duration::from_millis(1);
    fake.builder().retry(retry).timeout(Duration::from_millis(500)).build().unwrap()
}

fn users(count: usize) -> impl Iterator<Item = String> + Send {
    (0..count).map(|n| format!("U{n}"))
}

/// How often each user got the messages.
fn deliveries(fake: &Fake, accepted: &Accepted) -> HashMap<UserId, usize> {
    let mut bodies = HashMap::new();
    for request in fake.requests() {
        let key = request.headers()["x-line-retry-key"].to_str().unwrap().to_owned();
        if !accepted.lock().unwrap().contains(&key) || request.body().is_empty() {
            continue;
        }
        let body = bodies.entry(key).or_insert_with(|| request.body().clone());
        assert_eq!(body, request.body(), "a key stands for one body");
    }
    let mut deliveries = HashMap::new();
    for body in bodies.values() {
        let request: MulticastRequest = serde_json::from_slice(body).unwrap();
        assert!((1..=500).contains(&request.to.len()));
        for user in request.to {
            *deliveries.entry(user).or_default() += 1;
        }
    }
    deliveries
}

#[tokio::test]
async fn every_user_is_sent_to_once_in_chunks_of_500() {
    let (fake, accepted) = line(|_| None).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let progress = Arc::clone(&seen);
    let report = client(&fake)
        .multicast_all(users(1234), "hi")
        .notification_disabled(true)
        .on_progress(move |report| progress.lock().unwrap().push((report.users(), report.ended)))
        .await
        .unwrap();
    assert!(report.is_complete());
    assert_eq!((report.users(), report.accepted.len()), (1234, 3));
    assert_eq!(fake.requests().len(), 3);
    let deliveries = deliveries(&fake, &accepted);
    assert!(deliveries.len() == 1234 && deliveries.values().all(|count| *count == 1));
    let seen = seen.lock().unwrap();
    assert_eq!(
        (seen.len(), seen[0], &seen[3..]),
        (5, (0, false), &[(1234, false), (1234, true)][..])
    );
}

#[tokio::test]
async fn a_run_is_not_complete_before_its_end_and_goes_on_when_it_is_resumed() {
    let (fake, _) = line(|_| None).await;
    let client = client(&fake);
    let mut earlier = None;
    // the users, which of the reports are complete
    for (count, complete) in
        [(0, vec![false, true]), (500, vec![false, false, true]), (500, vec![false, true])]
    {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let progress = Arc::clone(&seen);
        let mut run = client
            .multicast_all(users(count), "hi")
            .on_progress(move |report| progress.lock().unwrap().push(report.is_complete()));
        if let Some(report) = earlier {
            run = run.resume(report);
        }
        let report = run.await.unwrap();
        assert!(report.is_complete());
        assert_eq!(*seen.lock().unwrap(), complete);
        earlier = Some(report);
    }
}

/// What becomes of a run that has to end soon.
async fn end(run: MulticastAll) -> MulticastReport {
    let end = tokio::time::timeout(Duration::from_secs(10), run.into_future()).await;
    end.expect("it goes on").unwrap()
}

#[tokio::test]
async fn a_run_goes_on_after_faults_and_a_crash_without_sending_twice() {
    let (fake, accepted) = line(|number| match number % 5 {
        0 => Some(Answer::Hangup),
        1 => Some(json(500, "{}")),
        2 => Some(Answer::HangupEarly),
        _ => None,
    })
    .await;
    let saved = Arc::new(Mutex::new(String::new()));
    let save = |saved: &Arc<Mutex<String>>| {
        let saved = Arc::clone(saved);
        move |report: &MulticastReport| {
            *saved.lock().unwrap() = serde_json::to_string(report).unwrap();
        }
    };
    let run = client(&fake).multicast_all(users(20_100), "hi").on_progress(save(&saved));
    // Dropped on the way, as if the process had ended, with some calls not answered yet.
    let task = tokio::spawn(run.into_future());
    while fake.requests().len() < 20 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    task.abort();
    let mut runs = 0;
    loop {
        runs += 1;
        let report: MulticastReport = serde_json::from_str(&saved.lock().unwrap()).unwrap();
        let run = client(&fake).multicast_all(users(20_100), "hi").on_progress(save(&saved));
        let report = run.resume(report).await.unwrap();
        assert!(report.stopped.is_none() && runs < 30);
        if report.is_complete() {
            assert_eq!(report.users(), 20_100);
            break;
        }
    }
    assert!(runs > 1, "the faults must have left something to do");
    let deliveries = deliveries(&fake, &accepted);
    assert!(deliveries.len() == 20_100 && deliveries.values().all(|count| *count == 1));
}

#[tokio::test]
async fn no_more_calls_are_on_their_way_than_allowed() {
    let fake = Fake::with(|_| Answer::Silence).await;
    let run = client(&fake).multicast_all(users(10_000), "hi").concurrency(3);
    let _ = tokio::time::timeout(Duration::from_millis(300), run.into_future()).await;
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn what_every_chunk_would_be_refused_for_ends_the_run() {
    let quota = r#"{"message":"You have reached your monthly limit."}"#;
    let table = [(429, quota, true), (401, "{}", true), (403, "{}", true), (400, "{}", false)];
    for (status, body, stops) in table {
        let (fake, _) = line(move |n| (n > 1).then(|| json(status, body))).await;
        let report = client(&fake).multicast_all(users(5000), "hi").concurrency(1).await.unwrap();
        assert_eq!(report.stopped.is_some(), stops, "{status}");
        assert_eq!(fake.requests().len(), if stops { 2 } else { 10 }, "{status}");
        let failed = &report.failed[0];
        assert_eq!((failed.status, failed.to.len(), failed.index), (Some(status), 500, 1));
        assert_eq!(report.accepted.len(), 1);
    }
}

#[tokio::test]
async fn a_run_that_is_stopped_does_not_wait_for_its_source() {
    let (fake, _) = line(|_| Some(json(401, "{}"))).await;
    let users = stream::iter(users(500)).map(|user| Ok::<_, Error>(user.into()));
    let report = end(client(&fake).multicast_stream(users.chain(stream::pending()), "hi")).await;
    assert!(report.stopped.unwrap().contains("401") && !report.ended);
    assert_eq!((report.failed.len(), fake.requests().len()), (1, 1));
}

#[tokio::test]
async fn a_chunk_that_waits_for_the_rate_limit_is_not_sent_once_the_run_is_stopped() {
    // more and less than a call waits by itself
    for seconds in [3600, 25] {
        let (fake, _) = line(|_| Some(json(401, "{}"))).await;
        let limits = RateLimits::documented().limit("multicast", 1, Duration::from_secs(seconds));
        let client = fake.builder().rate_limits(limits).build().unwrap();
        let report = end(client.multicast_all(users(5000), "hi")).await;
        assert!(report.stopped.is_some());
        assert_eq!((report.failed.len(), fake.requests().len()), (1, 1), "{seconds}");
    }
}

#[tokio::test]
async fn a_chunk_on_its_way_is_waited_for_when_the_run_is_stopped() {
    let mut failed = false;
    let fake = Fake::with(move |head| {
        let is_second = head.headers["x-line-retry-key"].as_bytes().ends_with(b"1");
        match is_second {
            true => json(401, "{}"),
            false if failed => json(200, "{}"),
            false => {
                failed = true;
                json(500, "{}")
            }
        }
    })
    .await;
    let mut retry = Retry::attempts(2);
    retry.base = Duration::from_millis(300);
    let run = client(&fake).multicast_all(users(1000), "hi").retry(retry);
    let report = end(run.retry_key(RetryKey::from_random_bytes([0; 16]))).await;
    assert!(report.stopped.is_some());
    assert_eq!((report.accepted[0].index, report.failed[0].index), (0, 1));
    assert_eq!(fake.requests().len(), 3);
}

/// Has a token that cannot be one, or none.
#[derive(Debug)]
struct Without(Option<&'static str>);

#[async_trait::async_trait]
impl TokenProvider for Without {
    async fn token(&self, _: &Client) -> Result<ChannelAccessToken, Error> {
        self.0.map(Into::into).ok_or_else(|| Error::Credentials { source: "the vault".into() })
    }

    async fn renew(
        &self,
        _: &Client,
        _: &ChannelAccessToken,
    ) -> Result<Option<ChannelAccessToken>, Error> {
        Ok(None)
    }
}

#[tokio::test]
async fn what_no_chunk_could_be_sent_with_ends_the_run() {
    let by_secret = || Client::builder_with(StatelessToken::by_secret("1", "2"));
    let invalid = json(400, r#"{"error":"invalid_client"}"#);
    // the client, what the server answers, what the report says
    let table: [(ClientBuilder, _, _); 5] = [
        (
            Client::builder_with(Without(None)),
            json(200, "{}"),
            "no channel access token: the vault",
        ),
        (Client::builder_with(Without(Some("a\n"))), json(200, "{}"), "token"),
        (by_secret(), invalid, "issueStatelessChannelToken: 400 Bad Request: invalid_client"),
        (by_secret(), Answer::Hangup, "issueStatelessChannelToken: no answer: "),
        (Client::builder("t").validation(Validation::Deny), json(200, "{}"), "May not be empty"),
    ];
    for (client, answer, wrong) in table {
        let fake = Fake::with(move |_| answer.clone()).await;
        let client = client.base_url(&fake.url).retry(Retry::never()).build().unwrap();
        let report = client.multicast_all(users(5000), "").await.unwrap();
        let [failed] = &*report.failed else { panic!("{wrong}: {}", report.failed.len()) };
        assert!(failed.error.contains(wrong), "{}", failed.error);
        assert_eq!((failed.status, report.stopped.as_ref()), (None, Some(&failed.error)));
        let path = |request: &http::Request<_>| request.uri().path().to_owned();
        assert!(fake.requests().iter().map(path).all(|path| path == "/oauth2/v3/token"), "{wrong}");
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the database is gone")]
struct Gone(#[from] std::fmt::Error);

#[tokio::test]
async fn users_can_come_as_a_stream_that_fails() {
    let (fake, _) = line(|_| None).await;
    let users = stream::iter(users(1100)).map(|user| Ok(user.into()));
    let users = users.chain(stream::iter([Err(Gone(std::fmt::Error))]));
    // The second chunk waits while the stream fails.
    let limits = RateLimits::documented().limit("multicast", 10, Duration::from_secs(2));
    let client = fake.builder().rate_limits(limits).build().unwrap();
    let report = client.multicast_stream(users, "hi").await.unwrap();
    assert_eq!((report.users(), report.ended), (1000, false));
    let told = format!("the database is gone: {}", std::fmt::Error);
    assert_eq!(report.stopped, Some(told));
}

#[tokio::test]
async fn the_first_chunk_has_the_key_that_is_given() {
    let (fake, _) = line(|_| None).await;
    for key in ["0198f2d4-1c2b-7abc-8def-0123456789ab", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8"] {
        let run = client(&fake).multicast_all(users(1), "hi").retry_key(RetryKey::new(key));
        assert_eq!(run.await.unwrap().key, key);
        assert_eq!(fake.requests().last().unwrap().headers()["x-line-retry-key"], key);
    }
}

#[tokio::test]
async fn other_tasks_run_while_what_was_accepted_is_left_out() {
    let (fake, _) = line(|_| None).await;
    let client = client(&fake);
    let report = client.multicast_all(users(10_000), "hi").await.unwrap();
    let turns = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&turns);
    let other = tokio::spawn(async move {
        loop {
            counter.fetch_add(1, Relaxed);
            tokio::task::yield_now().await;
        }
    });
    client.multicast_all(users(10_000), "hi").resume(report).await.unwrap();
    other.abort();
    assert!(turns.load(Relaxed) >= 20, "{turns:?}");
}

#[tokio::test]
async fn nothing_is_asked_for_after_an_error_of_the_source() {
    let (fake, accepted) = line(|_| None).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let rows = stream::iter(users(3000).enumerate()).map(move |(row, user)| {
        counter.fetch_add(1, Relaxed);
        match row {
            510 => Err("row 510"),
            _ => Ok(user.into()),
        }
    });
    let report = client(&fake).multicast_stream(rows, "hi").await.unwrap();
    assert!(report.stopped.is_some());
    assert_eq!((asked.load(Relaxed), fake.requests().len(), report.users()), (511, 1, 500));
    let report = client(&fake).multicast_all(users(3000), "hi").resume(report).await.unwrap();
    assert!(report.is_complete());
    let deliveries = deliveries(&fake, &accepted);
    assert!(deliveries.len() == 3000 && deliveries.values().all(|count| *count == 1));
}

/// What became of three chunks: the first and the last are accepted, of the second nothing is known.
async fn first_run() -> (Fake, Accepted, MulticastReport) {
    let (fake, accepted) = line(|number| (number == 2).then_some(Answer::Hangup)).await;
    let client = client(&fake);
    let run = client.multicast_all(users(1500), "hi").retry(Retry::never()).concurrency(1);
    let report = run.await.unwrap();
    assert_eq!(
        (report.accepted.len(), report.failed.len(), accepted.lock().unwrap().len()),
        (2, 1, 3)
    );
    (fake, accepted, report)
}

#[tokio::test]
async fn a_run_does_not_go_on_with_other_users() {
    // the user who is another, how many are in between
    for (place, more) in
        [(0, 0), (250, 0), (499, 0), (500, 0), (999, 0), (1001, 0), (0, 1), (500, 1), (1499, 1)]
    {
        let (fake, _, report) = first_run().await;
        let mut list: Vec<_> = users(2500).collect();
        list.splice(place..=place, (0..=more).map(|n| format!("new {n}")));
        let known = report.failed.clone();
        let report = client(&fake).multicast_all(list, "hi").resume(report).await.unwrap();
        let stopped = report.stopped.unwrap();
        assert!(stopped.contains("users are not those"), "{place} {more}: {stopped}");
        let asked = if place < 1000 { 3 } else { 4 };
        assert_eq!(fake.requests().len(), asked, "{place} {more}");
        assert_eq!(report.failed, if place < 1000 { known } else { vec![] }, "{place} {more}");
    }
}

#[tokio::test]
async fn a_run_does_not_go_on_with_other_messages_or_options() {
    let (fake, _, report) = first_run().await;
    let client = client(&fake);
    let run = |text| client.multicast_all(users(1500), text);
    for other in [
        run("other"),
        run("hi").notification_disabled(true),
        run("hi").custom_aggregation_units(["spring"]),
    ] {
        let error = other.resume(report.clone()).await.unwrap_err();
        assert!(matches!(error, Error::Resume { .. }), "{error:?}");
        assert!(error.to_string().contains("messages or their options"), "{error}");
    }
    assert_eq!(fake.requests().len(), 3);
    assert!(run("hi").resume(report).await.unwrap().is_complete());
}

#[tokio::test]
async fn a_run_goes_on_while_line_remembers_its_keys() {
    let (fake, _, report) = first_run().await;
    let client = client(&fake);
    let hours = |hours: f64| Duration::from_secs_f64(hours * 3600.0);
    let now = SystemTime::now();
    // when the first run started, what is wrong with that
    let table = [
        (now - hours(24.0), Some("24 hours")),
        (now - hours(23.9), Some("24 hours")),
        (now - hours(23.8), None),
        (now + hours(0.1), None),
        (now + hours(0.2), Some("still to come")),
    ];
    for (started, wrong) in table {
        let mut report = report.clone();
        report.started = Timestamp::from(started);
        let result = client.multicast_all(users(1500), "hi").resume(report).await;
        match (result, wrong) {
            (Ok(report), None) => assert!(report.is_complete()),
            (Err(error), Some(wrong)) => assert!(error.to_string().contains(wrong), "{error}"),
            (result, _) => panic!("{started:?}: {result:?}"),
        }
    }
    assert!(client.multicast_all(users(1), "hi").retry_key(RetryKey::new("my key")).await.is_err());
    assert_eq!(fake.requests().len(), 5);
}

#[tokio::test]
async fn a_run_ends_when_line_forgets_its_keys_on_the_way() {
    let (fake, _) = line(|number| (number < 3).then(|| json(400, "{}"))).await;
    let client = client(&fake);
    let mut report = client.multicast_all(users(1000), "hi").await.unwrap();
    assert_eq!(report.failed.len(), 2);
    let end = SystemTime::now() + Duration::from_millis(700);
    report.started = Timestamp::from(end - Duration::from_secs(24 * 3600 - 600));
    let slow = stream::iter(users(1000).enumerate()).then(move |(row, user)| async move {
        while row == 500 && end >= SystemTime::now() - Duration::from_millis(5) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok::<_, Error>(user.into())
    });
    let report = client.multicast_stream(slow, "hi").resume(report).await.unwrap();
    assert!(report.stopped.as_deref().unwrap().contains("24 hours"), "{report:?}");
    assert_eq!((report.accepted[0].index, report.failed[0].index), (0, 1));
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn every_chunk_is_sent_with_the_options_of_the_run() {
    let fake = Fake::with(|_| Answer::Silence).await;
    let run = || fake.client().multicast_all(users(1001), "");
    let (name, value) = (HeaderName::from_static("x-line-bot-id"), HeaderValue::from_static("U9"));
    let report = run()
        .timeout(Duration::from_millis(200))
        .retry(Retry::never())
        .header(name.clone(), value.clone())
        .await
        .unwrap();
    assert_eq!(fake.requests().len(), 3);
    assert!(fake.requests().iter().all(|request| request.headers()[&name] == value));
    assert_eq!(report.failed[2].error, "multicast: no answer within 200ms");
    let report = run().validation(Validation::Deny).await.unwrap();
    assert!(report.failed[0].error.contains("May not be empty"));
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn a_chunk_waits_for_the_rate_limit_longer_than_its_call_would() {
    let (fake, accepted) = line(|_| None).await;
    let limits = RateLimits::documented().limit("multicast", 10, Duration::from_secs(4));
    let mut retry = Retry::never();
    retry.total = Duration::ZERO;
    let client = fake.builder().rate_limits(limits).build().unwrap();
    let run = client.multicast_all(users(1500), "hi").retry(retry);
    let report = run.timeout(Duration::from_millis(300)).await.unwrap();
    assert!(report.is_complete(), "{:?}", report.failed.first().map(|chunk| &chunk.error));
    assert_eq!(fake.requests().len(), 3);
    assert_eq!(deliveries(&fake, &accepted).len(), 1500);
}

#[tokio::test]
async fn each_client_that_is_built_keeps_the_figures_for_itself_and_its_clones() {
    let (fake, _) = line(|_| None).await;
    let hour = Duration::from_secs(3600);
    let limits = RateLimits::documented().limit("multicast", 1, hour);
    let client = |limits| fake.builder().rate_limits(limits).build().unwrap();
    let first = client(limits.clone());
    let others =
        [client(limits.clone()), first.with_token("other").unwrap(), client(limits.clone())];
    for channel in [first].into_iter().chain(others) {
        channel.multicast(["U1"], "hi").await.unwrap();
        let error = channel.clone().multicast(["U1"], "hi").await.unwrap_err();
        assert!(matches!(error, Error::RateLimit { .. }), "{error:?}");
    }
    // The other figure is no longer the first one's.
    let faster = client(limits.limit("multicast", 100, hour));
    for _ in 0..10 {
        faster.multicast(["U1"], "hi").await.unwrap();
    }
    assert_eq!(fake.requests().len(), 14);
}

#[tokio::test]
async fn a_rate_limit_holds_calls_back() {
    let (fake, _) = line(|_| None).await;
    let limits = RateLimits::documented().limit("multicast", 20, Duration::from_secs(1));
    let client = fake.builder().rate_limits(limits).build().unwrap();
    let start = std::time::Instant::now();
    let report = client.multicast_all(users(5000), "hi").await.unwrap();
    assert!(report.is_complete());
    // 2 at once, 8 at 50 ms each.
    assert!(start.elapsed() >= Duration::from_millis(390), "{:?}", start.elapsed());
}
