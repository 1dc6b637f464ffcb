use std::{env, fmt, ops::Deref, sync::Arc};

use line_client::{ChannelAccessToken, Client};
use line_webhook::ChannelSecret;

use crate::Error;

/// A channel: its secret, which its webhooks are verified with, and a client for its calls. Cheap to clone.
///
/// The client's methods are the bot's:
///
/// ```no_run
/// # async fn run() -> Result<(), line_bot::Error> {
/// let bot = line_bot::Bot::from_env()?;
/// println!("I am {}.", bot.get_bot_info().await?.display_name);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Bot {
    secret: Arc<ChannelSecret>,
    client: Client,
}

impl Bot {
    /// From its two parts.
    pub fn new(secret: ChannelSecret, client: Client) -> Self {
        Self { secret: Arc::new(secret), client }
    }

    /// From `LINE_CHANNEL_SECRET` and `LINE_CHANNEL_ACCESS_TOKEN`, and `LINE_API_BASE` if all calls shall go somewhere
    /// else than to LINE.
    ///
    /// # Errors
    ///
    /// [`Error::Variable`] names the variable that is missing; [`Error::Client`].
    pub fn from_env() -> Result<Self, Error> {
        let secret = ChannelSecret::new(variable("LINE_CHANNEL_SECRET")?);
        Ok(Self::new(secret, Client::new(variable("LINE_CHANNEL_ACCESS_TOKEN")?)?))
    }

    /// Another channel, whose calls share the settings and connections of this one: for an app with
    /// [many channels](crate::Channels).
    ///
    /// # Errors
    ///
    /// [`Error::Client`]: the channel access token cannot be one.
    pub fn channel(
        &self,
        secret: ChannelSecret,
        token: impl Into<ChannelAccessToken>,
    ) -> Result<Self, Error> {
        Ok(Self::new(secret, self.client.with_token(token)?))
    }

    /// What webhooks are verified with.
    pub fn secret(&self) -> &ChannelSecret {
        &self.secret
    }

    /// What calls are made with.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

impl Deref for Bot {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl fmt::Debug for Bot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bot").field("client", &self.client).finish_non_exhaustive()
    }
}

fn variable(name: &'static str) -> Result<String, Error> {
    match env::var(name) {
        Ok(value) if !value.trim().is_empty() => Ok(value.trim().to_owned()),
        _ => Err(Error::Variable { name }),
    }
}
