use super::Source;

object! {
    /// The bot came into a group chat or multi-person chat.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#join-event)
    #[derive(Default, Eq)]
    pub struct JoinEvent {}
}

object! {
    /// The bot left a group chat or multi-person chat, or was removed.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#leave-event)
    #[derive(Default, Eq)]
    pub struct LeaveEvent {}
}

object! {
    /// Users came into a chat the bot is in.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-joined-event)
    #[derive(Default)]
    pub struct MemberJoinedEvent {
        /// Who.
        pub joined: JoinedMembers = "joined",
    }
}

impl MemberJoinedEvent {
    /// `members` came.
    pub fn new(members: impl Into<Vec<Source>>) -> Self {
        Self { joined: JoinedMembers { members: members.into() } }
    }
}

object! {
    /// The users who came.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-joined-event)
    #[derive(Default)]
    pub struct JoinedMembers {
        /// Each of them, as a [`Source::User`].
        pub members: Vec<Source> = "members",
    }
}

object! {
    /// Users left a chat the bot is in.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-left-event)
    #[derive(Default)]
    pub struct MemberLeftEvent {
        /// Who.
        pub left: LeftMembers = "left",
    }
}

impl MemberLeftEvent {
    /// `members` left.
    pub fn new(members: impl Into<Vec<Source>>) -> Self {
        Self { left: LeftMembers { members: members.into() } }
    }
}

object! {
    /// The users who left.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-left-event)
    #[derive(Default)]
    pub struct LeftMembers {
        /// Each of them, as a [`Source::User`].
        pub members: Vec<Source> = "members",
    }
}
