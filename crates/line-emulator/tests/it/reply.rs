//! `replyMessage`.

use std::time::Duration;

use line_emulator::{Emulator, Party, User};
use serde_json::{Value, json};

use crate::support::{Answer, Bot, pair, pair_with, post_json};

const INVALID: &str = "Invalid reply token";

/// The token of a text that the user sends now.
async fn token(user: &User, bot: &mut Bot) -> String {
    user.send_text("hello").await.unwrap();
    bot.next().await.event()["replyToken"].as_str().unwrap().to_owned()
}

async fn reply(emulator: &Emulator, token: &str, messages: Value) -> Answer {
    let body = json!({ "replyToken": token, "messages": messages });
    post_json(emulator, "/v2/bot/message/reply", &body).await
}

fn text(text: &str) -> Value {
    json!([{ "type": "text", "text": text }])
}

#[tokio::test]
async fn a_reply_appears_in_the_chat() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    let token = token(&alice, &mut bot).await;
    let messages = json!([
        { "type": "text", "text": "one" },
        { "type": "sticker", "packageId": "446", "stickerId": "1988", "sender": { "name": "Cony" } },
    ]);
    let answer = reply(&emulator, &token, messages.clone()).await;
    assert_eq!(answer.status, 200);
    let sent = answer.json()["sentMessages"].clone();

    let first = alice.next_message(Duration::from_secs(1)).await.unwrap();
    assert_eq!((first.from, first.text()), (Party::Bot, Some("one")));
    let second = alice.next_message(Duration::from_secs(1)).await.unwrap();
    assert_eq!(second.json(), messages[1]);
    for (sent, message) in [(&sent[0], first), (&sent[1], second)] {
        assert_eq!(sent["id"], message.id.as_str());
        assert!(sent["id"].as_str().unwrap().bytes().all(|c| c.is_ascii_digit()));
        assert!(sent["quoteToken"].is_string());
    }
    assert_eq!(alice.messages().len(), 3);
}

#[tokio::test]
async fn a_reply_token_works_once() {
    let (emulator, mut bot) = pair().await;
    let token = token(&emulator.user("Alice"), &mut bot).await;
    assert_eq!(reply(&emulator, &token, text("a")).await.status, 200);
    let again = reply(&emulator, &token, text("b")).await;
    assert_eq!((again.status, again.json()), (400, json!({ "message": INVALID })));
    assert_eq!(reply(&emulator, "unknown", text("c")).await.message(), INVALID);
    assert_eq!(emulator.user("Alice").messages().len(), 2);
}

#[tokio::test]
async fn a_reply_token_expires() {
    let builder = Emulator::builder().reply_token_lifetime(Duration::from_millis(50));
    let (emulator, mut bot) = pair_with(builder, []).await;
    let token = token(&emulator.user("Alice"), &mut bot).await;
    tokio::time::sleep(Duration::from_millis(80)).await;
    let answer = reply(&emulator, &token, text("late")).await;
    assert_eq!((answer.status, answer.message().as_str()), (400, INVALID));
}

#[tokio::test]
async fn a_passed_limit_does_not_use_the_token_up() {
    let (emulator, mut bot) = pair().await;
    let token = token(&emulator.user("Alice"), &mut bot).await;
    let answer = reply(&emulator, &token, text(&"x".repeat(5001))).await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.json(),
        json!({
            "message": "The request body has 1 error(s)",
            "details": [{
                "message": "Length must be between 0 and 5000",
                "property": "messages[0].text",
            }],
        })
    );
    assert_eq!(reply(&emulator, &token, text(&"x".repeat(5000))).await.status, 200);
}

#[tokio::test]
async fn every_passed_limit_is_told() {
    let (emulator, _bot) = pair().await;
    let many = Value::from(vec![json!({ "type": "text", "text": "" }); 6]);
    let answer = reply(&emulator, "t", many).await;
    assert_eq!(answer.message(), "The request body has 7 error(s)");
    let none = reply(&emulator, "t", json!([])).await.json();
    let detail = json!({ "message": "Size must be between 1 and 5", "property": "messages" });
    assert_eq!(none["details"], json!([detail]));
}

#[tokio::test]
async fn a_kind_that_line_does_not_know_is_refused() {
    let (emulator, mut bot) = pair().await;
    let token = token(&emulator.user("Alice"), &mut bot).await;
    let unknown = reply(&emulator, &token, json!([{ "type": "hologram" }])).await;
    assert_eq!(unknown.status, 400);
    let detail = &unknown.json()["details"][0];
    assert_eq!(detail["property"], "messages[0].type");
    let text = detail["message"].as_str().unwrap();
    assert!(text.starts_with("Must be one of the following values: [text, "), "{text}");

    let template =
        json!([{ "type": "template", "altText": "a", "template": { "type": "hologram" } }]);
    let detail = reply(&emulator, &token, template).await.json()["details"][0].clone();
    assert_eq!(detail["property"], "messages[0].template.type");

    let later = json!([{ "type": "location", "title": "a", "address": "b", "latitude": 1, "longitude": 2 }]);
    let answer = reply(&emulator, &token, later).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["sentMessages"][0].get("quoteToken"), None);
}
