use line_models::{
    RequestId,
    message::Messages,
    narrowcast::{
        Filter, Limit, NarrowcastProgress, NarrowcastRequest, NarrowcastResponse, Recipient,
    },
};

endpoint! {
    /// Sends up to 5 messages to all friends who fit.
    ///
    /// LINE accepts the call and sends later. The id of the request asks how far it got. At most 60 calls an hour.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message)
    ///
    /// ```no_run
    /// use line_client::models::narrowcast::{DemographicFilter, GenderDemographic, Limit};
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), line_client::Error> {
    /// let accepted = client
    ///     .narrowcast("Half price this week")
    ///     .filter(DemographicFilter::gender([GenderDemographic::Female]))
    ///     .limit(Limit::new(100))
    ///     .send()
    ///     .await?;
    /// if let Some(id) = accepted.request_id {
    ///     println!("{:?}", client.get_narrowcast_progress(id).await?.phase);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if a message, the redelivery or the limit is wrong, or an audience is not ready; 403 if a filter leaves
    /// fewer than 100 people; 429 with [`is_monthly_quota`](crate::ApiError::is_monthly_quota) if the messages of this
    /// month do not last for all.
    narrowcast: Narrowcast via narrowcast, POST "/v2/bot/message/narrowcast" -> NarrowcastResponse;
    body NarrowcastRequest { messages: Messages }
    optional {
        /// Who gets them. LINE's default is all friends.
        recipient: Recipient,
        /// What they must be like. LINE's default is anything.
        filter: Filter,
        /// How many get them. LINE's default is all.
        limit: Limit,
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
    }
    with retry_key;
}

endpoint! {
    /// Tells how far a narrowcast got: for 14 days, by the id of its request.
    ///
    /// At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status)
    ///
    /// # Errors
    ///
    /// 404 if there is no such narrowcast, or no more; 400 if the id is none.
    getNarrowcastProgress: GetNarrowcastProgress via get_narrowcast_progress,
        GET "/v2/bot/message/progress/narrowcast" -> NarrowcastProgress;
    query { request_id: RequestId = "requestId" }
}
