//! Messages to more users than one call takes.

mod resume;
mod stop;

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
