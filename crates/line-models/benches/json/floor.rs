//! The least there is to do: structs of borrowed text, without unions. What has a `type` has all properties of all types.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(crate) struct Callback<'a> {
    destination: &'a str,
    #[serde(borrow)]
    events: Vec<Event<'a>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Event<'a> {
    r#type: &'a str,
    timestamp: i64,
    mode: &'a str,
    webhook_event_id: &'a str,
    reply_token: Option<&'a str>,
    delivery_context: DeliveryContext,
    #[serde(borrow)]
    source: Source<'a>,
    message: Option<Content<'a>>,
    follow: Option<Follow>,
    postback: Option<Postback<'a>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct DeliveryContext {
    is_redelivery: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Source<'a> {
    r#type: &'a str,
    user_id: Option<&'a str>,
    group_id: Option<&'a str>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Content<'a> {
    r#type: &'a str,
    id: &'a str,
    text: Option<&'a str>,
    quote_token: Option<&'a str>,
    mark_as_read_token: Option<&'a str>,
    sticker_id: Option<&'a str>,
    package_id: Option<&'a str>,
    sticker_resource_type: Option<&'a str>,
    #[serde(borrow)]
    keywords: Option<Vec<&'a str>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Follow {
    is_unblocked: bool,
}

#[derive(Deserialize, Serialize)]
struct Postback<'a> {
    data: &'a str,
    #[serde(borrow)]
    params: Option<Params<'a>>,
}

#[derive(Deserialize, Serialize)]
struct Params<'a> {
    datetime: Option<&'a str>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reply<'a> {
    reply_token: &'a str,
    #[serde(borrow)]
    messages: Vec<Message<'a>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Message<'a> {
    r#type: &'a str,
    alt_text: &'a str,
    #[serde(borrow)]
    contents: Carousel<'a>,
}

#[derive(Deserialize, Serialize)]
struct Carousel<'a> {
    r#type: &'a str,
    #[serde(borrow)]
    contents: Vec<Bubble<'a>>,
}

#[derive(Deserialize, Serialize)]
struct Bubble<'a> {
    r#type: &'a str,
    #[serde(borrow)]
    hero: Component<'a>,
    body: Component<'a>,
    footer: Component<'a>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Component<'a> {
    r#type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<&'a str>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    contents: Option<Vec<Component<'a>>>,
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    action: Option<Action<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    color: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spacing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_ratio: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_mode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrap: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flex: Option<i32>,
}

#[derive(Deserialize, Serialize)]
struct Action<'a> {
    r#type: &'a str,
    label: &'a str,
    uri: &'a str,
}
