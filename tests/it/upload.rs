//! What is uploaded.

use std::{env, fs};

use line_bot::client::{Error, Upload, endpoint::SetRichMenuImage};

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
    assert!(matches!(error, Error::Transport { .. }), "{error:?}");
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
        assert!(matches!(call.await.unwrap_err(), Error::Transport { .. }));
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
