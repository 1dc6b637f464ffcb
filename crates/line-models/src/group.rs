//! Group chats and multi-person chats, and who is in them.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#group)
//!
//! ```
//! use line_models::group::MemberIds;
//!
//! let page: MemberIds =
//!     serde_json::from_str(r#"{"memberIds":["U4af4980629","U0c229f96c4"],"next":"jxEWCEEP"}"#).unwrap();
//! assert_eq!(page.member_ids[1], "U0c229f96c4");
//! assert!(page.next.is_some());
//! ```

use crate::{GroupId, UserId};

object! {
    /// A group chat the bot is in.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-summary)
    #[doc(alias = "GroupSummaryResponse")]
    #[derive(Eq)]
    pub struct GroupSummary {
        /// The group chat.
        pub group_id: GroupId = "groupId",
        /// Its name.
        pub group_name: String = "groupName",
        /// Its picture. Absent if there is none.
        pub picture_url: Option<String> = "pictureUrl",
    }
}

impl GroupSummary {
    /// A group chat without a picture.
    pub fn new(group_id: impl Into<GroupId>, group_name: impl Into<String>) -> Self {
        Self { group_id: group_id.into(), group_name: group_name.into(), picture_url: None }
    }

    setters! { picture_url: String }
}

object! {
    /// A member of a group chat or a multi-person chat, friend of the bot or not.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-profile)
    #[doc(alias = "GroupUserProfileResponse")]
    #[doc(alias = "RoomUserProfileResponse")]
    #[derive(Eq)]
    pub struct MemberProfile {
        /// The name.
        pub display_name: String = "displayName",
        /// The user.
        pub user_id: UserId = "userId",
        /// The picture. Absent if there is none.
        pub picture_url: Option<String> = "pictureUrl",
    }
}

impl MemberProfile {
    /// A member without a picture.
    pub fn new(user_id: impl Into<UserId>, display_name: impl Into<String>) -> Self {
        Self { display_name: display_name.into(), user_id: user_id.into(), picture_url: None }
    }

    setters! { picture_url: String }
}

object! {
    /// The members of a group chat or a multi-person chat: a page of at most 100. Only users of LINE for iOS and
    /// Android are listed.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-user-ids)
    #[doc(alias = "MembersIdsResponse")]
    #[derive(Default, Eq)]
    pub struct MemberIds {
        /// The members.
        pub member_ids: Vec<UserId> = "memberIds",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl MemberIds {
    /// The last page.
    pub fn new<I>(member_ids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self { member_ids: member_ids.into_iter().map(Into::into).collect(), next: None }
    }

    setters! { next: String }
}

object! {
    /// How many people are in a group chat or a multi-person chat. The bot does not count.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-members-group-count)
    #[doc(alias = "GroupMemberCountResponse")]
    #[doc(alias = "RoomMemberCountResponse")]
    #[derive(Eq)]
    pub struct MemberCount {
        /// The number.
        pub count: i32 = "count",
    }
}

impl MemberCount {
    /// `count` people.
    pub fn new(count: i32) -> Self {
        Self { count }
    }
}
