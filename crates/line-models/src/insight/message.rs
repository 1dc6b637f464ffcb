use super::InsightStatus;
use crate::{RequestId, time::TimestampSeconds};

object! {
    /// How many messages of each kind went out on one day. Kinds without messages are left out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-delivery-messages)
    #[doc(alias = "GetNumberOfMessageDeliveriesResponse")]
    #[derive(Default, Eq)]
    pub struct NumberOfMessageDeliveries {
        /// Whether the numbers are there. LINE does not have those before 1 March 2017.
        pub status: Option<InsightStatus> = "status",
        /// Sent to all friends from the LINE Official Account Manager.
        pub broadcast: Option<i64> = "broadcast",
        /// Sent to some friends from the LINE Official Account Manager.
        pub targeting: Option<i64> = "targeting",
        /// Sent step by step. The specification lacks it.
        pub step_message: Option<i64> = "stepMessage",
        /// Automatic answers.
        pub auto_response: Option<i64> = "autoResponse",
        /// Greetings.
        pub welcome_response: Option<i64> = "welcomeResponse",
        /// Sent by people in the chat.
        pub chat: Option<i64> = "chat",
        /// Broadcasts through the API.
        pub api_broadcast: Option<i64> = "apiBroadcast",
        /// Pushes through the API.
        pub api_push: Option<i64> = "apiPush",
        /// Multicasts through the API.
        pub api_multicast: Option<i64> = "apiMulticast",
        /// Narrowcasts through the API.
        pub api_narrowcast: Option<i64> = "apiNarrowcast",
        /// Replies through the API.
        pub api_reply: Option<i64> = "apiReply",
        /// Automatic answers of LINE Chat Plus. The specification lacks it.
        pub cc_auto_reply: Option<i64> = "ccAutoReply",
        /// People's answers in LINE Chat Plus. The specification lacks it.
        pub cc_manual_reply: Option<i64> = "ccManualReply",
        /// Messages to phone numbers. The specification lacks it.
        pub pnp_notice_message: Option<i64> = "pnpNoticeMessage",
        /// Calls led to LINE. The specification lacks it.
        pub pnp_call_to_line: Option<i64> = "pnpCallToLine",
        /// Sent with chat tools of others. The specification lacks it.
        pub third_party_chat_tool: Option<i64> = "thirdPartyChatTool",
    }
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

object! {
    /// What people did with a narrowcast or broadcast, in its first 14 days.
    ///
    /// Every number below 20 is left out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
    #[doc(alias = "GetMessageEventResponse")]
    #[derive(Default, Eq)]
    pub struct MessageInsight {
        /// All bubbles together.
        pub overview: Option<MessageInsightOverview> = "overview",
        /// Each bubble.
        pub messages: Option<Vec<MessageInsightMessage>> = "messages",
        /// Each link.
        pub clicks: Option<Vec<MessageInsightClick>> = "clicks",
    }
}

impl MessageInsight {
    /// All bubbles together; none by itself.
    pub fn new(overview: MessageInsightOverview) -> Self {
        Self { overview: Some(overview), messages: Some(Vec::new()), clicks: Some(Vec::new()) }
    }

    setters! { messages: Vec<MessageInsightMessage>, clicks: Vec<MessageInsightClick> }
}

object! {
    /// What people did with all bubbles of a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
    #[doc(alias = "GetMessageEventResponseOverview")]
    #[derive(Default, Eq)]
    pub struct MessageInsightOverview {
        /// The message.
        pub request_id: Option<RequestId> = "requestId",
        /// When it was sent, in seconds.
        pub timestamp: Option<TimestampSeconds> = "timestamp",
        /// How many people got it, even if fewer than 20. Absent until all is sent.
        pub delivered: Option<i64> = "delivered",
        /// How many people saw a bubble at least.
        pub unique_impression: Option<i64> = "uniqueImpression",
        /// How many people opened a link.
        pub unique_click: Option<i64> = "uniqueClick",
        /// How many people started a video or a sound.
        pub unique_media_played: Option<i64> = "uniqueMediaPlayed",
        /// How many people played a video or a sound to the end.
        pub unique_media_played_100_percent: Option<i64> = "uniqueMediaPlayed100Percent",
    }
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

object! {
    /// What people did with one bubble of a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
    #[doc(alias = "GetMessageEventResponseMessage")]
    #[derive(Default, Eq)]
    pub struct MessageInsightMessage {
        /// The number of the bubble.
        pub seq: Option<i32> = "seq",
        /// How often it was seen.
        pub impression: Option<i64> = "impression",
        /// How often its video or sound was started.
        pub media_played: Option<i64> = "mediaPlayed",
        /// How often it was played to 25 percent.
        pub media_played_25_percent: Option<i64> = "mediaPlayed25Percent",
        /// How often it was played to 50 percent.
        pub media_played_50_percent: Option<i64> = "mediaPlayed50Percent",
        /// How often it was played to 75 percent.
        pub media_played_75_percent: Option<i64> = "mediaPlayed75Percent",
        /// How often it was played to the end.
        pub media_played_100_percent: Option<i64> = "mediaPlayed100Percent",
        /// How many people started its video or sound.
        pub unique_media_played: Option<i64> = "uniqueMediaPlayed",
        /// How many people played it to 25 percent.
        pub unique_media_played_25_percent: Option<i64> = "uniqueMediaPlayed25Percent",
        /// How many people played it to 50 percent.
        pub unique_media_played_50_percent: Option<i64> = "uniqueMediaPlayed50Percent",
        /// How many people played it to 75 percent.
        pub unique_media_played_75_percent: Option<i64> = "uniqueMediaPlayed75Percent",
        /// How many people played it to the end.
        pub unique_media_played_100_percent: Option<i64> = "uniqueMediaPlayed100Percent",
    }
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

object! {
    /// How often a link in a message was opened.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
    #[doc(alias = "GetMessageEventResponseClick")]
    #[derive(Default, Eq)]
    pub struct MessageInsightClick {
        /// The number of the link.
        pub seq: Option<i32> = "seq",
        /// The link.
        pub url: Option<String> = "url",
        /// How often it was opened.
        pub click: Option<i64> = "click",
        /// How many people opened it in this bubble.
        pub unique_click: Option<i64> = "uniqueClick",
        /// How many people opened it in any bubble.
        pub unique_click_of_request: Option<i64> = "uniqueClickOfRequest",
    }
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
