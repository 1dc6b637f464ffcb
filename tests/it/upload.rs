//! What is uploaded.

use std::{
    env,
    error::Error as _,
    fs, io,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use futures_util::{StreamExt, stream};
use line_bot::client::{
    Body, Client, Error, Transport, Upload,
    endpoint::SetRichMenuImage,
    transport::{ReqwestTransport, TransportError},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    time::sleep,
};

use crate::fake::{Fake, json};

const MADE: &str = r#"{"audienceGroupId":1}"#;

#[tokio::test]
async fn a_file_is_uploaded_with_its_length_and_again_if_need_be() {
    let path = env::temp_dir().join(format!("line-upload-{}.txt", std::process::id()));
    let lines = "U4af4980629\n".repeat(50_000);
    fs::write(&path, &lines).unwrap();
    let limit = json(429, r#"{"message":"The API rate limit has been exceeded."}"#);
    let fake = Fake::start([limit, json(202, MADE)]).await;
    let file = Upload::file(&path).await.unwrap();
    fake.client().create_audience_for_uploading_user_ids("a", file.clone()).await.unwrap();
    for request in fake.requests() {
        let body = str::from_utf8(request.body()).unwrap();
        assert!(body.contains(&lines));
        assert_eq!(request.headers()["content-length"], body.len().to_string());
        assert!(!request.headers().contains_key("transfer-encoding"));
    }
    assert_eq!(fake.requests().len(), 2);
    fs::write(&path, "short").unwrap();
    let error = fake.client().add_user_ids_to_audience(1, file).await.unwrap_err();
    assert!(matches!(error, Error::Read { .. }), "{error:?}");
    fs::remove_file(&path).unwrap();
    assert!(Upload::file(&path).await.is_err());
    assert!(Upload::file(env::temp_dir()).await.is_err());
}

#[tokio::test]
async fn a_stream_is_uploaded_once() {
    let limit = json(429, r#"{"message":"The API rate limit has been exceeded."}"#);
    let fake = Fake::start([json(202, MADE), limit]).await;
    for (length, header) in [(Some(6), "content-length"), (None, "transfer-encoding")] {
        let lines = futures_util::stream::iter(["U1\n", "U2\n"].map(Ok::<_, std::io::Error>));
        let call = fake
            .client()
            .create_audience_for_uploading_user_ids("a", Upload::stream(lines, length));
        let first = call.clone().await;
        assert_eq!(first.is_ok(), length.is_some());
        let requests = fake.requests();
        let request = requests.last().unwrap();
        assert!(request.headers().contains_key(header));
        assert!(str::from_utf8(request.body()).unwrap().contains("\r\n\r\nU1\nU2\n\r\n--"));
        assert!(matches!(call.await.unwrap_err(), Error::Upload { .. }));
    }
    assert_eq!(fake.requests().len(), 2);
}

#[tokio::test]
async fn a_stream_that_is_not_as_long_as_was_said_is_an_error() {
    for length in [5, 7] {
        let fake = Fake::start([json(202, MADE)]).await;
        let lines = futures_util::stream::iter(["U1\n", "U2\n"].map(Ok::<_, std::io::Error>));
        let upload = Upload::stream(lines, Some(length));
        let call = fake.client().add_user_ids_to_audience(1, upload);
        assert!(matches!(call.await.unwrap_err(), Error::Read { .. }));
    }
}

#[tokio::test]
async fn an_image_that_line_would_refuse_does_not_leave() {
    let fake = Fake::start([json(200, "{}"), json(200, "")]).await;
    let mut large = b"\x89PNG\r\n\x1a\n".to_vec();
    large.resize(SetRichMenuImage::MAX + 1, 0);
    let table: [(&[u8], &str); 4] = [
        (b"", "setRichMenuImage: the image is neither JPEG nor PNG"),
        (b"GIF89a", "setRichMenuImage: the image is neither JPEG nor PNG"),
        (b"\x89PNG", "setRichMenuImage: the image is neither JPEG nor PNG"),
        (&large, "setRichMenuImage: the image has 1048577 bytes, more than 1048576 (1 MB)"),
    ];
    for (image, message) in table {
        let call = fake.client().set_rich_menu_image("m", image.to_vec());
        assert_eq!(call.await.unwrap_err().to_string(), message);
    }
    assert!(fake.requests().is_empty());
    large.pop();
    for (image, content_type) in [(large, "image/png"), (b"\xff\xd8\xff".to_vec(), "image/jpeg")] {
        fake.client().set_rich_menu_image("m", image).await.unwrap();
        assert_eq!(fake.requests().last().unwrap().headers()["content-type"], content_type);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_not_tried_again() {
    let fake = Fake::start([]).await;
    let client = fake.client();
    let path = env::temp_dir().join(format!("line-gone-{}.txt", std::process::id()));
    fs::write(&path, "U1").unwrap();
    let file = Upload::file(&path).await.unwrap();
    fs::remove_file(&path).unwrap();
    let broken = || io::Error::other("the database is gone");
    let stream = Upload::stream(stream::iter([Ok("U1"), Err(broken())]), None);
    for (upload, reason) in [(file, "No such file"), (stream, "the database is gone")] {
        let error = client.add_user_ids_to_audience(1, upload).await.unwrap_err();
        assert_eq!(error.to_string(), "addUserIdsToAudience: what is uploaded cannot be read");
        let source = error.source().unwrap().to_string();
        assert!(source.contains(reason), "{source}");
    }
    assert!(fake.requests().is_empty(), "nothing came whole");
}

/// A server that reads `piece` bytes at a time, and answers when it has them all.
async fn slow(total: usize, piece: usize, pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let (mut buffer, mut read) = (vec![0; piece], 0);
        while read < total {
            sleep(pause).await;
            let mut left = piece;
            while left > 0 && read < total {
                let n = socket.read(&mut buffer[..left]).await.unwrap();
                assert!(n > 0, "it is sent whole");
                (left, read) = (left - n, read + n);
            }
        }
        socket.write_all(b"HTTP/1.1 202 Accepted\r\ncontent-length: 2\r\n\r\n{}").await.unwrap();
    });
    url
}

#[tokio::test]
async fn an_upload_may_take_longer_than_the_timeout_as_long_as_it_goes_on() {
    const SIZE: usize = 48 * 1024 * 1024;
    let timeout = Duration::from_millis(900);
    let builder = |url: &str| Client::builder("s3cret").base_url(url);
    let url = slow(SIZE, 8 * 1024 * 1024, Duration::from_millis(300)).await;
    let client = builder(&url).build().unwrap();
    let start = Instant::now();
    client.add_user_ids_to_audience(1, vec![b'\n'; SIZE]).timeout(timeout).await.unwrap();
    assert!(start.elapsed() > timeout, "{:?}", start.elapsed());

    let fake = Fake::start([json(202, "{}")]).await;
    let lines = stream::iter(0..6).then(|_| async {
        sleep(Duration::from_millis(300)).await;
        Ok::<_, io::Error>("U1\n")
    });
    let upload = Upload::stream(lines, None);
    fake.client().add_user_ids_to_audience(1, upload).timeout(timeout).await.unwrap();

    let stuck = Upload::stream(stream::pending::<io::Result<&str>>(), None);
    let call = fake.client().add_user_ids_to_audience(1, stuck).timeout(timeout);
    assert!(matches!(call.await.unwrap_err(), Error::Timeout { .. }));
}

#[tokio::test]
async fn an_answer_that_came_early_is_not_waited_for_as_long_as_the_upload_goes_on() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut buffer = [0; 4096];
        let _ = socket.read(&mut buffer).await.unwrap();
        socket.write_all(b"HTTP/1.1 413 Too Large\r\ncontent-length: 9\r\n\r\n{}").await.unwrap();
        while socket.read(&mut buffer).await.is_ok_and(|read| read > 0) {}
    });
    let client = Client::builder("s3cret").base_url(url).build().unwrap();
    let endless = stream::repeat(()).then(|()| async {
        sleep(Duration::from_millis(20)).await;
        Ok::<_, io::Error>("U1\n")
    });
    let call = client.add_user_ids_to_audience(1, Upload::stream(endless, None));
    let call = call.timeout(Duration::from_millis(500)).send();
    let error = tokio::time::timeout(Duration::from_secs(20), call).await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap(), 413);
}

#[tokio::test]
async fn a_stream_is_not_used_up_if_no_connection_can_be_made() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let upload = Upload::stream(stream::iter([Ok::<_, io::Error>("U1\n")]), None);
    let client = Client::builder("s3cret").base_url(nobody).build().unwrap();
    let error = client.add_user_ids_to_audience(1, upload.clone()).await.unwrap_err();
    assert!(matches!(error, Error::Transport { .. }), "{error:?}");
    let fake = Fake::start([json(202, "{}")]).await;
    fake.client().add_user_ids_to_audience(1, upload).await.unwrap();
    assert!(str::from_utf8(fake.requests()[0].body()).unwrap().contains("U1\n"));
}

/// Sends a copy of what it is given, and keeps how that looks.
#[derive(Clone, Debug)]
struct Copying(ReqwestTransport, Arc<Mutex<Vec<String>>>);

#[async_trait::async_trait]
impl Transport for Copying {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let (parts, body) = request.into_parts();
        self.1.lock().unwrap().push(format!("{body:?}"));
        let copy = body.try_clone().ok_or_else(|| TransportError::new("a stream"))?;
        self.0.send(http::Request::from_parts(parts, copy)).await
    }
}

#[tokio::test]
async fn a_transport_can_copy_what_is_uploaded_unless_it_is_a_stream() {
    let fake = Fake::with(|_| json(202, "{}")).await;
    let transport = Copying(ReqwestTransport::with(|http| http).unwrap(), Arc::default());
    let seen = Arc::clone(&transport.1);
    let client = fake.builder().transport(transport).build().unwrap();
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    image.resize(100_000, 0);
    client.set_rich_menu_image("m", image.clone()).await.unwrap();
    client.add_user_ids_to_audience(1, vec![b'\n'; 100_000]).await.unwrap();
    let stream = Upload::stream(stream::iter([Ok::<_, io::Error>("U1\n")]), None);
    client.add_user_ids_to_audience(1, stream).await.unwrap_err();
    let requests = fake.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body(), &image);
    assert_eq!(requests[0].headers()["content-length"], "100000");
    assert!(requests[1].body().len() > 100_000);
    assert_eq!(*seen.lock().unwrap(), ["Body(100000 bytes)", "Body(stream)", "Body(stream)"]);
}
