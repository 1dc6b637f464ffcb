use line_models::{
    UserId,
    profile::{Followers, UserProfile},
};

endpoint! {
    /// Gets the profile of a user who is a friend of the bot, or has written to it.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let profile = client.get_profile("U4af4980629").await?;
    /// println!("{} speaks {:?}", profile.display_name, profile.language);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 404 if there is no such user, or they have blocked the bot; 400 if the id is none.
    getProfile: GetProfile via get_profile, GET "/v2/bot/profile/{userId}" -> UserProfile;
    path { user_id: UserId }
}

endpoint! {
    /// Gets the ids of the bot's friends, a page at a time. [`stream`](crate::Call::stream) gives all of them.
    ///
    /// Only for verified and premium accounts. Who has blocked the bot, or did not consent to being known, is left out. At
    /// most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-follower-ids)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let mut friends = client.get_followers().limit(1000).stream();
    /// while let Some(user_id) = friends.try_next().await? {
    ///     println!("{user_id}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 403 if the account may not do this; 400 if the token in `start` is wrong or more than 24 hours old.
    getFollowers: GetFollowers via get_followers, GET "/v2/bot/followers/ids" -> Followers;
    filter {
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
        /// How many ids a page has at most: 1 to 1,000. LINE's default is 300.
        limit: i32 = "limit",
    }
}

paged! { GetFollowers: user_ids: UserId }
