//! What is known of a call when it ends, and how long it takes.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::stream;
use http::{HeaderValue, Method, header::AUTHORIZATION};
use line_client::{
    ChannelAccessToken, Client, Endpoint, Error, RateLimits, Retry, StatelessToken, StatusCode,
    TokenProvider, Upload,
    endpoint::{self, Format, Nothing, Payload},
    models::token::IssueStatelessChannelTokenByClientSecretRequest,
};

use crate::fake::{Answer, Fake, Then, json};

const OK: &str = r#"{"sentMessages":[]}"#;
const LIMIT: &str = r#"{"message":"The API rate limit has been exceeded. Try again later."}"#;

fn quick(attempts: u32) -> Retry {
    let mut retry = Retry::attempts(attempts);
    retry.base = Duration::from_millis(1);
    retry
}

#[tokio::test]
async fn attempts_begin_as_long_as_there_is_time_and_each_has_its_own() {
    let fake = Fake::with(|_| Answer::Silence).await;
    let mut retry = quick(u32::MAX);
    retry.total = Duration::from_millis(700);
    let client = fake.builder().retry(retry).timeout(Duration::from_millis(400)).build().unwrap();
    let start = Instant::now();
    let error = client.push_message("U1", "hi").await.unwrap_err();
    assert_eq!(error.to_string(), "pushMessage: no answer within 400ms");
    assert!(start.elapsed() >= Duration::from_millis(800), "{:?}", start.elapsed());
    assert_eq!(fake.requests().len(), 2);
    // Longer than there is time for.
    let busy = Answer::With(429, &[("retry-after", "3600")], LIMIT);
    let fake = Fake::start([busy]).await;
    let error = fake.client().push_message("U1", "hi").await.unwrap_err();
    assert_eq!(error.api().unwrap().retry_after, Some(Duration::from_secs(3600)));
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn what_became_of_an_attempt_is_told_if_there_can_be_no_other() {
    let fake = Fake::start([json(500, "{}"), Answer::Hangup]).await;
    for _ in 0..2 {
        let limits = RateLimits::documented().limit("broadcast", 1, Duration::from_secs(3600));
        let client = fake.builder().rate_limits(limits).retry(quick(3)).build().unwrap();
        let error = client.broadcast("hi").await.unwrap_err();
        let known = error.status() == Some(StatusCode::INTERNAL_SERVER_ERROR)
            || matches!(error, Error::Transport { .. });
        assert!(known, "{error:?}");
        let error = client.broadcast("hi").await.unwrap_err();
        assert!(matches!(error, Error::RateLimit { .. }), "{error:?}");
        assert!(error.to_string().ends_with("`Retry::total` leaves no time"), "{error}");
    }
    assert_eq!(fake.requests().len(), 2);
}

/// Gives a token after a while.
#[derive(Debug)]
struct Slow(Duration);

#[async_trait::async_trait]
impl TokenProvider for Slow {
    async fn token(&self, _: &Client) -> Result<ChannelAccessToken, Error> {
        tokio::time::sleep(self.0).await;
        Ok("s3cret".into())
    }
}

#[tokio::test]
async fn a_token_is_waited_for_as_long_as_attempts_may_begin_and_costs_none_of_their_time() {
    let fake = Fake::with(|_| json(200, OK)).await;
    let client = |wait| {
        let mut retry = Retry::never();
        retry.total = Duration::from_millis(500);
        let builder = Client::builder_with(Slow(Duration::from_millis(wait))).base_url(&fake.url);
        builder.retry(retry).timeout(Duration::from_millis(450)).build().unwrap()
    };
    // The token leaves less of the time than the answer may take.
    client(300).reply_message("t", "hi").await.unwrap();
    let error = client(60_000).reply_message("t", "hi").await.unwrap_err();
    assert!(matches!(error, Error::Credentials { .. }), "{error:?}");
    assert_eq!(fake.requests().len(), 1, "without a token nothing is sent");
}

/// Gives tokens that tell how old this is, in milliseconds.
#[derive(Debug)]
struct Dated(Instant);

#[async_trait::async_trait]
impl TokenProvider for Dated {
    async fn token(&self, _: &Client) -> Result<ChannelAccessToken, Error> {
        Ok(self.0.elapsed().as_millis().to_string().into())
    }
}

#[tokio::test]
async fn a_call_that_has_waited_for_its_turn_leaves_with_a_token_that_is_valid_then() {
    let fake = Fake::with(|_| json(200, OK)).await;
    let limits = RateLimits::documented().limit("broadcast", 1, Duration::from_millis(300));
    let builder = Client::builder_with(Dated(Instant::now())).base_url(&fake.url);
    let client = builder.rate_limits(limits).build().unwrap();
    for _ in 0..2 {
        client.broadcast("hi").await.unwrap();
    }
    let token = fake.requests()[1].headers()[AUTHORIZATION].to_str().unwrap().to_owned();
    let date: u32 = token.trim_start_matches("Bearer ").parse().unwrap();
    assert!(date >= 300, "{token}");
}

/// Issues the tokens t1, t2 and so on, and answers to calls as `calls` says to their tokens.
async fn line(calls: impl Fn(&str) -> Answer + Send + 'static) -> Fake {
    let mut issued = 0;
    Fake::with(move |head| {
        if head.uri.path() != "/oauth2/v3/token" {
            return calls(head.headers["authorization"].to_str().unwrap());
        }
        issued += 1;
        let body =
            format!(r#"{{"token_type":"Bearer","access_token":"t{issued}","expires_in":900}}"#);
        json(200, body.leak())
    })
    .await
}

fn with_tokens(fake: &Fake) -> Client {
    let tokens = StatelessToken::by_secret("1234", "s3cret");
    Client::builder_with(tokens).base_url(&fake.url).retry(quick(2)).build().unwrap()
}

fn upload() -> Upload {
    Upload::stream(stream::iter([Ok::<_, std::io::Error>("U1\n")]), Some(3))
}

#[tokio::test]
async fn a_stream_that_was_sent_with_a_refused_token_has_it_renewed_for_the_next_one() {
    let fake =
        line(|token| if token == "Bearer t1" { json(401, "{}") } else { json(202, "{}") }).await;
    let client = with_tokens(&fake);
    let error = client.add_user_ids_to_audience(1, upload()).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    client.add_user_ids_to_audience(1, upload()).await.unwrap();
}

#[tokio::test]
async fn a_stream_is_not_used_up_by_a_call_that_sends_nothing() {
    let failed = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&failed);
    let fake = Fake::with(move |head| match head.uri.path() {
        "/oauth2/v3/token" if count.fetch_add(1, Relaxed) == 0 => json(400, "{}"),
        "/oauth2/v3/token" => {
            json(200, r#"{"token_type":"Bearer","access_token":"t","expires_in":900}"#)
        }
        _ => json(202, "{}"),
    })
    .await;
    let call = with_tokens(&fake).add_user_ids_to_audience(1, upload());
    call.clone().await.unwrap_err();
    call.await.unwrap();
    assert_eq!(failed.load(Relaxed), 2);
}

#[tokio::test]
async fn a_call_that_cannot_be_made_asks_for_no_token_and_takes_no_turn() {
    let fake = line(|_| json(200, "{}")).await;
    let limits = RateLimits::documented().limit("deleteRichMenu", 1, Duration::from_secs(3600));
    let builder = Client::builder_with(StatelessToken::by_secret("1234", "s3cret"));
    let client = builder.base_url(&fake.url).rate_limits(limits).build().unwrap();
    let error = client.delete_rich_menu("..").await.unwrap_err();
    assert!(matches!(error, Error::PathValue { .. }), "{error:?}");
    assert!(fake.requests().is_empty());
    client.delete_rich_menu("m").await.unwrap();
}

/// An operation with any payload.
struct Odd(Make);

type Make = fn() -> Payload;

impl Endpoint for Odd {
    type Response = ();
    type Format = Nothing;
    const OPERATION: &'static str = "odd";
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/odd";

    fn payload(&self) -> Result<Payload, Error> {
        Ok((self.0)())
    }
}

#[tokio::test]
async fn the_length_is_that_of_the_body_whether_it_has_a_type_or_not() {
    let fake = Fake::with(|_| json(200, "{}")).await;
    let client = fake.client();
    let text = || Payload::new(HeaderValue::from_static("text/plain"), "");
    let untyped = || {
        let mut payload = Payload::default();
        payload.body = "12345".into();
        payload
    };
    let table: [(Make, &str, &str); 3] =
        [(Payload::default, "0", ""), (text, "0", ""), (untyped, "5", "12345")];
    for (payload, length, body) in table {
        client.call(Odd(payload)).await.unwrap();
        let request = fake.requests().pop().unwrap();
        assert_eq!(request.headers().get("content-length").unwrap(), length);
        assert_eq!(request.body(), body);
    }
}

/// An answer of any type.
struct GetText;

impl Endpoint for GetText {
    type Response = Bytes;
    type Format = Text;
    const OPERATION: &'static str = "getText";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/text";
}

struct Text;

impl Format<Bytes> for Text {
    async fn read(answer: endpoint::Answer) -> Result<Bytes, Error> {
        answer.bytes(5).await
    }
}

#[tokio::test]
async fn an_answer_of_any_type_is_read_in_time_and_up_to_a_limit() {
    let stalled = Answer::Open(200, &[], "12", Then::Silence);
    let answers = [json(200, "12345"), json(200, "123456"), stalled, Answer::Truncated];
    let fake = Fake::start(answers).await;
    let call = || {
        let call = fake.client().call(GetText).retry(Retry::never());
        call.timeout(Duration::from_millis(300))
    };
    assert_eq!(call().await.unwrap(), "12345");
    assert!(matches!(call().await.unwrap_err(), Error::TooLarge { max: 5, .. }));
    assert!(matches!(call().await.unwrap_err(), Error::Timeout { .. }));
    assert!(matches!(call().await.unwrap_err(), Error::Transport { .. }));
}

#[tokio::test]
async fn an_attempt_with_a_refused_token_does_not_count() {
    let answers = Mutex::new(vec![json(200, OK), json(503, "{}"), json(401, "{}")]);
    let fake = line(move |_| answers.lock().unwrap().pop().unwrap()).await;
    with_tokens(&fake).push_message("U1", "hi").await.unwrap();
}

#[tokio::test]
async fn a_token_that_comes_with_a_call_goes_before_all_others() {
    let fake = line(|_| json(200, OK)).await;
    let token = HeaderValue::from_static("Bearer other");
    for client in [with_tokens(&fake), fake.client()] {
        let call = client.push_message("U1", "hi").header(AUTHORIZATION, token.clone());
        call.await.unwrap();
    }
    let requests = fake.requests();
    assert_eq!(requests.len(), 2);
    assert!(requests.iter().all(|request| request.headers()[AUTHORIZATION] == token));
}

#[tokio::test]
async fn what_was_read_of_an_unexpected_answer_is_kept_and_not_shown() {
    let fake = Fake::start([json(200, r#"{"access_token":"s3cret","expires_in":"soon"}"#)]).await;
    let channel = IssueStatelessChannelTokenByClientSecretRequest::new("1", "2");
    let error = fake.client().issue_stateless_channel_token(channel).await.unwrap_err();
    assert_eq!(error.request_id().unwrap().as_str(), "r-1");
    let Error::Decode { body, .. } = &error else { panic!("{error:?}") };
    assert!(body.starts_with(br#"{"access_token":"s3cret""#));
    assert!(!format!("{error:?} {error:#?} {error}").contains("s3cret"));
}

mod span {
    use super::*;
    use crate::log::Log;

    /// What the span of one call says when it ends, or is not waited for any more.
    async fn of<const N: usize>(answers: [Answer; N], retry: Retry, seconds: u64) -> String {
        let log = Log::default();
        let guard = log.record();
        let fake = Fake::start(answers).await;
        let call = fake.client().get_profile("U1").retry(retry).send();
        let _ = tokio::time::timeout(Duration::from_secs(seconds), call).await;
        drop(guard);
        let text = log.text();
        let mut ends =
            text.lines().filter(|line| line.contains("line.call") && line.contains(": close"));
        ends.next().unwrap().to_owned()
    }

    #[tokio::test]
    async fn it_tells_of_the_last_attempt() {
        let line = of([json(503, "{}"), Answer::Hangup], quick(2), 60).await;
        assert!(line.contains("attempt=2") && line.contains("elapsed_ms="), "{line}");
        assert!(!line.contains("http.status") && !line.contains("request_id"), "{line}");
        let line = of([json(503, "{}"), json(404, "{}")], quick(2), 60).await;
        assert!(line.contains("http.status=404") && !line.contains("http.status=503"), "{line}");
        assert!(line.contains(r#"line.request_id="r-1""#), "{line}");
        let line = of([json(200, "[]")], quick(2), 60).await;
        assert!(line.contains("attempt=1") && line.contains("line.request_id"), "{line}");
    }

    #[tokio::test]
    async fn it_tells_of_a_call_that_nobody_waits_for_any_more() {
        let line = of([json(503, "{}"), Answer::Silence], quick(2), 2).await;
        assert!(line.contains("attempt=2") && !line.contains("http.status"), "{line}");
        assert!(line.contains("elapsed_ms="), "{line}");
        let later = Answer::With(503, &[("retry-after", "20")], "");
        let line = of([later], Retry::default(), 2).await;
        assert!(line.contains("attempt=1") && line.contains("http.status=503"), "{line}");
    }
}
