//! Every operation with all it can take.

use line_bot::{
    Message,
    client::{Client, Error, Upload},
    models::{
        Action, QuickReply,
        audience::{AudienceGroupCreateRoute, AudienceGroupStatus},
        coupon::{
            AcquisitionConditionRequest, CouponCreateRequest, CouponReward, CouponStatus,
            CouponTimezone, CouponVisibility, DiscountPriceInfo,
        },
        liff::{
            AddLiffAppRequest, LiffBotPrompt, LiffFeatures, LiffScope, LiffView, LiffViewType,
            PermanentLinkPattern, UpdateLiffAppRequest, UpdateLiffView,
        },
        message::{Messages, Sender},
        module::AttachModuleRequest,
        narrowcast::{AgeDemographic, DemographicFilter, GenderDemographic, Limit, Recipient},
        pnp::{PnpTemplatedButton, PnpTemplatedItem, PnpTemplatedMessageBody},
        rich_menu::{
            RichMenuArea, RichMenuBatchOperation, RichMenuBounds, RichMenuRequest, RichMenuSize,
        },
        token::IssueStatelessChannelTokenByJwtAssertionRequest,
    },
};

use super::minimal::{self, MENU, REQUEST, USER};

/// What has nothing more to give is called as in [`minimal::run`].
pub(crate) async fn run(client: &Client) -> Result<(), Error> {
    minimal::run(client).await?;
    send(client).await?;
    lists(client).await?;
    rich_menus(client).await?;
    audiences(client).await?;
    shop(client).await?;
    channel(client).await
}

fn messages() -> Messages {
    let quick_reply = QuickReply::new([Action::message("Tea & 茶", "tea")]);
    let sender = Sender::new("Cony").icon_url("https://example.com/a%20b.png");
    [
        Message::text("hi 👋").quick_reply(quick_reply).sender(sender),
        Message::sticker("446", "1988"),
        Message::image("https://example.com/a.png", "https://example.com/b.png"),
        Message::location("shop", "Tokyo", 35.659_108, 139.703_729),
        Message::text("bye"),
    ]
    .into()
}

async fn send(client: &Client) -> Result<(), Error> {
    let units = ["promotion_a"];
    client.reply_message("token", messages()).notification_disabled(true).await?;
    let push = client.push_message(USER, messages()).notification_disabled(true);
    push.custom_aggregation_units(units).retry_key(REQUEST).await?;
    let users = (0..500).map(|i| format!("U{i:032x}"));
    let multicast = client.multicast(users, messages()).notification_disabled(false);
    multicast.custom_aggregation_units(units).retry_key(REQUEST).await?;
    client.broadcast(messages()).notification_disabled(true).retry_key(REQUEST).await?;
    client
        .narrowcast(messages())
        .recipient(Recipient::and([
            Recipient::audience(1),
            Recipient::not(Recipient::redelivery(REQUEST)),
        ]))
        .filter(DemographicFilter::and([
            DemographicFilter::gender([GenderDemographic::Female]),
            DemographicFilter::age(AgeDemographic::Age20..AgeDemographic::Age40),
        ]))
        .limit(Limit::new(100).up_to_remaining_quota(true).forbid_partial_delivery(true))
        .notification_disabled(true)
        .retry_key(REQUEST)
        .await?;
    client.validate_push(messages()).await?;
    client.show_loading_animation(USER).loading_seconds(60).await?;
    let phone = client.push_messages_by_phone("digest", messages()).notification_disabled(true);
    // Not `custom_aggregation_units`, which only newer documents have.
    phone.delivery_tag("parcel-0000000042").await?;
    let body = PnpTemplatedMessageBody::new([PnpTemplatedItem::new("number_001_ja", "1234567")])
        .emphasized_item(PnpTemplatedItem::new("date_002_ja", "Saturday"))
        .buttons([PnpTemplatedButton::new("check_delivery_status_ja", "https://example.com/1")]);
    let phone = client.push_templated_messages_by_phone("digest", "shipment_completed_ja");
    let phone = phone.body(body).custom_aggregation_units(["parcels"]);
    phone.delivery_tag("parcel-0000000043").await?;
    Ok(())
}

async fn lists(client: &Client) -> Result<(), Error> {
    let token = "a+b/c=&d e";
    client.get_aggregation_unit_name_list().limit(100).start(token).await?;
    client.get_followers().limit(1000).start(token).await?;
    client.get_group_members_ids("C1").start(token).await?;
    client.get_room_members_ids("R1").start(token).await?;
    client.get_joined_membership_users(3189).limit(1000).start(token).await?;
    let status = [CouponStatus::Draft, CouponStatus::Running, CouponStatus::Closed];
    client.list_coupon().status(status).limit(100).start(token).await?;
    client.get_modules().limit(100).start(token).await?;
    client.get_number_of_followers().date("20260131").await?;
    Ok(())
}

async fn rich_menus(client: &Client) -> Result<(), Error> {
    let area = |x, action| RichMenuArea::new(RichMenuBounds::new(x, 0, 1250, 843), action);
    let menu = RichMenuRequest::new(
        RichMenuSize::new(2500, 843),
        "n",
        "Tap",
        [
            area(0, Action::message("Tea", "tea")),
            area(1250, Action::rich_menu_switch("coffee", "menu=coffee")),
        ],
    )
    .selected(true);
    client.create_rich_menu(menu.clone()).await?;
    client.validate_rich_menu_object(menu).await?;
    client.set_rich_menu_image(MENU, b"\xff\xd8\xff\xe0....".as_slice()).await?;
    client.link_rich_menu_id_to_users(MENU, (0..500).map(|i| format!("U{i:032x}"))).await?;
    let operations = [
        RichMenuBatchOperation::link("richmenu-a", "richmenu-b"),
        RichMenuBatchOperation::unlink("richmenu-c"),
    ];
    client.rich_menu_batch(operations.clone()).resume_request_key("key-1").await?;
    client.validate_rich_menu_batch_request(operations).resume_request_key("key-1").await
}

async fn audiences(client: &Client) -> Result<(), Error> {
    let file = || {
        let lines = futures_util::stream::iter(["U1\n", "U2\n"].map(Ok::<_, std::io::Error>));
        Upload::stream(lines, Some(6))
    };
    let made = client.create_audience_group("a").is_ifa_audience(false).upload_description("u");
    made.audiences([USER]).await?;
    client.add_audience_to_audience_group(1, [USER]).upload_description("u").await?;
    let made = client.create_audience_for_uploading_user_ids("a", file()).is_ifa_audience(true);
    made.upload_description("Größe \"1\"\r\n--").await?;
    client.add_user_ids_to_audience(1, file()).upload_description("u").await?;
    let made = client.create_click_based_audience_group("a", REQUEST);
    made.click_url("https://example.com/?a=b").await?;
    client
        .get_audience_groups(i64::MAX)
        .description("a & b")
        .status(AudienceGroupStatus::Ready)
        .size(40)
        .includes_external_public_groups(false)
        .create_route(AudienceGroupCreateRoute::OaManager)
        .await?;
    client
        .get_shared_audience_groups(1)
        .description("日本")
        .status(AudienceGroupStatus::InProgress)
        .size(40)
        .create_route(AudienceGroupCreateRoute::AdManager)
        .includes_owned_audience_groups(true)
        .await?;
    Ok(())
}

async fn shop(client: &Client) -> Result<(), Error> {
    let reward = CouponReward::discount(DiscountPriceInfo::percentage(10));
    let (zone, visibility) = (CouponTimezone::AsiaTokyo, CouponVisibility::Unlisted);
    let coupon = CouponCreateRequest::new("t", reward, 1, 2, zone, visibility)
        .acquisition_condition(AcquisitionConditionRequest::lottery(20, -1))
        .max_use_count_per_ticket(-1)
        .barcode_image_url("https://example.com/b.png")
        .coupon_code("c")
        .description("d")
        .image_url("https://example.com/i.png")
        .usage_condition("u");
    client.create_coupon(coupon).await?;
    let features = || LiffFeatures::default().ble(false).qr_code(true);
    let view = LiffView::new(LiffViewType::Full, "https://example.com").module_mode(true);
    let app = AddLiffAppRequest::new(view)
        .description("d")
        .features(features())
        .permanent_link_pattern(PermanentLinkPattern::Concat)
        .scope([LiffScope::Openid, LiffScope::ChatMessageWrite])
        .bot_prompt(LiffBotPrompt::Aggressive);
    client.add_liff_app(app).await?;
    let view = UpdateLiffView::default().kind(LiffViewType::Tall).url("https://example.com");
    let app = UpdateLiffAppRequest::default()
        .view(view.module_mode(false))
        .description("d")
        .features(features())
        .permanent_link_pattern(PermanentLinkPattern::Concat)
        .scope([LiffScope::Email])
        .bot_prompt(LiffBotPrompt::None);
    client.update_liff_app("1-a", app).await
}

async fn channel(client: &Client) -> Result<(), Error> {
    client.test_webhook_endpoint().endpoint("https://example.com").await?;
    let attach = AttachModuleRequest::new("c o+d&e", "https://example.com/?a=b")
        .code_verifier("verifier")
        .client_id("1")
        .client_secret("s=/+")
        .region("JP")
        .basic_search_id("@a")
        .scope("message:send")
        .brand_type("premium");
    client.attach_module(attach).await?;
    client.acquire_chat_control(USER).expired(true).ttl(31_536_000).await?;
    let by_key = IssueStatelessChannelTokenByJwtAssertionRequest::new("a.b.c");
    client.issue_stateless_channel_token(by_key).await?;
    Ok(())
}
