//! What is read and written: JSON as LINE and its users write it.

use line_models::{
    Action, Message,
    flex::{FlexBox, FlexBubble, FlexButton, FlexCarousel, FlexIcon, FlexImage, FlexText},
    message::ReplyMessageRequest,
};

const TEXT: &str = r#"{"type":"message","message":{"type":"text","id":"590000000000000001","quoteToken":"q3Plxr4AgKd4DnJjNlBOSmI8FvE0cEJdTUfcgmQXVZqtJ1dVYyPeDLhIoqR0zNFSfB2h0qCbqVv3aUIrDqkWvG","markAsReadToken":"30yhdy232vDZ8aMgR5hmtKDOqnMuXVn5vbzXcTPR7vdFQPyTsuLzhoVzULxtiMlS","text":"When does the shop open tomorrow? I would come with three friends."},"webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WC","deliveryContext":{"isRedelivery":false},"timestamp":1763900000000,"source":{"type":"user","userId":"U33333333333333333333333333333333"},"replyToken":"757913772c4646b784d4b7ce46d12671","mode":"active"}"#;

const OTHERS: [&str; 4] = [
    r#"{"type":"message","message":{"type":"sticker","id":"590000000000000002","quoteToken":"q3Plxr4AgKd4DnJjNlBOSmI8FvE0cEJd","stickerId":"52002738","packageId":"11537","stickerResourceType":"ANIMATION","keywords":["hi","morning"]},"webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WD","deliveryContext":{"isRedelivery":false},"timestamp":1763900000001,"source":{"type":"group","groupId":"C22222222222222222222222222222222","userId":"U33333333333333333333333333333333"},"replyToken":"757913772c4646b784d4b7ce46d12672","mode":"active"}"#,
    r#"{"type":"follow","follow":{"isUnblocked":false},"webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WE","deliveryContext":{"isRedelivery":false},"timestamp":1763900000002,"source":{"type":"user","userId":"U33333333333333333333333333333333"},"replyToken":"757913772c4646b784d4b7ce46d12673","mode":"active"}"#,
    r#"{"type":"postback","postback":{"data":"action=book&item=17","params":{"datetime":"2026-11-23T14:24"}},"webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WF","deliveryContext":{"isRedelivery":false},"timestamp":1763900000003,"source":{"type":"user","userId":"U33333333333333333333333333333333"},"replyToken":"757913772c4646b784d4b7ce46d12674","mode":"active"}"#,
    r#"{"type":"unfollow","webhookEventId":"01KAR7Q4V3N8G3H1T5Z2Y9X0WG","deliveryContext":{"isRedelivery":true},"timestamp":1763900000004,"source":{"type":"user","userId":"U33333333333333333333333333333333"},"mode":"active"}"#,
];

/// A callback with so many events: texts if there is one, else five kinds in turn.
pub(crate) fn callback(events: usize) -> String {
    let kinds = [TEXT].into_iter().chain(OTHERS).cycle();
    let events: Vec<_> = kinds.take(events).collect();
    format!(
        r#"{{"destination":"U11111111111111111111111111111111","events":[{}]}}"#,
        events.join(",")
    )
}

/// A reply with a carousel of twelve bubbles.
pub(crate) fn reply() -> ReplyMessageRequest {
    let bubbles: Vec<_> = (1..=12).map(bubble).collect();
    let message = Message::flex("Twelve cafes nearby", FlexCarousel::new(bubbles));
    ReplyMessageRequest::new("757913772c4646b784d4b7ce46d12671", message)
}

fn bubble(number: u32) -> FlexBubble {
    let uri = format!("https://cafe.example.com/{number}");
    let stars = FlexBox::baseline((
        FlexIcon::new("https://cafe.example.com/star.png").size("sm"),
        FlexText::new("4.0").size("sm").color("#999999").margin("md").flex(0),
    ));
    let body = FlexBox::vertical((
        FlexText::new(format!("Cafe {number}")).weight("bold").size("xl").wrap(true),
        stars.margin("md"),
        FlexText::new("Miraina Tower, 4-1-6 Shinjuku, Tokyo").size("sm").color("#666666"),
        FlexText::new("10:00 - 23:00").size("sm").color("#666666"),
    ));
    let front = FlexImage::new(format!("{uri}/front.png"));
    let website = FlexButton::new(Action::uri("Website", uri)).height("sm");
    FlexBubble::new()
        .hero(front.size("full").aspect_ratio("20:13").aspect_mode("cover"))
        .body(body.spacing("sm"))
        .footer(FlexBox::vertical(website))
}
