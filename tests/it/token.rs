//! Where tokens come from.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use futures_util::future::join_all;
use graviola::signing::rsa::{KeySize, SigningKey};
use http::request::Parts;
use line_client::{
    AssertionKey, ChannelAccessToken, Client, Error, Retry, StatelessToken, StatusCode, blocking,
};
use serde_json::Value;
use tokio::runtime::Handle;

use crate::fake::{Answer, Fake, json};

/// A server that issues the tokens t1, t2 and so on, which it takes if `valid` says so.
async fn line(life: u32, valid: impl Fn(u32) -> bool + Send + 'static) -> Fake {
    let mut issued = 0;
    Fake::with(move |head: &Parts| {
        if head.uri.path() == "/oauth2/v3/token" {
            issued += 1;
            let body = format!(
                r#"{{"token_type":"Bearer","access_token":"t{issued}","expires_in":{life}}}"#
            );
            return json(200, body.leak());
        }
        let token = head.headers["authorization"].to_str().unwrap();
        let number = token.strip_prefix("Bearer t").unwrap().parse().unwrap();
        if valid(number) { json(200, r#"{"sentMessages":[]}"#) } else { json(401, "{}") }
    })
    .await
}

fn client(fake: &Fake) -> Client {
    let tokens = StatelessToken::by_secret("1234", "s&c ret");
    Client::builder_with(tokens).base_url(&fake.url).retry(Retry::never()).build().unwrap()
}

fn paths(fake: &Fake) -> (usize, usize) {
    let requests = fake.requests();
    let issued = requests.iter().filter(|r| r.uri() == "/oauth2/v3/token").count();
    (issued, requests.len() - issued)
}

#[tokio::test]
async fn one_token_serves_many_calls() {
    let fake = line(900, |_| true).await;
    let client = client(&fake);
    for call in join_all((0..64).map(|_| client.reply_message("t", "hi").send())).await {
        call.unwrap();
    }
    assert_eq!(paths(&fake), (1, 64));
    let requests = fake.requests();
    let issue = requests.iter().find(|r| r.uri() == "/oauth2/v3/token").unwrap();
    assert!(!issue.headers().contains_key("authorization"));
    assert_eq!(issue.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(
        issue.body(),
        "client_id=1234&client_secret=s%26c%20ret&grant_type=client_credentials"
    );
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once_even_for_a_reply() {
    let fake = line(900, |number| number > 1).await;
    let client = client(&fake);
    for call in join_all((0..16).map(|_| client.reply_message("t", "hi").send())).await {
        call.unwrap();
    }
    assert_eq!(paths(&fake), (2, 32));

    let fake = line(900, |_| false).await;
    let error = self::client(&fake).reply_message("t", "hi").await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(paths(&fake), (2, 2));
}

#[tokio::test]
async fn why_there_is_no_token_is_why_the_call_fails() {
    let refused = r#"{"error":"invalid_client","error_description":"invalid client_secret"}"#;
    let fake = Fake::start([json(400, refused)]).await;
    let error = client(&fake).get_bot_info().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "issueStatelessChannelToken: 400 Bad Request: invalid_client: invalid client_secret (request r-1)"
    );
}

#[derive(Debug)]
struct Vault;

#[async_trait::async_trait]
impl line_client::TokenProvider for Vault {
    async fn token(&self, _: &Client) -> Result<ChannelAccessToken, Error> {
        Err(Error::Credentials { source: "the vault is closed".into() })
    }
}

#[tokio::test]
async fn another_provider_can_fail_in_its_own_way_and_no_token_means_no_header() {
    let fake = Fake::start([Answer::With(401, &[], "")]).await;
    let client = Client::builder_with(Vault).base_url(&fake.url).build().unwrap();
    assert!(matches!(client.get_bot_info().await.unwrap_err(), Error::Credentials { .. }));
    assert!(fake.requests().is_empty());
    let client = Client::builder_without_token().base_url(&fake.url).build().unwrap();
    client.get_bot_info().await.unwrap_err();
    assert!(!fake.requests()[0].headers().contains_key("authorization"));
}

/// The numbers of a PKCS #1 key, without the zero that keeps them from being negative.
fn numbers(der: &[u8]) -> Vec<&[u8]> {
    let value = |der: &[u8]| match der[1] {
        length @ ..=0x7f => (2, usize::from(length)),
        0x81 => (3, usize::from(der[2])),
        _ => (4, usize::from(der[2]) << 8 | usize::from(der[3])),
    };
    let mut rest = &der[value(der).0..];
    let mut numbers = Vec::new();
    while !rest.is_empty() {
        let (start, length) = value(rest);
        let number = &rest[start..start + length];
        numbers.push(number.strip_prefix(&[0]).unwrap_or(number));
        rest = &rest[start + length..];
    }
    numbers
}

#[test]
fn an_assertion_is_what_line_asks_for_whatever_the_key_is_written_in() {
    let key = SigningKey::generate(KeySize::Rsa2048).unwrap();
    let mut pkcs8 = [0; 4096];
    let pkcs8 = base64::prelude::BASE64_STANDARD.encode(key.to_pkcs8_der(&mut pkcs8).unwrap());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{pkcs8}\n-----END PRIVATE KEY-----\n");
    let mut pkcs1 = [0; 4096];
    let numbers = numbers(key.to_pkcs1_der(&mut pkcs1).unwrap());
    let names = ["n", "e", "d", "p", "q", "dp", "dq", "qi"].into_iter().map(str::to_owned);
    let numbers = numbers[1..].iter().map(|number| Value::from(BASE64.encode(number)));
    let jwk = Value::Object(names.zip(numbers).collect()).to_string();
    let keys = [
        AssertionKey::from_pem("1234", "my-kid", &pem).unwrap(),
        AssertionKey::from_jwk("1234", "my-kid", &jwk).unwrap(),
    ];
    for signing in keys {
        let month = Duration::from_secs(31 * 24 * 3600);
        let table = [
            (signing.assertion(), None),
            (signing.assertion_for(month), Some(2_592_000_u64)),
            (signing.assertion_for(Duration::from_millis(1500)), Some(1)),
            (signing.assertion_for(Duration::from_millis(500)), Some(1)),
        ];
        for (assertion, life) in table {
            let assertion = assertion.unwrap();
            let (text, signature) = assertion.expose().rsplit_once('.').unwrap();
            let signature = BASE64.decode(signature).unwrap();
            key.public_key().verify_pkcs1_sha256(&signature, text.as_bytes()).unwrap();
            let (header, claims) = text.split_once('.').unwrap();
            assert_eq!(
                BASE64.decode(header).unwrap(),
                br#"{"alg":"RS256","typ":"JWT","kid":"my-kid"}"#
            );
            let claims: Value = serde_json::from_slice(&BASE64.decode(claims).unwrap()).unwrap();
            assert_eq!((&claims["iss"], &claims["sub"]), (&"1234".into(), &"1234".into()));
            assert_eq!(claims["aud"], "https://api.line.me/");
            assert_eq!(claims["token_exp"].as_u64(), life);
            let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
            assert!((now + 1..=now + 1800).contains(&claims["exp"].as_u64().unwrap()));
        }
        assert!(!format!("{signing:?}").contains(&pkcs8[30..60]));
    }
}

#[test]
fn what_is_no_rsa_key_is_refused_without_being_shown() {
    let pem = "-----BEGIN PRIVATE KEY-----\nczNjcmV0czNjcmV0\n-----END PRIVATE KEY-----\n";
    let errors = [
        AssertionKey::from_pem("1", "k", "").unwrap_err(),
        AssertionKey::from_pem("1", "k", pem).unwrap_err(),
        AssertionKey::from_jwk("1", "k", r#"{"kty":"EC","d":"czNjcmV0"}"#).unwrap_err(),
        AssertionKey::from_jwk(
            "1",
            "k",
            r#"{"n":"","e":"!","d":"","p":"","q":"","dp":"","dq":"","qi":""}"#,
        )
        .unwrap_err(),
        AssertionKey::from_jwk(
            "1",
            "k",
            r#"{"n":"","e":"","d":"","p":"","q":"","dp":"","dq":"","qi":""}"#,
        )
        .unwrap_err(),
    ];
    for error in errors {
        assert!(matches!(error, Error::Key { .. }), "{error:?}");
        assert!(!format!("{error:?}").contains("czNj"));
    }
}

#[test]
fn a_program_without_a_runtime_can_make_calls() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let fake = runtime.block_on(line(900, |_| true));
    let client = client(&fake);
    for _ in 0..3 {
        client.reply_message("t", "hi").blocking().unwrap();
    }
    assert_eq!(paths(&fake), (1, 3));
    let same = client.clone();
    let report = client.multicast_all(["U1", "U2"], "hi").blocking().unwrap();
    assert_eq!(report.users(), 2);
    blocking::wait(async move { same.reply_message("t", "hi").await }).unwrap();
}

#[test]
fn a_thread_of_a_runtime_is_told_how_to_wait_there() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let fake = runtime.block_on(line(900, |_| true));
    let client = client(&fake);
    let same = client.clone();
    let refused = move || same.reply_message("t", "hi").blocking().unwrap_err();
    let threads = runtime.block_on(async {
        let pool = tokio::task::spawn_blocking(refused.clone());
        [refused(), tokio::task::block_in_place(refused), pool.await.unwrap()]
    });
    for error in threads {
        assert!(matches!(error, Error::Blocking { .. }), "{error:?}");
        assert!(error.to_string().contains("Handle::block_on"), "{error}");
    }
    assert!(fake.requests().is_empty());
    let call = client.reply_message("t", "hi").send();
    let waits = move || Handle::current().block_on(call);
    runtime.block_on(runtime.spawn_blocking(waits)).unwrap().unwrap();
    let call = client.reply_message("t", "hi").send();
    let waits = || Handle::current().block_on(call);
    runtime.block_on(async { tokio::task::block_in_place(waits) }).unwrap();
}
