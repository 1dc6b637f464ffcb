use line_models::{
    Message,
    pnp::{
        PnpMessagesRequest, PnpTemplatedButton, PnpTemplatedItem, PnpTemplatedMessageBody,
        PnpTemplatedMessageRequest,
    },
};

use crate::{assert_said, notes, row, url};

const TO: &str = "d41e0ad70dddfeb68f149ad6fc61574b9c5780ab7bcb2fba5517771ffbb2409c";

fn items(n: usize) -> Vec<PnpTemplatedItem> {
    (0..n).map(|i| PnpTemplatedItem::new(i.to_string(), "1")).collect()
}

fn filled(body: PnpTemplatedMessageBody) -> PnpTemplatedMessageRequest {
    PnpTemplatedMessageRequest::new(TO, "shipment").body(body)
}

#[test]
fn a_phone_number_is_a_digest() {
    const DIGEST: &str = "to: The value must be a valid SHA-256 digest.";
    let wrong = TO.replace('d', "x");
    for (to, said) in [(TO, ""), (&TO[1..], DIGEST), (&wrong, DIGEST), ("+818000001234", DIGEST)] {
        assert_said([
            row(PnpMessagesRequest::new(to, "hi"), said),
            row(PnpTemplatedMessageRequest::new(to, "shipment"), said),
        ]);
    }
}

#[test]
fn no_media_goes_to_a_phone_number() {
    let image = || Message::image("https://example.com/a.png", "https://example.com/b.png");
    assert_said([
        row(PnpMessagesRequest::new(TO, vec!["hi"; 5]), ""),
        row(PnpMessagesRequest::new(TO, vec!["hi"; 6]), "messages: Size must be between 1 and 5"),
        row(
            PnpMessagesRequest::new(TO, [Message::text("hi"), image()]),
            "messages[1].type: invalid property",
        ),
    ]);
}

#[test]
fn a_template_has_at_most_15_items_and_2_buttons() {
    let buttons = |n| vec![PnpTemplatedButton::new("check", "https://example.com"); n];
    assert_said([
        row(filled(PnpTemplatedMessageBody::new(items(15)).buttons(buttons(2))), ""),
        row(
            filled(PnpTemplatedMessageBody::new(items(16))),
            "body.items: Size must be between 0 and 15",
        ),
        row(
            filled(PnpTemplatedMessageBody::new([]).buttons(buttons(3))),
            "body.buttons: Size must be between 0 and 2",
        ),
    ]);
}

#[test]
fn the_texts_of_a_template_are_short() {
    let item = |content: String| {
        filled(PnpTemplatedMessageBody::new([PnpTemplatedItem::new("a", content)]))
    };
    let emphasized = |content: &str| {
        let item = PnpTemplatedItem::new("a", content);
        filled(PnpTemplatedMessageBody::new([]).emphasized_item(item))
    };
    let button = |n| {
        filled(PnpTemplatedMessageBody::new([]).buttons([PnpTemplatedButton::new("a", url(n))]))
    };
    assert_said([
        row(PnpTemplatedMessageRequest::new(TO, ""), "templateKey: May not be empty"),
        row(
            PnpTemplatedMessageRequest::new(TO, "shipment").custom_aggregation_units(["a", "b"]),
            "customAggregationUnits: Size must be between 0 and 1",
        ),
        row(item(notes(150)), ""),
        row(item(notes(150) + "a"), "body.items[0].content: Length must be between 0 and 300"),
        row(emphasized("15 code units.."), ""),
        row(
            emphasized("16 code units..."),
            "body.emphasizedItem.content: Length must be between 0 and 15",
        ),
        row(button(1000), ""),
        row(button(1001), "body.buttons[0].url: Length must be between 0 and 1000"),
    ]);
}

#[test]
fn no_item_of_a_template_comes_twice() {
    let twice = PnpTemplatedMessageBody::new([
        PnpTemplatedItem::new("a", "1"),
        PnpTemplatedItem::new("b", "2"),
    ])
    .emphasized_item(PnpTemplatedItem::new("b", "2"));
    assert_said([row(
        filled(twice),
        "body.items[1].itemKey: Duplicate itemKey in items or between emphasizedItem and items are not allowed: b",
    )]);
}
