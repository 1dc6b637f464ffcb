use line_models::{
    GroupId, UserId,
    group::{GroupSummary, MemberCount, MemberIds, MemberProfile},
};

endpoint! {
    /// Gets the name and the picture of a group chat the bot is in.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-summary)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let group = client.get_group_summary("C4af4980629").await?;
    /// let members = client.get_group_member_count(&group.group_id).await?;
    /// println!("{}: {} members", group.group_name, members.count);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 404 if the bot is not in the group chat; 400 if the id is none.
    getGroupSummary: GetGroupSummary via get_group_summary, GET "/v2/bot/group/{groupId}/summary" -> GroupSummary;
    path { group_id: GroupId }
}

endpoint! {
    /// Gets how many people are in a group chat. The bot does not count.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-members-group-count)
    ///
    /// # Errors
    ///
    /// 404 if the bot is not in the group chat; 400 if the id is none.
    getGroupMemberCount: GetGroupMemberCount via get_group_member_count,
        GET "/v2/bot/group/{groupId}/members/count" -> MemberCount;
    path { group_id: GroupId }
}

endpoint! {
    /// Gets the ids of the members of a group chat, up to 100 at a time. [`stream`](crate::Call::stream) gives all of them.
    ///
    /// Only for verified and premium accounts, and only users of LINE for iOS and Android. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-user-ids)
    ///
    /// # Errors
    ///
    /// 403 if the account may not do this; 404 if the bot is not in the group chat; 400 if the id is none, or the token
    /// in `start` is wrong or more than 24 hours old.
    getGroupMembersIds: GetGroupMembersIds via get_group_members_ids,
        GET "/v2/bot/group/{groupId}/members/ids" -> MemberIds;
    path { group_id: GroupId }
    filter {
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
    }
}

paged! { GetGroupMembersIds: member_ids: UserId }

endpoint! {
    /// Gets the profile of a member of a group chat, friend of the bot or not.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-profile)
    ///
    /// # Errors
    ///
    /// 404 if the bot or the user is not in the group chat; 400 if an id is none.
    getGroupMemberProfile: GetGroupMemberProfile via get_group_member_profile,
        GET "/v2/bot/group/{groupId}/member/{userId}" -> MemberProfile;
    path { group_id: GroupId, user_id: UserId }
}

endpoint! {
    /// Leaves a group chat.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#leave-group)
    ///
    /// # Errors
    ///
    /// 404 if the bot is not in the group chat; 400 if the id is none.
    leaveGroup: LeaveGroup via leave_group, POST "/v2/bot/group/{groupId}/leave" -> ();
    path { group_id: GroupId }
}
