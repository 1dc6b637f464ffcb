//! Keys that make a call safe to repeat.

use std::{collections::HashMap, time::Duration};

use line_models::{RequestId, RetryKey, Timestamp, message::SentMessage};

use crate::reply_token::is_within;

const LIFETIME: Duration = Duration::from_secs(24 * 60 * 60);

/// The keys of calls that were accepted. A call that was refused leaves its key free.
#[derive(Default)]
pub(crate) struct RetryKeys(HashMap<RetryKey, Accepted>);

/// The first call with a key.
#[derive(Clone)]
pub(crate) struct Accepted {
    pub(crate) at: Timestamp,
    pub(crate) request_id: RequestId,
    /// What it sent, if it was a push.
    pub(crate) sent_messages: Option<Vec<SentMessage>>,
}

impl RetryKeys {
    /// The call that had this key before, within 24 hours.
    pub(crate) fn get(&self, key: &RetryKey, now: Timestamp) -> Option<&Accepted> {
        self.0.get(key).filter(|accepted| is_within(accepted.at, LIFETIME, now))
    }

    /// The call with this key is accepted.
    pub(crate) fn insert(&mut self, key: RetryKey, accepted: Accepted) {
        let now = accepted.at;
        self.0.retain(|_, accepted| is_within(accepted.at, LIFETIME, now));
        self.0.insert(key, accepted);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// A key in the form of a UUID; upper and lower case are the same.
pub(crate) fn parse(text: &str) -> Option<RetryKey> {
    let is_uuid = text.len() == 36
        && text.bytes().enumerate().all(|(i, c)| match i {
            8 | 13 | 18 | 23 => c == b'-',
            _ => c.is_ascii_hexdigit(),
        });
    is_uuid.then(|| text.to_ascii_lowercase().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60 * 1000;

    fn accepted(at: i64) -> Accepted {
        Accepted { at: Timestamp::from_millis(at), request_id: "r".into(), sent_messages: None }
    }

    #[test]
    fn a_key_is_taken_for_24_hours() {
        let mut keys = RetryKeys::default();
        let key = RetryKey::from("k");
        assert!(keys.get(&key, Timestamp::from_millis(0)).is_none());
        keys.insert(key.clone(), accepted(0));
        assert!(keys.get(&key, Timestamp::from_millis(DAY)).is_some());
        assert!(keys.get(&key, Timestamp::from_millis(DAY + 1)).is_none());
    }

    #[test]
    fn old_keys_are_forgotten() {
        let mut keys = RetryKeys::default();
        keys.insert("a".into(), accepted(0));
        keys.insert("b".into(), accepted(DAY + 1));
        assert_eq!(keys.0.len(), 1);
    }

    #[test]
    fn a_key_has_the_form_of_a_uuid() {
        let key = parse("123E4567-e89b-12d3-a456-426614174000").unwrap();
        assert_eq!(key, "123e4567-e89b-12d3-a456-426614174000");
        let table = [
            "",
            "key",
            "123e4567e89b12d3a456426614174000",
            "123e4567-e89b-12d3-a456-42661417400",
            "123e4567-e89b-12d3-a456-42661417400g",
            "123e4567-e89b-12d3-a456_426614174000",
            "{23e4567-e89b-12d3-a456-42661417400}",
        ];
        for text in table {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
