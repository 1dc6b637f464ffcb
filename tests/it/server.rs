//! The server against requests that are no webhooks.

use std::time::Duration;

use line_bot::{Ack, App, Bot, client::Client, webhook::ChannelSecret};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::bot::Running;

const SECRET: &str = "s3cret-of-the-channel";
const BODY: &str = r#"{"destination":"U0","events":[]}"#;
const EVENT: &str = r#"{"destination":"U0","events":[{"type":"unfollow","timestamp":1}]}"#;

async fn start(app: impl FnOnce(App) -> App) -> Running {
    let client = Client::builder("the-token").base_url("http://127.0.0.1:9").build().unwrap();
    let bot = Bot::new(ChannelSecret::new(SECRET), client);
    Running::start(app(App::new(bot).on_error(|error| panic!("{error}")))).await
}

/// Sends what it is told to, and gives the status and the whole of the answer.
async fn send(running: &Running, request: &str) -> (u16, String) {
    let mut stream = connect(running).await;
    stream.write_all(request.as_bytes()).await.unwrap();
    read(stream).await
}

async fn connect(running: &Running) -> TcpStream {
    let address = running.url.trim_start_matches("http://").trim_end_matches("/callback");
    TcpStream::connect(address).await.unwrap()
}

/// The status and the whole of the answer, which ends with the connection.
async fn read(mut stream: TcpStream) -> (u16, String) {
    let mut answer = String::new();
    tokio::time::timeout(Duration::from_secs(15), stream.read_to_string(&mut answer))
        .await
        .unwrap()
        .unwrap();
    (answer[9..12].parse().unwrap(), answer)
}

fn post(path: &str, signature: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: {length}\r\n{signature}\r\n{body}"
    )
}

fn signed(body: &str) -> String {
    format!("X-LINE-Signature: {}\r\n", ChannelSecret::new(SECRET).sign(body.as_bytes()))
}

#[tokio::test]
async fn each_request_gets_the_status_it_deserves() {
    async fn never() {
        panic!("dispatched");
    }

    let running = start(|app| app.body_limit(1000).on(never)).await;
    let long = "x".repeat(1001);
    let wrong =
        format!("x-line-signature: {}\r\n", ChannelSecret::new("other").sign(BODY.as_bytes()));
    let twice = signed(BODY).repeat(2);
    let chunked = format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n{}\r\n3e9\r\n{long}\r\n0\r\n\r\n",
        signed(&long)
    );
    let table = [
        (post("/callback", &signed(BODY), BODY), 200),
        (post("/callback?a=b", &signed(BODY), BODY), 200),
        (post("/callback", &wrong, BODY), 401),
        (post("/callback", "", BODY), 401),
        (post("/callback", "x-line-signature: \r\n", BODY), 401),
        (post("/callback", "x-line-signature: !\r\n", BODY), 401),
        (post("/callback", &twice, BODY), 401),
        (post("/callback", &signed(BODY), EVENT), 401),
        (post("/callback", &signed("no json"), "no json"), 400),
        (post("/callback", &signed("{}"), "{}"), 400),
        (post("/callback", &signed(&long), &long), 413),
        (chunked, 413),
        (post("/", &signed(BODY), BODY), 404),
        (post("/callback/", &signed(BODY), BODY), 404),
        ("GET /callback HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n".to_owned(), 405),
    ];
    for (request, expected) in table {
        let (status, answer) = send(&running, &request).await;
        assert_eq!(status, expected, "{request}\n{answer}");
        assert!(!answer.contains(SECRET) && !answer.contains("the-token"), "{answer}");
        assert_eq!(answer.to_lowercase().contains("allow: post"), status == 405);
    }
    running.stop().await;
}

#[tokio::test]
async fn a_full_queue_answers_503_and_takes_webhooks_again_later() {
    let slow = async || tokio::time::sleep(Duration::from_millis(500)).await;
    let running = start(|app| app.queue(2).on(slow)).await;
    let request = post("/callback", &signed(EVENT), EVENT);
    for expected in [200, 200, 503] {
        assert_eq!(send(&running, &request).await.0, expected);
    }
    // A connection check needs no place.
    assert_eq!(send(&running, &post("/callback", &signed(BODY), BODY)).await.0, 200);
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(send(&running, &request).await.0, 200);
    running.stop().await;
}

#[tokio::test]
async fn a_body_that_breaks_off_or_does_not_come_holds_up_nobody() {
    let running = start(|app| app).await;
    let head = format!(
        "POST /callback HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n{}\r\n{{",
        signed(BODY)
    );
    let mut broken = connect(&running).await;
    broken.write_all(head.as_bytes()).await.unwrap();
    drop(broken);
    let request = post("/callback", &signed(BODY), BODY);
    let (slow, good) = tokio::join!(
        send(&running, &head),
        tokio::time::timeout(Duration::from_secs(2), send(&running, &request)),
    );
    assert_eq!(good.unwrap().0, 200);
    assert_eq!(slow.0, 408);
    running.stop().await;
}

#[tokio::test]
async fn who_sends_no_more_still_gets_the_answer() {
    let slow = async || tokio::time::sleep(Duration::from_millis(300)).await;
    let deadline = Duration::from_secs(5);
    let running = start(|app| app.ack(Ack::AfterHandlers { deadline }).on(slow)).await;
    let closing = post("/callback", &signed(EVENT), EVENT);
    for request in [closing.replace("connection: close\r\n", ""), closing] {
        let mut stream = connect(&running).await;
        stream.write_all(request.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
        // Ends, also where the server was not asked to end the connection.
        assert_eq!(read(stream).await.0, 200);
    }
    running.stop().await;
}
