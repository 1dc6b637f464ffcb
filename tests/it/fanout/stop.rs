//! What ends a run of multicasts early.

use super::*;

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
