use line_models::{RoomId, UserId, group::MemberProfile};

endpoint! {
    /// Gets the profile of a member of a multi-person chat, friend of the bot or not.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-room-member-profile)
    ///
    /// # Errors
    ///
    /// 404 if there is no such chat, or the user is not in it; 400 if an id is none.
    getRoomMemberProfile: GetRoomMemberProfile via get_room_member_profile,
        GET "/v2/bot/room/{roomId}/member/{userId}" -> MemberProfile;
    path { room_id: RoomId, user_id: UserId }
}
