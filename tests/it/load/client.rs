//! Clients that send webhooks over HTTP: good, slow and hostile ones. The bench `hostile` of `line-bot` has them, too.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use line_bot::webhook::ChannelSecret;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{interval_at, sleep},
};

/// Of the channel.
pub(crate) const SECRET: &str = "s3cret-of-the-channel";
/// Wrong signatures a second.
const BAD_SIGNATURES: u32 = 1000;
/// Connections that they come through.
const BAD_CONNECTIONS: u32 = 50;

/// A connection that sends one request after the other.
pub(crate) struct Connection(pub(crate) TcpStream);

impl Connection {
    pub(crate) async fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    /// Sends a request and gives the status of the answer.
    pub(crate) async fn send(&mut self, request: &[u8]) -> u16 {
        self.0.write_all(request).await.unwrap();
        let mut answer = Vec::new();
        loop {
            let mut buffer = [0; 1024];
            let read = self.0.read(&mut buffer).await.unwrap();
            assert!(read > 0, "hung up: {}", String::from_utf8_lossy(&answer));
            answer.extend_from_slice(&buffer[..read]);
            if let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
                let length = head.split("content-length: ").nth(1).unwrap();
                let length: usize = length.lines().next().unwrap().parse().unwrap();
                if answer.len() == end + 4 + length {
                    return head[9..12].parse().unwrap();
                }
            }
        }
    }
}

pub(crate) fn post(signature: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\nx-line-signature: {signature}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// A text, signed with the secret of the channel or another one.
fn text(secret: &str) -> Vec<u8> {
    let body = r#"{"destination":"U0","events":[{"type":"message","timestamp":1,"mode":"active","source":{"type":"user","userId":"U1"},"message":{"type":"text","id":"1","text":"hi"}}]}"#;
    post(&ChannelSecret::new(secret).sign(body.as_bytes()), body)
}

/// How long good requests take, the fastest first: `count` of them, one every 3 milliseconds.
pub(crate) async fn latencies(address: &str, count: usize) -> Vec<Duration> {
    let mut stream = Connection::open(address).await;
    let request = text(SECRET);
    let mut latencies = Vec::new();
    for _ in 0..count {
        let start = Instant::now();
        assert_eq!(stream.send(&request).await, 200);
        latencies.push(start.elapsed());
        sleep(Duration::from_millis(3)).await;
    }
    latencies.sort();
    latencies
}

/// Slow and hostile clients of all kinds, until it is dropped.
pub(crate) struct Crowd {
    refused: Arc<AtomicUsize>,
    _clients: JoinSet<()>,
}

impl Crowd {
    /// 200 that send a byte now and then, 30 that send too much or hang up, and 1,000 wrong signatures a second.
    pub(crate) fn gather(address: &str) -> Self {
        let address: Arc<str> = address.into();
        let mut clients = JoinSet::new();
        let refused = Arc::new(AtomicUsize::new(0));
        for number in 0..200 {
            clients.spawn(drip(address.clone(), number % 2 == 0));
        }
        for number in 0..10 {
            clients.spawn(endless(address.clone(), "transfer-encoding: chunked"));
            clients.spawn(endless(address.clone(), "content-length: 4000000000"));
            clients.spawn(half_closed(address.clone(), number % 2 == 0));
        }
        let period = Duration::from_secs(1) * BAD_CONNECTIONS / BAD_SIGNATURES;
        for number in 0..BAD_CONNECTIONS {
            let offset = period * number / BAD_CONNECTIONS;
            clients.spawn(badly_signed(address.clone(), refused.clone(), offset, period));
        }
        Self { refused, _clients: clients }
    }

    /// How many wrong signatures were refused so far.
    pub(crate) fn refused(&self) -> usize {
        self.refused.load(Ordering::SeqCst)
    }
}

/// Sends a head, or a body, one byte at a time, and begins anew when it is hung up on.
async fn drip(address: Arc<str>, body: bool) {
    let head = head("content-length: 9000");
    loop {
        let mut stream = connect(&address).await;
        if body {
            stream.write_all(head.as_bytes()).await.unwrap();
        }
        for byte in head.trim_end().bytes().chain([b'x'; 1000]) {
            if stream.write_all(&[byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Sends a body that never ends, in pieces, and begins anew when it is hung up on.
async fn endless(address: Arc<str>, length: &str) {
    let head = head(length);
    let piece = format!("400\r\n{}\r\n", "x".repeat(0x400));
    loop {
        let mut stream = connect(&address).await;
        stream.write_all(head.as_bytes()).await.unwrap();
        while stream.write_all(piece.as_bytes()).await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Closes its side after a whole request, or in the middle of its body.
async fn half_closed(address: Arc<str>, whole: bool) {
    let request = text(SECRET);
    let sent = &request[..request.len() - if whole { 0 } else { 10 }];
    loop {
        let mut stream = connect(&address).await;
        stream.write_all(sent).await.unwrap();
        stream.shutdown().await.unwrap();
        let _ = stream.read_to_end(&mut Vec::new()).await;
        sleep(Duration::from_millis(20)).await;
    }
}

/// Sends a wrong signature once a period; what it is late with, it makes up for.
async fn badly_signed(
    address: Arc<str>,
    refused: Arc<AtomicUsize>,
    offset: Duration,
    period: Duration,
) {
    let request = text("of another channel");
    let mut stream = Connection::open(&address).await;
    let mut tick = interval_at(tokio::time::Instant::now() + offset, period);
    loop {
        tick.tick().await;
        assert_eq!(stream.send(&request).await, 401);
        refused.fetch_add(1, Ordering::SeqCst);
    }
}

fn head(length: &str) -> String {
    let signature = "A".repeat(44);
    format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\nx-line-signature: {signature}\r\n{length}\r\n\r\n"
    )
}

async fn connect(address: &str) -> TcpStream {
    loop {
        if let Ok(stream) = TcpStream::connect(address).await {
            return stream;
        }
        sleep(Duration::from_millis(50)).await;
    }
}
