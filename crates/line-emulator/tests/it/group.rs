//! Groups and rooms.

use std::time::Duration;

use line_emulator::{Emulator, Error};
use serde_json::{Value, json};

use crate::support::{SOON, get, pair, post_json, request, send, state};

#[tokio::test]
async fn a_group_has_a_chat_of_its_own() {
    let (emulator, mut bot) = pair().await;
    let lunch = emulator.group("Lunch");
    let (alice, bob) = (emulator.user("Alice"), emulator.user("Bob"));
    let (alice_there, bob_there) = (alice.in_group(&lunch), bob.in_group(&lunch));
    alice_there.send_text("hungry?").await.unwrap();
    let event = bot.next().await.event();
    let source = json!({ "type": "group", "groupId": lunch.id(), "userId": alice.id() });
    assert_eq!(event["source"], source);

    let body = json!({ "replyToken": event["replyToken"], "messages": [{ "type": "text", "text": "yes" }] });
    assert_eq!(post_json(&emulator, "/v2/bot/message/reply", &body).await.status, 200);
    let body = json!({ "to": lunch.id(), "messages": [{ "type": "text", "text": "very" }] });
    assert_eq!(post_json(&emulator, "/v2/bot/message/push", &body).await.status, 200);
    for handle in [&alice_there, &bob_there] {
        assert_eq!(handle.next_message(SOON).await.unwrap().text(), Some("yes"));
        assert_eq!(handle.next_message(SOON).await.unwrap().text(), Some("very"));
    }
    assert!(alice.messages().is_empty());
    assert_eq!(lunch.messages().len(), 3);
    assert_eq!(lunch.messages()[0].user_id.as_ref(), Some(alice.id()));
}

#[tokio::test]
async fn who_comes_and_goes_is_told() {
    let (emulator, mut bot) = pair().await;
    let lunch = emulator.group("Lunch");
    let alice = emulator.user("Alice");
    assert_eq!(lunch.add_member(&alice).await.unwrap().unwrap().status, 200);
    assert_eq!(bot.next().await.event()["type"], "memberJoined");
    assert!(lunch.add_member(&alice).await.unwrap().is_none());
    lunch.remove_member(&alice).await.unwrap();
    assert_eq!(bot.next().await.event()["type"], "memberLeft");
    lunch.remove_bot().await.unwrap();
    assert_eq!(bot.next().await.event()["type"], "leave");
    assert!(!lunch.has_bot());
    assert!(lunch.add_member(&alice).await.unwrap().is_none());
    let outcome = alice.in_group(&lunch).send_text("hello?").await;
    assert!(matches!(outcome, Err(Error::BotNotInGroup { .. })), "{outcome:?}");
    lunch.invite_bot().await.unwrap();
    assert_eq!(bot.next().await.event()["type"], "join");
}

#[tokio::test]
async fn the_bot_can_ask_about_its_groups() {
    let (emulator, mut bot) = pair().await;
    let lunch = emulator.group("Lunch");
    let alice = emulator.user("Alice");
    let blocked = emulator.user("Bob");
    for user in [&alice, &blocked] {
        let _ = user.in_group(&lunch);
    }
    blocked.unfollow().await.unwrap();
    bot.next().await;
    let base = format!("/v2/bot/group/{}", lunch.id());
    let summary = json!({ "groupId": lunch.id(), "groupName": "Lunch" });
    assert_eq!(get(&emulator, &format!("{base}/summary")).await.json(), summary);
    assert_eq!(
        get(&emulator, &format!("{base}/members/count")).await.json(),
        json!({ "count": 2 })
    );
    let ids = json!({ "memberIds": [alice.id(), blocked.id()] });
    assert_eq!(get(&emulator, &format!("{base}/members/ids")).await.json(), ids);
    let profile = get(&emulator, &format!("{base}/member/{}", blocked.id())).await.json();
    assert_eq!(profile, json!({ "displayName": "Bob", "userId": blocked.id() }));

    let stranger = emulator.user("Carol").id().to_string();
    let table = [
        (format!("{base}/member/{stranger}"), 404, "Not found"),
        (format!("{base}/member/U1"), 400, "The value for the 'userId' parameter is invalid"),
        (format!("{base}/members/ids?start=x"), 400, "Invalid start param"),
        (
            "/v2/bot/group/C1/summary".to_owned(),
            400,
            "The value for the 'groupId' parameter is invalid",
        ),
        (
            "/v2/bot/room/R1/members/count".to_owned(),
            400,
            "The value for the 'roomId' parameter is invalid",
        ),
        (format!("/v2/bot/group/C{}/summary", "0".repeat(32)), 404, "Not found"),
    ];
    for (path, status, message) in table {
        let answer = get(&emulator, &path).await;
        assert_eq!((answer.status, answer.message().as_str()), (status, message), "{path}");
    }
}

#[tokio::test]
async fn member_ids_come_a_hundred_at_a_time() {
    let emulator = Emulator::start().await.unwrap();
    let room = emulator.room("Everybody");
    for i in 0..101 {
        let _ = emulator.user(&i.to_string()).in_group(&room);
    }
    let path = format!("/v2/bot/room/{}/members/ids", room.id());
    let first = get(&emulator, &path).await.json();
    assert_eq!(first["memberIds"].as_array().unwrap().len(), 100);
    let next = first["next"].as_str().unwrap();
    let last = get(&emulator, &format!("{path}?start={next}")).await.json();
    assert_eq!(last["memberIds"].as_array().unwrap().len(), 1);
    assert_eq!(last["next"], Value::Null);
}

#[tokio::test]
async fn a_bot_that_leaves_is_told_and_hears_nothing_more() {
    let (emulator, mut bot) = pair().await;
    let lunch = emulator.group("Lunch");
    let path = format!("/v2/bot/group/{}/leave", lunch.id());
    assert_eq!(post_json(&emulator, &path, &json!({})).await.status, 200);
    assert_eq!(bot.next().await.event()["type"], "leave");
    assert_eq!(post_json(&emulator, &path, &json!({})).await.status, 404);
    let body = json!({ "to": lunch.id(), "messages": [{ "type": "text", "text": "hi" }] });
    let answer = post_json(&emulator, "/v2/bot/message/push", &body).await;
    assert_eq!((answer.status, answer.message().as_str()), (400, "Failed to send messages"));
}

#[tokio::test]
async fn groups_are_made_and_changed_on_the_page() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    let bob = emulator.user("Bob");
    let body = json!({ "name": "Lunch", "members": [alice.id()] }).to_string();
    let group = send(request(&emulator, "POST", "/emulator/groups"), body).await.json();
    assert_eq!(bot.next().await.event()["type"], "join");
    let id = group["chatId"].as_str().unwrap();
    let expected =
        json!({ "chatId": id, "name": "Lunch", "members": [alice.id()], "botIsIn": true });
    assert_eq!(group, expected);
    assert_eq!(state(&emulator).await["groups"], json!([expected]));

    let member = format!("/emulator/groups/{id}/members/{}", bob.id());
    let bot_path = format!("/emulator/groups/{id}/bot");
    for (method, path, kind) in [
        ("PUT", &member, "memberJoined"),
        ("DELETE", &member, "memberLeft"),
        ("DELETE", &bot_path, "leave"),
        ("PUT", &bot_path, "join"),
    ] {
        assert_eq!(send(request(&emulator, method, path), "").await.status, 204, "{kind}");
        assert_eq!(bot.next().await.event()["type"], kind);
    }
    let path = format!("/emulator/users/{}/text?chat={id}", alice.id());
    assert_eq!(send(request(&emulator, "POST", &path), r#"{"text":"hi"}"#).await.status, 204);
    assert_eq!(bot.next().await.event()["source"]["groupId"], id);
    let path = format!("/emulator/users/{}/text?chat={id}", bob.id());
    assert_eq!(send(request(&emulator, "POST", &path), r#"{"text":"hi"}"#).await.status, 409);
}

#[tokio::test]
async fn the_events_of_one_group_do_not_wait_for_those_of_another() {
    let slow = crate::support::Step::AnswerAfter(Duration::from_millis(500), 200);
    let (emulator, mut bot) = crate::support::pair_with(Emulator::builder(), [slow]).await;
    let alice = emulator.user("Alice");
    let one = alice.in_group(&emulator.group("One"));
    let other = alice.in_group(&emulator.group("Other"));
    let sending = tokio::spawn(async move { one.send_text("slow").await });
    bot.next().await;
    other.send_text("fast").await.unwrap();
    assert!(!sending.is_finished());
    sending.await.unwrap().unwrap();
}
