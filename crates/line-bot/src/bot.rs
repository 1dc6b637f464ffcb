use std::{env, fmt, ops::Deref, sync::Arc};

use line_client::{ChannelAccessToken, Client};
use line_models::{group::MemberProfile, profile::UserProfile, webhook::Source};
use line_webhook::{ChannelSecret, Verified};

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
    next_secret: Option<Arc<ChannelSecret>>,
    client: Client,
}

impl Bot {
    /// From its two parts.
    pub fn new(secret: ChannelSecret, client: Client) -> Self {
        Self { secret: Arc::new(secret), next_secret: None, client }
    }

    /// Takes webhooks that are signed with this secret, too: while the channel secret is changed. LINE signs with the new
    /// one from the moment it is issued, so a bot that knows both refuses nothing.
    pub fn next_secret(mut self, secret: ChannelSecret) -> Self {
        self.next_secret = Some(Arc::new(secret));
        self
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

    /// Gets the profile of whoever caused an event: by the chat where it happened, so that members of group chats need
    /// not be friends of the bot. Of those, LINE tells neither status message nor language.
    ///
    /// `None` if LINE does not tell who it was, or shows no profile of them (404).
    ///
    /// # Errors
    ///
    /// The call failed.
    pub async fn sender_profile(
        &self,
        source: &Source,
    ) -> Result<Option<UserProfile>, line_client::Error> {
        let Some(user) = source.user_id() else { return Ok(None) };
        let profile = match source {
            Source::Group(chat) => {
                self.get_group_member_profile(&chat.group_id, user).await.map(of_member)
            }
            Source::Room(chat) => {
                self.get_room_member_profile(&chat.room_id, user).await.map(of_member)
            }
            _ => self.get_profile(user).await,
        };
        match profile {
            Ok(profile) => Ok(Some(profile)),
            Err(error) if error.api().is_some_and(line_client::ApiError::is_not_found) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Checks that a webhook was signed with the channel secret, or the next one.
    ///
    /// # Errors
    ///
    /// Those of [`ChannelSecret::verify`].
    pub fn verify<'b>(
        &self,
        body: &'b [u8],
        signature: impl AsRef<[u8]>,
    ) -> Result<Verified<'b>, line_webhook::Error> {
        match (self.secret.verify(body, &signature), &self.next_secret) {
            (Err(line_webhook::Error::Mismatch), Some(next)) => {
                let verified = next.verify(body, signature)?;
                tracing::debug!("a webhook is signed with the next secret");
                Ok(verified)
            }
            (checked, _) => checked,
        }
    }

    /// What webhooks are signed with.
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

fn of_member(member: MemberProfile) -> UserProfile {
    let mut profile = UserProfile::new(member.user_id, member.display_name);
    profile.picture_url = member.picture_url;
    profile
}

fn variable(name: &'static str) -> Result<String, Error> {
    match env::var(name) {
        Ok(value) if !value.trim().is_empty() => Ok(value.trim().to_owned()),
        _ => Err(Error::Variable { name }),
    }
}
