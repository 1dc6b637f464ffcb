//! The client against a server that misbehaves on purpose: how many requests leave, with which keys, to what end.

use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

use futures_util::{StreamExt, stream};
use http::{HeaderName, HeaderValue, Method};
use line_bot::client::{
    ApiError, Body, Client, Endpoint, Error, Retry, StatelessToken, StatusCode, Transport, Upload,
    endpoint::{Json, Payload},
    transport::{ReqwestTransport, TransportError},
};
use tokio::net::TcpListener;

use crate::fake::{Answer, Fake, Then, json};

const OK: &str = r#"{"sentMessages":[],"userId":"U1","displayName":"A","linkToken":"l"}"#;
const LIMIT: &str = r#"{"message":"The API rate limit has been exceeded. Try again later."}"#;
const QUOTA: &str = r#"{"message":"You have reached your monthly limit."}"#;
const ALREADY: &[(&str, &str)] =
    &[("x-line-request-id", "r-2"), ("x-line-accepted-request-id", "r-1")];
const ACCEPTED: Answer =
    Answer::With(409, ALREADY, r#"{"message":"The retry key is already accepted"}"#);

/// An operation that changes something.
struct Change<const DELETE: bool>;

impl<const DELETE: bool> Endpoint for Change<DELETE> {
    type Response = serde_json::Value;
    type Format = Json;
    const OPERATION: &'static str = "change";
    const METHOD: Method = if DELETE { Method::DELETE } else { Method::PUT };
    const PATH: &'static str = "/v2/bot/change";

    fn payload(&self) -> Result<Payload, Error> {
        if DELETE { Ok(Payload::default()) } else { Payload::json(Self::OPERATION, &"x") }
    }
}

/// One call of each of [`KINDS`].
async fn call(client: &Client, kind: usize) -> Result<(), Error> {
    match kind {
        0 => client.reply_message("token", "hi").await.map(|_| ()),
        1 => client.push_message("U1", "hi").await.map(|_| ()),
        2 => client.get_profile("U1").await.map(|_| ()),
        3 => client.call(Change::<false>).await.map(|_| ()),
        4 => client.call(Change::<true>).await.map(|_| ()),
        5 => client.issue_link_token("U1").await.map(|_| ()),
        6 => client.get_message_content("1").await.map(|_| ()),
        7 => client.validate_push("hi").await,
        9 => client.multicast(["U1"], "hi").await.map(|_| ()),
        10 => client.narrowcast("hi").await.map(|_| ()),
        11 => client.broadcast("hi").await.map(|_| ()),
        _ => {
            let lines = stream::iter(["U1\n", "U2\n"].map(Ok::<_, std::io::Error>));
            let file = Upload::stream(lines, Some(6));
            client.add_user_ids_to_audience(1, file).timeout(TIMEOUT).await
        }
    }
}

/// A post changes something and has no key; a check is a post that changes nothing; an upload is a stream, and a put.
const KINDS: [&str; 12] = [
    "reply",
    "push",
    "get",
    "put",
    "delete",
    "post",
    "content",
    "check",
    "upload",
    "multicast",
    "narrowcast",
    "broadcast",
];
/// Those that LINE takes a retry key for.
const KEYED: [usize; 4] = [1, 9, 10, 11];
const TIMEOUT: Duration = Duration::from_secs(1);

fn quick(attempts: u32) -> Retry {
    let mut retry = Retry::attempts(attempts);
    retry.base = Duration::from_millis(1);
    retry
}

fn key(request: &http::Request<bytes::Bytes>) -> Option<&str> {
    request.headers().get("x-line-retry-key")?.to_str().ok()
}

/// Twice the fault, then a good answer. A row has the number of requests for each kind of call, `!` where it fails; all that
/// take a retry key are like a push.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_fault_leads_to_as_many_requests_as_line_allows() {
    let other = Fake::start([]).await;
    let location: &'static str = other.url.clone().leak();
    let location: &_ = vec![("location", location)].leak();
    let redirect = |status| Answer::With(status, location, "");
    let html = Answer::With(200, &[("content-type", "text/html")], "<html>");
    let named_wrongly = Answer::With(200, &[("content-type", "text/html")], OK);
    let open = |status, body, then| Answer::Open(status, &[], body, then);
    let accepted = |body| Answer::With(409, ALREADY, body);
    let again = "1! 3 3 3 3 1! 3 3 1!";
    let never = "1! 1! 1! 1! 1! 1! 1! 1! 1!";
    let by_key = "1! 1 1! 1! 1! 1! 1! 1! 1!";
    // name, fault; reply push get put delete post content check upload
    let table = [
        ("reset before the body", Answer::HangupEarly, again),
        ("reset after the body", Answer::Hangup, again),
        ("silence", Answer::Silence, again),
        ("slow drip", Answer::Drip, "1! 3 3 3 3 1! 1 1 1"),
        ("cut answer", Answer::Truncated, "1! 3 3 3 3 1! 1 1 1"),
        ("half an answer, then silence", open(200, "{", Then::Silence), "1! 3 3 3 3 1! 1 1 1"),
        ("500", json(500, r#"{"message":"oops"}"#), again),
        ("502", Answer::With(502, &[("content-type", "text/html")], "<html>"), again),
        ("503", Answer::With(503, &[], ""), again),
        ("504", json(504, "null"), again),
        ("500, then silence", open(500, "{", Then::Silence), again),
        ("10 MB of 500", Answer::Large(500, 10_000_000), again),
        ("10 MB of 400", Answer::Large(400, 10_000_000), never),
        ("400, then silence", open(400, "{", Then::Silence), never),
        ("429 for too many", json(429, LIMIT), "3 3 3 3 3 3 3 3 1!"),
        ("429 for the quota", json(429, QUOTA), never),
        ("429 for the quota, cut", open(429, QUOTA, Then::Cut), never),
        ("429 for the quota, then silence", open(429, QUOTA, Then::Silence), never),
        ("409", ACCEPTED, by_key),
        ("409 with HTML", accepted("<html>"), by_key),
        ("409 with null", accepted("null"), by_key),
        ("409, then silence", Answer::Open(409, ALREADY, "{", Then::Silence), by_key),
        ("409 that accepted nothing", json(409, "{}"), never),
        ("401", json(401, r#"{"message":"no"}"#), never),
        ("broken JSON", json(200, r#"{"sentMess"#), "1! 1! 1! 1! 1! 1! 1 1 1"),
        ("another type", html, "1! 1! 1! 1! 1! 1! 1 1 1"),
        ("good JSON of another type", named_wrongly, "1 1 1 1 1 1 1 1 1"),
        ("301", redirect(301), never),
        ("302", redirect(302), never),
        ("303", redirect(303), never),
        ("307", redirect(307), never),
        ("308", redirect(308), never),
    ];
    let cases = table.into_iter().flat_map(|(name, fault, row)| {
        let row: Vec<_> = row.split(' ').collect();
        (0..KINDS.len()).map(move |kind| {
            let column = if KEYED.contains(&kind) { 1 } else { kind };
            (name, fault.clone(), kind, row[column])
        })
    });
    let run = |(name, fault, kind, expected): (&'static str, Answer, usize, &'static str)| async move {
        let fake = Fake::start([fault.clone(), fault, json(200, OK)]).await;
        let client = fake.builder().retry(quick(3)).timeout(TIMEOUT).build();
        let result = call(&client.unwrap(), kind).await;
        let requests = fake.requests();
        let found = format!("{}{}", requests.len(), if result.is_err() { "!" } else { "" });
        assert_eq!(found, expected, "{name}, {}: {result:?}", KINDS[kind]);
        let keys: HashSet<_> = requests.iter().map(key).collect();
        assert_eq!(keys.len(), 1, "{name}, {}: {keys:?}", KINDS[kind]);
        let keyed = KEYED.contains(&kind);
        assert_eq!(keys.iter().all(Option::is_some), keyed, "{name}, {}", KINDS[kind]);
        if let Some(error) = result.as_ref().err().and_then(Error::api) {
            assert!(error.body.len() <= 64 * 1024, "{name}, {}", KINDS[kind]);
        }
    };
    stream::iter(cases).for_each_concurrent(16, run).await;
    assert!(other.requests().is_empty());
}

/// Counts the requests that leave, or try to.
#[derive(Clone, Debug)]
struct Counting(ReqwestTransport, Arc<AtomicUsize>);

#[async_trait::async_trait]
impl Transport for Counting {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        self.1.fetch_add(1, Relaxed);
        self.0.send(request).await
    }
}

#[tokio::test]
async fn a_call_that_nobody_listens_to_is_made_again_whatever_it_is_but_for_a_stream() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    for (kind, name) in KINDS.iter().enumerate() {
        let count = Arc::default();
        let transport = Counting(ReqwestTransport::with(|http| http).unwrap(), Arc::clone(&count));
        let builder = Client::builder("s3cret").base_url(&url).retry(quick(3));
        let client = builder.transport(transport).build().unwrap();
        let error = call(&client, kind).await.unwrap_err();
        let Error::Transport { source, .. } = error else { panic!("{name}: {error:?}") };
        assert!(source.is_connect(), "{name}");
        assert_eq!(count.load(Relaxed), if *name == "upload" { 1 } else { 3 }, "{name}");
    }
}

#[tokio::test]
async fn a_token_that_is_refused_once_is_renewed_for_every_kind_of_call() {
    for (kind, name) in KINDS.iter().enumerate() {
        let mut issued = 0;
        let fake = Fake::with(move |head| {
            if head.uri.path() == "/oauth2/v3/token" {
                issued += 1;
                let token = format!(
                    r#"{{"token_type":"Bearer","access_token":"t{issued}","expires_in":900}}"#
                );
                return json(200, token.leak());
            }
            let old = head.headers["authorization"] == "Bearer t1";
            if old { json(401, "{}") } else { json(200, OK) }
        })
        .await;
        let tokens = StatelessToken::by_secret("1234", "s3cret");
        let builder = Client::builder_with(tokens).base_url(&fake.url).retry(Retry::never());
        let result = call(&builder.build().unwrap(), kind).await;
        // A stream cannot be sent again.
        let once = *name == "upload";
        assert_eq!(result.is_err(), once, "{name}: {result:?}");
        let requests = fake.requests();
        let calls = requests.iter().filter(|request| request.uri().path() != "/oauth2/v3/token");
        let keys: Vec<_> = calls.map(key).collect();
        assert_eq!(keys.len(), if once { 1 } else { 2 }, "{name}");
        let keyed = KEYED.contains(&kind);
        assert!(keys.iter().all(|key| *key == keys[0] && key.is_some() == keyed), "{name}");
    }
}

#[tokio::test]
async fn the_three_meanings_of_429_are_told_apart() {
    let cases = [(LIMIT, [true, false]), (QUOTA, [false, true])];
    for (body, expected) in cases {
        let fake = Fake::start([json(429, body)]).await;
        let call = fake.client().push_message("U1", "hi").retry(Retry::never());
        let error = call.await.unwrap_err();
        let error = error.api().unwrap();
        assert_eq!([error.is_rate_limited(), error.is_monthly_quota()], expected, "{body}");
        assert!(!ApiError::is_concurrency_limited(error), "{body}");
    }
}

/// Numbers that look random, and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % sides
    }
}

/// In three of ten requests something goes wrong: before the work is done, or after.
fn fault(dice: &mut Dice) -> (Option<Answer>, Option<Answer>) {
    let oops = || json(500, r#"{"message":"oops"}"#);
    match dice.roll(100) {
        0..5 => (Some(Answer::HangupEarly), None),
        5..10 => (Some(oops()), None),
        10..15 => (Some(json(429, LIMIT)), None),
        15..20 => (None, Some(Answer::Hangup)),
        20..25 => (None, Some(oops())),
        25..29 => (None, Some(Answer::Truncated)),
        29 => (None, Some(Answer::Silence)),
        _ => (None, None),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_pushes_through_faults_are_each_accepted_once() {
    let accepted: Arc<Mutex<HashMap<String, u32>>> = Arc::default();
    let (counts, mut dice) = (Arc::clone(&accepted), Dice(1));
    let fake = Fake::with(move |head| {
        let key = head.headers["x-line-retry-key"].to_str().unwrap().to_owned();
        let (before, after) = fault(&mut dice);
        if let Some(fault) = before {
            return fault;
        }
        let mut counts = counts.lock().unwrap();
        let again = counts.contains_key(&key);
        if !again {
            counts.insert(key, 1);
        }
        after.unwrap_or(if again { ACCEPTED } else { json(200, OK) })
    })
    .await;
    let builder = fake.builder().retry(quick(30)).timeout(Duration::from_millis(500));
    let client = builder.build().unwrap();
    stream::iter(0..1000)
        .for_each_concurrent(32, |n| {
            let call = client.push_message(format!("U{n}"), "hi").send();
            async move { assert!(call.await.unwrap().status.as_u16() / 100 != 5) }
        })
        .await;
    let users: HashMap<_, _> =
        fake.requests().iter().map(|r| (key(r).unwrap().to_owned(), r.body().clone())).collect();
    assert_eq!(accepted.lock().unwrap().len(), 1000);
    assert_eq!(users.len(), 1000, "each push has a key of its own");
    assert!(fake.requests().len() > 1300, "{}", fake.requests().len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_replies_through_faults_are_never_sent_again_once_accepted() {
    let accepted: Arc<Mutex<HashMap<String, u32>>> = Arc::default();
    let (counts, mut dice) = (Arc::clone(&accepted), Dice(2));
    let fake = Fake::with(move |head| {
        let token = head.headers["x-test"].to_str().unwrap().to_owned();
        let mut counts = counts.lock().unwrap();
        let (before, after) = fault(&mut dice);
        if let (Some(fault), false) = (before, counts.contains_key(&token)) {
            return fault;
        }
        *counts.entry(token).or_default() += 1;
        after.unwrap_or(json(200, OK))
    })
    .await;
    let builder = fake.builder().retry(quick(30)).timeout(Duration::from_millis(500));
    let client = builder.build().unwrap();
    stream::iter(0..1000)
        .for_each_concurrent(32, |n| {
            let test = HeaderValue::from(n);
            let call = client.reply_message(format!("token {n}"), "hi");
            let call = call.header(HeaderName::from_static("x-test"), test);
            async move { drop(call.await) }
        })
        .await;
    let accepted = accepted.lock().unwrap();
    assert!(accepted.len() > 800, "{}", accepted.len());
    assert!(accepted.values().all(|count| *count == 1), "{accepted:?}");
}

#[tokio::test]
async fn every_detail_of_a_long_refusal_is_read() {
    let detail =
        r#"{"message":"May not be empty","property":"messages[0].contents.contents[12].text"}"#;
    let details = vec![detail; 1200].join(",");
    let body =
        format!(r#"{{"message":"The request body has 1200 error(s)","details":[{details}]}}"#);
    let fake = Fake::start([json(400, body.clone().leak())]).await;
    let error = fake.client().get_bot_info().await.unwrap_err();
    let error = error.api().unwrap();
    assert_eq!(error.message, "The request body has 1200 error(s)");
    assert_eq!(error.details.len(), 1200);
    assert_eq!(error.body, body[..64 * 1024]);
}

#[tokio::test]
async fn a_status_tells_what_it_means() {
    let fake = Fake::start([json(400, r#"{"error":"invalid_client"}"#)]).await;
    let error = fake.client().get_bot_info().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(error.to_string(), "getBotInfo: 400 Bad Request: invalid_client (request r-1)");
}
