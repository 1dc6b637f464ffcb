//! The right to answer an event: once, and soon.

use std::{collections::HashMap, time::Duration};

use line_models::{ChatId, ReplyToken, Timestamp};

/// However often an event is delivered again, its token ends 20 minutes after the event.
const LONGEST: Duration = Duration::from_secs(20 * 60);

/// The tokens that are out.
pub(crate) struct ReplyTokens {
    lifetime: Duration,
    issued: HashMap<ReplyToken, Issued>,
}

struct Issued {
    chat_id: ChatId,
    event_at: Timestamp,
    /// `None` until the event goes out: nobody can know the token before.
    delivered_at: Option<Timestamp>,
}

impl ReplyTokens {
    /// `lifetime` counts from the last delivery.
    pub(crate) fn new(lifetime: Duration) -> Self {
        Self { lifetime, issued: HashMap::new() }
    }

    /// A token for an event that happens now in a chat.
    pub(crate) fn issue(&mut self, token: ReplyToken, chat_id: ChatId, now: Timestamp) {
        self.issued.retain(|_, issued| is_within(issued.event_at, LONGEST, now));
        self.issued.insert(token, Issued { chat_id, event_at: now, delivered_at: None });
    }

    /// The event goes out, for the first time or again.
    pub(crate) fn deliver(&mut self, token: &ReplyToken, now: Timestamp) {
        if let Some(issued) = self.issued.get_mut(token) {
            issued.delivered_at = Some(now);
        }
    }

    /// Uses the token up, and tells which chat the answer goes to.
    pub(crate) fn take(&mut self, token: &ReplyToken, now: Timestamp) -> Option<ChatId> {
        let issued = self.issued.get(token)?;
        let is_usable = is_within(issued.delivered_at?, self.lifetime, now)
            && is_within(issued.event_at, LONGEST, now);
        if !is_usable {
            return None;
        }
        self.issued.remove(token).map(|issued| issued.chat_id)
    }

    pub(crate) fn clear(&mut self) {
        self.issued.clear();
    }
}

/// Whether `now` is at most `limit` after `start`.
pub(crate) fn is_within(start: Timestamp, limit: Duration, now: Timestamp) -> bool {
    let limit = i64::try_from(limit.as_millis()).unwrap_or(i64::MAX);
    now.as_millis().saturating_sub(start.as_millis()) <= limit
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_millis(millis)
    }

    fn issued() -> (ReplyTokens, ReplyToken) {
        let mut tokens = ReplyTokens::new(Duration::from_secs(60));
        let token = ReplyToken::from("t");
        tokens.issue(token.clone(), "U1".into(), at(0));
        (tokens, token)
    }

    #[test]
    fn a_token_works_once() {
        let (mut tokens, token) = issued();
        tokens.deliver(&token, at(0));
        assert_eq!(tokens.take(&token, at(1)), Some("U1".into()));
        assert_eq!(tokens.take(&token, at(1)), None);
    }

    #[test]
    fn a_token_works_for_a_minute_from_its_delivery() {
        let (mut tokens, token) = issued();
        tokens.deliver(&token, at(5_000));
        assert_eq!(tokens.take(&token, at(5_001 + MINUTE)), None);
        assert_eq!(tokens.take(&token, at(5_000 + MINUTE)), Some("U1".into()));
    }

    #[test]
    fn a_token_does_not_work_before_its_delivery() {
        let (mut tokens, token) = issued();
        assert_eq!(tokens.take(&token, at(0)), None);
    }

    #[test]
    fn a_redelivery_gives_another_minute() {
        let (mut tokens, token) = issued();
        tokens.deliver(&token, at(0));
        tokens.deliver(&token, at(5 * MINUTE));
        assert_eq!(tokens.take(&token, at(6 * MINUTE)), Some("U1".into()));
    }

    #[test]
    fn a_redelivery_does_not_bring_a_used_token_back() {
        let (mut tokens, token) = issued();
        tokens.deliver(&token, at(0));
        tokens.take(&token, at(1));
        tokens.deliver(&token, at(2));
        assert_eq!(tokens.take(&token, at(3)), None);
    }

    #[test]
    fn no_token_works_20_minutes_after_its_event() {
        let (mut tokens, token) = issued();
        tokens.deliver(&token, at(20 * MINUTE));
        assert_eq!(tokens.take(&token, at(20 * MINUTE + 1)), None);
        assert_eq!(tokens.take(&token, at(20 * MINUTE)), Some("U1".into()));
    }

    #[test]
    fn tokens_that_cannot_work_any_more_are_forgotten() {
        let (mut tokens, _) = issued();
        tokens.issue("u".into(), "U1".into(), at(20 * MINUTE + 1));
        assert_eq!(tokens.issued.len(), 1);
    }
}
