//! When a token is issued, and for whom: in memory, where time passes only while all wait.

use std::{
    error::Error as _,
    future::{self, Future},
    pin::Pin,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_util::future::join_all;
use http::{Request, Response, StatusCode};
use line_client::{Body, Client, Error, StatelessToken, Transport, transport::TransportError};
use tokio::{
    runtime::Builder,
    time::{Instant, sleep},
};

/// What comes of asking for a token.
#[derive(Clone, Copy, Debug)]
enum Issue {
    /// Token `t1` for the first one asked for, `t2` for the second and so on, for so many seconds.
    For(u32),
    /// A refusal, a second later.
    Refused(u16),
    Silence,
}
use Issue::{For, Refused, Silence};

/// Takes all tokens but one.
#[derive(Clone, Debug)]
struct Line(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    issue: Issue,
    rejected: &'static str,
    issued: usize,
    /// The tokens that calls came with.
    tokens: Vec<String>,
}

impl Line {
    fn new(issue: Issue) -> Self {
        let state = State { issue, rejected: "", issued: 0, tokens: Vec::new() };
        Self(Arc::new(Mutex::new(state)))
    }

    fn set(&self, issue: Issue) {
        self.0.lock().unwrap().issue = issue;
    }

    fn client(&self) -> Client {
        let tokens = StatelessToken::by_secret("1234", "secret");
        Client::builder_with(tokens).transport(self.clone()).build().unwrap()
    }

    fn issued(&self) -> usize {
        self.0.lock().unwrap().issued
    }

    /// The tokens of the calls since this was asked.
    fn tokens(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().tokens)
    }

    fn next(&self, request: &Request<Body>) -> (Issue, Response<Body>) {
        let mut state = self.0.lock().unwrap();
        if request.uri().path() == "/oauth2/v3/token" {
            state.issued += 1;
            let (life, status) = match state.issue {
                For(life) => (life, 200),
                Refused(status) => (0, status),
                Silence => (0, 599),
            };
            let body = format!(
                r#"{{"token_type":"Bearer","access_token":"t{}","expires_in":{life}}}"#,
                state.issued
            );
            return (state.issue, response(status, body));
        }
        let token = request.headers()["authorization"].to_str().unwrap().to_owned();
        let status = if token == state.rejected { 401 } else { 200 };
        state.tokens.push(token.trim_start_matches("Bearer ").to_owned());
        (For(0), response(status, r#"{"sentMessages":[]}"#.to_owned()))
    }
}

fn response(status: u16, body: String) -> Response<Body> {
    Response::builder().status(status).body(body.into()).unwrap()
}

#[async_trait::async_trait]
impl Transport for Line {
    async fn send(&self, request: Request<Body>) -> Result<Response<Body>, TransportError> {
        let (issue, response) = self.next(&request);
        match issue {
            For(_) => {}
            Refused(_) => sleep(Duration::from_secs(1)).await,
            Silence => future::pending().await,
        }
        Ok(response)
    }
}

async fn push(client: &Client) -> Result<(), Error> {
    client.push_message("U1", "hi").await.map(drop)
}

/// What 100 calls at the same time fail with.
async fn failures(client: &Client) -> Vec<Error> {
    let results = join_all((0..100).map(|_| push(client))).await;
    results.into_iter().map(Result::unwrap_err).collect()
}

#[tokio::test(start_paused = true)]
async fn all_calls_that_wait_for_a_token_share_one_failure_and_the_next_one_tries_anew() {
    let line = Line::new(Refused(503));
    let client = line.client();
    for error in failures(&client).await {
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE), "{error:?}");
    }
    assert_eq!(line.issued(), 3, "the attempts of one call");

    line.set(Silence);
    let start = Instant::now();
    for error in failures(&client).await {
        assert!(matches!(error, Error::Credentials { .. }), "{error:?}");
        let source = error.source().unwrap().to_string();
        assert_eq!(source, "issueStatelessChannelToken: no answer within 10s");
    }
    assert_eq!(line.issued(), 6);
    assert!(start.elapsed() < Duration::from_secs(40), "{:?}", start.elapsed());
    let alone = push(&client).await.unwrap_err();
    assert!(matches!(alone, Error::Timeout { .. }), "{alone:?}");

    line.set(For(900));
    for call in join_all((0..100).map(|_| push(&client))).await {
        call.unwrap();
    }
    assert_eq!(line.issued(), 10);
}

#[tokio::test(start_paused = true)]
async fn all_calls_whose_token_is_rejected_share_one_renewal_that_fails() {
    let line = Line::new(For(900));
    let client = line.client();
    push(&client).await.unwrap();
    line.set(Refused(400));
    line.0.lock().unwrap().rejected = "Bearer t1";
    for error in failures(&client).await {
        assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST), "{error:?}");
    }
    assert_eq!(line.issued(), 2);
}

#[tokio::test(start_paused = true)]
async fn who_waits_takes_the_turn_of_a_call_that_is_dropped() {
    let line = Line::new(Silence);
    let client = line.client();
    let first = tokio::spawn(client.push_message("U1", "hi").send());
    sleep(Duration::from_secs(1)).await;
    let others = tokio::spawn({
        let client = client.clone();
        async move { join_all((0..10).map(|_| push(&client))).await }
    });
    sleep(Duration::from_secs(1)).await;
    line.set(For(900));
    first.abort();
    for call in others.await.unwrap() {
        call.unwrap();
    }
    assert_eq!(line.issued(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_a_minute_before_it_expires_while_the_old_one_serves() {
    let line = Line::new(For(900));
    let client = line.client();
    push(&client).await.unwrap();
    sleep(Duration::from_secs(839)).await;
    push(&client).await.unwrap();
    assert_eq!(line.issued(), 1);
    sleep(Duration::from_secs(2)).await;
    push(&client).await.unwrap();
    sleep(Duration::from_secs(1)).await;
    push(&client).await.unwrap();
    assert_eq!(line.issued(), 2);
    assert_eq!(line.tokens(), ["t1", "t1", "t1", "t2"]);
}

#[tokio::test(start_paused = true)]
async fn no_call_waits_for_an_early_renewal_and_there_is_one_at_a_time() {
    for trouble in [Silence, Refused(503)] {
        let line = Line::new(For(900));
        let client = line.client();
        push(&client).await.unwrap();
        sleep(Duration::from_secs(841)).await;
        line.set(trouble);
        for _ in 0..5 {
            let start = Instant::now();
            for call in join_all((0..10).map(|_| push(&client))).await {
                call.unwrap();
            }
            assert_eq!(start.elapsed(), Duration::ZERO, "{trouble:?}");
            sleep(Duration::from_secs(2)).await;
        }
        assert!((2..=7).contains(&line.issued()), "{trouble:?}: {}", line.issued());
        assert!(line.tokens().iter().all(|token| token == "t1"));
        // The token expires, and nobody waits for the renewal that began in time.
        sleep(Duration::from_secs(50)).await;
        line.set(For(900));
        let start = Instant::now();
        push(&client).await.unwrap();
        assert_eq!(start.elapsed(), Duration::ZERO, "{trouble:?}");
        assert_ne!(line.tokens(), ["t1"]);
    }
}

#[test]
fn an_early_renewal_that_ends_with_its_runtime_is_begun_again_on_another_one() {
    let run = |calls: Pin<Box<dyn Future<Output = ()>>>| {
        let mut runtime = Builder::new_current_thread();
        runtime.enable_all().start_paused(true).build().unwrap().block_on(calls);
    };
    let line = Line::new(For(900));
    let client = line.client();
    let (first, silent) = (client.clone(), line.clone());
    run(Box::pin(async move {
        push(&first).await.unwrap();
        sleep(Duration::from_secs(841)).await;
        silent.set(Silence);
        let start = Instant::now();
        push(&first).await.unwrap();
        tokio::task::yield_now().await;
        assert_eq!((start.elapsed(), silent.issued()), (Duration::ZERO, 2));
    }));
    line.set(For(900));
    run(Box::pin(async move {
        sleep(Duration::from_secs(850)).await;
        push(&client).await.unwrap();
        sleep(Duration::from_secs(1)).await;
        push(&client).await.unwrap();
    }));
    assert_eq!(line.tokens(), ["t1", "t1", "t1", "t3"]);
}
