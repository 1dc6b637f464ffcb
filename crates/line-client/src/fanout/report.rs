//! What became of a run, to be kept and resumed from.

use std::{collections::HashMap, time::SystemTime};

use line_models::{RequestId, RetryKey, Timestamp, UserId, message::MulticastRequest};

use crate::{Error, object::object};

/// What became of a run of multicasts. It can be kept as JSON, to [`resume`](crate::MulticastAll::resume) from.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MulticastReport {
    /// The key of the first chunk. Those of the others count up from it.
    pub key: RetryKey,
    /// When the first run started, by this machine's clock.
    pub started: Timestamp,
    /// Of the messages and their options, to know them by when the run is resumed.
    pub digest: String,
    /// What LINE has accepted, in the order of its answers. Accepted is not yet delivered.
    pub accepted: Vec<AcceptedChunk>,
    /// What it has not, or may not have. In a run that is resumed, those of the run before stay until they are tried
    /// again.
    pub failed: Vec<FailedChunk>,
    /// Whether the run came to the end of its users. `false` while it goes on, and if it was stopped.
    pub ended: bool,
    /// Why the run ended before the last user: their source failed, or a chunk met what every other one would meet too.
    /// That is 401, 403, 429 for the monthly quota, no channel access token, or a request that the client's validation
    /// refuses. A run that is resumed may also meet other users than the first one, or keys that LINE has forgotten.
    /// `None` if all users were tried.
    ///
    /// Chunks that waited for their first attempt meanwhile are not tried any more, unless it was the source that failed.
    pub stopped: Option<String>,
}

object! {
    MulticastReport {
        key: "key",
        started: "started",
        digest: "digest",
        accepted: "accepted",
        failed: "failed",
        ended: "ended",
        stopped: "stopped" or absent,
    }
}

/// A chunk that LINE has accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AcceptedChunk {
    /// Its place among the chunks, from 0.
    pub index: usize,
    /// How many users it is for.
    pub users: usize,
    /// Of their ids, to know them by when the run is resumed.
    pub digest: String,
    /// The request that was accepted, for questions to LINE.
    pub request_id: Option<RequestId>,
}

object! {
    AcceptedChunk { index: "index", users: "users", digest: "digest", request_id: "requestId" or absent }
}

/// A chunk that LINE has not accepted, or whose answer got lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedChunk {
    /// Its place among the chunks, from 0.
    pub index: usize,
    /// Its key.
    pub key: RetryKey,
    /// The users it is for.
    pub to: Vec<UserId>,
    /// The status, if LINE answered the multicast.
    pub status: Option<u16>,
    /// What went wrong, and all that led to it.
    pub error: String,
}

object! {
    FailedChunk { index: "index", key: "key", to: "to", status: "status" or absent, error: "error" }
}

impl MulticastReport {
    pub(super) fn new(key: RetryKey, digest: String) -> Self {
        let (started, accepted, failed) = (SystemTime::now().into(), Vec::new(), Vec::new());
        Self { key, started, digest, accepted, failed, ended: false, stopped: None }
    }

    /// How many users are in the chunks that LINE has accepted.
    pub fn users(&self) -> usize {
        self.accepted.iter().map(|chunk| chunk.users).sum()
    }

    /// Whether LINE has accepted all chunks. `false` while the run goes on.
    pub fn is_complete(&self) -> bool {
        self.ended && self.failed.is_empty()
    }

    pub(super) fn known(&self) -> Known {
        let failed =
            self.failed.iter().map(|chunk| (chunk.index, (users_digest(&chunk.to), false)));
        let accepted =
            self.accepted.iter().map(|chunk| (chunk.index, (chunk.digest.clone(), true)));
        failed.chain(accepted).collect()
    }

    /// Whether the run is to stop.
    pub(super) fn take(&mut self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Accepted(chunk) => {
                self.failed.retain(|failed| failed.index != chunk.index);
                self.accepted.push(chunk);
                false
            }
            Outcome::Failed(chunk, hopeless) => {
                if hopeless {
                    self.stopped.get_or_insert(chunk.error.clone());
                }
                self.failed.retain(|failed| failed.index != chunk.index);
                self.failed.push(chunk);
                hopeless
            }
            Outcome::Stop(reason) => {
                self.stopped.get_or_insert(reason);
                true
            }
            Outcome::NoMore(reason) => {
                self.stopped.get_or_insert(reason);
                false
            }
        }
    }
}

/// The chunks that were tried before: a digest of their users, and whether LINE has accepted them.
pub(super) type Known = HashMap<usize, (String, bool)>;

pub(super) enum Outcome {
    Accepted(AcceptedChunk),
    /// And whether all others would fail in the same way.
    Failed(FailedChunk, bool),
    /// All others would be stopped by the same.
    Stop(String),
    /// No chunks follow. Those before it can be sent.
    NoMore(String),
}

pub(super) fn users_digest(users: &[UserId]) -> String {
    digest(users.iter().flat_map(|user| user.as_str().bytes().chain([b'\n'])))
}

/// Of a request that has no users yet.
pub(super) fn request_digest(request: &MulticastRequest) -> Result<String, Error> {
    let encode =
        |source: serde_json::Error| Error::Encode { operation: "multicast", source: source.into() };
    Ok(digest(serde_json::to_vec(request).map_err(encode)?))
}

/// FNV-1a of 64 bits, in hexadecimal digits. It is the same everywhere, which the hashers of the standard library do
/// not promise.
fn digest(bytes: impl IntoIterator<Item = u8>) -> String {
    let hash = bytes.into_iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_fnv_1a() {
        // from the authors' list of test vectors
        let table =
            [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")];
        for (text, hash) in table {
            assert_eq!(digest(text.bytes()), hash, "{text}");
        }
        assert_ne!(
            users_digest(&["U1".into(), "2".into()]),
            users_digest(&["U".into(), "12".into()])
        );
    }

    /// What derived code would write.
    const KEPT: &str = concat!(
        r#"{"key":"00000000-0000-4000-8000-000000000000","started":7,"digest":"d","#,
        r#""accepted":[{"index":0,"users":500,"digest":"d1","requestId":"r"},{"index":2,"users":0,"digest":"d2"}],"#,
        r#""failed":[{"index":1,"key":"00000000-0000-4000-8000-000000000001","to":["U2","U3"],"status":500,"error":"e"},"#,
        r#"{"index":3,"key":"00000000-0000-4000-8000-000000000003","to":[],"error":"e"}],"#,
        r#""ended":false,"stopped":"s"}"#,
    );

    #[test]
    fn a_report_is_kept_and_read_as_json() {
        let accepted = |index, users, digest: &str, request_id| AcceptedChunk {
            index,
            users,
            digest: digest.to_owned(),
            request_id,
        };
        let key = |index| RetryKey::new(format!("00000000-0000-4000-8000-{index:012}"));
        let failed = |index, to, status| {
            let (key, error) = (key(index), "e".to_owned());
            FailedChunk { index, key, to, status, error }
        };
        let mut report = MulticastReport::new(key(0), "d".to_owned());
        report.started = Timestamp::from_millis(7);
        report.accepted.push(accepted(0, 500, "d1", Some("r".into())));
        report.accepted.push(accepted(2, 0, "d2", None));
        report.failed.push(failed(1, vec!["U2".into(), "U3".into()], Some(500)));
        report.failed.push(failed(3, vec![], None));
        let ended = KEPT.replace(r#"false,"stopped":"s""#, "true");
        for (stopped, kept) in [(Some("s".to_owned()), KEPT), (None, &ended)] {
            (report.ended, report.stopped) = (stopped.is_none(), stopped);
            assert_eq!(serde_json::to_string(&report).unwrap(), kept);
            assert_eq!(serde_json::from_str::<MulticastReport>(kept).unwrap(), report);
        }
    }

    #[test]
    fn what_may_be_absent_may_be_null_too_and_what_is_unknown_is_skipped() {
        let chunk: AcceptedChunk =
            serde_json::from_str(r#"{"index":2,"users":0,"digest":"d"}"#).unwrap();
        for json in [
            r#"{"index":2,"users":0,"digest":"d","requestId":null}"#,
            r#"{"new":[{"index":7}],"users":0,"digest":"d","index":2,"request_id":"r"}"#,
        ] {
            assert_eq!(serde_json::from_str::<AcceptedChunk>(json).unwrap(), chunk, "{json}");
        }
    }

    #[test]
    fn what_is_no_report_is_refused() {
        // a chunk, what is wrong with it
        let table = [
            ("{}", "missing field `index`"),
            (r#"{"index":2}"#, "missing field `users`"),
            (r#"{"index":null,"users":0}"#, "invalid type: null, expected usize"),
            (r#"{"index":2,"users":0,"index":2}"#, "duplicate field `index`"),
            (r#"{"index":2,"requestId":null,"requestId":null}"#, "duplicate field `requestId`"),
            ("7", "invalid type: integer `7`, expected an object"),
        ];
        for (json, wrong) in table {
            let error = serde_json::from_str::<AcceptedChunk>(json).unwrap_err().to_string();
            assert!(error.starts_with(wrong), "{json}: {error}");
        }
    }
}
