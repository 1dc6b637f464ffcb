use crate::{RichMenuId, time::Date};

object! {
    /// How often a rich menu was seen and tapped, in some days.
    ///
    /// If fewer than 20 people tapped it, there is only its id.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    #[doc(alias = "GetRichMenuInsightSummaryResponse")]
    #[derive(Eq)]
    pub struct RichMenuInsightSummary {
        /// The rich menu.
        pub rich_menu_id: RichMenuId = "richMenuId",
        /// The first day that counts.
        pub metrics_from: Option<Date> = "metricsFrom",
        /// The last day that counts.
        pub metrics_to: Option<Date> = "metricsTo",
        /// How often it was seen.
        pub impression: Option<RichMenuInsightImpression> = "impression",
        /// How often each of its areas was tapped.
        pub clicks: Option<Vec<RichMenuInsightClick>> = "clicks",
    }
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

object! {
    /// How often a rich menu was seen.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    #[doc(alias = "GetRichMenuInsightSummaryResponseImpression")]
    #[derive(Eq)]
    pub struct RichMenuInsightImpression {
        /// How often, and by how many.
        pub metrics: RichMenuInsightMetrics = "metrics",
    }
}

impl RichMenuInsightImpression {
    /// So often.
    pub fn new(metrics: RichMenuInsightMetrics) -> Self {
        Self { metrics }
    }
}

object! {
    /// How often an area of a rich menu was tapped.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    #[doc(alias = "GetRichMenuInsightSummaryResponseClick")]
    #[derive(Eq)]
    pub struct RichMenuInsightClick {
        /// The area.
        pub bounds: RichMenuInsightBounds = "bounds",
        /// How often, and by how many.
        pub metrics: RichMenuInsightMetrics = "metrics",
    }
}

impl RichMenuInsightClick {
    /// So often.
    pub fn new(bounds: RichMenuInsightBounds, metrics: RichMenuInsightMetrics) -> Self {
        Self { bounds, metrics }
    }
}

object! {
    /// How often, and by how many people.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    #[doc(alias = "GetRichMenuInsightSummaryResponseMetrics")]
    #[derive(Eq)]
    pub struct RichMenuInsightMetrics {
        /// How often.
        pub count: i64 = "count",
        /// By about how many people.
        pub unique_users: i64 = "uniqueUsers",
    }
}

impl RichMenuInsightMetrics {
    /// So often, by so many people.
    pub fn new(count: i64, unique_users: i64) -> Self {
        Self { count, unique_users }
    }
}

object! {
    /// An area of a rich menu, in pixels from its top left corner.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    #[doc(alias = "GetRichMenuInsightSummaryResponseBounds")]
    #[doc(alias = "GetRichMenuInsightDailyResponseBounds")]
    #[derive(Eq)]
    pub struct RichMenuInsightBounds {
        /// From the left edge.
        pub x: i32 = "x",
        /// From the upper edge.
        pub y: i32 = "y",
        /// How wide it is.
        pub width: i32 = "width",
        /// How high it is.
        pub height: i32 = "height",
    }
}

impl RichMenuInsightBounds {
    /// `width` by `height`, `x` from the left and `y` from above.
    pub fn new(x: i32, y: i32, width: i32, height: i32) -> Self {
        Self { x, y, width, height }
    }
}

object! {
    /// How often a rich menu was seen and tapped, day by day.
    ///
    /// If fewer than 20 people tapped it, there is only its id.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
    #[doc(alias = "GetRichMenuInsightDailyResponse")]
    #[derive(Eq)]
    pub struct RichMenuInsightDaily {
        /// The rich menu.
        pub rich_menu_id: RichMenuId = "richMenuId",
        /// The first day that counts.
        pub metrics_from: Option<Date> = "metricsFrom",
        /// The last day that counts.
        pub metrics_to: Option<Date> = "metricsTo",
        /// How often it was seen.
        pub impression: Option<RichMenuInsightDailyImpression> = "impression",
        /// How often each of its areas was tapped.
        pub clicks: Option<Vec<RichMenuInsightDailyClick>> = "clicks",
    }
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

object! {
    /// How often a rich menu was seen, day by day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
    #[doc(alias = "GetRichMenuInsightDailyResponseImpression")]
    #[derive(Default, Eq)]
    pub struct RichMenuInsightDailyImpression {
        /// One for each day.
        pub metrics: Vec<RichMenuInsightDailyMetrics> = "metrics",
    }
}

impl RichMenuInsightDailyImpression {
    /// On these days.
    pub fn new(metrics: impl Into<Vec<RichMenuInsightDailyMetrics>>) -> Self {
        Self { metrics: metrics.into() }
    }
}

object! {
    /// How often an area of a rich menu was tapped, day by day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
    #[doc(alias = "GetRichMenuInsightDailyResponseClick")]
    #[derive(Eq)]
    pub struct RichMenuInsightDailyClick {
        /// The area.
        pub bounds: RichMenuInsightBounds = "bounds",
        /// One for each day.
        pub metrics: Vec<RichMenuInsightDailyMetrics> = "metrics",
    }
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

object! {
    /// How often, and by how many people, on one day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
    #[doc(alias = "GetRichMenuInsightDailyResponseDailyMetrics")]
    #[derive(Eq)]
    pub struct RichMenuInsightDailyMetrics {
        /// The day.
        pub date: Date = "date",
        /// How often.
        pub count: i64 = "count",
        /// By about how many people.
        pub unique_users: i64 = "uniqueUsers",
    }
}

impl RichMenuInsightDailyMetrics {
    /// So often, by so many people.
    pub fn new(date: impl Into<Date>, count: i64, unique_users: i64) -> Self {
        Self { date: date.into(), count, unique_users }
    }
}
