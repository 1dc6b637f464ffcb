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

use std::{
    convert::Infallible,
    env,
    error::Error,
    fs,
    io::{BufRead, BufReader},
    process::{self, Child, Command, Stdio},
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
use line_bot::{App, Bot, client::Client, events::TextMessageContent, webhook::ChannelSecret};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    task::JoinSet,
};

type Failure = Box<dyn Error + Send + Sync>;

const SECRET: &str = "8c570fa6dd201bb328f1c1eac23a96d8";
const CONNECTIONS: usize = 64;
/// More than the bot remembers, so that no webhook is a duplicate when its turn comes again.
const WEBHOOKS: usize = 100_000;
const ROUNDS: usize = 11;
const ROUND: usize = 20_000;
/// Cores of the servers and of the load generator.
const CORES: [&str; 2] = ["0", "1"];

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
        Some("bot") => runtime()?.block_on(serve_bot()),
        _ => runtime()?.block_on(measure()),
    }
}

async fn measure() -> Result<(), Failure> {
    let own = process::id().to_string();
    // Without it, the system places the processes.
    let _ = Command::new("taskset").args(["-acp", CORES[1], &own]).stdout(Stdio::null()).status();
    let load = Load::new();
    let mut servers =
        ["bare", "verify and parse", "bot"].map(|name| Server::start(name).expect(name));
    for server in &servers {
        load.send(server.port, ROUND).await?;
    }
    for _ in 0..ROUNDS {
        for server in &mut servers {
            let (start, cpu) = (Instant::now(), server.cpu()?);
            load.send(server.port, ROUND).await?;
            #[allow(clippy::cast_precision_loss)] // small
            server.rates.push(ROUND as f64 / start.elapsed().as_secs_f64());
            server.cpu += server.cpu()? - cpu;
        }
    }
    println!("{CONNECTIONS} connections, {ROUNDS} rounds of {ROUND} webhooks, medians");
    let bare = (servers[0].rate(), servers[0].cpu);
    for server in &mut servers {
        #[allow(clippy::cast_precision_loss)] // small
        let cpu = server.cpu * 1e6 / (ROUNDS * ROUND) as f64;
        let (rate, name) = (server.rate(), server.name);
        println!(
            "{name:16} {rate:7.0}/s = {:.2} of bare; CPU {cpu:5.2} µs each = 1/{:.2} of bare",
            rate / bare.0,
            server.cpu / bare.1,
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

fn runtime() -> Result<Runtime, Failure> {
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

async fn serve_bot() -> Result<(), Failure> {
    async fn nothing(text: TextMessageContent) {
        drop(text);
    }

    let client = Client::builder("token").base_url("http://127.0.0.1:9").build()?;
    let app = App::new(Bot::new(ChannelSecret::new(SECRET), client)).on(nothing);
    let server = app.bind("127.0.0.1:0").await?;
    println!("{}", server.address().port());
    server.run().await;
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

/// A server in a process of its own.
struct Server {
    name: &'static str,
    process: Child,
    port: u16,
    rates: Vec<f64>,
    /// In seconds.
    cpu: f64,
}

impl Server {
    fn start(name: &'static str) -> Result<Self, Failure> {
        let own = env::current_exe()?;
        let mut pinned = Command::new("taskset");
        pinned.args(["-c", CORES[0]]).arg(&own).arg(name).stdout(Stdio::piped());
        let mut process = pinned
            .spawn()
            .or_else(|_| Command::new(&own).arg(name).stdout(Stdio::piped()).spawn())?;
        let mut port = String::new();
        let output = process.stdout.take().ok_or("no output")?;
        BufReader::new(output).read_line(&mut port)?;
        Ok(Self { name, process, port: port.trim().parse()?, rates: Vec::new(), cpu: 0.0 })
    }

    fn rate(&mut self) -> f64 {
        self.rates.sort_by(f64::total_cmp);
        self.rates[self.rates.len() / 2]
    }

    /// The CPU time the process has had, in seconds.
    fn cpu(&self) -> Result<f64, Failure> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        // After the name: user and system time are the 12th and 13th, in ticks of 10 ms.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after.split_whitespace().skip(11).take(2).map(str::parse::<f64>);
        Ok(ticks.sum::<Result<f64, _>>()? / 100.0)
    }

    /// The resident memory of the process, in MB.
    fn memory(&self) -> Result<f64, Failure> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.split_whitespace().nth(1).ok_or("no VmRSS")?.parse::<f64>()? / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
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
