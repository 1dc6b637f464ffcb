//! The same types by serde's own means: an owned struct for each type, and `#[serde(tag = "type")]` around them.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(crate) struct Callback {
    destination: String,
    events: Vec<Event>,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Event {
    #[serde(rename_all = "camelCase")]
    Message {
        timestamp: i64,
        mode: Mode,
        webhook_event_id: Option<String>,
        delivery_context: DeliveryContext,
        source: Option<Source>,
        reply_token: Option<String>,
        message: Content,
    },
    #[serde(rename_all = "camelCase")]
    Follow {
        timestamp: i64,
        mode: Mode,
        webhook_event_id: Option<String>,
        delivery_context: DeliveryContext,
        source: Option<Source>,
        reply_token: Option<String>,
        follow: Follow,
    },
    #[serde(rename_all = "camelCase")]
    Unfollow {
        timestamp: i64,
        mode: Mode,
        webhook_event_id: Option<String>,
        delivery_context: DeliveryContext,
        source: Option<Source>,
    },
    #[serde(rename_all = "camelCase")]
    Postback {
        timestamp: i64,
        mode: Mode,
        webhook_event_id: Option<String>,
        delivery_context: DeliveryContext,
        source: Option<Source>,
        reply_token: Option<String>,
        postback: Postback,
    },
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
enum Mode {
    Active,
    Standby,
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct DeliveryContext {
    is_redelivery: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Source {
    #[serde(rename_all = "camelCase")]
    User { user_id: Option<String> },
    #[serde(rename_all = "camelCase")]
    Group { group_id: String, user_id: Option<String> },
    #[serde(rename_all = "camelCase")]
    Room { room_id: String, user_id: Option<String> },
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Content {
    #[serde(rename_all = "camelCase")]
    Text {
        id: String,
        text: String,
        emojis: Option<Vec<serde_json::Value>>,
        mention: Option<serde_json::Value>,
        quote_token: Option<String>,
        quoted_message_id: Option<String>,
        mark_as_read_token: Option<String>,
    },
    #[serde(rename_all = "camelCase")]
    Sticker {
        id: String,
        package_id: String,
        sticker_id: String,
        sticker_resource_type: Option<String>,
        keywords: Option<Vec<String>>,
        text: Option<String>,
        quote_token: Option<String>,
        quoted_message_id: Option<String>,
        mark_as_read_token: Option<String>,
    },
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Follow {
    is_unblocked: bool,
}

#[derive(Deserialize, Serialize)]
struct Postback {
    data: String,
    params: Option<std::collections::BTreeMap<String, String>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reply {
    reply_token: String,
    messages: Vec<Message>,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Message {
    #[serde(rename_all = "camelCase")]
    Flex { alt_text: String, contents: Container },
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Container {
    Bubble(Bubble),
    Carousel {
        contents: Vec<Container>,
    },
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
struct Bubble {
    hero: Option<Box<Component>>,
    body: Option<Box<Component>>,
    footer: Option<Box<Component>>,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Component {
    Box(Box<Group>),
    Text(Box<Words>),
    Image(Box<Image>),
    Icon(Box<Image>),
    Button(Box<Button>),
    #[serde(other)]
    Unknown,
}

#[derive(Deserialize, Serialize)]
struct Group {
    layout: String,
    contents: Vec<Component>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spacing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flex: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<Action>,
}

#[derive(Deserialize, Serialize)]
struct Words {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrap: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flex: Option<i32>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Image {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_ratio: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_mode: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct Button {
    action: Action,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
enum Action {
    Uri {
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        uri: String,
    },
    Message {
        #[serde(skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        text: String,
    },
    #[serde(other)]
    Unknown,
}
