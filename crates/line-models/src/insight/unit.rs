use serde::{Deserialize, Serialize};

/// What people did with all messages of an aggregation unit, in some days.
///
/// Every number below 20 is left out.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
#[doc(alias = "GetStatisticsPerUnitResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct UnitInsight {
    /// All messages together.
    pub overview: UnitInsightOverview,
    /// Each bubble.
    pub messages: Vec<UnitInsightMessage>,
    /// Each link.
    pub clicks: Vec<UnitInsightClick>,
}

impl UnitInsight {
    /// All together and each by itself.
    pub fn new(
        overview: UnitInsightOverview,
        messages: impl Into<Vec<UnitInsightMessage>>,
        clicks: impl Into<Vec<UnitInsightClick>>,
    ) -> Self {
        Self { overview, messages: messages.into(), clicks: clicks.into() }
    }
}

/// What people did with all messages of an aggregation unit.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
#[doc(alias = "GetStatisticsPerUnitResponseOverview")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnitInsightOverview {
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

impl UnitInsightOverview {
    setters! {
        copy unique_impression: i64, unique_click: i64, unique_media_played: i64, unique_media_played_100_percent: i64,
    }
}

/// What people did with one bubble of the messages of an aggregation unit.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
#[doc(alias = "GetStatisticsPerUnitResponseMessage")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnitInsightMessage {
    /// The number of the bubble.
    pub seq: i32,
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
    /// How many people saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unique_impression: Option<i64>,
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

impl UnitInsightMessage {
    /// Without numbers.
    pub fn new(seq: i32) -> Self {
        Self { seq, ..Self::default() }
    }

    setters! {
        copy impression: i64, media_played: i64, media_played_25_percent: i64, media_played_50_percent: i64, media_played_75_percent: i64, media_played_100_percent: i64, unique_impression: i64, unique_media_played: i64, unique_media_played_25_percent: i64, unique_media_played_50_percent: i64, unique_media_played_75_percent: i64, unique_media_played_100_percent: i64,
    }
}

/// How often a link in the messages of an aggregation unit was opened.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
#[doc(alias = "GetStatisticsPerUnitResponseClick")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UnitInsightClick {
    /// The number of the link.
    pub seq: i64,
    /// The link.
    pub url: String,
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

impl UnitInsightClick {
    /// Without numbers.
    pub fn new(seq: i64, url: impl Into<String>) -> Self {
        Self { seq, url: url.into(), ..Self::default() }
    }

    setters! {
        copy click: i64, unique_click: i64, unique_click_of_request: i64,
    }
}
