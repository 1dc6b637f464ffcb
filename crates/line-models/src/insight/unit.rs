object! {
    /// What people did with all messages of an aggregation unit, in some days.
    ///
    /// Every number below 20 is left out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
    #[doc(alias = "GetStatisticsPerUnitResponse")]
    #[derive(Default, Eq)]
    pub struct UnitInsight {
        /// All messages together.
        pub overview: UnitInsightOverview = "overview",
        /// Each bubble.
        pub messages: Vec<UnitInsightMessage> = "messages",
        /// Each link.
        pub clicks: Vec<UnitInsightClick> = "clicks",
    }
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

object! {
    /// What people did with all messages of an aggregation unit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
    #[doc(alias = "GetStatisticsPerUnitResponseOverview")]
    #[derive(Default, Eq)]
    pub struct UnitInsightOverview {
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

impl UnitInsightOverview {
    setters! {
        copy unique_impression: i64, unique_click: i64, unique_media_played: i64, unique_media_played_100_percent: i64,
    }
}

object! {
    /// What people did with one bubble of the messages of an aggregation unit.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
    #[doc(alias = "GetStatisticsPerUnitResponseMessage")]
    #[derive(Default, Eq)]
    pub struct UnitInsightMessage {
        /// The number of the bubble.
        pub seq: i32 = "seq",
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
        /// How many people saw it.
        pub unique_impression: Option<i64> = "uniqueImpression",
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

impl UnitInsightMessage {
    /// Without numbers.
    pub fn new(seq: i32) -> Self {
        Self { seq, ..Self::default() }
    }

    setters! {
        copy impression: i64, media_played: i64, media_played_25_percent: i64, media_played_50_percent: i64, media_played_75_percent: i64, media_played_100_percent: i64, unique_impression: i64, unique_media_played: i64, unique_media_played_25_percent: i64, unique_media_played_50_percent: i64, unique_media_played_75_percent: i64, unique_media_played_100_percent: i64,
    }
}

object! {
    /// How often a link in the messages of an aggregation unit was opened.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
    #[doc(alias = "GetStatisticsPerUnitResponseClick")]
    #[derive(Default, Eq)]
    pub struct UnitInsightClick {
        /// The number of the link.
        pub seq: i64 = "seq",
        /// The link.
        pub url: String = "url",
        /// How often it was opened.
        pub click: Option<i64> = "click",
        /// How many people opened it in this bubble.
        pub unique_click: Option<i64> = "uniqueClick",
        /// How many people opened it in any bubble.
        pub unique_click_of_request: Option<i64> = "uniqueClickOfRequest",
    }
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
