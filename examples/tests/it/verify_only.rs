use line_emulator::{Emulator, Error, FailureReason};

use crate::{
    page::{Page, request},
    support::Example,
};

#[tokio::test]
async fn a_webhook_is_printed_if_its_signature_is_right() {
    let emulator = Emulator::start().await.unwrap();
    let secret = ("LINE_CHANNEL_SECRET", emulator.channel_secret());
    let mut example = Example::start("verify_only", &[], &[secret, ("PORT", "0")]);
    let url = example.rest_of("Receives webhooks at ").await;
    emulator.set_webhook_url(&url).unwrap();
    assert_eq!(emulator.user("Alice").send_text("hello").await.unwrap().status, 200);
    assert!(example.rest_of("message: ").await.contains("hello"));

    let other = Emulator::builder().channel_secret("another").webhook_url(&url);
    let other = other.start().await.unwrap();
    let refused = other.user("Alice").send_text("let me in").await.unwrap_err();
    let Error::NotDelivered { reason, detail, .. } = refused else { panic!("{refused}") };
    assert_eq!((reason, &*detail), (FailureReason::ErrorStatusCode, "401"));
    let why = example.rest_of("refused: ").await;
    assert!(why.contains("signature"), "{why}");

    assert_eq!(request("POST", &url, &[], "{}").await.0, 401);
    let huge = "x".repeat(1024 * 1024 + 1);
    assert_eq!(request("POST", &url, &[("x-line-signature", "x")], &huge).await.0, 413);
    assert!(!example.said.contains("let me in"), "{}", example.said);
}

#[tokio::test]
async fn without_a_secret_it_starts_with_an_emulator() {
    let mut example = Example::start("verify_only", &[], &[]);
    let page = Page(example.rest_of("Chat with nobody at ").await);
    let user = page.state().await["users"][0]["userId"].as_str().unwrap().to_owned();
    let url = format!("{}/emulator/users/{user}/text", page.0);
    assert_eq!(request("POST", &url, &[], r#"{"text":"hello"}"#).await.0, 204);
    assert!(example.rest_of("message: ").await.contains("hello"));
    assert!(example.said.contains("Next, look at "), "{}", example.said);
}
