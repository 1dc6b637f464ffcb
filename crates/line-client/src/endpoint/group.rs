use line_models::{GroupId, UserId, group::MemberProfile};

endpoint! {
    /// Gets the profile of a member of a group chat, friend of the bot or not.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-group-member-profile)
    ///
    /// # Errors
    ///
    /// 404 if there is no such chat, or the user is not in it; 400 if an id is none.
    getGroupMemberProfile: GetGroupMemberProfile via get_group_member_profile,
        GET "/v2/bot/group/{groupId}/member/{userId}" -> MemberProfile;
    path { group_id: GroupId, user_id: UserId }
}
