use serde::{Deserialize, Serialize};

use super::Source;

/// The bot came into a group chat or multi-person chat.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#join-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct JoinEvent {}

/// The bot left a group chat or multi-person chat, or was removed.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#leave-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LeaveEvent {}

/// Users came into a chat the bot is in.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-joined-event)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MemberJoinedEvent {
    /// Who.
    pub joined: JoinedMembers,
}

impl MemberJoinedEvent {
    /// `members` came.
    pub fn new(members: impl Into<Vec<Source>>) -> Self {
        Self { joined: JoinedMembers { members: members.into() } }
    }
}

/// The users who came.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-joined-event)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct JoinedMembers {
    /// Each of them, as a [`Source::User`].
    pub members: Vec<Source>,
}

/// Users left a chat the bot is in.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-left-event)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MemberLeftEvent {
    /// Who.
    pub left: LeftMembers,
}

impl MemberLeftEvent {
    /// `members` left.
    pub fn new(members: impl Into<Vec<Source>>) -> Self {
        Self { left: LeftMembers { members: members.into() } }
    }
}

/// The users who left.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#member-left-event)
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct LeftMembers {
    /// Each of them, as a [`Source::User`].
    pub members: Vec<Source>,
}
