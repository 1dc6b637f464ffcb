use std::{fmt, time::Duration};

use line_models::{UserId, bot::BotInfo};

use crate::{
    emulator::{
        DEVELOPMENT_ACCESS_TOKEN, DEVELOPMENT_CHANNEL_ID, DEVELOPMENT_CHANNEL_SECRET, Emulator,
    },
    error::Error,
    webhook::check_url,
    world::Webhook,
};

/// Keeps the end of the time limit within what the clock can express.
const LONGEST_TIMEOUT: Duration = Duration::from_secs(24 * 60 * 60);

/// How an [`Emulator`] is set up. Everything has a default.
#[derive(Clone)]
#[must_use = "nothing runs until `start`"]
pub struct EmulatorBuilder {
    address: String,
    config: Config,
}

/// What stays the same while the emulator runs, and what the rest starts as.
#[derive(Clone)]
pub(crate) struct Config {
    pub(crate) channel_id: String,
    pub(crate) channel_secret: String,
    pub(crate) channel_access_token: String,
    pub(crate) bot: BotInfo,
    pub(crate) webhook: Webhook,
    pub(crate) webhook_timeout: Duration,
    pub(crate) redelivery_delay: Duration,
    pub(crate) reply_token_lifetime: Duration,
    pub(crate) monthly_quota: Option<u32>,
    pub(crate) users: Vec<String>,
}

impl Default for EmulatorBuilder {
    fn default() -> Self {
        let bot = BotInfo::new("Ub07b07b07b07b07b07b07b07b07b07b0", "@emulator", "Bot");
        Self {
            address: "127.0.0.1:0".to_owned(),
            config: Config {
                channel_id: DEVELOPMENT_CHANNEL_ID.to_owned(),
                channel_secret: DEVELOPMENT_CHANNEL_SECRET.to_owned(),
                channel_access_token: DEVELOPMENT_ACCESS_TOKEN.to_owned(),
                bot,
                webhook: Webhook { url: None, redelivery: false },
                webhook_timeout: Duration::from_secs(2),
                redelivery_delay: Duration::from_secs(1),
                reply_token_lifetime: Duration::from_secs(60),
                monthly_quota: None,
                users: Vec::new(),
            },
        }
    }
}

impl EmulatorBuilder {
    /// Signs the webhooks. Without it, [`DEVELOPMENT_CHANNEL_SECRET`] does.
    pub fn channel_secret(mut self, secret: impl Into<String>) -> Self {
        self.config.channel_secret = secret.into();
        self
    }

    /// What calls to the API have to bear. Without it, [`DEVELOPMENT_ACCESS_TOKEN`].
    pub fn channel_access_token(mut self, token: impl Into<String>) -> Self {
        self.config.channel_access_token = token.into();
        self
    }

    /// Whose channel it is, for issuing channel access tokens with the channel secret. Without it,
    /// [`DEVELOPMENT_CHANNEL_ID`].
    pub fn channel_id(mut self, id: impl Into<String>) -> Self {
        self.config.channel_id = id.into();
        self
    }

    /// How many messages may be sent in a month: pushes, multicasts, broadcasts and narrowcasts, counted for each
    /// person they reach. What would pass it is refused with a status of 429. Without it, there is no limit.
    ///
    /// The emulator's month is as long as it runs, or until it is reset.
    pub fn monthly_quota(mut self, messages: u32) -> Self {
        self.config.monthly_quota = Some(messages);
        self
    }

    /// The name of the bot. Without it, `Bot`.
    pub fn bot_name(mut self, name: impl Into<String>) -> Self {
        self.config.bot.display_name = name.into();
        self
    }

    /// The bot's own id, which is the `destination` of its webhooks.
    pub fn bot_user_id(mut self, user_id: impl Into<UserId>) -> Self {
        self.config.bot.user_id = user_id.into();
        self
    }

    /// Where the bot takes webhooks, as in `http://127.0.0.1:3000/callback`.
    ///
    /// It can be set later on, too. See [`Emulator::set_webhook_url`].
    pub fn webhook_url(mut self, url: impl Into<String>) -> Self {
        self.config.webhook.url = Some(url.into());
        self
    }

    /// How long the bot may take to answer a webhook: at most a day. Without it 2 seconds, as at LINE.
    pub fn webhook_timeout(mut self, timeout: Duration) -> Self {
        self.config.webhook_timeout = timeout.min(LONGEST_TIMEOUT);
        self
    }

    /// Whether a webhook that is not answered with a status of 200 to 299 is delivered again. As at LINE, it is not
    /// without this.
    ///
    /// Up to three times, with the same event, which says then that it is a redelivery. LINE does not tell how often it
    /// tries.
    pub fn redelivery(mut self, redelivery: bool) -> Self {
        self.config.webhook.redelivery = redelivery;
        self
    }

    /// How long after the first delivery the second one is; each later one takes twice as long. Without it 1 second.
    pub fn redelivery_delay(mut self, delay: Duration) -> Self {
        self.config.redelivery_delay = delay;
        self
    }

    /// How long an event can be answered, from its last delivery. Without it 1 minute, as at LINE.
    ///
    /// It always ends 20 minutes after the event.
    pub fn reply_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.config.reply_token_lifetime = lifetime;
        self
    }

    /// Where to listen. Without it, a free port of `127.0.0.1`.
    ///
    /// Whoever can reach the address can act as any user: keep it to this machine unless you trust the network.
    pub fn address(mut self, address: impl Into<String>) -> Self {
        self.address = address.into();
        self
    }

    /// Adds a user who is there from the start and follows the bot. Without any, there is one.
    pub fn user(mut self, name: impl Into<String>) -> Self {
        self.config.users.push(name.into());
        self
    }

    /// Starts the emulator on the current tokio runtime. It listens when this returns.
    ///
    /// # Errors
    ///
    /// The address is in use or cannot be listened on, or the webhook URL is none.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime with I/O and time enabled.
    pub async fn start(mut self) -> Result<Emulator, Error> {
        if let Some(url) = &self.config.webhook.url {
            check_url(url)?;
        }
        if self.config.users.is_empty() {
            self.config.users.push("Alice".to_owned());
        }
        Emulator::listen(&self.address, self.config).await
    }
}

#[cfg(test)]
impl EmulatorBuilder {
    pub(crate) fn into_config(self) -> Config {
        self.config
    }
}

/// Without the secret and the token.
impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("address", &self.address)
            .field("bot", &self.config.bot)
            .field("webhook", &self.config.webhook)
            .field("users", &self.config.users)
            .finish_non_exhaustive()
    }
}
