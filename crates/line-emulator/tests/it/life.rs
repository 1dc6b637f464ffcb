//! Starting, running side by side, and stopping.

use std::{
    error::Error as _,
    time::{Duration, Instant},
};

use axum::body::Body;
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use line_emulator::{Emulator, Error};
use tokio::{net::TcpListener, time::timeout};

use crate::support::{SOON, get, pair, request, state};

#[tokio::test]
async fn several_run_side_by_side() {
    let (one, mut bot_of_one) = pair().await;
    let (other, mut bot_of_other) = pair().await;
    assert_ne!(one.url(), other.url());
    one.user("Alice").send_text("to one").await.unwrap();
    assert_eq!(bot_of_one.next().await.event()["message"]["text"], "to one");
    assert!(bot_of_other.is_idle());
    assert!(other.user("Alice").messages().is_empty());
    other.user("Alice").send_text("to the other").await.unwrap();
    assert_eq!(bot_of_other.next().await.event()["message"]["text"], "to the other");
}

#[tokio::test]
async fn a_start_takes_milliseconds() {
    let start = Instant::now();
    for _ in 0..20 {
        Emulator::start().await.unwrap().shutdown().await;
    }
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn there_is_a_user_at_the_start_and_more_on_demand() {
    let emulator = Emulator::start().await.unwrap();
    assert_eq!(state(&emulator).await["users"].as_array().unwrap().len(), 1);
    assert_eq!(emulator.user("Bob").id(), emulator.user("Bob").id());
    assert_eq!(state(&emulator).await["users"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn shutdown_frees_the_port_and_ends_streams() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.url().replace("http://", "");
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<axum::body::Bytes>>();
    let events = request(&emulator, "GET", "/emulator/events").body(Full::default()).unwrap();
    let stream = client.request(events).await.unwrap().into_body();
    let alice = emulator.user("Alice");
    let waiting = tokio::spawn(async move { alice.next_message(SOON).await });
    // An idle connection that is kept alive holds nothing up either.
    get(&emulator, "/v2/bot/info").await;

    let start = Instant::now();
    emulator.shutdown().await;
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
    TcpListener::bind(&address).await.unwrap();
    timeout(SOON, Body::new(stream).collect()).await.unwrap().unwrap();
    assert!(matches!(waiting.await.unwrap(), Err(Error::Stopped)));
}

#[tokio::test]
async fn a_webhook_on_its_way_ends_with_the_emulator() {
    let builder = Emulator::builder().webhook_timeout(Duration::from_secs(60));
    let slow = crate::support::Step::AnswerAfter(Duration::from_secs(60), 200);
    let (emulator, mut bot) = crate::support::pair_with(builder, [slow]).await;
    let alice = emulator.user("Alice");
    let sending = tokio::spawn({
        let alice = alice.clone();
        async move { alice.send_text("hello").await }
    });
    bot.next().await;
    emulator.shutdown().await;
    let outcome = timeout(SOON, sending).await.unwrap().unwrap();
    assert!(matches!(outcome, Err(Error::Stopped)), "{outcome:?}");
    assert!(matches!(alice.send_text("more").await, Err(Error::Stopped)));
}

#[tokio::test]
async fn a_dropped_emulator_stops() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.url().replace("http://", "");
    drop(emulator);
    let free = async {
        while TcpListener::bind(&address).await.is_err() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(SOON, free).await.unwrap();
}

#[tokio::test]
async fn a_port_in_use_is_told() {
    let emulator = Emulator::start().await.unwrap();
    let address = emulator.url().replace("http://", "");
    let error = Emulator::builder().address(&address).start().await.unwrap_err();
    assert!(error.to_string().starts_with(&format!("{address} is in use")), "{error}");
    assert!(error.source().is_some());
    let error = Emulator::builder().address("nonsense").start().await.unwrap_err();
    assert!(matches!(error, Error::Bind { .. }), "{error}");
    let error = Emulator::builder().webhook_url("nonsense").start().await.unwrap_err();
    assert!(matches!(error, Error::WebhookUrl { .. }), "{error}");
}

#[tokio::test]
async fn debug_shows_no_secret() {
    let builder = Emulator::builder().channel_secret("hush").channel_access_token("hush");
    let text = format!("{builder:?}");
    let emulator = builder.start().await.unwrap();
    let text = format!("{text} {emulator:?} {:?}", emulator.user("Alice"));
    assert!(!text.contains("hush"), "{text}");
}
