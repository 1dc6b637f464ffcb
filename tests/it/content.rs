//! Content that is downloaded.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use futures_util::FutureExt;
use line_bot::client::{ApiError, Error, Retry};

use crate::fake::{Answer, Fake, Then, json};

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("line-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn files(&self) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        fs::read_dir(&self.0).unwrap().map(name).map(|name| name.into_string().unwrap()).collect()
    }

    /// Waits until there is nothing else than `name`: what was begun and dropped ends by itself.
    async fn holds_at_most(&self, name: &str) {
        let done = async {
            while self.files().iter().any(|file| file != name) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), done).await.unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Something that was dropped may be at its end just now.
        let _ = fs::remove_dir_all(&self.0);
    }
}

const PICTURE: Answer = Answer::With(200, &[("content-type", "image/png")], "12345");

#[tokio::test]
async fn content_is_saved_whole_and_replaces_a_file() {
    let folder = Folder::new("whole");
    let fake = Fake::start([PICTURE, PICTURE]).await;
    for timeout in [Duration::from_secs(1), Duration::MAX] {
        let client = fake.builder().timeout(timeout).build().unwrap();
        let content = client.get_message_content("1").await.unwrap();
        assert_eq!(content.save_to(folder.0.join("a.png")).await.unwrap(), 5);
        assert_eq!(fs::read(folder.0.join("a.png")).unwrap(), b"12345");
        assert_eq!(folder.files(), ["a.png"]);
    }
}

#[tokio::test]
async fn content_that_breaks_off_leaves_no_file() {
    let folder = Folder::new("half");
    let stalled = Answer::Open(200, &[], "123", Then::Silence);
    let fake = Fake::start([Answer::Truncated, stalled]).await;
    let content = fake.client().get_rich_menu_image("m").await.unwrap();
    let error = content.save_to(folder.0.join("a.png")).await.unwrap_err();
    assert!(matches!(error, Error::Transport { .. }), "{error:?}");
    assert!(folder.files().is_empty());
    // Nor does one that nobody waits for.
    let content = fake.client().get_message_content_preview("1").await.unwrap();
    let saving = content.save_to(folder.0.join("a.png"));
    tokio::time::timeout(Duration::from_millis(100), saving).await.unwrap_err();
    folder.holds_at_most("").await;
}

#[tokio::test]
async fn a_name_may_be_as_long_as_names_can_be() {
    let folder = Folder::new("long");
    let fake = Fake::start([PICTURE]).await;
    let name = format!("{}.pdf", "写".repeat(80));
    let content = fake.client().get_message_content("1").await.unwrap();
    content.save_to(folder.0.join(&name)).await.unwrap();
    assert_eq!(folder.files(), [name]);
}

#[tokio::test]
async fn saving_that_is_dropped_at_once_leaves_no_half_of_a_file() {
    let folder = Folder::new("dropped");
    let fake = Fake::with(|_| PICTURE).await;
    for _ in 0..100 {
        let content = fake.client().get_message_content("1").await.unwrap();
        // Done already, should this thread have been kept from running.
        let _ = content.save_to(folder.0.join("a.png")).now_or_never();
    }
    folder.holds_at_most("a.png").await;
    let saved = fs::read(folder.0.join("a.png"));
    assert!(saved.is_err() || saved.unwrap() == b"12345");
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_named() {
    let fake = Fake::start([PICTURE, PICTURE]).await;
    for path in ["/no/such/folder/a.png", "/"] {
        let content = fake.client().get_message_content("1").await.unwrap();
        let error = content.save_to(Path::new(path)).await.unwrap_err();
        assert_eq!(error.to_string(), format!("getMessageContent: cannot save to {path}"));
    }
}

const PREPARING: Answer = Answer::With(202, &[], "");

#[tokio::test]
async fn content_that_is_not_ready_is_waited_for() {
    let processing = json(200, r#"{"status":"processing"}"#);
    let succeeded = json(200, r#"{"status":"succeeded"}"#);
    let fake = Fake::start([PREPARING, processing, succeeded, PICTURE]).await;
    let content =
        fake.client().get_message_content("1").when_ready(Duration::from_secs(9)).await.unwrap();
    assert_eq!(content.bytes_limited(5).await.unwrap(), "12345");
    let paths: Vec<_> = fake.requests().iter().map(|request| request.uri().to_string()).collect();
    let (content, status) = ("/v2/bot/message/1/content", "/v2/bot/message/1/content/transcoding");
    assert_eq!(paths, [content, status, status, content]);
}

#[tokio::test]
async fn content_without_a_status_is_asked_for_again() {
    let fake = Fake::start([PREPARING, json(400, "{}"), PICTURE]).await;
    fake.client().get_message_content_preview("1").when_ready(Duration::MAX).await.unwrap();
    assert_eq!(fake.requests().len(), 3);
}

#[tokio::test]
async fn content_that_is_never_ready_is_given_up() {
    let fake = Fake::start([PREPARING, json(200, r#"{"status":"failed"}"#), PREPARING]).await;
    let call = fake.client().get_message_content("1");
    let error = call.clone().when_ready(Duration::from_secs(9)).await.unwrap_err();
    assert_eq!(error.to_string(), "getMessageContent: LINE has failed to prepare the content");
    let error = call.when_ready(Duration::from_millis(100)).await.unwrap_err();
    assert!(error.api().is_some_and(ApiError::is_preparing), "{error:?}");
}

#[tokio::test]
async fn waiting_for_content_ends_in_time_whatever_becomes_of_the_question() {
    let limit = json(429, r#"{"message":"The API rate limit has been exceeded."}"#);
    for answer in [Answer::Silence, Answer::Hangup, json(500, "{}"), limit] {
        let fake = Fake::with(move |head| {
            if head.uri.path().ends_with("transcoding") { answer.clone() } else { PREPARING }
        })
        .await;
        let call = fake.client().get_message_content("1").retry(Retry::never());
        let waiting = call.when_ready(Duration::from_millis(1200));
        let error = tokio::time::timeout(Duration::from_secs(5), waiting).await.unwrap();
        let error = error.unwrap_err();
        assert!(error.api().is_some_and(ApiError::is_preparing), "{error:?}");
        let asked = fake.requests();
        let content = asked.iter().filter(|asked| asked.uri().path().ends_with("content"));
        assert_eq!(content.count(), 1, "the question has no answer");
        assert!(asked.len() > 1);
    }
}

#[tokio::test]
async fn a_question_without_a_use_is_not_asked_again() {
    for answer in [json(200, r#"{"status":"new"}"#), json(200, "[]"), json(404, "{}")] {
        let fake = Fake::start([PREPARING, answer, PICTURE]).await;
        fake.client().get_message_content("1").when_ready(Duration::from_secs(30)).await.unwrap();
        assert_eq!(fake.requests().len(), 3);
    }
}
