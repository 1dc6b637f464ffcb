//! How much memory a long stream takes. The server is in the same process, and counts too.
#![cfg(target_os = "linux")]

use std::{convert::Infallible, env, fs};

use bytes::Bytes;
use futures_util::{StreamExt, stream};
use http::{Request, Response};
use http_body_util::{BodyExt, StreamBody, combinators::UnsyncBoxBody};
use hyper::{
    body::{Frame, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use line_bot::client::{Client, Upload};
use tokio::net::TcpListener;

const LENGTH: u64 = 200 * 1024 * 1024;
const PIECE: &[u8] = &[b'1'; 16 * 1024];
/// In KiB.
const MAX: u64 = 8 * 1024;

#[tokio::test]
async fn two_hundred_megabytes_take_eight_at_most() {
    let path = env::temp_dir().join(format!("line-memory-{}", std::process::id()));
    let client = client().await;
    // What there is once anything was sent.
    client.get_message_content("1").await.unwrap().bytes_limited(0).await.unwrap_err();
    client.add_user_ids_to_audience(1, "1").await.unwrap();

    measure("download to a file", async {
        let content = client.get_message_content("1").await.unwrap();
        assert_eq!(content.save_to(&path).await.unwrap(), LENGTH);
    })
    .await;
    assert_eq!(fs::metadata(&path).unwrap().len(), LENGTH);
    measure("upload of a file", async {
        let file = Upload::file(&path).await.unwrap();
        client.add_user_ids_to_audience(1, file).await.unwrap();
    })
    .await;
    measure("upload of a stream", async {
        let file = Upload::stream(pieces().map(Ok::<_, Infallible>), Some(LENGTH));
        client.add_user_ids_to_audience(1, file).await.unwrap();
    })
    .await;
    fs::remove_file(&path).unwrap();
}

fn pieces() -> impl stream::Stream<Item = Bytes> + Send {
    stream::iter(0..LENGTH / PIECE.len() as u64).map(|_| Bytes::from_static(PIECE))
}

async fn measure(name: &str, work: impl Future<Output = ()>) {
    // Forgets the highest memory so far.
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let idle = memory("VmRSS");
    work.await;
    let above = memory("VmHWM").saturating_sub(idle);
    println!("{name}: {above} KiB above {idle} KiB");
    assert!(above <= MAX, "{name}: {above} KiB above {idle} KiB");
}

/// In KiB.
fn memory(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

async fn client() -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connection =
                http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer));
            tokio::spawn(connection);
        }
    });
    Client::builder("token").base_url(url).build().unwrap()
}

/// Takes what comes, and gives as much as is wanted.
async fn answer(
    request: Request<Incoming>,
) -> Result<Response<UnsyncBoxBody<Bytes, Infallible>>, Infallible> {
    let download = request.method() == http::Method::GET;
    let mut body = request.into_body();
    while let Some(frame) = body.frame().await {
        drop(frame.unwrap());
    }
    let pieces = pieces().take(if download { usize::MAX } else { 0 });
    let body = StreamBody::new(pieces.map(|piece| Ok(Frame::data(piece))));
    Ok(Response::new(body.boxed_unsync()))
}
