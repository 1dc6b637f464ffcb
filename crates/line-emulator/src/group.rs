use std::{fmt, sync::Arc};

use line_models::{ChatId, Timestamp, UserId, webhook::Event};

use crate::{
    error::Error, message::ChatMessage, platform::Platform, user::User, webhook::Delivery,
    world::World,
};

/// A group chat or a multi-person chat (room).
///
/// What happens becomes a webhook if the bot is there, and returns when the bot has answered it. What members say is
/// said with [`User::in_group`].
#[derive(Clone)]
pub struct Group {
    platform: Arc<Platform>,
    id: ChatId,
    name: String,
}

impl Group {
    pub(crate) fn new(platform: Arc<Platform>, id: ChatId, name: String) -> Self {
        Self { platform, id, name }
    }

    /// Its id: `C`, or for a room `R`, and what depends on the name alone.
    pub fn id(&self) -> &ChatId {
        &self.id
    }

    /// The name it was made with.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Who is in it, besides the bot.
    pub fn members(&self) -> Vec<UserId> {
        let world = self.platform.world();
        world.group(self.id.as_str()).map(|group| group.members.clone()).unwrap_or_default()
    }

    /// Whether the bot is in it.
    pub fn has_bot(&self) -> bool {
        self.platform.world().group(self.id.as_str()).is_some_and(|group| group.bot_is_in)
    }

    /// The whole chat, the oldest message first.
    pub fn messages(&self) -> Vec<ChatMessage> {
        self.platform.world().chat(&self.id).cloned().collect()
    }

    /// A user joins. `None` if the bot is not told: it is not there, or the user was in already.
    pub async fn add_member(&self, user: &User) -> Result<Option<Delivery>, Error> {
        self.act(|world, now| world.join(&self.id, user.id(), now)).await
    }

    /// A user leaves, or is removed. `None` if the bot is not told.
    pub async fn remove_member(&self, user: &User) -> Result<Option<Delivery>, Error> {
        self.act(|world, now| world.part(&self.id, user.id(), now)).await
    }

    /// Somebody invites the bot, which joins. `None` if it was in already.
    pub async fn invite_bot(&self) -> Result<Option<Delivery>, Error> {
        self.act(|world, now| world.invite_bot(&self.id, now)).await
    }

    /// Somebody removes the bot. `None` if it was not in.
    pub async fn remove_bot(&self) -> Result<Option<Delivery>, Error> {
        self.act(|world, now| world.remove_bot(&self.id, now)).await
    }

    async fn act(
        &self,
        act: impl FnOnce(&mut World, Timestamp) -> Result<Option<Event>, Error>,
    ) -> Result<Option<Delivery>, Error> {
        match self.platform.act(&self.id, act)? {
            Some(outcome) => outcome.await.unwrap_or(Err(Error::Stopped)).map(Some),
            None => Ok(None),
        }
    }
}

impl fmt::Debug for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Group")
            .field("id", &self.id)
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
