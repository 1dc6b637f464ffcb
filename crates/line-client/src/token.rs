use std::fmt;

use http::HeaderValue;

/// The right to call the API in the name of a channel. `Debug` does not show it.
///
/// [LINE reference](https://developers.line.biz/en/docs/basics/channel-access-token/)
#[derive(Clone)]
pub struct ChannelAccessToken(HeaderValue);

impl ChannelAccessToken {
    /// From the text that LINE issued.
    ///
    /// # Errors
    ///
    /// It is empty, or has a space, a line break or another character that no token has: most often one that came along
    /// when it was copied.
    pub fn new(token: impl AsRef<str>) -> Result<Self, InvalidToken> {
        let token = token.as_ref();
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(InvalidToken(()));
        }
        let mut value =
            HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| InvalidToken(()))?;
        value.set_sensitive(true);
        Ok(Self(value))
    }

    pub(crate) fn authorization(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Debug for ChannelAccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChannelAccessToken(…)")
    }
}

/// A channel access token that cannot be one.
#[derive(Debug, thiserror::Error)]
#[error(
    "the channel access token is empty or has a space, a line break or a character beyond ASCII; \
     copy it again from the LINE Developers Console"
)]
pub struct InvalidToken(());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_was_copied_badly_is_refused_without_being_shown() {
        for token in ["", " ", "s3cret\n", "s3 cret", "s3cret\u{200b}", "\"s3cret\"\r\n"] {
            let error = ChannelAccessToken::new(token).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("s3"), "{token:?}");
        }
    }

    #[test]
    fn a_token_is_in_no_debug_output() {
        let token = ChannelAccessToken::new("s3cret/+=").unwrap();
        assert!(!format!("{token:?} {:?}", token.authorization()).contains("s3cret"));
    }
}
