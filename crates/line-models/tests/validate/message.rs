use std::collections::BTreeMap;

use line_models::{
    Action, Message, QuickReply, Unknown,
    message::{
        CouponMessage, Emoji, EmojiSubstitutionObject, ImageMessage, LocationMessage,
        MentionSubstitutionObject, PushMessageRequest, ReplyMessageRequest, Sender, TextMessage,
        TextMessageV2, VideoMessage,
    },
    quick_reply::QuickReplyItem,
};
use serde_json::json;

use crate::{check, url, utf16, violations};

const FILE: &str = "https://example.com/file";

fn emojis(count: usize) -> Message {
    TextMessage::new("$").emojis(vec![Emoji::new(0, "p", "e"); count]).into()
}

fn video(tracking_id: &str) -> Message {
    VideoMessage::new(FILE, FILE).tracking_id(tracking_id).into()
}

fn location(title: usize, address: usize) -> Message {
    LocationMessage::new(utf16(title), utf16(address), 35.6, 139.7).into()
}

fn coupon(tag: &str) -> Message {
    CouponMessage::new("c").delivery_tag(tag).into()
}

#[test]
fn a_simple_message_has_limits() {
    check([
        (
            Message::text(utf16(5000)),
            Message::text(utf16(5001)),
            "text: Length must be between 0 and 5000",
        ),
        (Message::text("a"), Message::text(""), "text: May not be empty"),
        (emojis(20), emojis(21), "emojis: Size must be between 0 and 20"),
        (
            TextMessage::new("🙂$").emojis([Emoji::new(2, "p", "e")]).into(),
            TextMessage::new("🙂$").emojis([Emoji::new(1, "p", "e")]).into(),
            "emojis[0].index: must be the index of a $ in the text",
        ),
        (
            TextMessage::new("$").emojis([Emoji::new(0, "p", "e")]).into(),
            TextMessage::new("$").emojis([Emoji::default()]).into(),
            "emojis[0].index: must be the index of a $ in the text; emojis[0].productId: must be specified; \
             emojis[0].emojiId: must be specified",
        ),
        (Message::sticker("1", "1"), Message::sticker("", "1"), "packageId: May not be empty"),
        (Message::sticker("1", "1"), Message::sticker("1", ""), "stickerId: May not be empty"),
        (
            Message::image(url(2000), FILE),
            Message::image(url(2001), FILE),
            "originalContentUrl: Length must be between 0 and 2000",
        ),
        (
            ImageMessage::new(FILE, url(2000)).into(),
            ImageMessage::new(FILE, url(2001)).into(),
            "previewImageUrl: Length must be between 0 and 2000",
        ),
        (
            Message::video(url(2000), FILE),
            Message::video(url(2001), FILE),
            "originalContentUrl: Length must be between 0 and 2000",
        ),
        (
            Message::video(FILE, FILE),
            Message::video(FILE, "http://example.com/"),
            "previewImageUrl: invalid uri scheme",
        ),
        (
            video(&"a".repeat(100)),
            video(&"a".repeat(101)),
            "trackingId: Length must be between 0 and 100",
        ),
        (video("aZ09-.=,+*()%$&;:@{}!?<>[]"), video("a_b"), "trackingId: invalid property"),
        (
            Message::audio(url(2000), 0),
            Message::audio(url(2001), 0),
            "originalContentUrl: Length must be between 0 and 2000",
        ),
        (location(100, 100), location(101, 100), "title: Length must be between 0 and 100"),
        (location(100, 100), location(100, 101), "address: Length must be between 0 and 100"),
        (
            LocationMessage::new("t", "a", 90.0, 180.0).into(),
            LocationMessage::new("t", "a", f64::NAN, f64::INFINITY).into(),
            "latitude: must be specified; longitude: must be specified",
        ),
        (Message::coupon("c"), Message::coupon(""), "couponId: May not be empty"),
        (
            coupon(&"_".repeat(30)),
            coupon(&"_".repeat(31)),
            "deliveryTag: Length must be between 0 and 30",
        ),
        (coupon("aZ_09"), coupon("a-b"), "deliveryTag: invalid property"),
    ]);
}

#[test]
fn a_text_with_substitutions_has_limits() {
    let mentions = |count: usize| {
        (0..count).fold(TextMessageV2::builder(), |text, _| text.mention_all()).build().into()
    };
    let emojis = |count: usize| {
        (0..count).fold(TextMessageV2::builder(), |text, _| text.emoji("p", "e")).build().into()
    };
    let unused = |count: usize| {
        let all: BTreeMap<_, _> = (0..count)
            .map(|i| (i.to_string(), EmojiSubstitutionObject::new("p", "e").into()))
            .collect();
        TextMessageV2::new("text").substitution(all).into()
    };
    let key = |key: &str| {
        let text = TextMessageV2::new(format!("{{{key}}}"));
        text.substitute(key, MentionSubstitutionObject::all()).into()
    };
    let twenty = "0123456789abcXYZ_xyz";
    check([
        (
            Message::text_v2(utf16(5000)),
            Message::text_v2(utf16(5001)),
            "text: Length must be between 0 and 5000",
        ),
        (
            Message::text_v2("{{}}"),
            Message::text_v2("{{}"),
            "text: every brace must be doubled or belong to a placeholder",
        ),
        (key("a"), Message::text_v2("{a}"), "text: {a} is not in substitution"),
        (mentions(20), mentions(21), "text: must not have more than 20 mentions"),
        (emojis(20), emojis(21), "text: must not have more than 20 emojis"),
        (unused(100), unused(101), "substitution: Size must be between 0 and 100"),
        (
            key(twenty),
            key(&format!("{twenty}1")),
            "substitution.0123456789abcXYZ_xyz1: Length must be between 0 and 20",
        ),
        (key("_"), key("-"), "substitution.-: invalid property"),
        (key("a"), key(""), "substitution.: May not be empty"),
        (
            TextMessageV2::builder().mention_user("U1").into(),
            TextMessageV2::builder().mention_user("").into(),
            "substitution.0.mentionee.userId: May not be empty",
        ),
        (
            TextMessageV2::builder().emoji("p", "e").into(),
            TextMessageV2::builder().emoji("", "").into(),
            "substitution.0.productId: May not be empty; substitution.0.emojiId: May not be empty",
        ),
    ]);
}

#[test]
fn what_the_builder_makes_passes() {
    let message = TextMessageV2::builder()
        .text("{{}} {0} ")
        .mention_user("U1")
        .text("}")
        .emoji("p", "e")
        .text("{")
        .mention_all()
        .build();
    assert_eq!(message.text, "{{{{}}}} {{0}} {0}}}{1}{{{2}");
    assert_eq!(violations(&message), "");
}

#[test]
fn quick_reply_and_sender_have_limits() {
    let quick_reply =
        |count: usize| Message::text("a").quick_reply(vec![Action::message("a", "a"); count]);
    let item = |item: QuickReplyItem| Message::text("a").quick_reply([item]);
    let icon = |units| item(QuickReplyItem::new(Action::camera("a")).image_url(url(units)));
    let sender = |sender: Sender| Message::text("a").sender(sender);
    check([
        (quick_reply(13), quick_reply(14), "quickReply.items: Size must be between 1 and 13"),
        (
            quick_reply(1),
            Message::text("a").quick_reply(QuickReply::default()),
            "quickReply.items: must be specified",
        ),
        (
            quick_reply(1),
            item(QuickReplyItem::default()),
            "quickReply.items[0].type: must be specified; quickReply.items[0].action: must be specified",
        ),
        (icon(2000), icon(2001), "quickReply.items[0].imageUrl: Length must be between 0 and 2000"),
        (
            sender(Sender::new(utf16(20))),
            sender(Sender::new(utf16(21))),
            "sender.name: Length must be between 0 and 20",
        ),
        (
            sender(Sender::new("ONLINE")),
            sender(Sender::new("the LINE公式")),
            "sender.name: invalid property",
        ),
        (
            sender(Sender::default().icon_url(url(2000))),
            sender(Sender::default().icon_url(url(2001))),
            "sender.iconUrl: Length must be between 0 and 2000",
        ),
        (
            sender(Sender::default().icon_url(FILE)),
            sender(Sender::default().icon_url("https://example.com/a b")),
            "sender.iconUrl: invalid uri",
        ),
    ]);
}

#[test]
fn a_request_has_limits() {
    let reply = |count: usize| violations(&ReplyMessageRequest::new("r", vec!["a"; count]));
    assert_eq!(reply(5), "");
    assert_eq!(reply(6), "messages: Size must be between 1 and 5");
    assert_eq!(reply(0), "messages: Size must be between 1 and 5");

    let push = |to: &str, message: Message| violations(&PushMessageRequest::new(to, message));
    assert_eq!(push("U1", video("a")), "");
    assert_eq!(push("C1", video("a")), "messages[0].trackingId: Must not be specified");
    assert_eq!(push("R1", video("a")), "messages[0].trackingId: Must not be specified");
    let mention = || TextMessageV2::builder().mention_all().into();
    assert_eq!(push("C1", mention()), "");
    assert_eq!(push("U1", mention()), "messages[0].substitution.0.type: invalid property");
}

#[test]
fn all_violations_are_told_at_once() {
    let message = Message::text("")
        .quick_reply([Action::message("", "a"), Action::rich_menu_switch("a", "d").label("a")])
        .sender(Sender::new(utf16(21)));
    let request = PushMessageRequest::new("U1", [Message::text("a"), message]);
    assert_eq!(
        violations(&request),
        "messages[1].text: May not be empty; \
         messages[1].quickReply.items[0].action.label: May not be empty; \
         messages[1].quickReply.items[1].action.type: invalid property; \
         messages[1].sender.name: Length must be between 0 and 20",
    );
}

#[test]
fn an_object_of_an_unknown_type_is_no_violation() {
    let table = [
        json!({ "type": "hologram", "text": "" }),
        json!({ "type": "template", "altText": "a", "template": { "type": "wheel" } }),
        json!({ "type": "template", "altText": "a", "template": {
            "type": "buttons", "text": "a", "actions": [{ "type": "dance" }],
        } }),
        json!({ "type": "textV2", "text": "{a}", "substitution": { "a": { "type": "date" } } }),
        json!({ "type": "imagemap", "baseUrl": FILE, "altText": "a", "baseSize": { "width": 1040, "height": 1 },
            "actions": [{ "type": "dance", "area": { "x": -1, "y": 0, "width": 1, "height": 1 } }] }),
        json!({ "type": "flex", "altText": "a", "contents": { "type": "scroll" } }),
        json!({ "type": "flex", "altText": "a", "contents": { "type": "bubble",
            "hero": { "type": "hologram" },
            "body": { "type": "box", "layout": "vertical", "contents": [
                { "type": "hologram" },
                { "type": "box", "layout": "baseline", "contents": [{ "type": "hologram" }],
                    "background": { "type": "plaid" } },
            ] } } }),
    ];
    for json in table {
        let message: Message = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(violations(&message), "", "{json}");
    }
    let unknown = Message::new(Unknown::new(json!({ "type": "hologram" })));
    assert_eq!(violations(&unknown), "");
}

#[test]
fn a_value_that_is_none_of_the_known_is_a_violation() {
    let quick =
        |action| json!({ "type": "text", "text": "a", "quickReply": { "items": [action] } });
    let buttons = |property: &str| {
        let mut template = json!({ "type": "buttons", "text": "a", "actions": [{ "type": "message", "label": "a", "text": "a" }] });
        template[property] = json!("round");
        json!({ "type": "template", "altText": "a", "template": template })
    };
    let carousel = json!({ "type": "template", "altText": "a", "template": {
        "type": "carousel", "imageSize": "Cover", "columns": [
            { "text": "a", "actions": [{ "type": "message", "label": "a", "text": "a" }] },
        ],
    } });
    let table = [
        (
            quick(json!({ "type": "link", "action": { "type": "camera", "label": "a" } })),
            "quickReply.items[0].type: Must be one of the following values: [action]",
        ),
        (
            quick(json!({ "type": "action", "action":
                { "type": "postback", "label": "a", "data": "a", "inputOption": "openDoor" } })),
            "quickReply.items[0].action.inputOption: Must be one of the following values: \
             [closeRichMenu, openRichMenu, openKeyboard, openVoice]",
        ),
        (
            quick(json!({ "type": "action", "action":
                { "type": "datetimepicker", "label": "a", "data": "a", "mode": "day", "min": "?" } })),
            "quickReply.items[0].action.mode: Must be one of the following values: [date, time, datetime]",
        ),
        (
            buttons("imageAspectRatio"),
            "template.imageAspectRatio: Must be one of the following values: [rectangle, square]",
        ),
        (
            buttons("imageSize"),
            "template.imageSize: Must be one of the following values: [cover, contain]",
        ),
        (carousel, "template.imageSize: Must be one of the following values: [cover, contain]"),
    ];
    for (json, said) in table {
        let message: Message = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(violations(&message), said, "{json}");
    }
}
