//! Every operation with something in its body that LINE does not take.

use line_bot::{
    Message,
    client::{Client, Error},
    models::{
        coupon::{CouponCreateRequest, CouponReward, CouponTimezone, CouponVisibility},
        liff::{AddLiffAppRequest, LiffView, LiffViewType, UpdateLiffAppRequest, UpdateLiffView},
        message::Messages,
        module::AttachModuleRequest,
        rich_menu::{RichMenuBatchOperation, RichMenuRequest, RichMenuSize},
        token::IssueStatelessChannelTokenByClientSecretRequest,
    },
};

use super::minimal::{MENU, REQUEST, USER};

/// Calls each once, and gives its name and what became of it.
pub(crate) async fn run(client: &Client) -> Vec<(&'static str, Result<(), Error>)> {
    macro_rules! calls {
        ($($method:ident($($argument:expr),*) $(.$option:ident($value:expr))*)*) => {
            vec![$((
                stringify!($method),
                client.$method($($argument),*)$(.$option($value))*.await.map(drop),
            )),*]
        };
    }
    let none = || Messages::from(Vec::<Message>::new());
    let long = "x".repeat(301);
    let menu = || RichMenuRequest::new(RichMenuSize::new(2500, 843), "", "Tap", []);
    let (zone, visibility) = (CouponTimezone::AsiaTokyo, CouponVisibility::Public);
    let view = LiffView::new(LiffViewType::Tall, "ftp://example.com");
    calls! {
        reply_message("token", none())
        push_message(USER, none())
        multicast([USER], none())
        broadcast(none())
        narrowcast(none())
        validate_reply(none())
        validate_push(none())
        validate_multicast(none())
        validate_narrowcast(none())
        validate_broadcast(none())
        push_messages_by_phone("digest", "hi")
        push_templated_messages_by_phone("digest", "key")
        show_loading_animation(USER).loading_seconds(7)
        mark_messages_as_read_by_token("")
        mark_messages_as_read("")
        mission_sticker_v3(USER, "")
        create_rich_menu(menu())
        validate_rich_menu_object(menu())
        create_rich_menu_alias("not an alias", MENU)
        update_rich_menu_alias("a", "")
        link_rich_menu_id_to_users(MENU, [""; 0])
        unlink_rich_menu_id_from_users([""; 0])
        rich_menu_batch([RichMenuBatchOperation::link("", "")])
        validate_rich_menu_batch_request([RichMenuBatchOperation::link("", "")])
        create_audience_group("")
        add_audience_to_audience_group(1, [""])
        create_audience_for_uploading_user_ids("", USER)
        add_user_ids_to_audience(1, USER).upload_description(long)
        create_click_based_audience_group("", REQUEST)
        create_imp_based_audience_group("", REQUEST)
        update_audience_group_description(1, "")
        create_coupon(CouponCreateRequest::new("", CouponReward::free(), 1, 2, zone, visibility))
        add_liff_app(AddLiffAppRequest::new(view))
        update_liff_app("1-a", UpdateLiffAppRequest::default().view(UpdateLiffView::default().url("ftp://example.com")))
        set_webhook_endpoint("http://example.com")
        test_webhook_endpoint().endpoint("http://example.com")
        attach_module(AttachModuleRequest::new("", "https://example.com"))
        detach_module("")
        acquire_chat_control(USER).ttl(i32::MAX)
        issue_stateless_channel_token(IssueStatelessChannelTokenByClientSecretRequest::new("1", ""))
        issue_channel_token_by_jwt("")
        issue_channel_token("1", "")
        verify_channel_token("")
        revoke_channel_token("")
        revoke_channel_token_by_jwt("1", "s", "")
    }
}
