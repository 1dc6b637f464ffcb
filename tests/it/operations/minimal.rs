//! Every operation with what it needs and no more.

use line_bot::{
    client::{Client, Error},
    models::{
        coupon::{CouponCreateRequest, CouponReward, CouponTimezone, CouponVisibility},
        liff::{AddLiffAppRequest, LiffView, LiffViewType, UpdateLiffAppRequest},
        module::AttachModuleRequest,
        rich_menu::{RichMenuBatchOperation, RichMenuRequest, RichMenuSize},
        token::IssueStatelessChannelTokenByClientSecretRequest,
    },
};

pub(super) const USER: &str = "U4af4980629";
pub(super) const MENU: &str = "richmenu-19682466";
pub(super) const REQUEST: &str = "b4d9f5d0-0000-4000-8000-000000000000";
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....";

pub(crate) async fn run(client: &Client) -> Result<(), Error> {
    messages(client).await?;
    numbers(client).await?;
    people(client).await?;
    rich_menus(client).await?;
    audiences(client).await?;
    shop(client).await?;
    channel(client).await?;
    tokens(client).await
}

async fn messages(client: &Client) -> Result<(), Error> {
    client.reply_message("token", "hi").await?;
    client.push_message(USER, "hi").await?;
    client.multicast([USER], "hi").await?;
    client.broadcast("hi").await?;
    client.narrowcast("hi").await?;
    client.get_narrowcast_progress(REQUEST).await?;
    client.validate_reply("hi").await?;
    client.validate_push("hi").await?;
    client.validate_multicast("hi").await?;
    client.validate_narrowcast("hi").await?;
    client.validate_broadcast("hi").await?;
    client.get_message_content("1").await?;
    client.get_message_content_preview("1").await?;
    client.get_message_content_transcoding_by_message_id("1").await?;
    client.show_loading_animation(USER).await?;
    client.mark_messages_as_read_by_token("token").await?;
    client.mark_messages_as_read(USER).await?;
    client.push_messages_by_phone("digest", "hi").await?;
    client.push_templated_messages_by_phone("digest", "shipment_completed_ja").await?;
    client.mission_sticker_v3(USER, "1").await
}

async fn numbers(client: &Client) -> Result<(), Error> {
    let day = "20260131";
    client.get_message_quota().await?;
    client.get_message_quota_consumption().await?;
    client.get_number_of_sent_reply_messages(day).await?;
    client.get_number_of_sent_push_messages(day).await?;
    client.get_number_of_sent_multicast_messages(day).await?;
    client.get_number_of_sent_broadcast_messages(day).await?;
    client.get_pnp_message_statistics(day).await?;
    client.get_pnp_templated_message_statistics(day).await?;
    client.get_aggregation_unit_usage().await?;
    client.get_aggregation_unit_name_list().await?;
    client.get_friends_demographics().await?;
    client.get_number_of_message_deliveries(day).await?;
    client.get_number_of_followers().await?;
    client.get_message_event(REQUEST).await?;
    client.get_statistics_per_unit("promotion_a", day, day).await?;
    client.get_rich_menu_insight_summary(MENU, day, day).await?;
    client.get_rich_menu_insight_daily(MENU, day, day).await?;
    Ok(())
}

async fn people(client: &Client) -> Result<(), Error> {
    client.get_profile(USER).await?;
    client.get_followers().await?;
    client.get_group_summary("C1").await?;
    client.get_group_member_count("C1").await?;
    client.get_group_members_ids("C1").await?;
    client.get_group_member_profile("C1", USER).await?;
    client.leave_group("C1").await?;
    client.get_room_member_count("R1").await?;
    client.get_room_members_ids("R1").await?;
    client.get_room_member_profile("R1", USER).await?;
    client.leave_room("R1").await?;
    client.issue_link_token(USER).await?;
    client.get_membership_subscription(USER).await?;
    client.get_membership_list().await?;
    client.get_joined_membership_users(3189).await?;
    Ok(())
}

async fn rich_menus(client: &Client) -> Result<(), Error> {
    let menu = RichMenuRequest::new(RichMenuSize::new(2500, 843), "n", "Tap", []);
    client.create_rich_menu(menu.clone()).await?;
    client.validate_rich_menu_object(menu).await?;
    client.set_rich_menu_image(MENU, PNG).await?;
    client.get_rich_menu_image(MENU).await?;
    client.get_rich_menu(MENU).await?;
    client.get_rich_menu_list().await?;
    client.delete_rich_menu(MENU).await?;
    client.create_rich_menu_alias("a", MENU).await?;
    client.update_rich_menu_alias("a", MENU).await?;
    client.get_rich_menu_alias("a").await?;
    client.get_rich_menu_alias_list().await?;
    client.delete_rich_menu_alias("a").await?;
    client.set_default_rich_menu(MENU).await?;
    client.get_default_rich_menu_id().await?;
    client.cancel_default_rich_menu().await?;
    client.link_rich_menu_id_to_user(USER, MENU).await?;
    client.link_rich_menu_id_to_users(MENU, [USER]).await?;
    client.get_rich_menu_id_of_user(USER).await?;
    client.unlink_rich_menu_id_from_user(USER).await?;
    client.unlink_rich_menu_id_from_users([USER]).await?;
    client.rich_menu_batch([RichMenuBatchOperation::unlink_all()]).await?;
    client.validate_rich_menu_batch_request([RichMenuBatchOperation::unlink_all()]).await?;
    client.get_rich_menu_batch_progress(REQUEST).await?;
    Ok(())
}

async fn audiences(client: &Client) -> Result<(), Error> {
    client.create_audience_group("a").await?;
    client.add_audience_to_audience_group(1, [USER]).await?;
    client.create_audience_for_uploading_user_ids("a", USER).await?;
    client.add_user_ids_to_audience(1, USER).await?;
    client.create_click_based_audience_group("a", REQUEST).await?;
    client.create_imp_based_audience_group("a", REQUEST).await?;
    client.update_audience_group_description(1, "b").await?;
    client.delete_audience_group(1).await?;
    client.get_audience_data(1).await?;
    client.get_audience_groups(1).await?;
    client.get_shared_audience_data(1).await?;
    client.get_shared_audience_groups(1).await?;
    Ok(())
}

async fn shop(client: &Client) -> Result<(), Error> {
    let (zone, visibility) = (CouponTimezone::AsiaTokyo, CouponVisibility::Public);
    let coupon = CouponCreateRequest::new("t", CouponReward::free(), 1, 2, zone, visibility);
    client.create_coupon(coupon).await?;
    client.close_coupon("c").await?;
    client.list_coupon().await?;
    client.get_coupon_detail("c").await?;
    let view = LiffView::new(LiffViewType::Tall, "https://example.com");
    client.add_liff_app(AddLiffAppRequest::new(view)).await?;
    client.get_all_liff_apps().await?;
    client.update_liff_app("1-a", UpdateLiffAppRequest::default()).await?;
    client.delete_liff_app("1-a").await
}

async fn channel(client: &Client) -> Result<(), Error> {
    client.get_bot_info().await?;
    client.set_webhook_endpoint("https://example.com").await?;
    client.get_webhook_endpoint().await?;
    client.test_webhook_endpoint().await?;
    let attach = AttachModuleRequest::new("code", "https://example.com");
    client.attach_module(attach.client_id("1").client_secret("s")).await?;
    client.detach_module(USER).await?;
    client.acquire_chat_control(USER).await?;
    client.release_chat_control(USER).await?;
    client.get_modules().await?;
    Ok(())
}

async fn tokens(client: &Client) -> Result<(), Error> {
    let channel = IssueStatelessChannelTokenByClientSecretRequest::new("1", "s");
    client.issue_stateless_channel_token(channel).await?;
    client.gets_all_valid_channel_access_token_key_ids("jwt").await?;
    client.issue_channel_token_by_jwt("jwt").await?;
    client.verify_channel_token_by_jwt("token").await?;
    client.revoke_channel_token_by_jwt("1", "s", "token").await?;
    client.issue_channel_token("1", "s").await?;
    client.verify_channel_token("token").await?;
    client.revoke_channel_token("token").await
}
