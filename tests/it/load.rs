//! Load and faults: nothing is lost, nothing handled twice, and who is slow or hostile holds up nobody else.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use http::StatusCode;
use line_bot::{App, events::TextMessageContent, webhook::ChannelSecret};
use line_emulator::Emulator;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    bot::{Running, serve},
    service::{SECRET, bot, text, webhook},
};

const LONG: Duration = Duration::from_secs(60);

/// A connection that sends one request after the other.
struct Connection(TcpStream);

impl Connection {
    async fn open(address: &str) -> Self {
        Self(TcpStream::connect(address).await.unwrap())
    }

    /// Sends a request and gives the status of the answer.
    async fn send(&mut self, request: &[u8]) -> u16 {
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

fn address(running: &Running) -> String {
    running.url.trim_start_matches("http://").trim_end_matches("/callback").to_owned()
}

fn post(signature: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\ncontent-length: {length}\r\nx-line-signature: {signature}\r\n\r\n{body}"
    )
    .into_bytes()
}

fn signed(events: &[String]) -> Vec<u8> {
    let body = webhook("U0", events);
    post(&ChannelSecret::new(SECRET).sign(body.as_bytes()), &body)
}

/// Sends `webhooks` over `connections`, each of which has four chats of its own; every tenth webhook twice, and what is
/// refused with a 503 again until it is accepted. Gives how often that was.
async fn flood(address: String, connections: usize, webhooks: usize) -> usize {
    let mut tasks = JoinSet::new();
    for connection in 0..connections {
        let address = address.clone();
        tasks.spawn(async move {
            let mut stream = Connection::open(&address).await;
            let mut refused = 0;
            for number in 0..webhooks / connections {
                let user = format!("U{connection}-{}", number % 4);
                let id = format!("{connection}-{number}");
                let request = signed(&[text(Some(&id), &user, &number.to_string())]);
                for _ in 0..=usize::from(number % 10 == 0) {
                    loop {
                        match stream.send(&request).await {
                            200 => break,
                            503 => refused += 1,
                            status => panic!("{status}"),
                        }
                        sleep(Duration::from_millis(20)).await;
                    }
                }
            }
            refused
        });
    }
    tasks.join_all().await.into_iter().sum()
}

/// What was handled, by chat.
type Handled = Arc<Mutex<HashMap<String, Vec<usize>>>>;

/// Takes a few milliseconds for each event.
fn slow(handled: &Handled) -> App {
    let handled = handled.clone();
    App::new(bot()).on(move |text: TextMessageContent, user: line_bot::UserId| {
        let handled = handled.clone();
        async move {
            let number: usize = text.text.parse().unwrap();
            sleep(Duration::from_millis(number as u64 * 7 % 11)).await;
            handled.lock().unwrap().entry(user.to_string()).or_default().push(number);
        }
    })
}

fn all_in_order(handled: &Handled, webhooks: usize) {
    let handled = handled.lock().unwrap();
    assert_eq!(handled.values().map(Vec::len).sum::<usize>(), webhooks, "lost or handled twice");
    for (chat, numbers) in &*handled {
        assert!(numbers.is_sorted_by(|a, b| a < b), "{chat}: {numbers:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_thousand_webhooks_each_is_handled_once_and_in_the_order_of_its_chat() {
    let handled = Handled::default();
    let running = Running::start(slow(&handled).queue(20_000)).await;
    let refused = timeout(LONG, flood(address(&running), 100, 10_000)).await.unwrap();
    running.stop().await;
    assert_eq!(refused, 0);
    all_in_order(&handled, 10_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_full_queue_refuses_is_handled_once_it_comes_again() {
    let handled = Handled::default();
    let running = Running::start(slow(&handled).queue(20).concurrency(10)).await;
    let refused = timeout(LONG, flood(address(&running), 50, 2000)).await.unwrap();
    running.stop().await;
    assert!(refused > 0);
    all_in_order(&handled, 2000);
}

#[tokio::test]
async fn what_a_full_queue_refuses_line_delivers_again() {
    async fn echo(text: TextMessageContent) -> String {
        sleep(Duration::from_millis(150)).await;
        text.text
    }

    let emulator = Emulator::builder()
        .redelivery(true)
        .redelivery_delay(Duration::from_millis(400))
        .start()
        .await
        .unwrap();
    let running = serve(&emulator, |bot| App::new(bot).on(echo).queue(1)).await;
    let users = ["Alice", "Bob", "Carol"].map(|name| emulator.user(name));
    let sent = users.each_ref().map(|user| user.send_text("hi"));
    let [alice, bob, carol] = sent;
    let deliveries = tokio::try_join!(alice, bob, carol).unwrap();
    assert!([deliveries.0, deliveries.1, deliveries.2].iter().any(|sent| sent.attempts > 1));
    for user in &users {
        let message = user.next_message(Duration::from_secs(10)).await.unwrap();
        assert_eq!(message.text(), Some("hi"));
    }
    running.stop().await;
}

/// Runs in a process of its own, for the test below.
#[cfg(unix)]
#[tokio::test]
#[ignore = "runs until SIGTERM"]
async fn server_of_the_test_with_sigterm() {
    let app = App::new(bot()).concurrency(8).on(|text: TextMessageContent| async move {
        sleep(Duration::from_millis(20)).await;
        println!("handled {}", text.text);
    });
    let server = app.bind("127.0.0.1:0").await.unwrap();
    println!("address {}", server.address());
    server.run().await;
    println!("stopped");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn sigterm_ends_the_server_after_every_accepted_event_is_handled() {
    use tokio::io::{AsyncBufReadExt, BufReader};

    let mut child = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "load::server_of_the_test_with_sigterm", "--ignored", "--nocapture"])
        .stdout(std::process::Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = loop {
        let line = lines.next_line().await.unwrap().unwrap();
        if let Some((_, address)) = line.split_once("address ") {
            break address.to_owned();
        }
    };
    let accepted = Arc::new(Mutex::new(Vec::new()));
    let mut senders = JoinSet::new();
    for sender in 0..10 {
        let (address, accepted) = (address.clone(), accepted.clone());
        senders.spawn(async move {
            // Until it is refused, or there is nobody any more.
            let mut stream = TcpStream::connect(address).await.unwrap();
            for number in 0.. {
                let name = format!("{sender}-{number}");
                let request = signed(&[text(Some(&name), &name, &name)]);
                let mut answer = [0; 1024];
                if stream.write_all(&request).await.is_err() {
                    return;
                }
                match stream.read(&mut answer).await {
                    Ok(read) if answer[..read].starts_with(b"HTTP/1.1 200") => {
                        accepted.lock().unwrap().push(name);
                    }
                    _ => return,
                }
                sleep(Duration::from_millis(5)).await;
            }
        });
    }
    sleep(Duration::from_millis(300)).await;
    let kill = tokio::process::Command::new("kill")
        .args(["-TERM", &child.id().unwrap().to_string()])
        .status();
    assert!(kill.await.unwrap().success());
    timeout(LONG, senders.join_all()).await.unwrap();

    let mut handled = Vec::new();
    let mut stopped = false;
    while let Some(line) = timeout(LONG, lines.next_line()).await.unwrap().unwrap() {
        stopped |= line.contains("stopped");
        handled.extend(line.split_once("handled ").map(|(_, name)| name.to_owned()));
    }
    assert!(child.wait().await.unwrap().success());
    assert!(stopped);
    let mut accepted = std::mem::take(&mut *accepted.lock().unwrap());
    accepted.sort();
    handled.sort();
    assert!(accepted.len() > 20, "{}", accepted.len());
    // An answer may have got lost on the way, never an event.
    let lost: Vec<_> = accepted.iter().filter(|name| !handled.contains(name)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    handled.dedup();
    assert!(handled.len() <= accepted.len() + 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn good_requests_keep_their_latency_among_slow_and_hostile_clients() {
    let running = Running::start(
        App::new(bot())
            .on(async |_: TextMessageContent| {})
            .header_timeout(Duration::from_secs(2))
            .body_timeout(Duration::from_secs(1))
            .body_limit(10_000),
    )
    .await;
    let address = address(&running);
    let calm = latencies(&address).await;

    let mut hostile = JoinSet::new();
    let refused = Arc::new(AtomicUsize::new(0));
    for number in 0..200 {
        hostile.spawn(drip(address.clone(), number % 2 == 0));
    }
    for _ in 0..10 {
        hostile.spawn(endless(address.clone()));
        hostile.spawn(half_closed(address.clone()));
        hostile.spawn(badly_signed(address.clone(), refused.clone()));
    }
    sleep(Duration::from_millis(300)).await;
    let start = Instant::now();
    let before = refused.load(Ordering::SeqCst);
    let busy = latencies(&address).await;
    let bad = u32::try_from(refused.load(Ordering::SeqCst) - before).unwrap();
    let rate = f64::from(bad) / start.elapsed().as_secs_f64();
    println!(
        "p99: {calm:?} alone, {busy:?} among hostile clients, {rate:.0} bad signatures a second"
    );
    assert!(rate > 100.0, "{rate}");
    assert!(busy < Duration::from_secs(1), "{busy:?}");
    hostile.shutdown().await;
    running.stop().await;
}

/// The latency that 99 of 100 good requests do not exceed.
async fn latencies(address: &str) -> Duration {
    let mut stream = Connection::open(address).await;
    let mut latencies = Vec::new();
    for number in 0..500 {
        let request = signed(&[text(None, "U1", &number.to_string())]);
        let start = Instant::now();
        assert_eq!(stream.send(&request).await, StatusCode::OK);
        latencies.push(start.elapsed());
        sleep(Duration::from_millis(3)).await;
    }
    latencies.sort();
    latencies[latencies.len() * 99 / 100]
}

/// Sends a head, or a body, one byte at a time, and begins anew when it is hung up on.
async fn drip(address: String, body: bool) {
    let head =
        format!("POST /callback HTTP/1.1\r\nhost: a\r\nx-line-signature: {}\r\n", "A".repeat(44));
    loop {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        if body {
            let head = format!("{head}content-length: 9000\r\n\r\n");
            stream.write_all(head.as_bytes()).await.unwrap();
        }
        for byte in head.bytes().cycle().take(1000) {
            if stream.write_all(&[byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Sends a body that never ends, in pieces, and begins anew when it is hung up on.
async fn endless(address: String) {
    let head = format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nx-line-signature: {}\r\n\r\n",
        "A".repeat(44)
    );
    let piece = format!("400\r\n{}\r\n", "x".repeat(0x400));
    loop {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        while stream.write_all(piece.as_bytes()).await.is_ok() {
            sleep(Duration::from_millis(5)).await;
        }
    }
}

/// Closes its side in the middle of a body, and after a whole request.
async fn half_closed(address: String) {
    let whole = signed(&[text(None, "U1", "hi")]);
    for length in [whole.len() - 10, whole.len()].into_iter().cycle() {
        let mut stream = TcpStream::connect(&address).await.unwrap();
        stream.write_all(&whole[..length]).await.unwrap();
        stream.shutdown().await.unwrap();
        let _ = stream.read_to_end(&mut Vec::new()).await;
        sleep(Duration::from_millis(20)).await;
    }
}

/// Sends a wrong signature a hundred times a second.
async fn badly_signed(address: String, refused: Arc<AtomicUsize>) {
    let body = webhook("U0", &[text(None, "U1", "hi")]);
    let request = post(&ChannelSecret::new("wrong").sign(body.as_bytes()), &body);
    let mut stream = Connection::open(&address).await;
    let mut tick = tokio::time::interval(Duration::from_millis(10));
    loop {
        tick.tick().await;
        assert_eq!(stream.send(&request).await, StatusCode::UNAUTHORIZED);
        refused.fetch_add(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn silent_clients_that_take_all_connections_make_room() {
    let running = Running::start(App::new(bot()).max_connections(5)).await;
    let address = address(&running);
    let mut silent = Vec::new();
    for _ in 0..8 {
        silent.push(TcpStream::connect(&address).await.unwrap());
    }
    let mut good = Connection::open(&address).await;
    let status = timeout(Duration::from_secs(10), good.send(&signed(&[]))).await.unwrap();
    assert_eq!(status, 200);
    running.stop().await;
}

#[tokio::test]
async fn a_connection_is_kept_for_the_idle_timeout_and_a_slow_head_is_not_waited_for() {
    let app = App::new(bot()).header_timeout(Duration::from_millis(100));
    let running = Running::start(app.idle_timeout(Duration::from_secs(4))).await;
    let address = address(&running);
    let mut kept = Connection::open(&address).await;
    assert_eq!(kept.send(&signed(&[])).await, 200);
    let mut slow = TcpStream::connect(&address).await.unwrap();
    slow.write_all(b"PR").await.unwrap(); // as HTTP/2 would begin
    let hung_up = timeout(Duration::from_secs(3), slow.read(&mut [0])).await.unwrap();
    assert!(matches!(hung_up, Ok(0) | Err(_)));
    assert_eq!(kept.send(&signed(&[])).await, 200);
    let hung_up = timeout(Duration::from_secs(10), kept.0.read(&mut [0])).await.unwrap();
    assert!(matches!(hung_up, Ok(0)));
    running.stop().await;
}

#[tokio::test]
async fn http_2_without_tls_is_understood() {
    use bytes::Bytes;
    use http_body_util::Full;
    use hyper_util::{client::legacy::Client, rt::TokioExecutor};

    let running = Running::start(App::new(bot()).health("/healthz")).await;
    let client = Client::builder(TokioExecutor::new()).http2_only(true).build_http();
    let body = webhook("U0", &[text(Some("1"), "U1", "hi")]);
    let signature = ChannelSecret::new(SECRET).sign(body.as_bytes());
    let request = http::Request::post(&running.url).header("x-line-signature", signature);
    let request = request.body(Full::new(Bytes::from(body))).unwrap();
    let response = client.request(request).await.unwrap();
    assert_eq!((response.status(), response.version()), (StatusCode::OK, http::Version::HTTP_2));
    let health = running.url.replace("/callback", "/healthz").parse().unwrap();
    assert_eq!(client.get(health).await.unwrap().status(), StatusCode::OK);
    // The connection is still open, but has no request.
    timeout(Duration::from_secs(4), running.stop()).await.unwrap();
}
