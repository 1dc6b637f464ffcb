use std::{
    fmt, mem,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use futures_util::future::BoxFuture;
use http::HeaderValue;
use line_models::{
    ChannelId,
    token::{
        ChannelAccessToken, ClientAssertion, ClientSecret,
        IssueStatelessChannelTokenByClientSecretRequest as BySecret,
        IssueStatelessChannelTokenByJwtAssertionRequest as ByAssertion,
        IssueStatelessChannelTokenRequest,
    },
};
use tokio::{sync, time::Instant};

use crate::{Client, Error};

/// How long before it expires a token is renewed, and the least time between the starts of two attempts to do so.
const MARGIN: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_secs(5);

/// Gives the channel access token for each attempt of a call.
///
/// [`StatelessToken`] is one. Another one may ask a vault, or share tokens between processes. As of
/// [`Transport`](crate::Transport), an implementation is best written with `#[async_trait]`:
///
/// ```no_run
/// use std::{fs, path::PathBuf};
///
/// use line_client::{ChannelAccessToken, Client, Error, TokenProvider};
///
/// /// A file that another program keeps a valid token in.
/// #[derive(Debug)]
/// struct TokenFile(PathBuf);
///
/// #[async_trait::async_trait]
/// impl TokenProvider for TokenFile {
///     async fn token(&self, _: &Client) -> Result<ChannelAccessToken, Error> {
///         let text = fs::read_to_string(&self.0)
///             .map_err(|source| Error::Credentials { source: source.into() })?;
///         Ok(text.trim().into())
///     }
/// }
///
/// # fn main() -> Result<(), Error> {
/// let client = Client::builder_with(TokenFile("/run/line/token".into())).build()?;
/// # Ok(())
/// # }
/// ```
pub trait TokenProvider: fmt::Debug + Send + Sync {
    /// A token that is valid now. `client` is the one that needs it, for the calls that issue tokens. An attempt that had
    /// to wait for a rate limit asks once more before it leaves.
    ///
    /// # Errors
    ///
    /// Those of the calls it makes, or [`Error::Credentials`]. They become those of the call that needs the token.
    fn token<'a, 'b, 'f>(
        &'a self,
        client: &'b Client,
    ) -> BoxFuture<'f, Result<ChannelAccessToken, Error>>
    where
        'a: 'f,
        'b: 'f,
        Self: 'f;

    /// Another token than `rejected`, to which LINE has answered 401, or `None` if there is none.
    ///
    /// With another token the call is made once more. This asks for it once in a call.
    ///
    /// # Errors
    ///
    /// As [`token`](Self::token).
    fn renew<'a, 'b, 'c, 'f>(
        &'a self,
        client: &'b Client,
        rejected: &'c ChannelAccessToken,
    ) -> BoxFuture<'f, Result<Option<ChannelAccessToken>, Error>>
    where
        'a: 'f,
        'b: 'f,
        'c: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            let token = self.token(client).await?;
            Ok((token != *rejected).then_some(token))
        })
    }
}

/// Stateless tokens: they live for 15 minutes, and nobody has to store or revoke them.
///
/// One is issued when a call needs it, and again a minute before it expires, in a task of its own: meanwhile, and if that
/// fails, the old one serves until it expires. However many calls wait for a token, one is issued for all of them. If that
/// fails, they fail with it: one that waits alone with the error itself, each of several with LINE's refusal, or with
/// [`Error::Credentials`], whose source is the error that they share. The next call tries anew. Clones share the token.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token)
///
/// ```no_run
/// use line_client::{Client, StatelessToken};
///
/// # async fn run() -> Result<(), line_client::Error> {
/// let client = Client::builder_with(StatelessToken::by_secret("channel id", "channel secret")).build()?;
/// client.get_bot_info().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct StatelessToken(Arc<Inner>);

struct Inner {
    right: Right,
    state: Mutex<State>,
    /// Held by the call that issues a token, while others wait for it.
    turn: sync::Mutex<()>,
    /// Held by the task that issues a token while the old one serves. Apart, since a task may never go on, or never end:
    /// so it is where a runtime runs only now and then.
    early: sync::Mutex<()>,
}

/// What gives the right to a token.
enum Right {
    Secret(BySecret),
    Assertion(Box<dyn Fn() -> Result<ClientAssertion, Error> + Send + Sync>),
}

#[derive(Default)]
struct State {
    issued: Option<Issued>,
    round: Round,
}

/// Those who wait for the same attempt to issue a token, and why it failed, once it has.
type Round = Arc<OnceLock<Arc<Error>>>;

struct Issued {
    token: ChannelAccessToken,
    renew_at: Instant,
    expires_at: Instant,
}

impl StatelessToken {
    /// By the id of the channel and its secret.
    pub fn by_secret(client_id: impl Into<ChannelId>, secret: impl Into<ClientSecret>) -> Self {
        Self::new(Right::Secret(BySecret::new(client_id, secret)))
    }

    /// By JSON Web Tokens that `sign` makes, one for each token: `AssertionKey` of the feature `jwt` does.
    pub fn by_assertion(
        sign: impl Fn() -> Result<ClientAssertion, Error> + Send + Sync + 'static,
    ) -> Self {
        Self::new(Right::Assertion(Box::new(sign)))
    }

    fn new(right: Right) -> Self {
        Self(Arc::new(Inner {
            right,
            state: Mutex::default(),
            turn: sync::Mutex::default(),
            early: sync::Mutex::default(),
        }))
    }

    /// The token that is there, if it is valid.
    #[inline] // compiled for those who use it, with the call that it makes
    fn current(&self, client: &Client) -> Option<ChannelAccessToken> {
        let mut state = self.state();
        let now = Instant::now();
        let issued = state.issued.as_mut().filter(|issued| now < issued.expires_at)?;
        if now >= issued.renew_at {
            issued.renew_at = now + PAUSE;
            tokio::spawn(self.clone().renew_early(client.clone()));
        }
        Some(issued.token.clone())
    }

    #[inline] // as `current`
    async fn renew_early(self, client: Client) {
        let Ok(_early) = self.0.early.try_lock() else { return };
        match self.issue(&client).await {
            Ok(issued) => self.state().issued = Some(issued),
            Err(error) => {
                tracing::warn!(%error, "the channel access token cannot be renewed yet");
            }
        }
    }

    #[inline] // as `current`
    async fn get(&self, client: &Client) -> Result<ChannelAccessToken, Error> {
        if let Some(token) = self.current(client) {
            return Ok(token);
        }
        let round = Arc::clone(&self.state().round);
        // Who waits for it finds the new token, or why there is none.
        let _turn = self.0.turn.lock().await;
        if let Some(error) = round.get() {
            return Err(shared(Arc::clone(error)));
        }
        if let Some(token) = self.current(client) {
            return Ok(token);
        }
        drop(round);
        match self.issue(client).await {
            Ok(issued) => {
                let token = issued.token.clone();
                self.state().issued = Some(issued);
                Ok(token)
            }
            Err(error) => Err(self.fail(error)),
        }
    }

    /// Ends the round. Who comes later begins another.
    fn fail(&self, error: Error) -> Error {
        let error = Arc::new(error);
        let round = mem::take(&mut self.state().round);
        // It was not set before: a round has one failure.
        let _ = round.set(Arc::clone(&error));
        drop(round);
        Arc::try_unwrap(error).unwrap_or_else(shared)
    }

    #[inline] // as `current`
    async fn issue(&self, client: &Client) -> Result<Issued, Error> {
        let request: IssueStatelessChannelTokenRequest = match &self.0.right {
            Right::Secret(request) => request.clone().into(),
            Right::Assertion(sign) => ByAssertion::new(sign()?).into(),
        };
        // From before the call: a token must not be taken to live longer than it does.
        let now = Instant::now();
        let answer = client.issue_stateless_channel_token(request).await?;
        let life = Duration::from_secs(u64::try_from(answer.expires_in).unwrap_or_default());
        Ok(Issued {
            token: answer.access_token,
            renew_at: now + life.saturating_sub(MARGIN.min(life / 2)),
            expires_at: now + life,
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The error of one attempt, for one of several who waited for it.
fn shared(error: Arc<Error>) -> Error {
    match &*error {
        Error::Api(refusal) => Error::Api(refusal.clone()),
        _ => Error::Credentials { source: error.into() },
    }
}

impl TokenProvider for StatelessToken {
    #[inline] // as `current`
    fn token<'a, 'b, 'f>(
        &'a self,
        client: &'b Client,
    ) -> BoxFuture<'f, Result<ChannelAccessToken, Error>>
    where
        'a: 'f,
        'b: 'f,
        Self: 'f,
    {
        Box::pin(self.get(client))
    }

    #[inline] // as `current`
    fn renew<'a, 'b, 'c, 'f>(
        &'a self,
        client: &'b Client,
        rejected: &'c ChannelAccessToken,
    ) -> BoxFuture<'f, Result<Option<ChannelAccessToken>, Error>>
    where
        'a: 'f,
        'b: 'f,
        'c: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            self.state().issued.take_if(|issued| issued.token == *rejected);
            self.get(client).await.map(Some)
        })
    }
}

impl fmt::Debug for StatelessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatelessToken").finish_non_exhaustive()
    }
}

/// What a client puts into the header `authorization`.
pub(crate) enum Authorization {
    None,
    Fixed(HeaderValue),
    Provider(Arc<dyn TokenProvider>),
}

/// The value of the header `authorization`, which is not shown in `Debug`.
pub(crate) fn bearer(token: &ChannelAccessToken) -> Result<HeaderValue, InvalidToken> {
    const WRONG: InvalidToken =
        InvalidToken { reason: "has a space, a line break or a character beyond ASCII" };
    let token = token.expose();
    if token.is_empty() {
        return Err(InvalidToken { reason: "is empty" });
    }
    if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(WRONG);
    }
    let mut value = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| WRONG)?;
    value.set_sensitive(true);
    Ok(value)
}

/// A channel access token that cannot be one: empty, or with a space, a line break or another character that no token
/// has, most often one that came along when it was copied.
#[derive(Debug)]
pub struct InvalidToken {
    reason: &'static str,
}

impl fmt::Display for InvalidToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the channel access token {}; copy it again from the LINE Developers Console",
            self.reason
        )
    }
}

impl std::error::Error for InvalidToken {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_was_copied_badly_is_refused_without_being_shown() {
        let empty = bearer(&"".into()).unwrap_err();
        assert_eq!(
            empty.to_string(),
            "the channel access token is empty; copy it again from the LINE Developers Console"
        );
        for token in [" ", "s3cret\n", "s3 cret", "s3cret\u{200b}", "\"s3cret\"\r\n"] {
            let error = bearer(&token.into()).unwrap_err();
            let text = format!("{error:?}");
            assert!(text.contains("a line break") && !text.contains("s3"), "{token:?}: {text}");
        }
    }

    #[test]
    fn a_token_is_in_no_debug_output() {
        let token = ChannelAccessToken::new("s3cret/+=");
        let header = bearer(&token).unwrap();
        assert_eq!(header, "Bearer s3cret/+=");
        assert!(!format!("{token:?} {header:?}").contains("s3cret"));
    }
}
