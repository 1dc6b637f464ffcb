use line_models::{ChatId, GroupId, RoomId, UserId, webhook::Source};

use super::World;
use crate::error::Error;

/// A user in one of the chats they are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seat {
    pub(crate) user_id: UserId,
    pub(crate) chat_id: ChatId,
}

impl Seat {
    /// In the chat of the user with the bot alone.
    pub(crate) fn alone(user_id: &UserId) -> Self {
        Self { user_id: user_id.clone(), chat_id: user_id.into() }
    }

    /// In a group or a room.
    pub(crate) fn within(user_id: &UserId, chat_id: &ChatId) -> Self {
        Self { user_id: user_id.clone(), chat_id: chat_id.clone() }
    }

    pub(super) fn source(&self) -> Source {
        source(&self.chat_id, Some(&self.user_id))
    }

    pub(super) fn is_alone(&self) -> bool {
        self.chat_id == *self.user_id.as_str()
    }
}

/// Where an event comes from. What a group does as a whole has no user.
pub(super) fn source(chat_id: &ChatId, user_id: Option<&UserId>) -> Source {
    let id = chat_id.as_str();
    if chat_id.is_group() {
        Source::group(GroupId::from(id), user_id.cloned())
    } else if chat_id.is_room() {
        Source::room(RoomId::from(id), user_id.cloned())
    } else {
        Source::user(id)
    }
}

impl World {
    /// Whether what the user does there reaches the bot.
    pub(super) fn check(&self, seat: &Seat) -> Result<(), Error> {
        if seat.is_alone() {
            return self.follower(&seat.user_id).map(drop);
        }
        let group = self.known_group(&seat.chat_id)?;
        if !group.bot_is_in {
            return Err(Error::BotNotInGroup { name: group.name.clone() });
        }
        if !group.members.contains(&seat.user_id) {
            let user_id = seat.user_id.clone();
            return Err(Error::NotMember { user_id, name: group.name.clone() });
        }
        Ok(())
    }
}
