//! Chats as a test sees them, and the loading animation.

use std::time::{Duration, Instant};

use line_emulator::{Emulator, Error, Party};
use serde_json::{Value, json};

use crate::support::{pair, post_json, state};

const LOADING: &str = "/v2/bot/chat/loading/start";

async fn push(emulator: &Emulator, to: &str, text: &str) {
    let body = json!({ "to": to, "messages": [{ "type": "text", "text": text }] });
    assert_eq!(post_json(emulator, "/v2/bot/message/push", &body).await.status, 200);
}

#[tokio::test]
async fn the_next_message_is_waited_for() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let (message, ()) = tokio::join!(alice.next_message(Duration::from_secs(5)), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        push(&emulator, alice.id().as_str(), "hi").await;
    });
    assert_eq!(message.unwrap().text(), Some("hi"));
}

#[tokio::test]
async fn every_handle_sees_every_message_once() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    push(&emulator, alice.id().as_str(), "one").await;
    push(&emulator, alice.id().as_str(), "two").await;
    let wait = Duration::from_millis(20);
    for handle in [alice.clone(), emulator.user("Alice")] {
        assert_eq!(handle.next_message(wait).await.unwrap().text(), Some("one"));
        assert_eq!(handle.next_message(wait).await.unwrap().text(), Some("two"));
        assert!(handle.next_message(wait).await.is_err());
    }
    assert!(alice.next_message(wait).await.is_err(), "a clone has seen them");
}

#[tokio::test]
async fn a_message_that_does_not_come_is_explained_by_the_log() {
    let (emulator, _bot) = pair().await;
    let alice = emulator.user("Alice");
    let start = Instant::now();
    let error = alice.next_message(Duration::from_millis(50)).await.unwrap_err();
    assert!(start.elapsed() >= Duration::from_millis(50));
    assert!(error.to_string().ends_with("(nothing was sent)"), "{error}");

    alice.send_text("hello").await.unwrap();
    let body = json!({ "replyToken": "wrong", "messages": [{ "type": "text", "text": "hi" }] });
    post_json(&emulator, "/v2/bot/message/reply", &body).await;
    let error = alice.next_message(Duration::from_millis(50)).await.unwrap_err().to_string();
    let line = "\n  POST /v2/bot/message/reply 400 {\"message\":\"Invalid reply token\"}";
    assert!(error.contains(line), "{error}");
}

#[tokio::test]
async fn who_blocked_the_bot_can_send_nothing() {
    let (emulator, _bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.unfollow().await.unwrap();
    for outcome in [alice.send_text("hello").await, alice.unfollow().await] {
        assert!(matches!(outcome, Err(Error::Blocked { .. })), "{outcome:?}");
    }
    alice.follow().await.unwrap();
    alice.send_text("hello").await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    assert!(matches!(alice.send_text("").await, Err(Error::Empty { .. })));
    assert!(matches!(alice.send_sticker("446", "").await, Err(Error::Empty { .. })));
    assert!(matches!(alice.send_image([], "image/png").await, Err(Error::Empty { .. })));
    let gif = alice.send_image([1], "image/gif").await;
    assert!(matches!(gif, Err(Error::ContentType { .. })));
    let large = alice.send_image(vec![0; (10 << 20) + 1], "image/png").await;
    assert!(matches!(large, Err(Error::TooLarge { .. })));
    assert!(alice.messages().is_empty());
    assert!(bot.is_idle());
}

#[tokio::test]
async fn a_chat_has_both_sides() {
    let (emulator, _bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    push(&emulator, alice.id().as_str(), "hi").await;
    let messages = alice.messages();
    let sides: Vec<_> = messages.iter().map(|message| (message.from, message.text())).collect();
    assert_eq!(sides, [(Party::User, Some("hello")), (Party::Bot, Some("hi"))]);
    assert!(messages[0].as_user_message().is_some());
    assert!(messages[1].as_bot_message().is_some());
}

#[tokio::test]
async fn the_loading_animation_shows_until_a_message_comes() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let id = alice.id().as_str();
    let answer = post_json(&emulator, LOADING, &json!({ "chatId": id, "loadingSeconds": 5 })).await;
    assert_eq!((answer.status, answer.json()), (202, json!({})));
    let loading = state(&emulator).await["loading"].clone();
    assert_eq!(loading[0]["userId"], id);
    assert!(loading[0]["until"].as_i64().unwrap() > 1_000_000_000_000);

    push(&emulator, id, "done").await;
    assert_eq!(state(&emulator).await["loading"], json!([]));
}

#[tokio::test]
async fn the_loading_animation_is_for_users_and_for_5_to_60_seconds() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice").id().to_string();
    let answer =
        post_json(&emulator, LOADING, &json!({ "chatId": alice, "loadingSeconds": 61 })).await;
    assert_eq!(answer.status, 400);
    let texts: Vec<Value> = answer.json()["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|detail| detail["message"].clone())
        .collect();
    assert_eq!(texts, ["Must be between 5 and 60", "must be a multiple of five"]);
    for chat in ["C0123456789abcdef0123456789abcdef", "R0123456789abcdef0123456789abcdef", "me"] {
        let answer = post_json(&emulator, LOADING, &json!({ "chatId": chat })).await;
        assert_eq!(answer.status, 400, "{chat}");
        assert_eq!(answer.json()["details"][0]["property"], "chatId", "{chat}");
        assert_eq!(answer.json()["details"].as_array().unwrap().len(), 1, "{chat}");
    }
    let stranger = json!({ "chatId": "U0123456789abcdef0123456789abcdef" });
    assert_eq!(post_json(&emulator, LOADING, &stranger).await.status, 202);
    assert_eq!(state(&emulator).await["loading"], json!([]));
}
