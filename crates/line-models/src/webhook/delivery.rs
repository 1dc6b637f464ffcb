object! {
    /// A LINE notification message to a phone number was delivered.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#webhook-event)
    #[derive(Eq)]
    pub struct PnpDeliveryCompletionEvent {
        /// Which message.
        pub delivery: PnpDelivery = "delivery",
    }
}

impl PnpDeliveryCompletionEvent {
    /// The message with `data`.
    pub fn new(data: impl Into<String>) -> Self {
        Self { delivery: PnpDelivery { data: data.into() } }
    }
}

object! {
    /// The message that was delivered.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/line-notification-messages/#webhook-event)
    #[derive(Eq)]
    pub struct PnpDelivery {
        /// The phone number as it was hashed, or the delivery tag.
        pub data: String = "data",
    }
}
