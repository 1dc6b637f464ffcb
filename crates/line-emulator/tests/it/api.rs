//! What all operations have in common, and those that only ask.

use line_emulator::{Emulator, EntryKind};
use line_models::ChatId;
use serde_json::json;

use crate::support::{authorized, get, pair, post_json, request, send};

#[tokio::test]
async fn every_answer_has_a_request_id() {
    let emulator = Emulator::start().await.unwrap();
    let alice = emulator.user("Alice").id().to_string();
    let profile = format!("/v2/bot/profile/{alice}");
    let table = [
        (authorized(&emulator, "GET", "/v2/bot/info"), 200),
        (authorized(&emulator, "GET", &profile), 200),
        (request(&emulator, "GET", "/v2/bot/info"), 401),
        (authorized(&emulator, "GET", "/v2/bot/message/1/content"), 404),
        (authorized(&emulator, "GET", "/v2/bot/nothing"), 404),
        (authorized(&emulator, "GET", "/v2/bot/message/push"), 405),
        (authorized(&emulator, "POST", "/v2/bot/message/push"), 400),
    ];
    let mut ids = Vec::new();
    for (request, status) in table {
        let answer = send(request, "").await;
        assert_eq!(answer.status, status);
        let id = answer.header("x-line-request-id").to_owned();
        assert_eq!((id.len(), id.matches('-').count()), (36, 4), "{status}: {id}");
        assert!(!ids.contains(&id));
        ids.push(id);
    }
    let logged: Vec<_> =
        emulator.log().iter().map(|entry| entry.request_id.clone().unwrap().to_string()).collect();
    assert_eq!(logged, ids);
}

#[tokio::test]
async fn nobody_gets_in_without_the_token() {
    let emulator = Emulator::builder().channel_access_token("right").start().await.unwrap();
    let table = [
        (None, 401),
        (Some(""), 401),
        (Some("right"), 401),
        (Some("Bearer"), 401),
        (Some("Bearer "), 401),
        (Some("Bearer wrong"), 401),
        (Some("Basic right"), 401),
        (Some("Bearer right"), 200),
        (Some("bearer right"), 200),
    ];
    for (value, status) in table {
        let mut request = request(&emulator, "GET", "/v2/bot/info");
        if let Some(value) = value {
            request = request.header("authorization", value);
        }
        let answer = send(request, "").await;
        assert_eq!(answer.status, status, "{value:?}");
        if status == 401 {
            let message = "Authentication failed. Confirm that the access token in the authorization header is valid.";
            assert_eq!(answer.json(), json!({ "message": message }));
        }
    }
}

#[tokio::test]
async fn what_is_no_operation_is_refused_in_lines_words() {
    let emulator = Emulator::start().await.unwrap();
    let answer = get(&emulator, "/v2/bot/message/push").await;
    assert_eq!(answer.status, 405);
    assert_eq!(answer.message(), "The request method, 'GET', is not supported");
    let answer = post_json(&emulator, "/v2/bot/info", &json!({})).await;
    assert_eq!(answer.message(), "The request method, 'POST', is not supported");
    for path in ["/v2/bot/nothing", "/v2/bot/info/", "/v3", "/v2/bot/message/push/now"] {
        let answer = get(&emulator, path).await;
        assert_eq!(
            (answer.status, answer.json()),
            (404, json!({ "message": "Not found" })),
            "{path}"
        );
    }
}

#[tokio::test]
async fn bodies_that_cannot_be_taken_are_refused_in_lines_words() {
    let emulator = Emulator::start().await.unwrap();
    let path = "/v2/bot/message/push";

    let large = vec![b' '; (2 << 20) + 1];
    assert_eq!(send(authorized(&emulator, "POST", path), large).await.status, 413);
    let largest = vec![b' '; 2 << 20];
    assert_eq!(send(authorized(&emulator, "POST", path), largest).await.status, 400);

    let token = emulator.channel_access_token();
    let plain = request(&emulator, "POST", path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "text/plain");
    let answer = send(plain, "{}").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.message(), "The content type, text/plain, is not supported");

    let answer = send(authorized(&emulator, "POST", path), "{\"to\":\n!").await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.message(),
        "The request body could not be parsed as JSON (line: 2, column: 1)"
    );
}

#[tokio::test]
async fn json_may_say_its_charset() {
    let emulator = Emulator::start().await.unwrap();
    let token = emulator.channel_access_token();
    let request = request(&emulator, "POST", "/v2/bot/message/push")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json; charset=UTF-8");
    let to = emulator.user("Alice").id().to_string();
    let body = json!({ "to": to, "messages": [{ "type": "text", "text": "hi" }] });
    assert_eq!(send(request, body.to_string()).await.status, 200);
}

#[tokio::test]
async fn the_bot_can_ask_who_it_is() {
    let emulator = Emulator::builder()
        .bot_name("Echo")
        .bot_user_id("U0123456789abcdef0123456789abcdef")
        .start()
        .await
        .unwrap();
    assert_eq!(
        get(&emulator, "/v2/bot/info").await.json(),
        json!({
            "userId": "U0123456789abcdef0123456789abcdef",
            "basicId": "@emulator",
            "displayName": "Echo",
            "chatMode": "bot",
            "markAsReadMode": "auto",
        })
    );
}

#[tokio::test]
async fn a_profile_is_shown_to_a_bot_that_is_not_blocked() {
    let (emulator, _bot) = pair().await;
    let alice = emulator.user("Alice");
    let path = format!("/v2/bot/profile/{}", alice.id());
    let profile =
        json!({ "displayName": "Alice", "userId": alice.id().as_str(), "language": "en" });
    assert_eq!(get(&emulator, &path).await.json(), profile);
    alice.unfollow().await.unwrap();
    let blocked = get(&emulator, &path).await;
    assert_eq!((blocked.status, blocked.message().as_str()), (404, "Not found"));

    let unknown = get(&emulator, "/v2/bot/profile/U0123456789abcdef0123456789abcdef").await;
    assert_eq!((unknown.status, unknown.message().as_str()), (404, "Not found"));
    for id in ["Alice", "%FF", "U1%2F"] {
        let answer = get(&emulator, &format!("/v2/bot/profile/{id}")).await;
        let message = "The value for the 'userId' parameter is invalid";
        assert_eq!((answer.status, answer.message().as_str()), (400, message), "{id}");
    }
}

#[tokio::test]
async fn the_bytes_of_an_image_can_be_had() {
    let (emulator, mut bot) = pair().await;
    let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    emulator.user("Alice").send_image(bytes.clone(), "image/png").await.unwrap();
    let event = bot.next().await.event();
    let id = event["message"]["id"].as_str().unwrap();
    let answer = get(&emulator, &format!("/v2/bot/message/{id}/content")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "image/png");
    assert_eq!(answer.header("content-length"), "100000");
    assert_eq!(answer.body, bytes);

    for id in ["1", "text", "%FF"] {
        let answer = get(&emulator, &format!("/v2/bot/message/{id}/content")).await;
        assert_eq!((answer.status, answer.message().as_str()), (404, "not found"), "{id}");
    }
}

#[tokio::test]
async fn the_log_has_both_sides_of_every_call() {
    let (emulator, mut bot) = pair().await;
    let alice = emulator.user("Alice");
    alice.send_text("hello").await.unwrap();
    let token = bot.next().await.event()["replyToken"].clone();
    let body = json!({ "replyToken": token, "messages": [{ "type": "text", "text": "hi" }] });
    let answer = post_json(&emulator, "/v2/bot/message/reply", &body).await;

    let log = emulator.log();
    assert_eq!(
        log.iter().map(|entry| entry.kind).collect::<Vec<_>>(),
        [EntryKind::Webhook, EntryKind::Api]
    );
    let call = &log[1];
    assert_eq!((call.method.as_str(), call.path.as_str()), ("POST", "/v2/bot/message/reply"));
    assert_eq!(call.status, Some(200));
    assert_eq!(call.chat_id, Some(ChatId::from(alice.id())));
    assert_eq!(call.request.as_ref().unwrap().json(), body);
    assert_eq!(call.response.as_ref().unwrap().json(), answer.json());
    assert!(!format!("{log:?}").contains(emulator.channel_access_token()));
}
