use line_models::{
    MembershipId, UserId,
    membership::{JoinedMembershipUsers, MembershipList, MembershipSubscriptions},
};

endpoint! {
    /// Gets the membership plans a user subscribes to.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-users-membership-subscription-status)
    ///
    /// # Errors
    ///
    /// 404 if the user subscribes to none, or there is no such user; 400 if the id is none.
    getMembershipSubscription: GetMembershipSubscription via get_membership_subscription,
        GET "/v2/bot/membership/subscription/{userId}" -> MembershipSubscriptions;
    path { user_id: UserId }
}

endpoint! {
    /// Gets the membership plans of the account.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-plans)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// for plan in client.get_membership_list().await?.memberships {
    ///     let mut users = client.get_joined_membership_users(plan.membership_id).stream();
    ///     while let Some(user_id) = users.try_next().await? {
    ///         println!("{}: {user_id}", plan.title);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 404 if there are none.
    getMembershipList: GetMembershipList via get_membership_list, GET "/v2/bot/membership/list" -> MembershipList;
}

endpoint! {
    /// Gets the ids of the users who subscribe to a plan, a page at a time. [`stream`](crate::Call::stream) gives all of
    /// them.
    ///
    /// At most 200 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-user-ids)
    ///
    /// # Errors
    ///
    /// 404 if there is no such plan; 400 if the token in `start` is wrong or more than 24 hours old, or `limit` is not
    /// possible.
    getJoinedMembershipUsers: GetJoinedMembershipUsers via get_joined_membership_users,
        GET "/v2/bot/membership/{membershipId}/users/ids" -> JoinedMembershipUsers;
    path { membership_id: MembershipId }
    filter {
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
        /// How many ids a page has at most: 1 to 1,000. LINE's default is 300.
        limit: i32 = "limit",
    }
}

paged! { GetJoinedMembershipUsers: user_ids: UserId }
