use crate::{ChatId, GroupId, RoomId, UserId};

tagged! {
    /// Where an event happened.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#source-user)
    pub enum Source {
        /// In the chat of one user with the bot.
        User(UserSource) = "user",
        /// In a group chat.
        Group(GroupSource) = "group",
        /// In a multi-person chat.
        Room(RoomSource) = "room",
    }
}

impl Source {
    /// In the chat of `user_id` with the bot.
    pub fn user(user_id: impl Into<UserId>) -> Self {
        Self::User(UserSource { user_id: Some(user_id.into()) })
    }

    /// In a group chat, by `user_id` if LINE tells.
    pub fn group(group_id: impl Into<GroupId>, user_id: Option<UserId>) -> Self {
        Self::Group(GroupSource { group_id: group_id.into(), user_id })
    }

    /// In a multi-person chat, by `user_id` if LINE tells.
    pub fn room(room_id: impl Into<RoomId>, user_id: Option<UserId>) -> Self {
        Self::Room(RoomSource { room_id: room_id.into(), user_id })
    }

    /// Who did it, if LINE tells.
    pub fn user_id(&self) -> Option<&UserId> {
        match self {
            Self::User(source) => source.user_id.as_ref(),
            Self::Group(source) => source.user_id.as_ref(),
            Self::Room(source) => source.user_id.as_ref(),
            Self::Unknown(_) => None,
        }
    }

    /// The chat: what a message pushed in answer goes to.
    pub fn chat_id(&self) -> Option<ChatId> {
        match self {
            Self::User(source) => source.user_id.as_ref().map(ChatId::from),
            Self::Group(source) => Some(ChatId::from(&source.group_id)),
            Self::Room(source) => Some(ChatId::from(&source.room_id)),
            Self::Unknown(_) => None,
        }
    }
}

object! {
    /// The chat of one user with the bot.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#source-user)
    #[derive(Default, Eq)]
    pub struct UserSource {
        /// Absent unless the user agreed to show their profile.
        pub user_id: Option<UserId> = "userId",
    }
}

impl UserSource {
    setters! { user_id: UserId }
}

object! {
    /// A group chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#source-group)
    #[derive(Eq)]
    pub struct GroupSource {
        /// The group chat.
        pub group_id: GroupId = "groupId",
        /// Who did it. Only in message events, of users of LINE for iOS or Android.
        pub user_id: Option<UserId> = "userId",
    }
}

impl GroupSource {
    /// By somebody LINE does not tell.
    pub fn new(group_id: impl Into<GroupId>) -> Self {
        Self { group_id: group_id.into(), user_id: None }
    }

    setters! { user_id: UserId }
}

object! {
    /// A multi-person chat. LINE made the last ones in 2020.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#source-room)
    #[derive(Eq)]
    pub struct RoomSource {
        /// The multi-person chat.
        pub room_id: RoomId = "roomId",
        /// Who did it. Only in message events, of users of LINE for iOS or Android.
        pub user_id: Option<UserId> = "userId",
    }
}

impl RoomSource {
    /// By somebody LINE does not tell.
    pub fn new(room_id: impl Into<RoomId>) -> Self {
        Self { room_id: room_id.into(), user_id: None }
    }

    setters! { user_id: UserId }
}
