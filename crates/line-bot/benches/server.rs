//! Webhooks per second of a bot whose handler does nothing, against a bare hyper server that reads the body and answers
//! 200; then the memory of the bot over a million webhooks.
//!
//! ```sh
//! cargo bench -p line-bot --bench server
//! ```
//!
//! Each server has a process of its own, on one core where there is `taskset`, and the load generator is on another core.
//! The servers get their load in turns, so that what else the machine does hits all. Beside requests per second there is
//! the CPU time per request, which depends less on that. On Linux alone, for it reads `/proc`.

mod process;

use std::{
    convert::Infallible,
    env,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use line_bot::webhook::ChannelSecret;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Builder,
    task::JoinSet,
};

use self::process::{Failure, Server, runtime, serve_bot, stay_on_own_core};

const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
const CONNECTIONS: usize = 64;
/// More than twice what the bot remembers at least, so that no webhook is a duplicate when its turn comes again.
const WEBHOOKS: usize = 150_000;
const ROUNDS: usize = 11;
const ROUND: usize = 20_000;

fn main() -> Result<(), Failure> {
    match env::args().nth(1).as_deref() {
        Some("bare") => runtime()?.block_on(serve(|_, body| drop(body))),
        Some("verify and parse") => {
            let secret = ChannelSecret::new(SECRET);
            runtime()?.block_on(serve(move |headers, body| {
                let signature = line_bot::webhook::signature(headers).unwrap();
                drop(secret.verify(&body, signature).unwrap().parse().unwrap());
            }))
        }
        Some("bot") => runtime()?.block_on(serve_bot(SECRET)),
        // One thread: of several, one would sleep, and have to be woken.
        _ => Builder::new_current_thread().enable_all().build()?.block_on(measure()),
    }
}

async fn measure() -> Result<(), Failure> {
    stay_on_own_core();
    // Keeps the load generator awake. To wake it is work for a server, and more of it the slower the server is.
    tokio::spawn(async {
        loop {
            tokio::task::yield_now().await;
        }
    });
    let load = Load::new();
    let servers = ["bare", "verify and parse", "bot"].map(|name| Server::start(name).expect(name));
    let mut rates = [const { Vec::new() }; 3];
    let mut cpu = [0.0; 3];
    for server in &servers {
        load.send(server.port, ROUND).await?;
    }
    for _ in 0..ROUNDS {
        for (index, server) in servers.iter().enumerate() {
            let (start, before) = (Instant::now(), server.cpu()?);
            load.send(server.port, ROUND).await?;
            #[allow(clippy::cast_precision_loss)] // small
            rates[index].push(ROUND as f64 / start.elapsed().as_secs_f64());
            cpu[index] += server.cpu()? - before;
        }
    }
    println!("{CONNECTIONS} connections, {ROUNDS} rounds of {ROUND} webhooks, medians");
    let rates = rates.map(|mut rates| {
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    });
    for (index, server) in servers.iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // small
        let each = cpu[index] * 1e6 / (ROUNDS * ROUND) as f64;
        println!(
            "{:16} {:7.0}/s = {:.2} of bare; CPU {each:5.2} µs each = 1/{:.2} of bare",
            server.name,
            rates[index],
            rates[index] / rates[0],
            cpu[index] / cpu[0],
        );
    }
    let bot = &servers[2];
    println!("memory of the bot: {:.1} MB", bot.memory()?);
    for hundred_thousands in 1..=10 {
        load.send(bot.port, 100_000).await?;
        println!("after {hundred_thousands}00,000 more: {:.1} MB", bot.memory()?);
    }
    Ok(())
}

/// Reads the body and answers 200.
async fn serve(
    take: impl Fn(&HeaderMap, Bytes) + Clone + Send + Sync + 'static,
) -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?.port());
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let take = take.clone();
        let answer = service_fn(move |request: Request<Incoming>| {
            let take = take.clone();
            async move {
                let (parts, body) = request.into_parts();
                if let Ok(body) = body.collect().await {
                    take(&parts.headers, body.to_bytes());
                }
                Ok::<_, Infallible>(Response::new(Full::<Bytes>::default()))
            }
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
    }
}

/// Signed webhooks, each another event of one of a thousand users.
struct Load {
    requests: Arc<[Vec<u8>]>,
    sent: Arc<AtomicUsize>,
}

impl Load {
    fn new() -> Self {
        Self { requests: (0..WEBHOOKS).map(request).collect(), sent: Arc::default() }
    }

    /// Sends `count` webhooks, one after the other on each connection.
    async fn send(&self, port: u16, count: usize) -> Result<(), Failure> {
        let mut connections = JoinSet::new();
        for _ in 0..CONNECTIONS {
            let (requests, sent) = (self.requests.clone(), self.sent.clone());
            connections.spawn(async move {
                let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
                stream.set_nodelay(true)?;
                let mut buffer = [0; 1024];
                for _ in 0..count / CONNECTIONS {
                    let next = sent.fetch_add(1, Ordering::Relaxed) % WEBHOOKS;
                    stream.write_all(&requests[next]).await?;
                    let mut length = 0;
                    while !buffer[..length].ends_with(b"\r\n\r\n") {
                        length += match stream.read(&mut buffer[length..]).await? {
                            0 => return Err("the server hung up".into()),
                            read => read,
                        };
                    }
                    if !buffer.starts_with(b"HTTP/1.1 200") {
                        return Err(String::from_utf8_lossy(&buffer[..length]).into());
                    }
                }
                Ok::<_, Failure>(())
            });
        }
        while let Some(ended) = connections.join_next().await {
            ended??;
        }
        Ok(())
    }
}

fn request(number: usize) -> Vec<u8> {
    let user = number % 1000;
    let body = format!(
        r#"{{"destination":"U11111111111111111111111111111111","events":[{{"type":"message","message":{{"type":"text","id":"59{number:016}","quoteToken":"yHAz4Ua2wx7-{number:052}","markAsReadToken":"read-{number:059}","text":"Hello, how much is the blue one? こんにちは"}},"webhookEventId":"01KAR7Q4V3N8G3{number:012}","deliveryContext":{{"isRedelivery":false}},"timestamp":1763900000000,"source":{{"type":"user","userId":"U{user:032}"}},"replyToken":"{number:032}","mode":"active"}}]}}"#
    );
    let signature = ChannelSecret::new(SECRET).sign(body.as_bytes());
    let length = body.len();
    format!(
        "POST /callback HTTP/1.1\r\nhost: bot.example.com\r\nuser-agent: LineBotWebhook/2.0\r\ncontent-type: application/json; charset=utf-8\r\nx-line-signature: {signature}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}
