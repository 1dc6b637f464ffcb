//! HTTP by hand, and the emulator's chat page, for an emulator in another process.

use std::time::Instant;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::support::SOON;

/// Sends a request, and gives the status and the body of the answer.
pub(crate) async fn request(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> (u16, String) {
    let (address, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let headers: Vec<_> =
        headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let (headers, length) = (headers.concat(), body.len());
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\
         content-length: {length}\r\n{headers}\r\n{body}"
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

pub(crate) async fn get(url: &str) -> (u16, String) {
    request("GET", url, &[], "").await
}

/// The page of an emulator.
pub(crate) struct Page(pub(crate) String);

impl Page {
    pub(crate) async fn state(&self) -> Value {
        let (status, body) = get(&format!("{}/emulator/state", self.0)).await;
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).unwrap()
    }

    /// Its first user writes, and the bot answers.
    pub(crate) async fn ask(&self, text: &str) -> String {
        let before = self.answers().await.len();
        let state = self.state().await;
        let user = state["users"][0]["userId"].as_str().unwrap();
        let body = json!({ "text": text }).to_string();
        let url = format!("{}/emulator/users/{user}/text", self.0);
        let (status, answer) = request("POST", &url, &[], &body).await;
        assert_eq!(status, 204, "{answer}");
        let start = Instant::now();
        while start.elapsed() < SOON {
            if let Some(answer) = self.answers().await.get(before) {
                return answer.clone();
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("no answer to {text:?}: {}", self.state().await["log"]);
    }

    /// The texts of the bot.
    pub(crate) async fn answers(&self) -> Vec<String> {
        let state = self.state().await;
        let messages = state["messages"].as_array().unwrap().iter();
        let bots = messages.filter(|message| message["from"] == "bot");
        bots.map(|message| message["message"]["text"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}
