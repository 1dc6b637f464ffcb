use serde::{Deserialize, Serialize};

/// A user added the bot as a friend, or unblocked it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#follow-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FollowEvent {
    /// Which of the two. Absent in what LINE sent before 2024.
    #[serde(
        default,
        deserialize_with = "crate::tagged::not_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub follow: Option<FollowDetail>,
}

impl FollowEvent {
    /// A user added the bot, or unblocked it.
    pub fn new(is_unblocked: bool) -> Self {
        Self { follow: Some(FollowDetail { is_unblocked }) }
    }
}

/// Whether a follower is new.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#follow-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct FollowDetail {
    /// The user had blocked the bot before. LINE does not promise that it is right.
    pub is_unblocked: bool,
}

/// A user blocked the bot.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unfollow-event)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct UnfollowEvent {}
