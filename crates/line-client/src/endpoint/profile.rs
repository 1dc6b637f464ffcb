use line_models::{UserId, profile::UserProfile};

endpoint! {
    /// Gets the profile of a user who is a friend of the bot, or has written to it.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
    ///
    /// # Errors
    ///
    /// 404 if there is no such user, or they have blocked the bot; 400 if the id is none.
    getProfile: GetProfile via get_profile, GET "/v2/bot/profile/{userId}" -> UserProfile;
    path { user_id: UserId }
}
