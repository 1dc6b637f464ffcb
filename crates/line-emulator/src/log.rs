//! What went over the wire, for the side panel and for tests.

use std::{collections::VecDeque, fmt};

use line_models::{ChatId, RequestId, Timestamp};
use serde::Serialize;
use serde_json::{Value, value::RawValue};

/// How many entries are kept. The oldest go first.
const ENTRIES_MAX: usize = 1_000;
/// A body above this is not kept, only its size.
const BODY_MAX: usize = 64 << 10;
/// As much of a body as stands in one line.
const LINE_MAX: usize = 300;

/// A webhook or a call to the API.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Entry {
    /// Counts from 1.
    pub id: u64,
    /// Which of the two.
    pub kind: EntryKind,
    /// When it began.
    pub timestamp: Timestamp,
    /// The HTTP method.
    pub method: String,
    /// The path of a call, or the whole URL of a webhook.
    pub path: String,
    /// The status of the answer. `None` if there is none yet, or none came.
    pub status: Option<u16>,
    /// Why a webhook was not accepted: LINE's word for it, a colon and what happened.
    pub error: Option<String>,
    /// How long it took in milliseconds. `None` until it is over.
    pub millis: Option<u64>,
    /// The body that was sent.
    pub request: Option<LoggedBody>,
    /// The body of the answer.
    pub response: Option<LoggedBody>,
    /// The header `x-line-request-id` of an answer of the API.
    pub request_id: Option<RequestId>,
    /// 1, or more if a webhook is delivered again.
    pub attempt: u32,
    /// The chat or the user it is about, if it is about one.
    pub chat_id: Option<ChatId>,
}

impl Entry {
    pub(crate) fn new(
        kind: EntryKind,
        timestamp: Timestamp,
        method: impl Into<String>,
        path: impl Into<String>,
    ) -> Self {
        Self {
            id: 0,
            kind,
            timestamp,
            method: method.into(),
            path: path.into(),
            status: None,
            error: None,
            millis: None,
            request: None,
            response: None,
            request_id: None,
            attempt: 1,
            chat_id: None,
        }
    }
}

/// One line, its body cut at 300 characters: `POST /v2/bot/message/reply 400 {"message":"Invalid reply token"}`.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if let Some(status) = self.status {
            write!(f, " {status}")?;
        }
        if let Some(error) = &self.error {
            write!(f, " {error}")?;
        }
        match &self.response {
            Some(response) => write!(f, " {:.LINE_MAX$}", response.as_str()),
            None => Ok(()),
        }
    }
}

/// Which side called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum EntryKind {
    /// The emulator called the bot.
    Webhook,
    /// The bot called the API.
    Api,
}

/// A body as JSON, its properties in the order they came in.
///
/// A text that is no JSON is a JSON string; what is binary or larger than 64 KB is `{"bytes": 12345, "type": "image/png"}`.
#[derive(Clone, Serialize)]
#[serde(transparent)]
pub struct LoggedBody(Box<RawValue>);

impl LoggedBody {
    /// The JSON text.
    pub fn as_str(&self) -> &str {
        self.0.get()
    }

    /// The JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(self.0.get()).unwrap_or_default()
    }

    /// `None` for an empty body.
    pub(crate) fn new(bytes: &[u8], content_type: &str) -> Option<Self> {
        if bytes.is_empty() {
            return None;
        }
        let text = str::from_utf8(bytes).ok().filter(|text| text.len() <= BODY_MAX);
        match text {
            Some(text) => serde_json::from_str::<&RawValue>(text)
                .map(RawValue::to_owned)
                .or_else(|_| serde_json::value::to_raw_value(text)),
            None => serde_json::value::to_raw_value(
                &serde_json::json!({ "bytes": bytes.len(), "type": content_type }),
            ),
        }
        .ok()
        .map(Self)
    }
}

impl fmt::Debug for LoggedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The last 1,000 entries.
#[derive(Default)]
pub(crate) struct Log {
    entries: VecDeque<Entry>,
    last_id: u64,
}

impl Log {
    /// Adds an entry; what comes back has its id.
    pub(crate) fn push(&mut self, mut entry: Entry) -> Entry {
        self.last_id += 1;
        entry.id = self.last_id;
        while self.entries.len() >= ENTRIES_MAX {
            self.entries.pop_front();
        }
        self.entries.push_back(entry.clone());
        entry
    }

    /// Fills an entry in. `None` if it is gone.
    pub(crate) fn update(&mut self, id: u64, fill: impl FnOnce(&mut Entry)) -> Option<&Entry> {
        let entry = self.entries.iter_mut().rev().find(|entry| entry.id == id)?;
        fill(entry);
        Some(entry)
    }

    /// The oldest first.
    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter()
    }

    /// Forgets the entries, but gives no id twice.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry::new(EntryKind::Api, Timestamp::from_millis(0), "GET", "/v2/bot/info")
    }

    #[test]
    fn the_log_keeps_the_last_thousand() {
        let mut log = Log::default();
        for _ in 0..1_005 {
            log.push(entry());
        }
        let ids: Vec<_> = log.entries().map(|entry| entry.id).collect();
        assert_eq!((ids.len(), ids[0], ids[999]), (1_000, 6, 1_005));
        assert!(log.update(5, |_| {}).is_none());
    }

    #[test]
    fn an_entry_is_one_line_of_bearable_length() {
        let mut entry = entry();
        entry.status = Some(500);
        entry.response = LoggedBody::new("é".repeat(1_000).as_bytes(), "text/plain");
        let line = entry.to_string();
        assert!(line.starts_with("GET /v2/bot/info 500 \"éé"), "{line}");
        assert_eq!(line.chars().count(), "GET /v2/bot/info 500 ".len() + LINE_MAX);
    }

    #[test]
    fn a_body_is_kept_as_json_in_its_order() {
        let large = format!("\"{}\"", "x".repeat(BODY_MAX));
        let table: [(&[u8], &str); 5] = [
            (br#"{"b":1,"a":2}"#, r#"{"b":1,"a":2}"#),
            (b"no JSON", "\"no JSON\""),
            (b"{", "\"{\""),
            (&[0xff, 0xd8], r#"{"bytes":2,"type":"image/jpeg"}"#),
            (large.as_bytes(), r#"{"bytes":65538,"type":"image/jpeg"}"#),
        ];
        for (bytes, json) in table {
            assert_eq!(LoggedBody::new(bytes, "image/jpeg").unwrap().as_str(), json);
        }
        assert!(LoggedBody::new(b"", "").is_none());
    }
}
