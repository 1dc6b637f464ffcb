use crate::object::expected;

object! {
    /// A user added the bot as a friend, or unblocked it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#follow-event)
    #[derive(Default, Eq)]
    pub struct FollowEvent {
        /// Which of the two. Absent in what LINE sent before 2024.
        pub follow: Option<FollowDetail> = "follow" with expected,
    }
}

impl FollowEvent {
    /// A user added the bot, or unblocked it.
    pub fn new(is_unblocked: bool) -> Self {
        Self { follow: Some(FollowDetail { is_unblocked }) }
    }
}

object! {
    /// Whether a follower is new.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#follow-event)
    #[derive(Default, Eq)]
    pub struct FollowDetail {
        /// The user had blocked the bot before. LINE does not promise that it is right.
        pub is_unblocked: bool = "isUnblocked",
    }
}

object! {
    /// A user blocked the bot.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#unfollow-event)
    #[derive(Default, Eq)]
    pub struct UnfollowEvent {}
}
