//! The channel itself: its tokens and its webhook.

use line_emulator::Emulator;
use serde_json::json;

use crate::support::{Answer, Bot, Step, authorized, get, pair, post_json, request, send};

async fn form(emulator: &Emulator, path: &str, body: &str) -> Answer {
    let request =
        request(emulator, "POST", path).header("content-type", "application/x-www-form-urlencoded");
    send(request, body.to_owned()).await
}

fn credentials(emulator: &Emulator) -> String {
    let (id, secret) = (emulator.channel_id(), emulator.channel_secret());
    format!("grant_type=client_credentials&client_id={id}&client_secret={secret}")
}

async fn works(emulator: &Emulator, token: &str) -> bool {
    let request = request(emulator, "GET", "/v2/bot/info");
    let answer = send(request.header("authorization", format!("Bearer {token}")), "").await;
    answer.status == 200
}

#[tokio::test]
async fn a_token_is_issued_for_the_channels_secret() {
    let emulator = Emulator::start().await.unwrap();
    for (path, seconds) in [("/oauth2/v3/token", 900), ("/v2/oauth/accessToken", 2_592_000)] {
        let answer = form(&emulator, path, &credentials(&emulator)).await;
        assert_eq!(answer.status, 200, "{path}");
        let json = answer.json();
        assert_eq!((&json["token_type"], &json["expires_in"]), (&json!("Bearer"), &json!(seconds)));
        let token = json["access_token"].as_str().unwrap();
        assert!(works(&emulator, token).await);
        let verified = form(&emulator, "/v2/oauth/verify", &format!("access_token={token}")).await;
        assert_eq!(verified.json()["client_id"], emulator.channel_id());
        let path = format!("/oauth2/v2.1/verify?access_token={token}");
        assert_eq!(send(request(&emulator, "GET", &path), "").await.status, 200);
        let revoked = form(&emulator, "/v2/oauth/revoke", &format!("access_token={token}")).await;
        assert_eq!((revoked.status, revoked.body.len()), (200, 0));
        assert_eq!(works(&emulator, token).await, seconds == 900);
    }
}

#[tokio::test]
async fn a_wrong_secret_gets_no_token() {
    let emulator = Emulator::builder().channel_id("1").channel_secret("s").start().await.unwrap();
    let base = "grant_type=client_credentials&client_id=";
    let short = "/v2/oauth/accessToken";
    let table = [
        (
            "/oauth2/v3/token",
            "1&client_secret=x",
            json!({ "error": "invalid_request", "error_description": "Invalid 'client_credentials'." }),
        ),
        (
            short,
            "2&client_secret=s",
            json!({ "error": "invalid_client", "error_description": "invalid client_id" }),
        ),
        (
            short,
            "1&client_secret=x",
            json!({ "error": "invalid_client", "error_description": "invalid client_secret" }),
        ),
        (
            short,
            "1",
            json!({ "error": "invalid_request", "error_description": "some parameters missed or invalid" }),
        ),
        (
            "/v2/oauth/verify",
            "1",
            json!({ "error": "invalid_request", "error_description": "access_token invalid" }),
        ),
        (
            "/oauth2/v2.1/token",
            "1",
            json!({ "message": "Cannot find channel key that satisfies the conditions" }),
        ),
    ];
    for (path, rest, expected) in table {
        let answer = form(&emulator, path, &format!("{base}{rest}")).await;
        let status = if path == "/oauth2/v2.1/token" { 404 } else { 400 };
        assert_eq!((answer.status, answer.json()), (status, expected), "{path} {rest}");
    }
}

#[tokio::test]
async fn no_token_and_no_secret_is_in_the_log() {
    let emulator = Emulator::builder().channel_secret("hush").start().await.unwrap();
    let answer = form(&emulator, "/oauth2/v3/token", &credentials(&emulator)).await;
    let token = answer.json()["access_token"].as_str().unwrap().to_owned();
    send(request(&emulator, "GET", &format!("/oauth2/v2.1/verify?access_token={token}")), "").await;
    let path = format!("/v2/bot/user/{}/linkToken", emulator.user("Alice").id());
    let link = send(authorized(&emulator, "POST", &path), "").await.json();
    let log = format!("{:?}", emulator.log());
    for secret in ["hush", &token, link["linkToken"].as_str().unwrap()] {
        assert!(!log.contains(secret), "{log}");
    }
}

#[tokio::test]
async fn the_webhook_url_can_be_asked_for_set_and_tested() {
    let emulator = Emulator::start().await.unwrap();
    let endpoint = "/v2/bot/channel/webhook/endpoint";
    let test = "/v2/bot/channel/webhook/test";
    assert_eq!(get(&emulator, endpoint).await.message(), "Webhook endpoint not found");
    assert_eq!(send(authorized(&emulator, "POST", test), "").await.status, 404);
    let mut bot = Bot::start([Step::Answer(200), Step::Answer(418)]).await;
    let body = json!({ "endpoint": bot.url }).to_string();
    assert_eq!(send(authorized(&emulator, "PUT", endpoint), body).await.status, 200);
    assert_eq!(
        get(&emulator, endpoint).await.json(),
        json!({ "endpoint": bot.url, "active": true })
    );
    let fine = send(authorized(&emulator, "POST", test), "").await.json();
    assert_eq!(
        (&fine["success"], &fine["reason"], &fine["statusCode"]),
        (&json!(true), &json!("OK"), &json!(200))
    );
    assert_eq!(bot.next().await.json()["events"], json!([]));
    let failed = post_json(&emulator, test, &json!({ "endpoint": bot.url })).await.json();
    assert_eq!(
        (&failed["reason"], &failed["statusCode"]),
        (&json!("ERROR_STATUS_CODE"), &json!(418))
    );
    let nobody =
        post_json(&emulator, test, &json!({ "endpoint": "http://127.0.0.1:1/" })).await.json();
    assert_eq!(
        (&nobody["reason"], &nobody["statusCode"]),
        (&json!("COULD_NOT_CONNECT"), &json!(0))
    );
    let wrong = post_json(&emulator, test, &json!({ "endpoint": "nonsense" })).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn only_a_token_of_a_webhook_marks_as_read() {
    let (emulator, mut bot) = pair().await;
    emulator.user("Alice").send_text("hello").await.unwrap();
    let token = bot.next().await.event()["message"]["markAsReadToken"].clone();
    let path = "/v2/bot/chat/markAsRead";
    let answer = post_json(&emulator, path, &json!({ "markAsReadToken": token })).await;
    assert_eq!((answer.status, answer.json()), (200, json!({})));
    let wrong = post_json(&emulator, path, &json!({ "markAsReadToken": "x" })).await;
    assert!(wrong.message().starts_with("Invalid markAsReadToken."), "{}", wrong.message());
}
