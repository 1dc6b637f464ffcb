use line_models::{
    Message, Unknown,
    chat::{
        MarkMessagesAsReadByTokenRequest, MarkMessagesAsReadRequest, ShowLoadingAnimationRequest,
    },
    message::{
        BroadcastRequest, MulticastRequest, PushMessageRequest, ReplyMessageRequest, TextMessage,
        ValidateMessageRequest,
    },
    narrowcast::NarrowcastRequest,
};
use serde_json::json;

use crate::{assert_said, row};

fn texts(n: usize) -> Vec<Message> {
    vec![Message::text("hi"); n]
}

fn users(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("U{i:032x}")).collect()
}

#[test]
fn every_send_takes_one_to_five_messages() {
    const SIZE: &str = "messages: Size must be between 1 and 5";
    for (n, said) in [(0, SIZE), (1, ""), (5, ""), (6, SIZE)] {
        assert_said([
            row(ReplyMessageRequest::new("token", texts(n)), said),
            row(PushMessageRequest::new("U1", texts(n)), said),
            row(MulticastRequest::new(["U1"], texts(n)), said),
            row(BroadcastRequest::new(texts(n)), said),
            row(ValidateMessageRequest::new(texts(n)), said),
        ]);
    }
}

#[test]
fn a_request_has_at_most_2_mb() {
    const TOO_LARGE: &str = "must not be larger than 2048 KB";
    // The request around the text.
    let novel = |n: usize| {
        let json = json!({ "type": "novel", "text": "a".repeat(n) });
        BroadcastRequest::new(Message::new(Unknown::new(json)))
    };
    let around = serde_json::to_vec(&novel(0)).unwrap().len();
    let most = 2048 * 1024 - around;
    assert_said([row(novel(most), ""), row(novel(most + 1), TOO_LARGE)]);
    let message = || novel(most + 1).messages;
    assert_said([
        row(ReplyMessageRequest::new("token", message()), TOO_LARGE),
        row(PushMessageRequest::new("U1", message()), TOO_LARGE),
        row(MulticastRequest::new(["U1"], message()), TOO_LARGE),
        row(NarrowcastRequest::new(message()), TOO_LARGE),
    ]);
}

#[test]
fn each_message_is_checked_at_its_place() {
    assert_said([
        row(BroadcastRequest::new(["hi", ""]), "messages[1].text: May not be empty"),
        row(MulticastRequest::new(["U1"], ["", "hi"]), "messages[0].text: May not be empty"),
        row(ReplyMessageRequest::new("", "hi"), "replyToken: May not be empty"),
        row(PushMessageRequest::new("", "hi"), "to: May not be empty"),
    ]);
}

#[test]
fn a_multicast_goes_to_1_to_500_users() {
    const SIZE: &str = "to: Size must be between 1 and 500";
    const INVALID: &str =
        "to[1]: The property, to[1], in the request body is invalid (line: -, column: -)";
    assert_said([
        row(MulticastRequest::new(users(0), "hi"), SIZE),
        row(MulticastRequest::new(users(1), "hi"), ""),
        row(MulticastRequest::new(users(500), "hi"), ""),
        row(MulticastRequest::new(users(501), "hi"), SIZE),
        row(MulticastRequest::new(["U1", "C1"], "hi"), INVALID),
        row(MulticastRequest::new(["U1", "R1"], "hi"), INVALID),
        row(MulticastRequest::new(["U1", ""], "hi"), INVALID),
    ]);
}

#[test]
fn an_aggregation_unit_is_one_short_name() {
    let table = [
        (vec![], ""),
        (vec!["promotion_A1".to_owned()], ""),
        (vec!["a".repeat(30)], ""),
        (vec!["a".repeat(31)], "customAggregationUnits[0]: Length must be between 0 and 30"),
        (vec![String::new()], "customAggregationUnits[0]: May not be empty"),
        (vec!["a-b".to_owned()], "customAggregationUnits[0]: invalid property"),
        (
            vec!["a".to_owned(), "b".to_owned()],
            "customAggregationUnits: Size must be between 0 and 1",
        ),
    ];
    for (units, said) in table {
        assert_said([
            row(PushMessageRequest::new("U1", "hi").custom_aggregation_units(&units), said),
            row(MulticastRequest::new(["U1"], "hi").custom_aggregation_units(&units), said),
        ]);
    }
}

#[test]
fn only_replies_and_pushes_quote() {
    const QUOTE: &str = "messages[0].quoteToken: Must not be specified";
    let quote = || TextMessage::new("hi").quote_token("q3Plxr4AgKd");
    assert_said([
        row(ReplyMessageRequest::new("token", quote()), ""),
        row(PushMessageRequest::new("U1", quote()), ""),
        row(MulticastRequest::new(["U1"], quote()), QUOTE),
        row(BroadcastRequest::new(quote()), QUOTE),
    ]);
}

#[test]
fn a_loading_animation_takes_5_to_60_seconds() {
    let show = |seconds| ShowLoadingAnimationRequest::new("U1").loading_seconds(seconds);
    assert_said([
        row(ShowLoadingAnimationRequest::new("U1"), ""),
        row(show(5), ""),
        row(show(60), ""),
        row(
            show(4),
            "loadingSeconds: Must be between 5 and 60; loadingSeconds: must be a multiple of five",
        ),
        row(show(6), "loadingSeconds: must be a multiple of five"),
        row(show(65), "loadingSeconds: Must be between 5 and 60"),
        row(
            ShowLoadingAnimationRequest::new("C1"),
            "chatId: Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
        ),
    ]);
}

#[test]
fn what_is_marked_as_read_is_named() {
    assert_said([
        row(MarkMessagesAsReadByTokenRequest::new("t"), ""),
        row(MarkMessagesAsReadByTokenRequest::new(""), "markAsReadToken: May not be empty"),
        row(MarkMessagesAsReadRequest::new("U1"), ""),
        row(MarkMessagesAsReadRequest::new(""), "chat.userId: May not be empty"),
    ]);
}
