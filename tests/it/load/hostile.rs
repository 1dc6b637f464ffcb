//! Slow and hostile clients.

use std::time::{Duration, Instant};

use http::StatusCode;
use line_bot::{App, events::TextMessageContent, webhook::ChannelSecret};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use super::{
    address,
    client::{Connection, Crowd, SECRET, latencies},
    signed,
};
use crate::{
    bot::Running,
    service::{bot, text, webhook},
};

#[tokio::test(flavor = "multi_thread")]
async fn good_requests_are_answered_soon_among_a_crowd_of_slow_and_hostile_clients() {
    let running = Running::start(
        App::new(bot())
            .on(async |_: TextMessageContent| {})
            .header_timeout(Duration::from_secs(2))
            .body_timeout(Duration::from_secs(1))
            .body_limit(10_000),
    )
    .await;
    let address = address(&running);
    let p99 = |latencies: Vec<Duration>| latencies[latencies.len() * 99 / 100];
    let calm = p99(latencies(&address, 500).await);
    let crowd = Crowd::gather(&address);
    sleep(Duration::from_millis(300)).await;
    let (start, before) = (Instant::now(), crowd.refused());
    let busy = p99(latencies(&address, 500).await);
    let bad = u32::try_from(crowd.refused() - before).unwrap();
    let rate = f64::from(bad) / start.elapsed().as_secs_f64();
    // Built for tests, and beside other tests: the bench `hostile` of line-bot tells more.
    println!("p99: {calm:?} alone, {busy:?} in the crowd, {rate:.0} bad signatures a second");
    assert!(rate > 300.0, "{rate}");
    assert!(busy < Duration::from_secs(1), "{busy:?}");
    drop(crowd);
    running.stop().await;
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
