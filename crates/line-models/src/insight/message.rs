use serde::{Deserialize, Serialize};

use super::InsightStatus;
use crate::{RequestId, time::TimestampSeconds};

/// How many messages of each kind went out on one day. Kinds without messages are left out.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-delivery-messages)
#[doc(alias = "GetNumberOfMessageDeliveriesResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NumberOfMessageDeliveries {
    /// Whether the numbers are there. LINE does not have those before 1 March 2017.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<InsightStatus>,
    /// Sent to all friends from the LINE Official Account Manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broadcast: Option<i64>,
    /// Sent to some friends from the LINE Official Account Manager.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub targeting: Option<i64>,
    /// Sent step by step. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_message: Option<i64>,
    /// Automatic answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_response: Option<i64>,
    /// Greetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome_response: Option<i64>,
    /// Sent by people in the chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Broadcasts through the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_broadcast: Option<i64>,
    /// Pushes through the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_push: Option<i64>,
    /// Multicasts through the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_multicast: Option<i64>,
    /// Narrowcasts through the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_narrowcast: Option<i64>,
    /// Replies through the API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_reply: Option<i64>,
    /// Automatic answers of LINE Chat Plus. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cc_auto_reply: Option<i64>,
    /// People's answers in LINE Chat Plus. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cc_manual_reply: Option<i64>,
    /// Messages to phone numbers. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pnp_notice_message: Option<i64>,
    /// Calls led to LINE. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pnp_call_to_line: Option<i64>,
    /// Sent with chat tools of others. The specification lacks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party_chat_tool: Option<i64>,
}

impl NumberOfMessageDeliveries {
    /// Without numbers.
    pub fn new(status: InsightStatus) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    setters! {
        copy broadcast: i64, targeting: i64, step_message: i64, auto_response: i64, welcome_response: i64, chat: i64, api_broadcast: i64, api_push: i64, api_multicast: i64, api_narrowcast: i64, api_reply: i64, cc_auto_reply: i64, cc_manual_reply: i64, pnp_notice_message: i64, pnp_call_to_line: i64, third_party_chat_tool: i64,
    }
}

/// What people did with a narrowcast or broadcast, in its first 14 days.
///
/// Every number below 20 is left out.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
#[doc(alias = "GetMessageEventResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MessageInsight {
    /// All bubbles together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overview: Option<MessageInsightOverview>,
    /// Each bubble.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<Vec<MessageInsightMessage>>,
    /// Each link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicks: Option<Vec<MessageInsightClick>>,
}

impl MessageInsight {
    /// All bubbles together; none by itself.
    pub fn new(overview: MessageInsightOverview) -> Self {
        Self { overview: Some(overview), messages: Some(Vec::new()), clicks: Some(Vec::new()) }
    }

    setters! { messages: Vec<MessageInsightMessage>, clicks: Vec<MessageInsightClick> }
}

/// What people did with all bubbles of a message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
#[doc(alias = "GetMessageEventResponseOverview")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MessageInsightOverview {
    /// The message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
    /// When it was sent, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<TimestampSeconds>,
    /// How many people got it, even if fewer than 20. Absent until all is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<i64>,
    /// How many people saw a bubble at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_impression: Option<i64>,
    /// How many people opened a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_click: Option<i64>,
    /// How many people started a video or a sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played: Option<i64>,
    /// How many people played a video or a sound to the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played_100_percent: Option<i64>,
}

impl MessageInsightOverview {
    /// Without numbers.
    pub fn new(request_id: impl Into<RequestId>, timestamp: impl Into<TimestampSeconds>) -> Self {
        Self {
            request_id: Some(request_id.into()),
            timestamp: Some(timestamp.into()),
            ..Self::default()
        }
    }

    setters! {
        copy delivered: i64, unique_impression: i64, unique_click: i64, unique_media_played: i64,
        unique_media_played_100_percent: i64,
    }
}

/// What people did with one bubble of a message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
#[doc(alias = "GetMessageEventResponseMessage")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MessageInsightMessage {
    /// The number of the bubble.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i32>,
    /// How often it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impression: Option<i64>,
    /// How often its video or sound was started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_played: Option<i64>,
    /// How often it was played to 25 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_played_25_percent: Option<i64>,
    /// How often it was played to 50 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_played_50_percent: Option<i64>,
    /// How often it was played to 75 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_played_75_percent: Option<i64>,
    /// How often it was played to the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_played_100_percent: Option<i64>,
    /// How many people started its video or sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played: Option<i64>,
    /// How many people played it to 25 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played_25_percent: Option<i64>,
    /// How many people played it to 50 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played_50_percent: Option<i64>,
    /// How many people played it to 75 percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played_75_percent: Option<i64>,
    /// How many people played it to the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_media_played_100_percent: Option<i64>,
}

impl MessageInsightMessage {
    /// Without numbers.
    pub fn new(seq: i32) -> Self {
        Self { seq: Some(seq), ..Self::default() }
    }

    setters! {
        copy impression: i64, media_played: i64, media_played_25_percent: i64, media_played_50_percent: i64, media_played_75_percent: i64, media_played_100_percent: i64, unique_media_played: i64, unique_media_played_25_percent: i64, unique_media_played_50_percent: i64, unique_media_played_75_percent: i64, unique_media_played_100_percent: i64,
    }
}

/// How often a link in a message was opened.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
#[doc(alias = "GetMessageEventResponseClick")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MessageInsightClick {
    /// The number of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<i32>,
    /// The link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// How often it was opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub click: Option<i64>,
    /// How many people opened it in this bubble.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_click: Option<i64>,
    /// How many people opened it in any bubble.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_click_of_request: Option<i64>,
}

impl MessageInsightClick {
    /// Without numbers.
    pub fn new(seq: i32, url: impl Into<String>) -> Self {
        Self { seq: Some(seq), url: Some(url.into()), ..Self::default() }
    }

    setters! {
        copy click: i64, unique_click: i64, unique_click_of_request: i64,
    }
}
