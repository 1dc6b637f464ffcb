//! The chat page and what it says to the emulator.

use axum::body::Body;
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use line_emulator::Emulator;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::{Bot, SOON, authorized, pair, post_json, request, send, state};

async fn post(emulator: &Emulator, path: &str, body: &str) -> crate::support::Answer {
    send(request(emulator, "POST", path), body.to_owned()).await
}

#[tokio::test]
async fn the_page_is_served_with_a_strict_policy() {
    let emulator = Emulator::start().await.unwrap();
    let table = [
        ("/", "text/html; charset=utf-8"),
        ("/emulator/assets/app.js", "text/javascript; charset=utf-8"),
        ("/emulator/assets/style.css", "text/css; charset=utf-8"),
        ("/emulator/assets/icon.svg", "image/svg+xml"),
    ];
    for (path, content_type) in table {
        let answer = send(request(&emulator, "GET", path), "").await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), content_type, "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'self'; img-src 'self' data: blob: https:;"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    }
    assert_eq!(send(request(&emulator, "GET", "/emulator/assets/x"), "").await.status, 404);
}

#[tokio::test]
async fn the_state_has_all_the_page_shows() {
    let (emulator, bot) = pair().await;
    emulator.user("Alice").send_text("hello").await.unwrap();
    let state = state(&emulator).await;
    assert_eq!(state["bot"]["userId"], emulator.bot_user_id().as_str());
    assert_eq!(state["bot"]["displayName"], "Bot");
    assert_eq!(state["webhook"], json!({ "url": bot.url, "redelivery": false }));
    let alice = emulator.user("Alice").id().to_string();
    let user = json!({ "userId": alice, "displayName": "Alice", "following": true });
    assert_eq!(state["users"], json!([user]));
    let message = &state["messages"][0];
    assert_eq!((&message["from"], &message["userId"]), (&json!("user"), &json!(alice)));
    assert_eq!(message["message"]["text"], "hello");
    assert_eq!(message.get("postback"), None);
    let entry = &state["log"][0];
    assert_eq!(
        (&entry["kind"], &entry["status"], &entry["error"]),
        (&json!("webhook"), &json!(200), &Value::Null)
    );
    assert_eq!((&entry["path"], &entry["attempt"]), (&json!(bot.url), &json!(1)));
    assert_eq!(entry["request"]["events"][0]["message"]["text"], "hello");
    assert_eq!(state["loading"], json!([]));
    assert!(state["stickers"][0]["packageId"].is_string());
}

#[tokio::test]
async fn users_act_through_the_page() {
    let (emulator, mut bot) = pair().await;
    let bob = post(&emulator, "/emulator/users", r#"{"displayName":"Bob"}"#).await.json();
    assert_eq!((&bob["displayName"], &bob["following"]), (&json!("Bob"), &json!(true)));
    let base = format!("/emulator/users/{}", bob["userId"].as_str().unwrap());

    let table = [
        ("text", r#"{"text":"hello"}"#, "message"),
        ("sticker", r#"{"packageId":"446","stickerId":"1988"}"#, "message"),
        ("postback", r#"{"data":"a","displayText":"A!","params":{"time":"10:00"}}"#, "postback"),
        ("unfollow", "", "unfollow"),
        ("follow", "", "follow"),
    ];
    for (path, body, kind) in table {
        assert_eq!(post(&emulator, &format!("{base}/{path}"), body).await.status, 204, "{path}");
        assert_eq!(bot.next().await.event()["type"], kind, "{path}");
    }
    let image =
        request(&emulator, "POST", &format!("{base}/image")).header("content-type", "image/jpeg");
    assert_eq!(send(image, vec![0xff, 0xd8]).await.status, 204);
    let id = bot.next().await.event()["message"]["id"].as_str().unwrap().to_owned();
    let content = send(request(&emulator, "GET", &format!("/emulator/content/{id}")), "").await;
    assert_eq!(
        (content.header("content-type"), &content.body[..]),
        ("image/jpeg", &[0xff, 0xd8][..])
    );

    let messages = state(&emulator).await["messages"].clone();
    let kinds: Vec<_> =
        messages.as_array().unwrap().iter().map(|message| &message["message"]["type"]).collect();
    assert_eq!(kinds, ["text", "sticker", "text", "image"]);
    let postback = json!({ "data": "a", "displayText": "A!", "params": { "time": "10:00" } });
    assert_eq!(messages[2]["postback"], postback);
    assert_eq!(messages[2]["message"]["text"], "A!");
}

#[tokio::test]
async fn what_the_page_cannot_do_has_a_reason() {
    let (emulator, _bot) = pair().await;
    let alice = format!("/emulator/users/{}", emulator.user("Alice").id());
    let nobody = "/emulator/users/U0123456789abcdef0123456789abcdef";
    let table = [
        (format!("{alice}/text"), r#"{"text":""}"#, 400),
        (format!("{alice}/text"), "{", 400),
        (format!("{alice}/image"), "x", 415),
        (format!("{alice}/nothing"), "", 404),
        (format!("{nobody}/text"), r#"{"text":"hello"}"#, 404),
        (format!("{alice}/event"), r#"{"type":"snow"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"beacon","hwid":"","kind":"enter"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"beacon","hwid":"xyz","kind":"enter"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"beacon","hwid":"d4","kind":"fly"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"beacon","hwid":"d4","kind":"stay","dm":"!"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"accountLink","nonce":"n","result":"so-so"}"#, 400),
        (format!("{alice}/event"), r#"{"type":"membership","membershipId":1,"kind":"ill"}"#, 400),
        ("/emulator/users".to_owned(), r#"{"displayName":" "}"#, 400),
        ("/emulator/groups".to_owned(), r#"{"name":" ","members":[]}"#, 400),
        ("/emulator/groups".to_owned(), r#"{"name":"Lunch","members":["nobody"]}"#, 404),
    ];
    for (path, body, status) in table {
        let answer = post(&emulator, &path, body).await;
        assert_eq!(answer.status, status, "{path} {body}");
        assert!(!answer.message().is_empty(), "{path}");
    }
    assert_eq!(state(&emulator).await["groups"], json!([]));
    let large =
        request(&emulator, "POST", &format!("{alice}/image")).header("content-type", "image/png");
    assert_eq!(send(large, vec![0; (10 << 20) + 1]).await.status, 413);
}

#[tokio::test]
async fn the_webhook_url_can_be_changed_while_it_runs() {
    let emulator = Emulator::start().await.unwrap();
    let mut bot = Bot::start([]).await;
    let change =
        |body: Value| send(request(&emulator, "PUT", "/emulator/webhook"), body.to_string());
    assert_eq!(change(json!({ "url": bot.url })).await.status, 204);
    emulator.user("Alice").send_text("hello").await.unwrap();
    bot.next().await;
    assert_eq!(change(json!({ "redelivery": true })).await.status, 204);
    let webhook = json!({ "url": bot.url, "redelivery": true });
    assert_eq!(state(&emulator).await["webhook"], webhook);
    for url in ["", "localhost:3000", "ftp://localhost/"] {
        assert_eq!(change(json!({ "url": url })).await.status, 400, "{url}");
    }
    assert_eq!(change(json!({ "url": null })).await.status, 204);
    assert_eq!(state(&emulator).await["webhook"]["url"], Value::Null);
    assert!(emulator.set_webhook_url("localhost:3000").is_err());
    emulator.set_webhook_url(&bot.url).unwrap();
    assert_eq!(state(&emulator).await["webhook"], webhook);
}

#[tokio::test]
async fn a_reset_goes_back_to_the_start() {
    let bot = Bot::start([]).await;
    let emulator =
        Emulator::builder().user("Alice").user("Bob").webhook_url(&bot.url).start().await.unwrap();
    let before = state(&emulator).await;
    let carol = emulator.user("Carol");
    carol.send_text("hello").await.unwrap();
    emulator.user("Alice").unfollow().await.unwrap();
    assert_eq!(post(&emulator, "/emulator/reset", "").await.status, 204);
    assert_eq!(state(&emulator).await, before);
    assert!(carol.send_text("hello").await.is_err());
}

#[tokio::test]
async fn the_page_hears_of_everything_at_once() {
    let (emulator, _bot) = pair().await;
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<axum::body::Bytes>>();
    let events = request(&emulator, "GET", "/emulator/events").body(Full::default()).unwrap();
    let response = client.request(events).await.unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut stream = Body::new(response.into_body());
    let mut text = String::new();

    let alice = emulator.user("Alice");
    emulator.user("Bob");
    alice.send_text("hello").await.unwrap();
    let loading = json!({ "chatId": alice.id().as_str() });
    post_json(&emulator, "/v2/bot/chat/loading/start", &loading).await;
    let push = json!({ "to": alice.id().as_str(), "messages": [{ "type": "text", "text": "hi" }] });
    post_json(&emulator, "/v2/bot/message/push", &push).await;
    send(request(&emulator, "PUT", "/emulator/webhook"), r#"{"redelivery":true}"#).await;
    post(&emulator, "/emulator/reset", "").await;

    while !text.contains("event: reset") {
        let frame = timeout(SOON, stream.frame()).await.unwrap_or_else(|_| panic!("{text}"));
        let data = frame.unwrap().unwrap().into_data().unwrap();
        text.push_str(str::from_utf8(&data).unwrap());
    }
    let names: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
    let expected = [
        // Bob; the text; its webhook, sent and answered; the animation and its call; it ends; the answer and its call.
        "user", "message", "entry", "entry", "loading", "entry", "loading", "message", "entry",
        // The change, and the reset with the user of the start.
        "webhook", "user", "reset",
    ];
    assert_eq!(names, expected);
    for data in text.lines().filter_map(|line| line.strip_prefix("data: ")) {
        assert!(serde_json::from_str::<Value>(data).unwrap().is_object(), "{data}");
    }
}

#[tokio::test]
async fn pages_of_other_sites_cannot_drive_the_emulator() {
    let emulator = Emulator::start().await.unwrap();
    let own = emulator.url();
    let from = |origin: &str| {
        send(request(&emulator, "POST", "/emulator/reset").header("origin", origin), "")
    };
    assert_eq!(from(&own).await.status, 204);
    for origin in ["https://example.test", "null", "http://127.0.0.1:1"] {
        assert_eq!(from(origin).await.status, 403, "{origin}");
    }
    let renamed = request(&emulator, "GET", "/emulator/state").header("host", "example.test");
    assert_eq!(send(renamed, "").await.status, 403);
    // A bot may know the machine by any name.
    let bot = authorized(&emulator, "GET", "/v2/bot/info").header("host", "emulator:7700");
    assert_eq!(send(bot, "").await.status, 200);
}

#[tokio::test]
async fn every_sticker_has_a_picture() {
    let emulator = Emulator::start().await.unwrap();
    let answer = send(request(&emulator, "GET", "/emulator/stickers/446/1988"), "").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/svg+xml"));
    assert!(answer.body.starts_with(b"<svg xmlns="));
}
