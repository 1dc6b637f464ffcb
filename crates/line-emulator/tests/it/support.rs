//! A bot that does as it is told, and an HTTP client.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Request, StatusCode, request::Builder},
    routing::post,
};
use http_body_util::{BodyExt, Full};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use line_emulator::{Emulator, EmulatorBuilder};
use serde_json::Value;
use tokio::{net::TcpListener, sync::mpsc, time::timeout};

pub(crate) const SOON: Duration = Duration::from_secs(5);

/// A webhook as the bot got it.
pub(crate) struct Received {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(crate) fn event(&self) -> Value {
        self.json()["events"][0].clone()
    }
}

/// What the bot does with a webhook.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    Answer(u16),
    AnswerAfter(Duration, u16),
}

pub(crate) struct Bot {
    pub(crate) url: String,
    received: mpsc::UnboundedReceiver<Received>,
}

type Shared = Arc<(mpsc::UnboundedSender<Received>, Mutex<VecDeque<Step>>)>;

impl Bot {
    /// Does one step for each webhook, and answers 200 when there are no more.
    pub(crate) async fn start(steps: impl IntoIterator<Item = Step>) -> Self {
        let (sender, received) = mpsc::unbounded_channel();
        let shared = Arc::new((sender, Mutex::new(steps.into_iter().collect())));
        let router = Router::new().route("/callback", post(take)).with_state(shared);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/callback", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, received }
    }

    pub(crate) async fn next(&mut self) -> Received {
        timeout(SOON, self.received.recv()).await.expect("no webhook came").unwrap()
    }

    /// What came so far and was not looked at.
    pub(crate) fn is_idle(&mut self) -> bool {
        self.received.try_recv().is_err()
    }
}

async fn take(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let step = shared.1.lock().unwrap().pop_front();
    shared.0.send(Received { headers, body }).unwrap();
    let status = match step {
        None => 200,
        Some(Step::Answer(status)) => status,
        Some(Step::AnswerAfter(time, status)) => {
            tokio::time::sleep(time).await;
            status
        }
    };
    StatusCode::from_u16(status).unwrap()
}

/// An emulator and a bot that accepts everything.
pub(crate) async fn pair() -> (Emulator, Bot) {
    pair_with(Emulator::builder(), []).await
}

pub(crate) async fn pair_with(
    builder: EmulatorBuilder,
    steps: impl IntoIterator<Item = Step>,
) -> (Emulator, Bot) {
    let bot = Bot::start(steps).await;
    let emulator = builder.webhook_url(&bot.url).start().await.unwrap();
    (emulator, bot)
}

/// What the emulator answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn message(&self) -> String {
        self.json()["message"].as_str().unwrap().to_owned()
    }
}

/// A request to the emulator, as anybody can make it.
pub(crate) fn request(emulator: &Emulator, method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(format!("{}{path}", emulator.url()))
}

/// A request of the bot.
pub(crate) fn authorized(emulator: &Emulator, method: &str, path: &str) -> Builder {
    let token = emulator.channel_access_token();
    request(emulator, method, path)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
}

pub(crate) async fn send(builder: Builder, body: impl Into<Bytes>) -> Answer {
    let client = Client::builder(TokioExecutor::new()).build_http::<Full<Bytes>>();
    let request = builder.body(Full::new(body.into())).unwrap();
    let response = client.request(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = Body::new(body).collect().await.unwrap().to_bytes();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

pub(crate) async fn get(emulator: &Emulator, path: &str) -> Answer {
    send(authorized(emulator, "GET", path), "").await
}

pub(crate) async fn post_json(emulator: &Emulator, path: &str, body: &Value) -> Answer {
    send(authorized(emulator, "POST", path), body.to_string()).await
}

/// What the page shows.
pub(crate) async fn state(emulator: &Emulator) -> Value {
    send(request(emulator, "GET", "/emulator/state"), "").await.json()
}
