//! No token and no secret is in anything that a program prints.

use std::{fmt::Write, panic::AssertUnwindSafe, time::Duration};

use http::{HeaderValue, header::AUTHORIZATION};
use line_client::{
    Client, Error, Host, Retry, StatelessToken, Validation,
    endpoint::{GetProfile, IssueStatelessChannelToken, Multicast, PushMessage},
    models::{
        Message,
        token::{
            IssueStatelessChannelTokenByClientSecretRequest as BySecret,
            IssueStatelessChannelTokenByJwtAssertionRequest as ByAssertion,
        },
    },
    transport::{Recorder, ReqwestTransport},
};

use crate::{
    fake::{Answer, Fake, json},
    log::Log,
};

/// An error and all that is behind it.
fn all(error: &Error) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        write!(text, " {source} {source:?}").unwrap();
        next = source.source();
    }
    text
}

#[tokio::test]
async fn no_secret_is_in_debug_display_logs_errors_or_panics() {
    let log = Log::default();
    let guard = log.record();
    let mut outputs = Vec::new();
    for answer in [
        json(401, r#"{"message":"no"}"#),
        json(500, "<html>"),
        json(200, "{"),
        Answer::Hangup,
        Answer::Truncated,
        Answer::With(302, &[("location", "http://127.0.0.1:9/")], ""),
    ] {
        let token =
            json(200, r#"{"token_type":"Bearer","access_token":"s3cret-2","expires_in":900}"#);
        let fake = Fake::start([token, answer.clone(), answer]).await;
        let tokens = StatelessToken::by_secret("1234", "s3cret-1");
        outputs.push(format!("{tokens:?}"));
        let builder = Client::builder_with(tokens).base_url(&fake.url);
        outputs.push(format!("{builder:?} {builder:#?}"));
        let client = builder.build().unwrap();
        let mut retry = Retry::attempts(2);
        retry.base = Duration::from_millis(1);
        let call = client.get_bot_info().retry(retry);
        outputs.push(format!("{client:?} {client:#?} {call:?} {call:#?}"));
        outputs.push(all(&call.await.unwrap_err()));
        let call = client.call(PushMessage::new("U1", "hi"));
        let header = HeaderValue::from_static("Bearer s3cret-3");
        outputs.push(format!("{:?}", call.header(AUTHORIZATION, header)));
    }
    let client = Client::builder("s3cret-4").transport(Recorder::new()).build().unwrap();
    outputs.push(format!("{client:?} {:?}", client.request(&GetProfile::new("U1")).unwrap()));
    for issue in [
        client.issue_stateless_channel_token(BySecret::new("1234", "s3cret-5")),
        client.issue_stateless_channel_token(ByAssertion::new("s3cret-6")),
    ] {
        outputs.push(format!("{issue:?} {issue:#?}"));
        outputs.push(all(&issue.await.unwrap_err()));
    }
    for token in ["s3cret 7", "s3cret-8\n", "s3cret-9é"] {
        outputs.push(all(&Client::new(token).unwrap_err()));
    }
    let panic = std::panic::catch_unwind(AssertUnwindSafe(|| panic!("{client:?}"))).unwrap_err();
    outputs.push(panic.downcast_ref::<String>().unwrap().clone());
    drop(guard);
    outputs.push(log.text());
    assert!(log.text().contains("calls again"), "something must have been logged");
    for output in outputs {
        assert!(!output.contains("s3cret"), "{output}");
        // Nor as a list of bytes.
        assert!(!output.contains("115, 51, 99, 114"), "{output}");
    }
}

#[tokio::test]
async fn no_secret_is_in_debug_of_what_a_client_is_made_of_or_what_a_test_recorded() {
    let header = HeaderValue::from_static("Bearer s3cret-1");
    let builder = Client::builder("token").header(AUTHORIZATION, header);
    let mut outputs = vec![format!("{builder:?}")];
    let line = Recorder::new();
    let client = builder.transport(line.clone()).build().unwrap();

    let token = r#"{"token_type":"Bearer","access_token":"s3cret-2","expires_in":900}"#;
    line.respond::<IssueStatelessChannelToken>(http::Response::new(token.into()));
    client.issue_stateless_channel_token(BySecret::new("1234", "s3cret-3")).await.unwrap();
    client.verify_channel_token_by_jwt("s3cret-4").await.unwrap_err();
    let exchanges = line.exchanges();
    outputs.push(format!("{exchanges:?} {exchanges:#?}"));
    let issued = format!("{:?}", exchanges[0]);
    for part in ["POST", "/oauth2/v3/token", "200"] {
        assert!(issued.contains(part), "{part}: {issued}");
    }

    let fake = Fake::start([json(200, "{}")]).await;
    let base = fake.url.replace("//", "//user:s3cret-5@");
    let proxy = reqwest::Proxy::all(format!("{base}/")).unwrap();
    let transport = ReqwestTransport::with(|http| http.proxy(proxy)).unwrap();
    for builder in [
        Client::builder("token").base_url(&base),
        Client::builder("token").host(Host::Data, &base).base_url(&fake.url),
        Client::builder("token").transport(transport),
    ] {
        outputs.push(format!("{builder:?} {builder:#?}"));
        let client = builder.build().unwrap();
        let _ = client.get_bot_info().retry(Retry::never()).await;
        outputs.push(format!("{client:?} {client:#?}"));
    }
    for wrong in ["?x", ":99999", " "] {
        let error = Client::builder("token").base_url(format!("{base}{wrong}")).build();
        outputs.push(all(&error.unwrap_err()));
    }
    for output in outputs {
        assert!(!output.contains("s3cret"), "{output}");
    }
}

#[tokio::test]
async fn a_span_tells_what_line_asks_developers_to_log() {
    let log = Log::default();
    let guard = log.record();
    let sent = r#"{"sentMessages":[]}"#;
    let fake = Fake::start([json(500, "{}"), json(200, sent)]).await;
    fake.client().push_message("U1", "private words").retry_key("key-1").await.unwrap();
    drop(guard);
    let text = log.text();
    let close = text.lines().rfind(|line| line.contains("line.call") && line.contains("close"));
    let close = close.unwrap_or_else(|| panic!("{text}"));
    for field in [
        r#"line.operation="pushMessage""#,
        r#"line.retry_key="key-1""#,
        r#"line.request_id="r-1""#,
        "http.status=200",
        "attempt=2",
        "elapsed_ms=",
    ] {
        assert!(close.contains(field), "{field}: {close}");
    }
    assert!(!text.contains("private words"), "{text}");
}

#[tokio::test]
async fn a_warning_tells_every_limit_and_nothing_of_what_is_sent() {
    let log = Log::default();
    let guard = log.record();
    let client = Client::builder("s3cret").transport(Recorder::new());
    let client = client.validation(Validation::Warn).build().unwrap();
    let words = "private words ".repeat(400);
    client.push_message("U4af4980629", [words.as_str(), ""].map(Message::text)).await.unwrap();
    drop(guard);
    let text = log.text();
    let warnings: Vec<_> = text.lines().filter(|line| line.contains("WARN")).collect();
    let limits = [
        "messages[0].text: Length must be between 0 and 5000",
        "messages[1].text: May not be empty",
    ];
    assert_eq!(warnings.len(), 2, "{text}");
    for (warning, limit) in warnings.iter().zip(limits) {
        assert!(warning.contains(limit) && warning.contains("pushMessage"), "{warning}");
    }
    assert!(!text.contains("private words") && !text.contains("U4af4980629"), "{text}");
}

#[test]
fn endpoints_say_by_themselves_which_of_them_take_a_key_or_a_token() {
    fn told<E: line_client::Endpoint>() -> (bool, bool) {
        (E::RETRY_KEY, E::AUTHORIZED)
    }
    assert_eq!(told::<PushMessage>(), (true, true));
    assert_eq!(told::<Multicast>(), (true, true));
    assert_eq!(told::<GetProfile>(), (false, true));
    assert_eq!(told::<IssueStatelessChannelToken>(), (false, false));
}
