//! `pushMessage` and its retry key.

use std::time::Duration;

use line_emulator::Emulator;
use serde_json::{Value, json};

use crate::support::{Answer, authorized, pair, post_json, send};

const PATH: &str = "/v2/bot/message/push";
const KEY: &str = "123e4567-e89b-12d3-a456-426614174000";

fn body(to: &str, text: &str) -> Value {
    json!({ "to": to, "messages": [{ "type": "text", "text": text }] })
}

async fn push(emulator: &Emulator, to: &str) -> Answer {
    post_json(emulator, PATH, &body(to, "hi")).await
}

async fn push_with_key(emulator: &Emulator, to: &str, text: &str, key: &str) -> Answer {
    let request = authorized(emulator, "POST", PATH).header("x-line-retry-key", key);
    send(request, body(to, text).to_string()).await
}

#[tokio::test]
async fn a_push_appears_in_the_chat() {
    let emulator = Emulator::start().await.unwrap();
    let (alice, bob) = (emulator.user("Alice"), emulator.user("Bob"));
    let answer = push(&emulator, bob.id().as_str()).await;
    assert_eq!(answer.status, 200);
    let message = bob.next_message(Duration::from_secs(1)).await.unwrap();
    assert_eq!(answer.json()["sentMessages"][0]["id"], message.id.as_str());
    assert!(alice.messages().is_empty());
}

#[tokio::test]
async fn a_push_to_who_blocked_the_bot_vanishes() {
    let (emulator, _bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.unfollow().await.unwrap();
    let answer = push(&emulator, alice.id().as_str()).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["sentMessages"].as_array().unwrap().len(), 1);
    assert!(alice.messages().is_empty());
    alice.follow().await.unwrap();
    push(&emulator, alice.id().as_str()).await;
    assert_eq!(alice.messages().len(), 1);
}

#[tokio::test]
async fn a_push_to_nobody_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    let invalid = "The property, 'to', in the request body is invalid (line: -, column: -)";
    let table = [
        ("U0123456789abcdef0123456789abcdef", "Failed to send messages"),
        ("C0123456789abcdef0123456789abcdef", "Failed to send messages"),
        ("R0123456789abcdef0123456789abcdef", "Failed to send messages"),
        ("Alice", invalid),
        ("U1", invalid),
    ];
    for (to, expected) in table {
        let answer = push(&emulator, to).await;
        assert_eq!((answer.status, answer.message().as_str()), (400, expected), "{to}");
    }
}

#[tokio::test]
async fn a_retry_key_is_accepted_once() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let first = push_with_key(&emulator, alice.id().as_str(), "hi", KEY).await;
    assert_eq!(first.status, 200);
    let again = push_with_key(&emulator, alice.id().as_str(), "hi", &KEY.to_uppercase()).await;
    assert_eq!(again.status, 409);
    assert_eq!(again.header("x-line-accepted-request-id"), first.header("x-line-request-id"));
    assert_ne!(again.header("x-line-request-id"), first.header("x-line-request-id"));
    assert_eq!(
        again.json(),
        json!({
            "message": "The retry key is already accepted",
            "sentMessages": first.json()["sentMessages"],
        })
    );
    assert_eq!(alice.messages().len(), 1);
}

#[tokio::test]
async fn a_refused_call_leaves_its_key_free() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    assert_eq!(push_with_key(&emulator, "U1", "hi", KEY).await.status, 400);
    assert_eq!(push_with_key(&emulator, alice.id().as_str(), "", KEY).await.status, 400);
    assert_eq!(push_with_key(&emulator, alice.id().as_str(), "hi", KEY).await.status, 200);
}

#[tokio::test]
async fn a_retry_key_is_a_uuid() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    for key in ["", "key", "123e4567e89b12d3a456426614174000"] {
        assert_eq!(push_with_key(&emulator, alice.id().as_str(), "hi", key).await.status, 400);
    }
    assert!(alice.messages().is_empty());
}

#[tokio::test]
async fn operations_without_a_retry_key_refuse_one() {
    let emulator = Emulator::start().await.unwrap();
    let paths = [
        ("POST", "/v2/bot/message/reply"),
        ("POST", "/v2/bot/chat/loading/start"),
        ("GET", "/v2/bot/info"),
    ];
    for (method, path) in paths {
        let request = authorized(&emulator, method, path).header("x-line-retry-key", KEY);
        let answer = send(request, "{}").await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.message().contains("X-Line-Retry-Key"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_calls_at_once_with_one_key_one_is_accepted() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let calls = (0..20).map(|_| {
        let request = authorized(&emulator, "POST", PATH).header("x-line-retry-key", KEY);
        tokio::spawn(send(request, body(alice.id().as_str(), "hi").to_string()))
    });
    let mut statuses = Vec::new();
    for call in calls.collect::<Vec<_>>() {
        statuses.push(call.await.unwrap().status);
    }
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (200, &[409; 19][..]));
    assert_eq!(alice.messages().len(), 1);
}
