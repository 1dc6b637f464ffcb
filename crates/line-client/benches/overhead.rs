//! A push through this crate against the same call written by hand on reqwest, with the same settings, by turns.
//!
//! `cargo bench -p line-client --bench overhead`. It tells, for one call at a time and for 64, the time of the processor
//! per call (on Linux, of the thread that calls), the median of the time a call takes, and allocations per call. With
//! `--instructions hand` or `--instructions ours` it makes 2,000 calls in one way alone, for callgrind.

use std::{
    convert::Infallible,
    env, fs,
    future::Future,
    hint::black_box,
    net::SocketAddr,
    thread,
    time::{Duration, Instant},
};

use bytes::Bytes;
use futures_util::future::join_all;
use http::{Request, Response, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_client::{
    Client,
    models::{
        RetryKey,
        message::{PushMessageRequest, PushMessageResponse},
    },
    transport::ReqwestTransport,
};
use tokio::{net::TcpListener, runtime};

const TOKEN: &str = "a-token-as-long-as-the-long-lived-ones-of-line-are-which-is-172-characters-or-so-\
                     a-token-as-long-as-the-long-lived-ones-of-line-are-which-is-172-characters-or-so";
const USER: &str = "U4af4980629f1e8d4b6c2a3b5d7e9f0a1";
// Many short rounds: what else the machine does then falls on both alike.
const ROUNDS: usize = 200;
const CALLS: usize = 256;

fn main() {
    let address = serve();
    let url = format!("http://{address}");
    let hand = Hand { client: reqwest(), url: format!("{url}/v2/bot/message/push") };
    let transport = ReqwestTransport::new(reqwest());
    let ours = Client::builder(TOKEN).base_url(url).transport(transport).build().unwrap();
    let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut arguments = env::args().skip_while(|argument| argument != "--instructions");
    match arguments.nth(1).as_deref() {
        Some("hand") => drop(runtime.block_on(calls(1, 2000, || hand.push()))),
        Some("ours") => drop(runtime.block_on(calls(1, 2000, || push(&ours)))),
        _ => {
            for concurrent in [1, 64] {
                compare(&runtime, concurrent, &hand, &ours);
            }
        }
    }
}

fn compare(runtime: &runtime::Runtime, concurrent: usize, hand: &Hand, ours: &Client) {
    let mut found: [Vec<Round>; 2] = Default::default();
    for round in 0..ROUNDS + 2 {
        let mut turn = [0, 1];
        turn.rotate_left(round % 2);
        for who in turn {
            let measured = measure(runtime, || async {
                match who {
                    0 => calls(concurrent, CALLS, || hand.push()).await,
                    _ => calls(concurrent, CALLS, || push(ours)).await,
                }
            });
            // The first rounds open the connections.
            if round >= 2 {
                found[who].push(measured);
            }
        }
    }
    println!("{concurrent} at a time       by hand     ours    ratio");
    let line = |name: &str, value: fn(&Round) -> f64| {
        let [hand, ours] = found.each_ref().map(|rounds| median(rounds.iter().map(value)));
        let by_round = found[0].iter().zip(&found[1]).map(|(hand, ours)| value(ours) / value(hand));
        println!("  {name:<16}{hand:>9.2}{ours:>9.2}{:>9.3}", median(by_round));
    };
    line("processor, us", |round| round.processor);
    line("p50, us", |round| round.p50);
    line("allocations", |round| round.allocations);
    line("allocated, bytes", |round| round.allocated);
}

/// What a call costs, as a mean over a round but for `p50`.
struct Round {
    processor: f64,
    p50: f64,
    allocations: f64,
    allocated: f64,
}

#[allow(clippy::cast_precision_loss)] // microseconds and bytes
fn measure<F, T>(runtime: &runtime::Runtime, f: F) -> Round
where
    F: FnOnce() -> T,
    T: Future<Output = Vec<Duration>>,
{
    let mut times = Vec::new();
    let before = processor_time();
    let memory = allocation_counter::measure(|| times = runtime.block_on(f()));
    let processor = processor_time().saturating_sub(before);
    let per_call = |sum: f64| sum / times.len() as f64;
    Round {
        processor: per_call(processor.as_secs_f64() * 1e6),
        p50: median(times.iter().map(|time| time.as_secs_f64() * 1e6)),
        allocations: per_call(memory.count_total as f64),
        allocated: per_call(memory.bytes_total as f64),
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Of this thread, where the system tells.
fn processor_time() -> Duration {
    // Linux counts up to when the thread last waited, or a tick went by.
    thread::yield_now();
    let times = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = times.split(' ').next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

async fn calls<T: Future>(concurrent: usize, calls: usize, call: impl Fn() -> T) -> Vec<Duration> {
    let worker = || async {
        let mut times = Vec::with_capacity(calls / concurrent);
        for _ in 0..calls / concurrent {
            let start = Instant::now();
            black_box(call().await);
            times.push(start.elapsed());
        }
        times
    };
    join_all((0..concurrent).map(|_| worker())).await.concat()
}

async fn push(client: &Client) -> PushMessageResponse {
    client.push_message(USER, "Hello, world").await.unwrap()
}

struct Hand {
    client: reqwest::Client,
    url: String,
}

impl Hand {
    async fn push(&self) -> PushMessageResponse {
        let mut key = [0; 16];
        getrandom::fill(&mut key).unwrap();
        let request = PushMessageRequest::new(USER, "Hello, world");
        let response = self
            .client
            .post(&self.url)
            .bearer_auth(TOKEN)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-line-retry-key", RetryKey::from_random_bytes(key).as_str())
            .body(serde_json::to_vec(&request).unwrap())
            .timeout(Duration::from_secs(10))
            .send()
            .await
            .unwrap();
        assert!(response.status().is_success());
        serde_json::from_slice(&response.bytes().await.unwrap()).unwrap()
    }
}

fn reqwest() -> reqwest::Client {
    // reqwest asks for one even if nothing is encrypted. The first of the two clients has set it.
    let _ = rustls_graviola::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent("by hand")
        .connect_timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        .tls_danger_accept_invalid_certs(true)
        .build()
        .unwrap()
}

/// Answers every request as LINE does a push, on a thread of its own.
fn serve() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                let connection = http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(answer));
                tokio::spawn(connection);
            }
        });
    });
    address
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let _ = request.into_body().collect().await;
    let body = r#"{"sentMessages":[{"id":"461230966842064897","quoteToken":"IStG5h1Tz7b"}]}"#;
    Ok(Response::builder()
        .header(header::CONTENT_TYPE, "application/json")
        .header("x-line-request-id", "7d1f1b8e-32a8-4a57-93bc-8e5a3f2c9d10")
        .header("cache-control", "no-cache, no-store, max-age=0, must-revalidate")
        .header("server", "legy")
        .header("x-content-type-options", "nosniff")
        .header("x-frame-options", "DENY")
        .header("x-xss-protection", "1; mode=block")
        .body(Full::from(body))
        .unwrap())
}
