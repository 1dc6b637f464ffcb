//! A stand-in for AWS Lambda and its API Gateway: starts this program once more as the function, and gives it requests
//! one at a time, in the way of Lambda's
//! [runtime API](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).

use std::{
    collections::HashMap,
    env,
    process::Stdio,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, Method, StatusCode, Uri},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use line_emulator::Emulator;
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    process::{Child, Command},
    signal,
    sync::{Mutex as AsyncMutex, mpsc, oneshot},
};

use crate::common::Stage;

/// How long the function may take for one request.
const TIME_LIMIT: Duration = Duration::from_secs(10);

pub(crate) async fn stand_in() -> Result<()> {
    let emulator = Emulator::builder().bot_name("Serverless").redelivery(true);
    let stage = Stage::set(emulator).await?;
    let address = stage.address();
    let listener = TcpListener::bind(&address)
        .await
        .with_context(|| format!("cannot listen on {address}; PORT chooses another port"))?;
    let address = listener.local_addr()?;
    let mut function = start(&address.to_string(), stage.emulator.as_ref())?;
    let hint = "Write fail or slow to see how LINE sends it again. Next, look at many_channels.";
    stage.open(address, hint)?;
    tokio::select! {
        served = axum::serve(listener, router()) => served?,
        ended = function.wait() => eprintln!("The function has ended: {}", ended?),
        _ = signal::ctrl_c() => {}
    }
    stage.close().await;
    Ok(())
}

/// Starts the function with the variables that Lambda sets, and with the emulator's credentials.
fn start(runtime_api: &str, emulator: Option<&Emulator>) -> Result<Child> {
    let mut function = Command::new(env::current_exe()?);
    function
        .env("AWS_LAMBDA_RUNTIME_API", runtime_api)
        .env("AWS_LAMBDA_FUNCTION_NAME", "serverless")
        .env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        .env("AWS_LAMBDA_FUNCTION_VERSION", "1")
        .stdin(Stdio::null())
        .kill_on_drop(true);
    if let Some(emulator) = emulator {
        function
            .env("LINE_API_BASE", emulator.url())
            .env("LINE_CHANNEL_SECRET", emulator.channel_secret())
            .env("LINE_CHANNEL_ACCESS_TOKEN", emulator.channel_access_token());
    }
    function.spawn().context("the function does not start")
}

/// What waits for the function, and who waits for its answers.
struct Queue {
    requests: mpsc::UnboundedSender<Invocation>,
    next: AsyncMutex<mpsc::UnboundedReceiver<Invocation>>,
    waiting: Mutex<HashMap<String, oneshot::Sender<Option<Value>>>>,
    count: AtomicU64,
}

struct Invocation {
    event: Value,
    answer: oneshot::Sender<Option<Value>>,
}

impl Queue {
    fn take(&self, id: &str) -> Option<oneshot::Sender<Option<Value>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(id)
    }
}

fn router() -> Router {
    let (requests, next) = mpsc::unbounded_channel();
    let queue = Queue {
        requests,
        next: AsyncMutex::new(next),
        waiting: Mutex::default(),
        count: AtomicU64::new(0),
    };
    Router::new()
        .route("/2018-06-01/runtime/invocation/next", get(next_invocation))
        .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
        .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
        .fallback(gateway)
        .with_state(Arc::new(queue))
}

/// A request from outside becomes an event for the function, and its answer the response.
async fn gateway(
    State(queue): State<Arc<Queue>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    let headers: HashMap<_, _> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let event = json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": uri.path(),
        "rawQueryString": uri.query().unwrap_or_default(),
        "headers": headers,
        "requestContext": {
            "stage": "$default",
            "http": { "method": method.as_str(), "path": uri.path() },
        },
        "body": body,
        "isBase64Encoded": false,
    });
    let (answer, answered) = oneshot::channel();
    let _ = queue.requests.send(Invocation { event, answer });
    match tokio::time::timeout(TIME_LIMIT, answered).await {
        Ok(Ok(Some(answer))) => http_response(&answer),
        Ok(_) => StatusCode::BAD_GATEWAY.into_response(),
        Err(_) => StatusCode::GATEWAY_TIMEOUT.into_response(),
    }
}

fn http_response(answer: &Value) -> Response {
    let status = answer["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok());
    let status = status.and_then(|status| StatusCode::from_u16(status).ok());
    let body = answer["body"].as_str().unwrap_or_default().to_owned();
    (status.unwrap_or(StatusCode::BAD_GATEWAY), body).into_response()
}

/// The function asks for work, and waits until there is some.
async fn next_invocation(State(queue): State<Arc<Queue>>) -> Response {
    let Some(Invocation { event, answer }) = queue.next.lock().await.recv().await else {
        return StatusCode::GONE.into_response();
    };
    let end = SystemTime::now() + TIME_LIMIT;
    let end = end.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis().to_string();
    let id = format!("request-{}", queue.count.fetch_add(1, Ordering::Relaxed));
    queue.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), answer);
    let headers = [
        ("lambda-runtime-aws-request-id", id),
        ("lambda-runtime-deadline-ms", end),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:local:0:function:bot".to_owned()),
    ];
    (headers, Json(event)).into_response()
}

async fn response(
    State(queue): State<Arc<Queue>>,
    Path(id): Path<String>,
    answer: Bytes,
) -> StatusCode {
    if let Some(waiting) = queue.take(&id) {
        let _ = waiting.send(serde_json::from_slice(&answer).ok());
    }
    StatusCode::ACCEPTED
}

async fn error(
    State(queue): State<Arc<Queue>>,
    Path(id): Path<String>,
    error: String,
) -> StatusCode {
    eprintln!("the function failed: {error}");
    if let Some(waiting) = queue.take(&id) {
        let _ = waiting.send(None);
    }
    StatusCode::ACCEPTED
}
