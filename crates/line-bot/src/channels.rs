use std::{
    collections::HashMap,
    fmt,
    hash::BuildHasher,
    sync::{Arc, PoisonError, RwLock},
};

use async_trait::async_trait;

use crate::{Bot, BoxError};

/// Finds the channel that a webhook is for, in an app with many: see [`App::by_path`](crate::App::by_path) and
/// [`App::by_destination`](crate::App::by_destination).
///
/// A map of keys to bots is one, and one behind an [`RwLock`] can change while the app runs. An implementation of one's own
/// gets secrets and tokens from a database, say. It is asked for each webhook, and before that is verified: anybody can make
/// it look for any key, so it should remember what it has found.
///
/// ```
/// # fn run(first: line_bot::Bot) -> Result<(), line_bot::Error> {
/// use std::{collections::HashMap, sync::{Arc, RwLock}};
/// use line_bot::{App, webhook::ChannelSecret};
///
/// // Its calls go through the connections of the first one.
/// let second = first.channel(ChannelSecret::new("secret"), "token")?;
/// let channels = HashMap::from([("first".to_owned(), first), ("second".to_owned(), second)]);
/// let channels = Arc::new(RwLock::new(channels));
/// let app = App::by_path(channels.clone()); // at /callback/first and /callback/second
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Channels: Send + Sync + 'static {
    /// The channel with this key: the last part of the path as it stands in the URL, or the `destination`, which is the
    /// user id of the bot. `None`: there is no such channel, and the webhook gets a 404.
    ///
    /// # Errors
    ///
    /// It cannot be told now. The webhook gets a 503, and so it does when there is no answer for 2 seconds.
    async fn find(&self, key: &str) -> Result<Option<Bot>, BoxError>;
}

#[async_trait]
impl<S: BuildHasher + Send + Sync + 'static> Channels for HashMap<String, Bot, S> {
    async fn find(&self, key: &str) -> Result<Option<Bot>, BoxError> {
        Ok(self.get(key).cloned())
    }
}

#[async_trait]
impl<S: BuildHasher + Send + Sync + 'static> Channels for RwLock<HashMap<String, Bot, S>> {
    async fn find(&self, key: &str) -> Result<Option<Bot>, BoxError> {
        Ok(self.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }
}

#[async_trait]
impl<T: Channels + ?Sized> Channels for Arc<T> {
    async fn find(&self, key: &str) -> Result<Option<Bot>, BoxError> {
        (**self).find(key).await
    }
}

/// Which bot a webhook is for.
pub(crate) enum Route {
    One(Bot),
    ByPath(Box<dyn Channels>),
    ByDestination(Box<dyn Channels>),
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(bot) => bot.fmt(f),
            Self::ByPath(_) => f.write_str("ByPath"),
            Self::ByDestination(_) => f.write_str("ByDestination"),
        }
    }
}
