//! What users do besides writing: places, media, taps, beacons and the rest.

use line_emulator::{Emulator, Error};
use line_models::{
    Action, MessageId,
    action::DatetimePickerMode,
    webhook::{BeaconEvent, BeaconKind, VideoPlayCompleteEvent},
};
use serde_json::{Value, json};

use crate::support::{SOON, get, pair, post_json, request, send, state};

#[tokio::test]
async fn a_place_and_media_of_every_kind_reach_the_bot() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.send_location("Station", "Tokyo", 35.5, 139.5).await.unwrap();
    let place = bot.next().await.event()["message"].clone();
    assert_eq!(
        (&place["type"], &place["title"], &place["latitude"]),
        (&json!("location"), &json!("Station"), &json!(35.5))
    );
    assert!(matches!(alice.send_location("", "", 91.0, 0.0).await, Err(Error::NoPlace)));

    alice.send_video(b"mp4".to_vec(), "video/mp4").await.unwrap();
    alice.send_audio(b"m4a".to_vec(), "audio/m4a").await.unwrap();
    alice.send_file("a.html", b"<script>".to_vec(), "text/html").await.unwrap();
    for (kind, content_type, transcoded) in
        [("video", "video/mp4", 200), ("audio", "audio/m4a", 200), ("file", "text/html", 400)]
    {
        let message = bot.next().await.event()["message"].clone();
        assert_eq!(message["type"], kind);
        let path = format!("/v2/bot/message/{}/content", message["id"].as_str().unwrap());
        assert_eq!(get(&emulator, &path).await.header("content-type"), content_type);
        assert_eq!(
            get(&emulator, &format!("{path}/transcoding")).await.status,
            transcoded,
            "{kind}"
        );
        assert_eq!(get(&emulator, &format!("{path}/preview")).await.status, 400, "{kind}");
        if kind == "file" {
            assert_eq!((&message["fileName"], &message["fileSize"]), (&json!("a.html"), &json!(8)));
            let id = message["id"].as_str().unwrap();
            let shown =
                send(request(&emulator, "GET", &format!("/emulator/content/{id}")), "").await;
            assert_eq!(shown.header("content-type"), "application/octet-stream");
            assert_eq!(shown.header("content-disposition"), "attachment");
        }
    }
    let wrong = alice.send_video(b"x".to_vec(), "text/plain").await;
    assert!(matches!(wrong, Err(Error::ContentType { .. })), "{wrong:?}");
}

#[tokio::test]
async fn what_is_tapped_does_what_it_says() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    let actions = json!([
        { "type": "message", "label": "Tea", "text": "tea, please" },
        { "type": "postback", "label": "Order", "data": "order", "displayText": "I order" },
        { "type": "datetimepicker", "label": "When", "data": "when", "mode": "date", "initial": "2026-11-23" },
        { "type": "uri", "label": "Site", "uri": "https://example.com" },
    ]);
    let template = json!({ "type": "buttons", "text": "?", "actions": actions });
    let message = json!({ "type": "template", "altText": "?", "template": template });
    let body = json!({ "to": alice.id(), "messages": [message] });
    assert_eq!(post_json(&emulator, "/v2/bot/message/push", &body).await.status, 200);
    let menu = alice.next_message(SOON).await.unwrap();
    assert_eq!(menu.actions().len(), 4);

    alice.tap(&menu.action("Tea").unwrap()).await.unwrap();
    assert_eq!(bot.next().await.event()["message"]["text"], "tea, please");
    alice.tap(&menu.action("Order").unwrap()).await.unwrap();
    assert_eq!(bot.next().await.event()["postback"], json!({ "data": "order" }));
    assert_eq!(alice.messages().last().unwrap().text(), Some("I order"));
    alice.tap(&menu.action("When").unwrap()).await.unwrap();
    let picked = json!({ "data": "when", "params": { "date": "2026-11-23" } });
    assert_eq!(bot.next().await.event()["postback"], picked);
    alice.tap(&Action::datetime_picker("x", "now", DatetimePickerMode::Time)).await.unwrap();
    assert_eq!(bot.next().await.event()["postback"]["params"]["time"].as_str().unwrap().len(), 5);
    alice.tap(&Action::location("x")).await.unwrap();
    assert_eq!(bot.next().await.event()["message"]["type"], "location");
    let outcome = alice.tap(&menu.action("Site").unwrap()).await;
    assert!(matches!(outcome, Err(Error::NoEvent { .. })), "{outcome:?}");
    assert!(menu.action("Coffee").is_none());
}

#[tokio::test]
async fn an_unsent_message_is_gone_for_everybody() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.send_image(b"png".to_vec(), "image/png").await.unwrap();
    let id = bot.next().await.event()["message"]["id"].as_str().unwrap().to_owned();
    alice.unsend(&MessageId::from(&id)).await.unwrap();
    let event = bot.next().await.event();
    assert_eq!((&event["type"], &event["unsend"]["messageId"]), (&json!("unsend"), &json!(id)));
    assert_eq!(event["replyToken"], Value::Null);
    assert!(alice.messages().is_empty());
    let gone = get(&emulator, &format!("/v2/bot/message/{id}/content")).await;
    assert_eq!((gone.status, gone.message().as_str()), (410, "The content is gone"));
    let again = alice.unsend(&MessageId::from(&id)).await;
    assert!(matches!(again, Err(Error::UnknownMessage { .. })), "{again:?}");
}

#[tokio::test]
async fn a_text_can_be_changed_in_a_group_alone() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    let there = alice.in_group(&emulator.group("Lunch"));
    there.send_text("helo").await.unwrap();
    let before = bot.next().await.event()["message"].clone();
    let id = MessageId::from(before["id"].as_str().unwrap());
    there.edit_text(&id, "hello").await.unwrap();
    let event = bot.next().await.event();
    assert_eq!(
        (&event["type"], &event["message"]["text"]),
        (&json!("messageEdited"), &json!("hello"))
    );
    assert_eq!(event["message"]["id"], before["id"]);
    assert_ne!(event["message"]["quoteToken"], before["quoteToken"]);
    assert_eq!(event["message"]["markAsReadToken"], Value::Null);
    assert!(event["replyToken"].is_string());
    assert_eq!(there.messages()[0].text(), Some("hello"));

    alice.send_text("helo").await.unwrap();
    let id = alice.messages()[0].id.clone();
    assert!(matches!(alice.edit_text(&id, "hello").await, Err(Error::NotEditable)));
}

#[tokio::test]
async fn other_events_are_made_by_a_test_and_by_the_page() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.send_event(BeaconEvent::new("d41d8cd98f", BeaconKind::Enter)).await.unwrap();
    let beacon = json!({ "hwid": "d41d8cd98f", "type": "enter" });
    assert_eq!(bot.next().await.event()["beacon"], beacon);
    alice.send_event(VideoPlayCompleteEvent::new("track")).await.unwrap();
    assert!(bot.next().await.event()["replyToken"].is_string());

    let path = format!("/emulator/users/{}/event", alice.id());
    let table = [
        (
            json!({ "type": "beacon", "hwid": "d41d8cd98f", "kind": "enter" }),
            "beacon",
            beacon,
            true,
        ),
        (
            json!({ "type": "videoPlayComplete", "trackingId": "t" }),
            "videoPlayComplete",
            json!({ "trackingId": "t" }),
            true,
        ),
        (
            json!({ "type": "accountLink", "nonce": "n", "result": "ok" }),
            "link",
            json!({ "result": "ok", "nonce": "n" }),
            true,
        ),
        (
            json!({ "type": "accountLink", "nonce": "n", "result": "failed" }),
            "link",
            json!({ "result": "failed", "nonce": "n" }),
            false,
        ),
        (
            json!({ "type": "membership", "membershipId": 7, "kind": "renewed" }),
            "membership",
            json!({ "type": "renewed", "membershipId": 7 }),
            true,
        ),
    ];
    for (body, name, expected, can_be_answered) in table {
        assert_eq!(
            send(request(&emulator, "POST", &path), body.to_string()).await.status,
            204,
            "{body}"
        );
        let event = bot.next().await.event();
        assert_eq!(event[name], expected, "{body}");
        assert_eq!(event["replyToken"].is_string(), can_be_answered, "{body}");
    }
    assert_eq!(send(request(&emulator, "POST", &path), r#"{"type":"nothing"}"#).await.status, 400);
    assert_eq!(state(&emulator).await["messages"], json!([]));
}

#[tokio::test]
async fn a_link_token_is_for_friends() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice").id().to_string();
    let path = |id: &str| format!("/v2/bot/user/{id}/linkToken");
    let answer = post_json(&emulator, &path(&alice), &json!({})).await;
    assert!(answer.json()["linkToken"].as_str().unwrap().len() >= 32);
    assert_eq!(post_json(&emulator, &path("U1"), &json!({})).await.status, 400);
    let nobody = path("U0123456789abcdef0123456789abcdef");
    assert_eq!(post_json(&emulator, &nobody, &json!({})).await.status, 404);
}
