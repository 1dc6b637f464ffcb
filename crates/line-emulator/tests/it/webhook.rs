//! Webhooks on their way out.

use std::time::Duration;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use line_emulator::{Emulator, Error, FailureReason};
use line_models::webhook::{Callback, PostbackContent};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
};

use crate::support::{Bot, Step, pair, pair_with, post_json, request, send};

#[tokio::test]
async fn a_text_becomes_a_signed_webhook() {
    let (emulator, mut bot) = pair_with(Emulator::builder().channel_secret("secret"), []).await;
    let alice = emulator.user("Alice");
    let delivery = alice.send_text("héllo").await.unwrap();
    let received = bot.next().await;

    let mut mac = Hmac::<Sha256>::new_from_slice(b"secret").unwrap();
    mac.update(&received.body);
    let signature = STANDARD.encode(mac.finalize().into_bytes());
    let header = |name: &str| received.headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("x-line-signature"), signature);
    assert_eq!(header("content-type"), "application/json; charset=utf-8");
    assert_eq!(header("user-agent"), "LineBotWebhook/2.0");
    assert_eq!(format!("http://{}/callback", header("host")), bot.url);

    let body = received.json();
    assert_eq!(body["destination"], emulator.bot_user_id().as_str());
    let event = received.event();
    assert_eq!(
        event,
        json!({
            "type": "message",
            "timestamp": event["timestamp"].as_i64().unwrap(),
            "mode": "active",
            "deliveryContext": { "isRedelivery": false },
            "source": { "type": "user", "userId": alice.id().as_str() },
            "webhookEventId": delivery.webhook_event_id.as_str(),
            "replyToken": event["replyToken"].as_str().unwrap(),
            "message": {
                "type": "text",
                "id": alice.messages()[0].id.as_str(),
                "text": "héllo",
                "quoteToken": event["message"]["quoteToken"].as_str().unwrap(),
                "markAsReadToken": event["message"]["markAsReadToken"].as_str().unwrap(),
            },
        })
    );
    let id = delivery.webhook_event_id.as_str();
    assert_eq!(id.len(), 26);
    assert!(id.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()));
    let message_id = event["message"]["id"].as_str().unwrap();
    assert!(message_id.bytes().all(|c| c.is_ascii_digit()));
    assert_eq!((delivery.status, delivery.attempts), (200, 1));
}

#[tokio::test]
async fn the_body_is_compact_and_the_models_read_it_whole() {
    let (emulator, mut bot) = pair().await;
    emulator.user("Alice").send_text("a b").await.unwrap();
    let received = bot.next().await;
    let callback = Callback::from_slice(&received.body).unwrap();
    assert_eq!(serde_json::to_vec(&callback).unwrap(), received.body);
}

#[tokio::test]
async fn everything_a_user_does_has_its_event() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");

    alice.send_sticker("446", "1988").await.unwrap();
    let sticker = bot.next().await.event();
    assert_eq!(sticker["message"]["type"], "sticker");
    assert_eq!(sticker["message"]["packageId"], "446");
    assert_eq!(sticker["message"]["stickerId"], "1988");
    assert_eq!(sticker["message"]["stickerResourceType"], "STATIC");
    assert!(sticker["message"]["quoteToken"].is_string());

    alice.send_image(b"png".to_vec(), "image/png").await.unwrap();
    let image = bot.next().await.event();
    assert_eq!(image["message"]["type"], "image");
    assert_eq!(image["message"]["contentProvider"], json!({ "type": "line" }));
    assert!(image["message"]["markAsReadToken"].is_string());

    let params = [("date".to_owned(), "2026-01-31".to_owned())];
    let postback = PostbackContent::new("a=b").params(params);
    alice.send_postback(postback).await.unwrap();
    let postback = bot.next().await.event();
    assert_eq!(postback["type"], "postback");
    assert_eq!(postback["postback"], json!({ "data": "a=b", "params": { "date": "2026-01-31" } }));
    assert!(postback["replyToken"].is_string());

    alice.unfollow().await.unwrap();
    let unfollow = bot.next().await.event();
    assert_eq!(unfollow["type"], "unfollow");
    assert_eq!(unfollow["replyToken"], Value::Null);

    alice.follow().await.unwrap();
    let follow = bot.next().await.event();
    assert_eq!(follow["type"], "follow");
    assert_eq!(follow["follow"], json!({ "isUnblocked": true }));
    assert!(follow["replyToken"].is_string());
}

#[tokio::test]
async fn any_status_from_200_to_299_is_fine() {
    for status in [200, 204, 299] {
        let (emulator, _bot) = pair_with(Emulator::builder(), [Step::Answer(status)]).await;
        let delivery = emulator.user("Alice").send_text("hello").await.unwrap();
        assert_eq!(delivery.status, status);
    }
}

#[tokio::test]
async fn a_failed_delivery_has_one_of_lines_reasons() {
    let unused = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let hangs_up = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hanging_up = hangs_up.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut stream, _): (TcpStream, _) = hangs_up.accept().await.unwrap();
        stream.read_exact(&mut [0; 16]).await.unwrap();
    });
    let slow = Bot::start([Step::AnswerAfter(Duration::from_secs(60), 200)]).await;
    let broken = Bot::start([Step::Answer(500)]).await;
    let table = [
        (format!("http://{unused}/"), "could_not_connect: Connection failed"),
        ("https://127.0.0.1/".to_owned(), "could_not_connect: TLS handshake failure (the emulator"),
        (format!("http://{hanging_up}/"), "unclassified: Session closed unexpectedly"),
        (slow.url.clone(), "request_timeout: Request timeout"),
        (broken.url.clone(), "error_status_code: 500"),
    ];
    for (url, expected) in table {
        let emulator = Emulator::builder()
            .webhook_url(&url)
            .webhook_timeout(Duration::from_millis(300))
            .start()
            .await
            .unwrap();
        let error = emulator.user("Alice").send_text("hello").await.unwrap_err();
        let Error::NotDelivered { reason, attempts: 1, .. } = &error else { panic!("{error:?}") };
        assert!(expected.starts_with(reason.as_str()), "{url}: {reason}");
        let log = emulator.log();
        assert_eq!(log.len(), 1, "{url}");
        assert_eq!(log[0].path, url);
        assert_eq!(log[0].status, (*reason == FailureReason::ErrorStatusCode).then_some(500));
        let found = log[0].error.as_deref().unwrap();
        assert!(found.starts_with(expected), "{url}: {found}");
    }
}

#[tokio::test]
async fn the_time_limit_is_two_seconds() {
    let slow = Step::AnswerAfter(Duration::from_millis(2_500), 200);
    let fast = Step::AnswerAfter(Duration::from_millis(1_500), 200);
    let (emulator, _bot) = pair_with(Emulator::builder(), [slow, fast]).await;
    let alice = emulator.user("Alice");
    assert!(alice.send_text("slow").await.unwrap_err().to_string().contains("request_timeout"));
    assert_eq!(alice.send_text("fast").await.unwrap().status, 200);
}

#[tokio::test]
async fn nothing_is_delivered_again_by_default() {
    let (emulator, mut bot) =
        pair_with(Emulator::builder().redelivery_delay(Duration::ZERO), [Step::Answer(500)]).await;
    emulator.user("Alice").send_text("hello").await.unwrap_err();
    bot.next().await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(bot.is_idle());
}

#[tokio::test]
async fn a_redelivered_event_is_the_same_but_for_saying_so() {
    let builder = Emulator::builder().redelivery(true).redelivery_delay(Duration::from_millis(10));
    let (emulator, mut bot) = pair_with(builder, [Step::Answer(500), Step::Answer(404)]).await;
    let alice = emulator.user("Alice");
    let delivery = alice.send_text("hello").await.unwrap();
    assert_eq!((delivery.status, delivery.attempts), (200, 3));

    let first = bot.next().await.event();
    let mut again = first.clone();
    again["deliveryContext"]["isRedelivery"] = true.into();
    assert_eq!(bot.next().await.event(), again);
    assert_eq!(bot.next().await.event(), again);
    let attempts: Vec<_> =
        emulator.log().iter().map(|entry| (entry.attempt, entry.status)).collect();
    assert_eq!(attempts, [(1, Some(500)), (2, Some(404)), (3, Some(200))]);

    let body = json!({ "replyToken": again["replyToken"], "messages": [{ "type": "text", "text": "late" }] });
    assert_eq!(post_json(&emulator, "/v2/bot/message/reply", &body).await.status, 200);
}

#[tokio::test]
async fn redelivery_gives_up_after_three_times() {
    let builder = Emulator::builder().redelivery(true).redelivery_delay(Duration::from_millis(1));
    let (emulator, mut bot) = pair_with(builder, [Step::Answer(500); 9]).await;
    let error = emulator.user("Alice").send_text("hello").await.unwrap_err();
    assert!(matches!(error, Error::NotDelivered { attempts: 4, .. }), "{error:?}");
    for _ in 0..4 {
        bot.next().await;
    }
    assert!(bot.is_idle());
}

#[tokio::test]
async fn what_is_delivered_again_holds_nothing_up() {
    let builder = Emulator::builder().redelivery(true).redelivery_delay(Duration::from_secs(60));
    let (emulator, mut bot) = pair_with(builder, [Step::Answer(500)]).await;
    let alice = emulator.user("Alice");
    let path = format!("/emulator/users/{}/text", alice.id());
    send(request(&emulator, "POST", &path), r#"{"text":"first"}"#).await;
    assert_eq!(bot.next().await.event()["message"]["text"], "first");
    assert_eq!(alice.send_text("second").await.unwrap().attempts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_events_of_one_user_go_out_in_order_and_one_at_a_time() {
    let steps = (0..20).map(|i| Step::AnswerAfter(Duration::from_millis(20 - i), 200));
    let (emulator, mut bot) = pair_with(Emulator::builder(), steps).await;
    let path = format!("/emulator/users/{}/text", emulator.user("Alice").id());
    for i in 0..20 {
        let body = json!({ "text": i.to_string() }).to_string();
        assert_eq!(send(request(&emulator, "POST", &path), body).await.status, 204);
    }
    for i in 0..20 {
        let event = bot.next().await.event();
        assert_eq!(event["message"]["text"], i.to_string());
        let answered = emulator.log().iter().filter(|entry| entry.status.is_some()).count();
        assert!(answered >= i, "webhook {i} came when {answered} were answered");
    }
}

#[tokio::test]
async fn without_a_webhook_url_a_message_is_sent_all_the_same() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice");
    let error = alice.send_text("hello").await.unwrap_err();
    assert!(matches!(error, Error::NoWebhookUrl), "{error:?}");
    assert_eq!(alice.messages()[0].text(), Some("hello"));
    assert_eq!(emulator.log()[0].error.as_deref(), Some("no webhook URL is set"));
}

#[tokio::test]
async fn the_verify_button_sends_a_webhook_without_events() {
    let (emulator, mut bot) = pair_with(Emulator::builder(), [Step::Answer(401)]).await;
    let answer = send(request(&emulator, "POST", "/emulator/webhook/verify"), "").await;
    assert_eq!((answer.status, answer.json()["status"].as_i64()), (200, Some(401)));
    let expected = json!({ "destination": emulator.bot_user_id().as_str(), "events": [] });
    assert_eq!(bot.next().await.json(), expected);
    assert_eq!(answer.json()["request"], expected);

    let emulator = Emulator::start().await.unwrap();
    let answer = send(request(&emulator, "POST", "/emulator/webhook/verify"), "").await;
    assert_eq!(answer.status, 400);
}
