use line_models::{
    message::Messages,
    pnp::{PnpMessagesRequest, PnpTemplatedMessageBody, PnpTemplatedMessageRequest},
    quota::NumberOfMessages,
    time::Date,
};

endpoint! {
    /// Sends up to 5 messages to the user of a phone number. For partners with a contract.
    ///
    /// `to` is the SHA-256 digest, in hexadecimal digits, of the number in the form of E.164. Images, videos and sounds are
    /// not possible. A webhook tells of the delivery. At most 2,000 calls a second. LINE takes no retry key here.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#send-line-notification-message)
    ///
    /// ```no_run
    /// # async fn run(client: line_client::Client, digest: &str) -> Result<(), line_client::Error> {
    /// client
    ///     .push_messages_by_phone(digest, "Your parcel is here.")
    ///     .delivery_tag("parcel-0000000042")
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 if the digest or a message is wrong; 403 without a contract; 422 if the user cannot be found or does not want
    /// this.
    pushMessagesByPhone: PushMessagesByPhone via push_messages_by_phone, POST "/bot/pnp/push" -> ();
    header {
        /// Comes back in the webhook that tells of the delivery: 16 to 100 characters.
        delivery_tag: String = "x-line-delivery-tag",
    }
    body PnpMessagesRequest { to: String, messages: Messages }
    optional {
        /// `true` delivers without a notification. LINE's default is `false`.
        notification_disabled: bool,
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        custom_aggregation_units: [String],
    }
}

endpoint! {
    /// Gets how many messages were sent to phone numbers on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/partner-docs/#get-number-of-sent-line-notification-messages)
    ///
    /// # Errors
    ///
    /// 400 if the day is none; 403 without a contract.
    getPNPMessageStatistics: GetPnpMessageStatistics via get_pnp_message_statistics,
        GET "/v2/bot/message/delivery/pnp" -> NumberOfMessages;
    query { date: Date = "date" }
}

endpoint! {
    /// Sends a message made of LINE's templates, items and buttons to the user of a phone number. For partners with a
    /// contract.
    ///
    /// `to` is the SHA-256 digest, in hexadecimal digits, of the number in the form of E.164. The templates of Japan,
    /// Thailand and Taiwan differ. A webhook tells of the delivery. At most 2,000 calls a second. LINE takes no retry key
    /// here. It is missing in older versions of LINE's OpenAPI documents.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#send-line-notification-message-template)
    ///
    /// ```no_run
    /// use line_client::models::pnp::{PnpTemplatedItem, PnpTemplatedMessageBody};
    ///
    /// # async fn run(client: line_client::Client, digest: &str) -> Result<(), line_client::Error> {
    /// let body = PnpTemplatedMessageBody::new([PnpTemplatedItem::new("number_001_ja", "1234567")]);
    /// client.push_templated_messages_by_phone(digest, "shipment_completed_ja").body(body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 with details if the digest or a key is wrong, or the template is not for this account; 403 without a contract;
    /// 422 if the user cannot be found or does not want this.
    pushTemplatedMessagesByPhone: PushTemplatedMessagesByPhone via push_templated_messages_by_phone,
        POST "/v2/bot/message/pnp/templated/push" -> ();
    header {
        /// Comes back in the webhook that tells of the delivery: 16 to 100 characters.
        delivery_tag: String = "x-line-delivery-tag",
    }
    body PnpTemplatedMessageRequest { to: String, template_key: String }
    optional {
        /// What the template is filled with.
        body: PnpTemplatedMessageBody,
        /// What the statistics are summed up by: one name, at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        custom_aggregation_units: [String],
    }
}

endpoint! {
    /// Gets how many messages made of templates were sent to phone numbers on a day, counted in Japan (UTC+9).
    ///
    /// The number is there on the next day. At most 2,000 calls a second. It is missing in older versions of LINE's OpenAPI
    /// documents.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#get-number-of-sent-line-notification-messages-template)
    ///
    /// # Errors
    ///
    /// 400 if the day is none; 403 without a contract.
    getPNPTemplatedMessageStatistics: GetPnpTemplatedMessageStatistics via get_pnp_templated_message_statistics,
        GET "/v2/bot/message/delivery/pnp/templated" -> NumberOfMessages;
    query { date: Date = "date" }
}
