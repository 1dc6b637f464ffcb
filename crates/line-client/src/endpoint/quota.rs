use line_models::{
    quota::{
        AggregationUnitNames, AggregationUnitUsage, MessageQuota, NumberOfMessages,
        QuotaConsumption,
    },
    time::Date,
};

endpoint! {
    /// Gets how many messages can be sent this month in all.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-quota)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let used = client.get_message_quota_consumption().await?.total_usage;
    /// match client.get_message_quota().await?.value {
    ///     Some(limit) => println!("{} of {limit} messages are left", limit - used),
    ///     None => println!("{used} messages, without a limit"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getMessageQuota: GetMessageQuota via get_message_quota, GET "/v2/bot/message/quota" -> MessageQuota;
}

endpoint! {
    /// Gets how many messages were sent this month, about.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-consumption)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getMessageQuotaConsumption: GetMessageQuotaConsumption via get_message_quota_consumption,
        GET "/v2/bot/message/quota/consumption" -> QuotaConsumption;
}

endpoint! {
    /// Gets how many reply messages were sent on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none.
    getNumberOfSentReplyMessages: GetNumberOfSentReplyMessages via get_number_of_sent_reply_messages,
        GET "/v2/bot/message/delivery/reply" -> NumberOfMessages;
    query { date: Date = "date" }
}

endpoint! {
    /// Gets how many push messages were sent on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-push-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none.
    getNumberOfSentPushMessages: GetNumberOfSentPushMessages via get_number_of_sent_push_messages,
        GET "/v2/bot/message/delivery/push" -> NumberOfMessages;
    query { date: Date = "date" }
}

endpoint! {
    /// Gets how many multicast messages were sent on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-multicast-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none.
    getNumberOfSentMulticastMessages: GetNumberOfSentMulticastMessages via get_number_of_sent_multicast_messages,
        GET "/v2/bot/message/delivery/multicast" -> NumberOfMessages;
    query { date: Date = "date" }
}

endpoint! {
    /// Gets how many broadcast messages were sent on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-broadcast-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none.
    getNumberOfSentBroadcastMessages: GetNumberOfSentBroadcastMessages via get_number_of_sent_broadcast_messages,
        GET "/v2/bot/message/delivery/broadcast" -> NumberOfMessages;
    query { date: Date = "date" }
}

endpoint! {
    /// Gets how many aggregation units were used this month: LINE counts up to 1,000.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-units-used-this-month)
    ///
    /// # Errors
    ///
    /// None but [those of every call](crate::Client#errors).
    getAggregationUnitUsage: GetAggregationUnitUsage via get_aggregation_unit_usage,
        GET "/v2/bot/message/aggregation/info" -> AggregationUnitUsage;
}

endpoint! {
    /// Gets the names of the aggregation units that were used this month, a page at a time.
    ///
    /// [`stream`](crate::Call::stream) gives all of them. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-name-list-of-units-used-this-month)
    ///
    /// # Errors
    ///
    /// 400 if the token in `start` is wrong or more than 24 hours old.
    getAggregationUnitNameList: GetAggregationUnitNameList via get_aggregation_unit_name_list,
        GET "/v2/bot/message/aggregation/list" -> AggregationUnitNames;
    filter {
        /// How many names a page has at most: 1 to 100. LINE's default is 100.
        limit: i32 = "limit",
        /// Where to go on: `next` of the page before, at most 24 hours old.
        start: String = "start",
    }
}

paged! { GetAggregationUnitNameList: custom_aggregation_units: String }
