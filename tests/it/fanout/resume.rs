//! Runs of multicasts that are taken up again.

use super::*;

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
