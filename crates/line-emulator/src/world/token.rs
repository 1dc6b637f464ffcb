//! Channel access tokens and link tokens.

use std::{collections::HashMap, time::Duration};

use line_models::{Timestamp, UserId};

use super::World;
use crate::{builder::Config, ids::is_id, refusal::Refusal, reply_token::is_within};

const STATELESS_LIFETIME: Duration = Duration::from_secs(15 * 60);
const SHORT_LIFETIME: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// What LINE tells of a token that does not end: about 99 years.
const NO_END: i64 = 3_138_007_490;

/// The tokens that were issued beside the one the emulator was started with.
pub(super) struct Tokens {
    long_lived: String,
    channel_id: String,
    channel_secret: String,
    issued: HashMap<String, Issued>,
}

struct Issued {
    kind: TokenKind,
    at: Timestamp,
}

/// The kinds of token that are issued for the channel secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Stateless,
    ShortLived,
}

impl TokenKind {
    pub(crate) fn lifetime(self) -> Duration {
        match self {
            Self::Stateless => STATELESS_LIFETIME,
            Self::ShortLived => SHORT_LIFETIME,
        }
    }
}

impl Tokens {
    pub(super) fn new(config: &Config) -> Self {
        Self {
            long_lived: config.channel_access_token.clone(),
            channel_id: config.channel_id.clone(),
            channel_secret: config.channel_secret.clone(),
            issued: HashMap::new(),
        }
    }

    pub(super) fn clear(&mut self) {
        self.issued.clear();
    }
}

impl World {
    /// Whether a call with this token may do something.
    pub(crate) fn is_token(&self, token: &str, now: Timestamp) -> bool {
        self.token_seconds_left(token, now).is_some()
    }

    /// Seconds; `None` for a token that is none, or not any more.
    pub(crate) fn token_seconds_left(&self, token: &str, now: Timestamp) -> Option<i64> {
        if token == self.tokens.long_lived {
            return Some(NO_END);
        }
        let issued = self.tokens.issued.get(token)?;
        let lifetime = issued.kind.lifetime();
        let end = i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX);
        let age = now.as_millis().saturating_sub(issued.at.as_millis()) / 1_000;
        is_within(issued.at, lifetime, now).then(|| end.saturating_sub(age))
    }

    pub(crate) fn issue_token(
        &mut self,
        kind: TokenKind,
        client_id: &str,
        client_secret: &str,
        now: Timestamp,
    ) -> Result<String, Refusal> {
        let tokens = &mut self.tokens;
        let is_channel = client_id == tokens.channel_id;
        if !is_channel || client_secret != tokens.channel_secret {
            return Err(match kind {
                TokenKind::Stateless => {
                    Refusal::token("invalid_request", "Invalid 'client_credentials'.")
                }
                TokenKind::ShortLived if !is_channel => {
                    Refusal::token("invalid_client", "invalid client_id")
                }
                TokenKind::ShortLived => Refusal::token("invalid_client", "invalid client_secret"),
            });
        }
        tokens.issued.retain(|_, issued| is_within(issued.at, issued.kind.lifetime(), now));
        let token = self.ids.access_token();
        self.tokens.issued.insert(token.clone(), Issued { kind, at: now });
        Ok(token)
    }

    /// Stateless tokens cannot be revoked. A token that is none is fine, as at LINE.
    pub(crate) fn revoke_token(&mut self, token: &str) {
        let issued = &mut self.tokens.issued;
        if issued.get(token).is_some_and(|issued| issued.kind != TokenKind::Stateless) {
            issued.remove(token);
        }
    }

    pub(crate) fn channel_id(&self) -> &str {
        &self.tokens.channel_id
    }

    /// For linking the user's account with one of the bot's own service.
    pub(crate) fn issue_link_token(&mut self, user_id: &str) -> Result<String, Refusal> {
        if !is_id('U', user_id) {
            return Err(Refusal::Parameter("userId"));
        }
        let user_id = UserId::from(user_id);
        self.user(user_id.as_str()).filter(|user| user.following).ok_or(Refusal::NotFound)?;
        Ok(self.ids.access_token())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builder::EmulatorBuilder;

    const SECOND: i64 = 1_000;

    #[test]
    fn a_token_works_until_its_time_is_over() {
        let builder = EmulatorBuilder::default().channel_id("1").channel_secret("s");
        let mut world = World::new(&builder.into_config());
        let at = Timestamp::from_millis;
        for (kind, seconds) in
            [(TokenKind::Stateless, 900), (TokenKind::ShortLived, 30 * 24 * 60 * 60)]
        {
            let token = world.issue_token(kind, "1", "s", at(0)).unwrap();
            assert_eq!(world.token_seconds_left(&token, at(SECOND)), Some(seconds - 1));
            assert!(world.is_token(&token, at(seconds * SECOND)));
            assert!(!world.is_token(&token, at(seconds * SECOND + 1)));
            assert!(world.issue_token(kind, "2", "s", at(0)).is_err());
            assert!(world.issue_token(kind, "1", "t", at(0)).is_err());
        }
    }

    #[test]
    fn a_stateless_token_cannot_be_revoked() {
        let builder = EmulatorBuilder::default().channel_id("1").channel_secret("s");
        let mut world = World::new(&builder.into_config());
        let now = Timestamp::from_millis(0);
        for (kind, stays) in [(TokenKind::Stateless, true), (TokenKind::ShortLived, false)] {
            let token = world.issue_token(kind, "1", "s", now).unwrap();
            world.revoke_token(&token);
            assert_eq!(world.is_token(&token, now), stays);
        }
    }
}
