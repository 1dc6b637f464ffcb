use line_models::{
    RoomId, UserId,
    group::{MemberCount, MemberIds, MemberProfile},
};

endpoint! {
    /// Gets how many people are in a multi-person chat. The bot does not count.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-members-room-count)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// if client.get_room_member_count("R4af4980629").await?.count == 0 {
    ///     client.leave_room("R4af4980629").await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 404 if the bot is not in the chat; 400 if the id is none.
    getRoomMemberCount: GetRoomMemberCount via get_room_member_count,
        GET "/v2/bot/room/{roomId}/members/count" -> MemberCount;
    path { room_id: RoomId }
}

endpoint! {
    /// Gets the ids of the members of a multi-person chat, up to 100 at a time. [`stream`](crate::Call::stream) gives all
    /// of them.
    ///
    /// Only for verified and premium accounts, and only users of LINE for iOS and Android. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-room-member-user-ids)
    ///
    /// # Errors
    ///
    /// 403 if the account may not do this; 404 if the bot is not in the chat; 400 if the id is none, or the token in
    /// `start` is wrong or more than 24 hours old.
    getRoomMembersIds: GetRoomMembersIds via get_room_members_ids,
        GET "/v2/bot/room/{roomId}/members/ids" -> MemberIds;
    path { room_id: RoomId }
    filter {
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
    }
}

paged! { GetRoomMembersIds: member_ids: UserId }

endpoint! {
    /// Gets the profile of a member of a multi-person chat, friend of the bot or not.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-room-member-profile)
    ///
    /// # Errors
    ///
    /// 404 if the bot or the user is not in the chat; 400 if an id is none.
    getRoomMemberProfile: GetRoomMemberProfile via get_room_member_profile,
        GET "/v2/bot/room/{roomId}/member/{userId}" -> MemberProfile;
    path { room_id: RoomId, user_id: UserId }
}

endpoint! {
    /// Leaves a multi-person chat, also one the bot is not in.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#leave-room)
    ///
    /// # Errors
    ///
    /// 404 if there is no such chat; 400 if the id is none.
    leaveRoom: LeaveRoom via leave_room, POST "/v2/bot/room/{roomId}/leave" -> ();
    path { room_id: RoomId }
}
