//! Who a user is, and who the friends of the bot are.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
//!
//! ```
//! use line_models::profile::{Followers, UserProfile};
//!
//! let profile: UserProfile =
//!     serde_json::from_str(r#"{"displayName":"LINE taro","userId":"U4af4980629"}"#).unwrap();
//! assert_eq!(profile.language, None);
//! let page: Followers = serde_json::from_str(r#"{"userIds":["U4af4980629"]}"#).unwrap();
//! assert_eq!(page.user_ids, [profile.user_id]);
//! ```

use crate::UserId;

object! {
    /// What a user shows of themselves.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
    #[doc(alias = "UserProfileResponse")]
    pub struct UserProfile {
        /// The name.
        pub display_name: String = "displayName",
        /// The user.
        pub user_id: UserId = "userId",
        /// The picture. Absent if there is none.
        pub picture_url: Option<String> = "pictureUrl",
        /// The status message. Absent if there is none.
        pub status_message: Option<String> = "statusMessage",
        /// A BCP 47 tag such as `ja`. Absent unless the user agreed to LINE's privacy policy.
        pub language: Option<String> = "language",
    }
}

impl UserProfile {
    /// A name alone.
    pub fn new(user_id: impl Into<UserId>, display_name: impl Into<String>) -> Self {
        Self {
            display_name: display_name.into(),
            user_id: user_id.into(),
            picture_url: None,
            status_message: None,
            language: None,
        }
    }

    setters! { picture_url: String, status_message: String, language: String }
}

object! {
    /// The friends of the bot: a page of at most 1,000. Who blocks it, is gone or has not agreed to be listed is left
    /// out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-follower-ids)
    #[doc(alias = "GetFollowersResponse")]
    #[derive(Default, Eq)]
    pub struct Followers {
        /// The friends.
        pub user_ids: Vec<UserId> = "userIds",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl Followers {
    /// The last page.
    pub fn new<I>(user_ids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self { user_ids: user_ids.into_iter().map(Into::into).collect(), next: None }
    }

    setters! { next: String }
}
