use serde::{Deserialize, Serialize};

use crate::{RichMenuId, time::Date};

/// How often a rich menu was seen and tapped, in some days.
///
/// If fewer than 20 people tapped it, there is only its id.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
#[doc(alias = "GetRichMenuInsightSummaryResponse")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuInsightSummary {
    /// The rich menu.
    pub rich_menu_id: RichMenuId,
    /// The first day that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_from: Option<Date>,
    /// The last day that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_to: Option<Date>,
    /// How often it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impression: Option<RichMenuInsightImpression>,
    /// How often each of its areas was tapped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicks: Option<Vec<RichMenuInsightClick>>,
}

impl RichMenuInsightSummary {
    /// Without numbers.
    pub fn new(rich_menu_id: impl Into<RichMenuId>) -> Self {
        Self {
            rich_menu_id: rich_menu_id.into(),
            metrics_from: None,
            metrics_to: None,
            impression: None,
            clicks: None,
        }
    }

    setters! {
        metrics_from: Date, metrics_to: Date, impression: RichMenuInsightImpression, clicks: Vec<RichMenuInsightClick>,
    }
}

/// How often a rich menu was seen.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
#[doc(alias = "GetRichMenuInsightSummaryResponseImpression")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuInsightImpression {
    /// How often, and by how many.
    pub metrics: RichMenuInsightMetrics,
}

impl RichMenuInsightImpression {
    /// So often.
    pub fn new(metrics: RichMenuInsightMetrics) -> Self {
        Self { metrics }
    }
}

/// How often an area of a rich menu was tapped.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
#[doc(alias = "GetRichMenuInsightSummaryResponseClick")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuInsightClick {
    /// The area.
    pub bounds: RichMenuInsightBounds,
    /// How often, and by how many.
    pub metrics: RichMenuInsightMetrics,
}

impl RichMenuInsightClick {
    /// So often.
    pub fn new(bounds: RichMenuInsightBounds, metrics: RichMenuInsightMetrics) -> Self {
        Self { bounds, metrics }
    }
}

/// How often, and by how many people.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
#[doc(alias = "GetRichMenuInsightSummaryResponseMetrics")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuInsightMetrics {
    /// How often.
    pub count: i64,
    /// By about how many people.
    pub unique_users: i64,
}

impl RichMenuInsightMetrics {
    /// So often, by so many people.
    pub fn new(count: i64, unique_users: i64) -> Self {
        Self { count, unique_users }
    }
}

/// An area of a rich menu, in pixels from its top left corner.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
#[doc(alias = "GetRichMenuInsightSummaryResponseBounds")]
#[doc(alias = "GetRichMenuInsightDailyResponseBounds")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuInsightBounds {
    /// From the left edge.
    pub x: i32,
    /// From the upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
}

impl RichMenuInsightBounds {
    /// `width` by `height`, `x` from the left and `y` from above.
    pub fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width, height }
    }
}

/// How often a rich menu was seen and tapped, day by day.
///
/// If fewer than 20 people tapped it, there is only its id.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
#[doc(alias = "GetRichMenuInsightDailyResponse")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuInsightDaily {
    /// The rich menu.
    pub rich_menu_id: RichMenuId,
    /// The first day that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_from: Option<Date>,
    /// The last day that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_to: Option<Date>,
    /// How often it was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impression: Option<RichMenuInsightDailyImpression>,
    /// How often each of its areas was tapped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clicks: Option<Vec<RichMenuInsightDailyClick>>,
}

impl RichMenuInsightDaily {
    /// Without numbers.
    pub fn new(rich_menu_id: impl Into<RichMenuId>) -> Self {
        Self {
            rich_menu_id: rich_menu_id.into(),
            metrics_from: None,
            metrics_to: None,
            impression: None,
            clicks: None,
        }
    }

    setters! {
        metrics_from: Date, metrics_to: Date, impression: RichMenuInsightDailyImpression,
        clicks: Vec<RichMenuInsightDailyClick>,
    }
}

/// How often a rich menu was seen, day by day.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
#[doc(alias = "GetRichMenuInsightDailyResponseImpression")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuInsightDailyImpression {
    /// One for each day.
    pub metrics: Vec<RichMenuInsightDailyMetrics>,
}

impl RichMenuInsightDailyImpression {
    /// On these days.
    pub fn new(metrics: impl Into<Vec<RichMenuInsightDailyMetrics>>) -> Self {
        Self { metrics: metrics.into() }
    }
}

/// How often an area of a rich menu was tapped, day by day.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
#[doc(alias = "GetRichMenuInsightDailyResponseClick")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RichMenuInsightDailyClick {
    /// The area.
    pub bounds: RichMenuInsightBounds,
    /// One for each day.
    pub metrics: Vec<RichMenuInsightDailyMetrics>,
}

impl RichMenuInsightDailyClick {
    /// On these days.
    pub fn new(
        bounds: RichMenuInsightBounds,
        metrics: impl Into<Vec<RichMenuInsightDailyMetrics>>,
    ) -> Self {
        Self { bounds, metrics: metrics.into() }
    }
}

/// How often, and by how many people, on one day.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
#[doc(alias = "GetRichMenuInsightDailyResponseDailyMetrics")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RichMenuInsightDailyMetrics {
    /// The day.
    pub date: Date,
    /// How often.
    pub count: i64,
    /// By about how many people.
    pub unique_users: i64,
}

impl RichMenuInsightDailyMetrics {
    /// So often, by so many people.
    pub fn new(date: impl Into<Date>, count: i64, unique_users: i64) -> Self {
        Self { date: date.into(), count, unique_users }
    }
}
