use line_models::{
    RequestId, RichMenuId,
    insight::{
        FriendsDemographics, MessageInsight, NumberOfFollowers, NumberOfMessageDeliveries,
        RichMenuInsightDaily, RichMenuInsightSummary, UnitInsight,
    },
    time::Date,
};

endpoint! {
    /// Gets what LINE guesses of the bot's friends, about three days old.
    ///
    /// Only for accounts in Japan, Thailand and Taiwan that reach 20 friends. At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getFriendsDemographics: GetFriendsDemographics via get_friends_demographics,
        GET "/v2/bot/insight/demographic" -> FriendsDemographics;
}

endpoint! {
    /// Gets how many messages were sent on a day in all ways, counted in Japan (UTC+9).
    ///
    /// The numbers are there on the next day. At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-delivery-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none.
    getNumberOfMessageDeliveries: GetNumberOfMessageDeliveries via get_number_of_message_deliveries,
        GET "/v2/bot/insight/message/delivery" -> NumberOfMessageDeliveries;
    query { date: Date = "date" }
}

endpoint! {
    /// Gets how many friends the bot has.
    ///
    /// At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers)
    ///
    /// ```no_run
    /// use line_client::models::time::Date;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let day = Date::from_ymd(2026, 1, 31);
    /// let friends = client.get_number_of_followers().date(day).await?;
    /// println!("{:?} of {:?} block the bot", friends.blocks, friends.followers);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the day is none, or missing: the documents do not agree on whether it can be.
    getNumberOfFollowers: GetNumberOfFollowers via get_number_of_followers,
        GET "/v2/bot/insight/followers" -> NumberOfFollowers;
    filter {
        /// On which day, counted in Japan (UTC+9). The numbers are there on the next day.
        date: Date = "date",
    }
}

endpoint! {
    /// Gets what users did with a broadcast or narrowcast in the 14 days after it was sent, by the id of its request.
    ///
    /// At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-message-event)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getMessageEvent: GetMessageEvent via get_message_event, GET "/v2/bot/insight/message/event" -> MessageInsight;
    query { request_id: RequestId = "requestId" }
}

endpoint! {
    /// Gets what users did with the messages of an aggregation unit.
    ///
    /// The name has at most 30 of `a-z`, `A-Z`, `0-9` and `_`. The second day is at most 30 days after the first; they are
    /// counted in Japan (UTC+9). At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-statistics-per-unit)
    ///
    /// # Errors
    ///
    /// 400 if the name or a day is wrong.
    getStatisticsPerUnit: GetStatisticsPerUnit via get_statistics_per_unit,
        GET "/v2/bot/insight/message/event/aggregation" -> UnitInsight;
    query { custom_aggregation_unit: String = "customAggregationUnit", from: Date = "from", to: Date = "to" }
}

endpoint! {
    /// Gets how often a rich menu was shown and tapped.
    ///
    /// The first day is at most 3 years ago, the second at most 396 days after it; they are counted in Japan (UTC+9). At
    /// most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-summary)
    ///
    /// # Errors
    ///
    /// 400 if the days are wrong; 404 if there is no such menu.
    getRichMenuInsightSummary: GetRichMenuInsightSummary via get_rich_menu_insight_summary,
        GET "/v2/bot/insight/richmenu/{richMenuId}/summary" -> RichMenuInsightSummary;
    path { rich_menu_id: RichMenuId }
    query { from: Date = "from", to: Date = "to" }
}

endpoint! {
    /// Gets how often a rich menu was shown and tapped on each day.
    ///
    /// The first day is at most 3 years ago, the second at most 99 days after it; they are counted in Japan (UTC+9). At
    /// most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-rich-menu-insight-daily)
    ///
    /// # Errors
    ///
    /// 400 if the days are wrong; 404 if there is no such menu.
    getRichMenuInsightDaily: GetRichMenuInsightDaily via get_rich_menu_insight_daily,
        GET "/v2/bot/insight/richmenu/{richMenuId}/daily" -> RichMenuInsightDaily;
    path { rich_menu_id: RichMenuId }
    query { from: Date = "from", to: Date = "to" }
}
