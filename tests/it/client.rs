//! The client against servers that behave and servers that do not.

use std::{
    env,
    time::{Duration, Instant},
};

use http::{HeaderName, HeaderValue, StatusCode};
use line_bot::{
    Message,
    client::{Client, Error, Retry, Validation, endpoint::GetProfile, transport::ReqwestTransport},
    models::{
        RequestId,
        module::AttachModuleRequest,
        pnp::{PnpTemplatedItem, PnpTemplatedMessageBody},
    },
};
use tokio::net::TcpListener;

use crate::fake::{Answer, Fake, json};

const SENT: &str = r#"{"sentMessages":[{"id":"1","quoteToken":"q"}]}"#;
const LIMIT: &str = r#"{"message":"The API rate limit has been exceeded. Try again later."}"#;
const QUOTA: &str = r#"{"message":"You have reached your monthly limit."}"#;
const OOPS: &str = r#"{"message":"Internal error"}"#;

fn quick(fake: &Fake) -> Client {
    let mut retry = Retry::attempts(3);
    retry.base = Duration::from_millis(1);
    fake.builder().retry(retry).timeout(Duration::from_millis(300)).build().unwrap()
}

fn keys(fake: &Fake) -> Vec<String> {
    let key = |request: &http::Request<_>| {
        let key = request.headers().get("x-line-retry-key")?;
        Some(key.to_str().unwrap().to_owned())
    };
    fake.requests().iter().filter_map(key).collect()
}

#[tokio::test]
async fn a_push_is_made_again_with_the_same_key() {
    for failure in [
        json(500, OOPS),
        json(503, "<html>"),
        Answer::Hangup,
        Answer::Silence,
        Answer::Truncated,
        json(429, LIMIT),
    ] {
        let fake = Fake::start([failure.clone(), failure, json(200, SENT)]).await;
        let sent = quick(&fake).push_message("U1", "hi").await.unwrap();
        assert_eq!(sent.sent_messages[0].id, "1");
        let keys = keys(&fake);
        assert_eq!(keys.len(), 3);
        assert!(keys.iter().all(|key| *key == keys[0] && key.len() == 36), "{keys:?}");
    }
}

#[tokio::test]
async fn each_push_has_a_key_of_its_own_or_the_given_one() {
    let fake = Fake::start([json(200, SENT), json(200, SENT), json(200, SENT)]).await;
    let client = quick(&fake);
    client.push_message("U1", "hi").await.unwrap();
    client.push_message("U1", "hi").await.unwrap();
    client.push_message("U1", "hi").retry_key("my key").await.unwrap();
    let keys = keys(&fake);
    assert_ne!(keys[0], keys[1]);
    assert_eq!(keys[2], "my key");
}

#[tokio::test]
async fn an_accepted_push_is_a_success_that_says_so() {
    let headers = &[("x-line-request-id", "r-2"), ("x-line-accepted-request-id", "r-1")];
    let body = r#"{"message":"The retry key is already accepted","sentMessages":[{"id":"1"}]}"#;
    let fake = Fake::start([Answer::Hangup, Answer::With(409, headers, body)]).await;
    let response = quick(&fake).push_message("U1", "hi").send().await.unwrap();
    assert_eq!(response.status, StatusCode::CONFLICT);
    assert_eq!(response.accepted_request_id, Some(RequestId::new("r-1")));
    assert_eq!(response.value.sent_messages[0].id, "1");
}

#[tokio::test]
async fn a_reply_that_may_have_arrived_is_not_sent_again() {
    for failure in [json(500, OOPS), Answer::Hangup, Answer::Silence, Answer::Truncated] {
        let fake = Fake::start([failure, json(200, SENT)]).await;
        quick(&fake).reply_message("token", "hi").await.unwrap_err();
        assert_eq!(fake.requests().len(), 1);
        assert!(keys(&fake).is_empty());
    }
}

#[tokio::test]
async fn a_reply_that_surely_was_not_taken_is_sent_again() {
    let fake = Fake::start([json(429, LIMIT), json(200, SENT)]).await;
    quick(&fake).reply_message("token", "hi").await.unwrap();
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn a_used_up_quota_is_not_tried_again() {
    let fake = Fake::start([json(429, QUOTA)]).await;
    let error = quick(&fake).push_message("U1", "hi").await.unwrap_err();
    let error = error.api().unwrap();
    assert!(error.is_monthly_quota() && !error.is_rate_limited());
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn nobody_listening_is_told_apart_from_a_broken_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let fake = Fake::start([Answer::Hangup]).await;
    let table = [(fake.builder(), false), (fake.builder().base_url(url), true)];
    for (builder, connect) in table {
        let client = builder.retry(Retry::never()).build().unwrap();
        match client.get_bot_info().await.unwrap_err() {
            Error::Transport { operation: "getBotInfo", source } => {
                assert_eq!(source.is_connect(), connect);
            }
            error => panic!("{error:?}"),
        }
    }
}

#[tokio::test]
async fn an_error_holds_all_that_line_said() {
    let body = r#"{"message":"The request body has 4 error(s)","details":[
        {"message":"May not be empty","property":"messages[0].text"},{"message":"Odd"},{"property":"to"},{}]}"#;
    let fake = Fake::start([json(400, body), Answer::With(502, &[], "<html>bad gateway")]).await;
    let error = fake.client().reply_message("t", "").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "replyMessage: 400 Bad Request: The request body has 4 error(s); messages[0].text: May not be empty; Odd; to \
         (request r-1)"
    );
    let error = fake.client().reply_message("t", "").await.unwrap_err();
    assert_eq!(error.to_string(), "replyMessage: 502 Bad Gateway");
    assert_eq!(&error.api().unwrap().body[..], b"<html>bad gateway");
}

#[tokio::test]
async fn an_answer_that_is_not_as_expected_tells_where() {
    let fake = Fake::start([json(200, r#"{"sentMessages":[{"id":1}]}"#), json(200, "")]).await;
    let error = fake.client().reply_message("t", "hi").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "replyMessage: the answer is not as expected at `sentMessages[0].id` (request r-1)"
    );
    assert!(matches!(
        fake.client().reply_message("t", "hi").await.unwrap_err(),
        Error::Decode { .. }
    ));
}

#[tokio::test]
async fn a_redirect_is_an_error_and_takes_the_token_nowhere() {
    let other = Fake::start([]).await;
    let location: &'static str = other.url.clone().leak();
    let headers: &'static [_] = vec![("location", location)].leak();
    let fake = Fake::start([Answer::With(302, headers, "")]).await;
    let error = fake.client().get_bot_info().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FOUND));
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_request_is_as_line_wants_it() {
    let accepted = json(202, "{}");
    let answers = [json(200, SENT), accepted.clone(), accepted.clone(), accepted];
    let fake = Fake::start(answers).await;
    let client = fake.client();
    client
        .push_message("U1", [Message::text("hi")])
        .notification_disabled(true)
        .custom_aggregation_units(["promotion_a"])
        .await
        .unwrap();
    client.show_loading_animation("U1").loading_seconds(5).await.unwrap();
    let body = PnpTemplatedMessageBody::new([PnpTemplatedItem::new("i", "c")]);
    let call = client.push_templated_messages_by_phone("digest", "k").body(body);
    call.delivery_tag("parcel-0000000042").await.unwrap();
    let call = client.push_messages_by_phone("digest", [Message::text("hi")]);
    call.custom_aggregation_units(["parcels"]).await.unwrap();
    let requests = fake.requests();
    let table = [
        (
            "/v2/bot/message/push",
            r#"{"to":"U1","messages":[{"type":"text","text":"hi"}],"notificationDisabled":true,"customAggregationUnits":["promotion_a"]}"#,
        ),
        ("/v2/bot/chat/loading/start", r#"{"chatId":"U1","loadingSeconds":5}"#),
        (
            "/v2/bot/message/pnp/templated/push",
            r#"{"to":"digest","templateKey":"k","body":{"items":[{"itemKey":"i","content":"c"}]}}"#,
        ),
        (
            "/bot/pnp/push",
            r#"{"messages":[{"type":"text","text":"hi"}],"to":"digest","customAggregationUnits":["parcels"]}"#,
        ),
    ];
    for ((path, body), request) in table.into_iter().zip(&requests) {
        assert_eq!(request.uri(), path);
        assert_eq!(str::from_utf8(request.body()).unwrap(), body);
        assert_eq!(request.headers()["authorization"], "Bearer s3cret");
        assert_eq!(request.headers()["content-type"], "application/json");
    }
    assert_eq!(requests[2].headers()["x-line-delivery-tag"], "parcel-0000000042");
    assert_eq!(keys(&fake).len(), 1, "to phone numbers LINE takes no retry key");
}

#[tokio::test]
async fn a_date_to_wait_for_is_waited_for_if_there_is_time() {
    const DATE: (&str, &str) = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let soon = &[DATE, ("retry-after", "Sun, 06 Nov 1994 08:49:38 GMT")];
    let late = &[DATE, ("retry-after", "Sun, 06 Nov 1994 08:50:38 GMT")];
    let fake = Fake::start([Answer::With(503, soon, ""), json(200, SENT)]).await;
    let start = Instant::now();
    quick(&fake).push_message("U1", "hi").await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    let fake = Fake::start([Answer::With(429, late, LIMIT)]).await;
    let error = quick(&fake).push_message("U1", "hi").await.unwrap_err();
    assert_eq!(error.api().unwrap().retry_after, Some(Duration::from_secs(61)));
    assert_eq!(fake.requests().len(), 1);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_request_beyond_a_limit_is_sent_unless_the_client_or_the_call_says_no() {
    let fake = Fake::with(|_| json(200, SENT)).await;
    let strict = fake.builder().validation(Validation::Deny).build().unwrap();
    let messages = [Message::text(""), Message::text("x".repeat(5001))];
    let error = strict.push_message("U1", messages.clone()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "pushMessage: messages[0].text: May not be empty; \
         messages[1].text: Length must be between 0 and 5000"
    );
    let Error::Invalid { operation: "pushMessage", violations } = error else {
        panic!("{error:?}");
    };
    assert_eq!(violations.iter().count(), 2);
    assert!(fake.requests().is_empty());
    let call = fake.client().push_message("U1", messages.clone());
    assert!(matches!(call.clone().validation(Validation::Deny).await, Err(Error::Invalid { .. })));
    assert!(fake.requests().is_empty());
    call.await.unwrap();
    for validation in [Validation::Warn, Validation::Off] {
        strict.push_message("U1", messages.clone()).validation(validation).await.unwrap();
    }
    strict.push_message("U1", "hi").await.unwrap();
    assert_eq!(fake.requests().len(), 4);
}

#[tokio::test]
async fn a_client_for_another_channel_is_as_strict() {
    let fake = Fake::with(|_| json(200, SENT)).await;
    let strict = fake.builder().validation(Validation::Deny).build().unwrap();
    let error = strict.with_token("other").unwrap().push_message("U1", "").await.unwrap_err();
    assert!(matches!(error, Error::Invalid { .. }), "{error:?}");
    let report = strict.multicast_all(["U1"], "").await.unwrap();
    assert_eq!(report.failed[0].error, "multicast: messages[0].text: May not be empty");
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn a_reqwest_client_of_ones_own_sends_the_requests() {
    let fake = Fake::start([json(200, r#"{"displayName":"A","userId":"U1"}"#)]).await;
    let headers = http::HeaderMap::from_iter([(
        HeaderName::from_static("x-own"),
        HeaderValue::from_static("yes"),
    )]);
    let _ = rustls_graviola::default_provider().install_default();
    let http = reqwest::Client::builder().default_headers(headers).build().unwrap();
    let client = fake.builder().transport(ReqwestTransport::new(http)).build().unwrap();
    client.get_profile("U1").await.unwrap();
    assert_eq!(fake.requests()[0].headers()["x-own"], "yes");
}

#[tokio::test]
async fn the_environment_can_send_the_requests_for_all_hosts_elsewhere() {
    const NAME: &str = "client::the_environment_can_send_the_requests_for_all_hosts_elsewhere";
    if env::var_os("LINE_API_BASE").is_some() {
        // In the process that is started below.
        let client = Client::new("s3cret").unwrap();
        client.get_profile("U1").await.unwrap();
        client.get_message_content("1").await.unwrap();
        client.attach_module(AttachModuleRequest::new("c", "https://a")).await.unwrap();
        return;
    }
    let answers = [r#"{"displayName":"A","userId":"U1"}"#, "", r#"{"bot_id":"U9","scopes":[]}"#];
    let fake = Fake::start(answers.map(|answer| json(200, answer))).await;
    let child = tokio::process::Command::new(env::current_exe().unwrap())
        .args([NAME, "--exact"])
        .env("LINE_API_BASE", &fake.url)
        .output();
    let output = child.await.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let requests = fake.requests();
    let paths: Vec<_> = requests.iter().map(|request| request.uri().path()).collect();
    assert_eq!(paths, ["/v2/bot/profile/U1", "/v2/bot/message/1/content", "/module/auth/v1/token"]);
}

#[tokio::test]
async fn an_id_from_outside_stays_one_segment() {
    let profile = r#"{"displayName":"A","userId":"U1"}"#;
    let fake = Fake::start([json(200, profile)]).await;
    fake.client().get_profile("../../message/push?a#b").await.unwrap();
    assert_eq!(fake.requests()[0].uri(), "/v2/bot/profile/..%2F..%2Fmessage%2Fpush%3Fa%23b");
    let error = fake.client().get_profile("..").await.unwrap_err();
    assert!(matches!(error, Error::PathValue { operation: "getProfile", name: "userId" }));
    assert!(fake.client().request(&GetProfile::new("")).is_err());
}

#[tokio::test]
async fn content_has_a_type_and_a_length_and_can_be_limited() {
    let headers = &[("content-type", "image/png")];
    let fake = Fake::start([
        Answer::With(200, headers, "12345"),
        Answer::With(200, headers, "12345"),
        Answer::With(202, &[], ""),
        Answer::Truncated,
    ])
    .await;
    let content = fake.client().get_message_content("1").await.unwrap();
    assert_eq!((content.content_type(), content.length()), (Some("image/png"), Some(5)));
    assert_eq!(content.bytes_limited(5).await.unwrap(), "12345");
    let content = fake.client().get_message_content("1").await.unwrap();
    let error = content.bytes_limited(4).await.unwrap_err();
    assert!(matches!(error, Error::TooLarge { max: 4, .. }));
    let error = fake.client().get_message_content("1").await.unwrap_err();
    assert!(error.api().unwrap().is_preparing());
    let content = fake.client().get_message_content("1").await.unwrap();
    assert!(matches!(content.bytes_limited(9999).await.unwrap_err(), Error::Transport { .. }));
}

#[tokio::test]
async fn the_token_is_in_no_output() {
    let fake = Fake::start([json(401, r#"{"message":"no"}"#), Answer::Hangup]).await;
    let client = fake.client();
    let call = client.get_bot_info();
    let mut outputs = vec![format!("{client:?} {call:?} {:?}", fake.builder())];
    outputs.push(format!("{:?}", client.request(&GetProfile::new("U1")).unwrap()));
    for _ in 0..2 {
        let error = client.reply_message("t", "hi").await.unwrap_err();
        outputs.push(format!("{error} {error:?}"));
    }
    for output in outputs {
        assert!(!output.contains("s3cret"), "{output}");
    }
}

#[tokio::test]
async fn a_proxy_and_headers_for_all_requests_can_be_chosen() {
    let proxy = Fake::start([json(200, r#"{"displayName":"A","userId":"U1"}"#)]).await;
    let settings = reqwest::Proxy::all(&proxy.url).unwrap();
    let transport = ReqwestTransport::with(|http| http.proxy(settings)).unwrap();
    let client = Client::builder("s3cret")
        .base_url("http://line.invalid")
        .user_agent("my-bot/1.0")
        .header(HeaderName::from_static("x-line-bot-id"), HeaderValue::from_static("U9"))
        .transport(transport)
        .build()
        .unwrap();
    client.get_profile("U1").await.unwrap();
    let request = &proxy.requests()[0];
    assert_eq!(request.uri(), "http://line.invalid/v2/bot/profile/U1");
    assert_eq!(request.headers()["user-agent"], "my-bot/1.0");
    assert_eq!(request.headers()["x-line-bot-id"], "U9");
    let error = Client::builder("s3cret").user_agent("a\nb").build().unwrap_err();
    assert!(error.to_string().contains("user agent"), "{error}");
}
