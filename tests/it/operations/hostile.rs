//! Every operation with an id in its path, and an id that does not belong there.

use line_bot::client::{Client, Error};

/// Calls each once, and gives what became of it.
pub(crate) async fn run(client: &Client, id: &str) -> Vec<Result<(), Error>> {
    macro_rules! calls {
        ($($method:ident($($argument:expr),*))*) => {
            vec![$(client.$method($($argument),*).await.map(drop)),*]
        };
    }
    let update = line_bot::models::liff::UpdateLiffAppRequest::default;
    calls! {
        get_message_content(id)
        get_message_content_preview(id)
        get_message_content_transcoding_by_message_id(id)
        get_profile(id)
        get_group_summary(id)
        get_group_member_count(id)
        get_group_members_ids(id)
        get_group_member_profile(id, id)
        leave_group(id)
        get_room_member_count(id)
        get_room_members_ids(id)
        get_room_member_profile(id, id)
        leave_room(id)
        issue_link_token(id)
        get_membership_subscription(id)
        set_rich_menu_image(id, super::minimal::PNG)
        get_rich_menu_image(id)
        get_rich_menu(id)
        delete_rich_menu(id)
        update_rich_menu_alias(id, id)
        get_rich_menu_alias(id)
        delete_rich_menu_alias(id)
        set_default_rich_menu(id)
        link_rich_menu_id_to_user(id, id)
        get_rich_menu_id_of_user(id)
        unlink_rich_menu_id_from_user(id)
        get_rich_menu_insight_summary(id, "20260101", "20260131")
        get_rich_menu_insight_daily(id, "20260101", "20260131")
        get_coupon_detail(id)
        close_coupon(id)
        update_liff_app(id, update())
        delete_liff_app(id)
        acquire_chat_control(id)
        release_chat_control(id)
    }
}
