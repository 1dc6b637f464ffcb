//! The service by itself: policies, duplicates, channels, its end.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, RwLock,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::Request;
use http_body_util::{BodyExt, Full};
use line_bot::{
    Ack, App, Bot, Channels, MemoryDedup, Reason, WebhookService,
    client::Client,
    events::{Event, TextMessageContent},
    webhook::ChannelSecret,
};

pub(crate) const SECRET: &str = "s3cret-of-the-channel";

/// A text in the chat of a user; without an id it cannot be a duplicate.
pub(crate) fn text(id: Option<&str>, user: &str, text: &str) -> String {
    let id = id.map(|id| format!(r#""webhookEventId":"{id}","#)).unwrap_or_default();
    format!(
        r#"{{"type":"message","timestamp":1,"mode":"active",{id}"source":{{"type":"user","userId":"{user}"}},"message":{{"type":"text","id":"1","text":"{text}"}}}}"#
    )
}

pub(crate) fn webhook(destination: &str, events: &[String]) -> String {
    format!(r#"{{"destination":"{destination}","events":[{}]}}"#, events.join(","))
}

pub(crate) fn bot() -> Bot {
    let client = Client::builder("the-token").base_url("http://127.0.0.1:9").build().unwrap();
    Bot::new(ChannelSecret::new(SECRET), client)
}

async fn post_to(service: &WebhookService, path: &str, secret: &str, body: &str) -> (u16, String) {
    let signature = ChannelSecret::new(secret).sign(body.as_bytes());
    let request = Request::post(path).header("x-line-signature", signature);
    let request = request.body(Full::<Bytes>::from(body.to_owned())).unwrap();
    let response = service.clone().respond(request).await;
    let status = response.status().as_u16();
    let text = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(text.to_vec()).unwrap())
}

async fn post(service: &WebhookService, events: &[String]) -> u16 {
    post_to(service, "/callback", SECRET, &webhook("U0", events)).await.0
}

type Log = Arc<Mutex<Vec<String>>>;

/// Does what it is told to, and writes down what it was told and what failed.
fn obedient(log: &Log) -> App {
    let (heard, failed) = (log.clone(), log.clone());
    let handler = move |text: TextMessageContent| {
        let log = heard.clone();
        async move {
            log.lock().unwrap().push(text.text.clone());
            match text.text.as_str() {
                "fail" => return Err("as told"),
                "panic" => panic!("this panic is part of the test"),
                "sleep" => tokio::time::sleep(Duration::from_millis(300)).await,
                "sleep long" => tokio::time::sleep(Duration::from_secs(60)).await,
                _ => {}
            }
            Ok(())
        }
    };
    App::new(bot()).on(handler).on_error(move |error| {
        failed.lock().unwrap().push(format!("error: {}", error.reason));
    })
}

fn take(log: &Log) -> Vec<String> {
    std::mem::take(&mut *log.lock().unwrap())
}

#[tokio::test]
async fn an_event_that_succeeded_is_dropped_when_it_comes_again_and_one_that_failed_is_not() {
    let log = Log::default();
    let service = obedient(&log).into_service();
    for told in ["fine", "fail", "panic"] {
        let event = text(Some(told), "U1", told);
        for _ in 0..2 {
            assert_eq!(post(&service, &[event.clone(), event.clone()]).await, 200);
        }
    }
    // Another bot in the same chat; and events as LINE sent them long ago.
    let event = text(Some("fine"), "U1", "other");
    assert_eq!(post_to(&service, "/callback", SECRET, &webhook("U9", &[event])).await.0, 200);
    for _ in 0..2 {
        assert_eq!(post(&service, &[text(None, "U1", "old")]).await, 200);
    }
    assert_eq!(service.shutdown().await, 0);
    let mut log = take(&log);
    log.sort();
    let expected = [
        vec!["error: the handler failed: as told"; 4],
        vec!["error: the handler panicked"; 4],
        vec!["fail"; 4],
        vec!["fine"],
        vec!["old"; 2],
        vec!["other"],
        vec!["panic"; 4],
    ];
    assert_eq!(log, expected.concat());
}

#[tokio::test]
async fn a_duplicate_of_an_event_in_flight_is_not_handled_beside_it() {
    let log = Log::default();
    let service = obedient(&log).into_service();
    // Without a chat, nothing but the store keeps them apart.
    let event = text(Some("1"), "", "sleep").replace(r#""userId":"""#, r#""a":0"#);
    for _ in 0..3 {
        assert_eq!(post(&service, std::slice::from_ref(&event)).await, 200);
    }
    service.shutdown().await;
    assert_eq!(take(&log), ["sleep"]);
}

#[tokio::test]
async fn after_handlers_means_that_200_stands_for_success_and_500_for_another_attempt() {
    let log = Log::default();
    let app = obedient(&log).ack(Ack::AfterHandlers { deadline: Duration::from_millis(500) });
    let service = app.into_service();
    let (fine, fail) = (text(Some("1"), "U1", "sleep"), text(Some("2"), "U2", "fail"));
    let start = Instant::now();
    assert_eq!(post(&service, std::slice::from_ref(&fine)).await, 200);
    assert!(start.elapsed() >= Duration::from_millis(300), "it waits for the handler");
    for _ in 0..2 {
        assert_eq!(post(&service, &[fine.clone(), fail.clone()]).await, 500);
    }
    assert_eq!(post(&service, &[]).await, 200);
    let failed = ["fail", "error: the handler failed: as told"];
    assert_eq!(take(&log), [&["sleep"][..], &failed, &failed].concat());

    // The second one never has its turn: both are stopped at the deadline, and both may come again.
    let events = [text(Some("3"), "U1", "sleep long"), text(Some("4"), "U1", "fine")];
    for _ in 0..2 {
        let start = Instant::now();
        assert_eq!(post(&service, &events).await, 500);
        assert!(start.elapsed() < Duration::from_secs(5));
        service_idle(&log, 3).await;
        let late = "error: the handler was not done in time";
        assert_eq!(take(&log), ["sleep long", late, late]);
    }
}

/// Waits until there are so many entries.
async fn service_idle(log: &Log, count: usize) {
    for _ in 0..500 {
        if log.lock().unwrap().len() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_stopped_and_the_next_event_of_the_chat_is_handled() {
    let log = Log::default();
    let service = obedient(&log).handler_timeout(Duration::from_millis(50)).into_service();
    let events = [text(Some("1"), "U1", "sleep long"), text(Some("2"), "U1", "fine")];
    assert_eq!(post(&service, &events).await, 200);
    service_idle(&log, 3).await;
    assert_eq!(take(&log), ["sleep long", "error: the handler was not done in time", "fine"]);
    assert_eq!(service.shutdown().await, 0);
}

#[tokio::test]
async fn shutting_down_refuses_what_comes_and_tells_what_could_not_be_done_in_time() {
    let log = Log::default();
    let app = obedient(&log).health("/healthz").drain_timeout(Duration::from_millis(400));
    let service = app.into_service();
    let health = || async {
        let request = Request::get("/healthz").body(Full::<Bytes>::default()).unwrap();
        service.clone().respond(request).await.status()
    };
    assert_eq!(health().await, 200);
    let events = [text(Some("1"), "U1", "sleep long"), text(Some("2"), "U1", "never")];
    assert_eq!(post(&service, &events).await, 200);
    assert_eq!(post(&service, &[text(Some("3"), "U2", "sleep")]).await, 200);
    let shutdown = tokio::spawn({
        let service = service.clone();
        async move { service.shutdown().await }
    });
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(health().await, 503);
    assert_eq!(post(&service, &[text(Some("4"), "U3", "never")]).await, 503);
    assert_eq!(post(&service, &[]).await, 200, "a connection check needs nobody");
    assert_eq!(shutdown.await.unwrap(), 2);
    let mut log = take(&log);
    log.sort();
    let stopped = "error: the app stopped before the handler was done";
    assert_eq!(log, [stopped, stopped, "sleep", "sleep long"]);
}

#[tokio::test]
async fn an_error_hook_that_panics_takes_down_nothing_else() {
    let app = App::new(bot()).on(|_: TextMessageContent| async { Err::<(), _>("as told") });
    let calls = Arc::new(AtomicUsize::new(0));
    let counter = calls.clone();
    let service = app
        .concurrency(1)
        .on_error(move |error| {
            counter.fetch_add(1, Ordering::SeqCst);
            assert!(!matches!(error.reason, Reason::Failed(_)), "this panic is part of the test");
        })
        .into_service();
    for _ in 0..3 {
        assert_eq!(post(&service, &[text(Some("1"), "U1", "a")]).await, 200);
    }
    assert_eq!(service.shutdown().await, 0);
    assert_eq!(calls.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn while_the_secret_is_changed_webhooks_signed_with_either_are_taken() {
    let app = App::new(bot().next_secret(ChannelSecret::new("next")));
    let service = app.into_service();
    let body = webhook("U0", &[]);
    for (secret, status) in [(SECRET, 200), ("next", 200), ("other", 401)] {
        assert_eq!(post_to(&service, "/callback", secret, &body).await.0, status, "{secret}");
    }
}

/// A database that is down.
struct Down;

#[line_bot::async_trait]
impl Channels for Down {
    async fn find(&self, _: &str) -> Result<Option<Bot>, line_bot::BoxError> {
        Err("down".into())
    }
}

/// A database that does not answer.
struct Silent;

#[line_bot::async_trait]
impl Channels for Silent {
    async fn find(&self, _: &str) -> Result<Option<Bot>, line_bot::BoxError> {
        std::future::pending().await
    }
}

#[tokio::test]
async fn a_channel_that_is_looked_for_too_long_is_left_for_another_attempt() {
    let service = App::by_path(Silent).into_service();
    let start = Instant::now();
    let body = webhook("U0", &[]);
    assert_eq!(post_to(&service, "/callback/U0", SECRET, &body).await.0, 503);
    assert!(start.elapsed() < Duration::from_secs(4), "LINE waits for 2 seconds");
}

#[tokio::test]
async fn each_channel_has_its_own_secret_and_what_is_of_no_channel_is_not_found() {
    let seen = Log::default();
    let app = |app: App| {
        let seen = seen.clone();
        app.on(move |_: Event, bot: Bot| {
            let seen = seen.clone();
            async move {
                let name = if bot.secret().verify(b"a", ChannelSecret::new("b").sign(b"a")).is_ok()
                {
                    "second"
                } else {
                    "first"
                };
                seen.lock().unwrap().push(name.to_owned());
            }
        })
    };
    let second = bot().channel(ChannelSecret::new("b"), "another-token").unwrap();
    let channels = Arc::new(RwLock::new(HashMap::from([("U1".to_owned(), bot())])));
    let by_path = app(App::by_path(channels.clone())).path("/line").into_service();
    let by_destination = app(App::by_destination(channels.clone())).into_service();
    channels.write().unwrap().insert("U2".to_owned(), second);

    let events = [text(None, "U7", "hi")];
    let (one, two) = (webhook("U1", &events), webhook("U2", &events));
    let three = webhook("U3", &events);
    let table = [
        (&by_path, "/line/U1", SECRET, &one, 200),
        (&by_path, "/line/U2", "b", &two, 200),
        (&by_path, "/line/U2", SECRET, &two, 401),
        (&by_path, "/line/U3", "b", &two, 404),
        (&by_path, "/line/", SECRET, &one, 404),
        (&by_path, "/line", SECRET, &one, 404),
        (&by_path, "/line/U1/U1", SECRET, &one, 404),
        (&by_path, "/lineU1", SECRET, &one, 404),
        (&by_destination, "/callback", SECRET, &one, 200),
        (&by_destination, "/callback", "b", &two, 200),
        (&by_destination, "/callback", SECRET, &two, 401),
        (&by_destination, "/callback", "b", &one, 401),
        (&by_destination, "/callback", "b", &three, 404),
        (&by_destination, "/callback/U1", SECRET, &one, 404),
    ];
    for (service, path, secret, body, status) in table {
        let (found, text) = post_to(service, path, secret, body).await;
        assert_eq!(found, status, "{path} {body}: {text}");
    }
    let down = app(App::by_destination(Down)).into_service();
    assert_eq!(post_to(&down, "/callback", SECRET, &one).await.0, 503);
    for service in [&by_path, &by_destination, &down] {
        service.shutdown().await;
    }
    let mut seen = take(&seen);
    seen.sort();
    assert_eq!(seen, ["first", "first", "second", "second"]);
}

#[tokio::test]
async fn a_store_that_remembers_nothing_handles_each_event_each_time() {
    let log = Log::default();
    let service = obedient(&log).dedup(MemoryDedup::new(0, Duration::from_secs(60))).into_service();
    for _ in 0..2 {
        assert_eq!(post(&service, &[text(Some("1"), "U1", "fine")]).await, 200);
    }
    service.shutdown().await;
    assert_eq!(take(&log), ["fine", "fine"]);
}
