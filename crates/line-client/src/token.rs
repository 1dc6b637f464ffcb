use http::HeaderValue;
use line_models::token::ChannelAccessToken;

/// The value of the header `authorization`, which is not shown in `Debug`.
pub(crate) fn authorization(token: &ChannelAccessToken) -> Result<HeaderValue, InvalidToken> {
    let token = token.expose();
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(InvalidToken(()));
    }
    let mut value =
        HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| InvalidToken(()))?;
    value.set_sensitive(true);
    Ok(value)
}

/// A channel access token that cannot be one: empty, or with a space, a line break or another character that no token
/// has, most often one that came along when it was copied.
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
            let error = authorization(&token.into()).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("s3"), "{token:?}");
        }
    }

    #[test]
    fn a_token_is_in_no_debug_output() {
        let token = ChannelAccessToken::new("s3cret/+=");
        let header = authorization(&token).unwrap();
        assert_eq!(header, "Bearer s3cret/+=");
        assert!(!format!("{token:?} {header:?}").contains("s3cret"));
    }
}
