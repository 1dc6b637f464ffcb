//! How many messages may be sent, and how many were.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-quota)
//!
//! ```
//! use line_models::quota::{MessageQuota, QuotaConsumption, QuotaType};
//!
//! let quota: MessageQuota = serde_json::from_str(r#"{"type":"limited","value":1000}"#).unwrap();
//! let sent: QuotaConsumption = serde_json::from_str(r#"{"totalUsage":500}"#).unwrap();
//! assert_eq!(quota.kind, QuotaType::Limited);
//! assert_eq!(quota.value.map(|value| value - sent.total_usage), Some(500));
//! ```

object! {
    /// How many messages may be sent this month.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-quota)
    #[doc(alias = "MessageQuotaResponse")]
    #[derive(Eq)]
    pub struct MessageQuota {
        /// Whether there is a limit.
        pub kind: QuotaType = "type",
        /// The limit, messages that can be bought on top of the plan included. Only if there is one.
        pub value: Option<i64> = "value",
    }
}

impl MessageQuota {
    /// No limit.
    pub fn unlimited() -> Self {
        Self { kind: QuotaType::None, value: None }
    }

    /// At most `value` messages a month.
    pub fn limited(value: i64) -> Self {
        Self { kind: QuotaType::Limited, value: Some(value) }
    }
}

string_enum! {
    /// Whether the number of messages is limited.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-quota)
    pub enum QuotaType {
        /// It is not.
        None = "none",
        /// It is.
        Limited = "limited",
    }
}

object! {
    /// How many messages were sent this month, as far as they count.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-consumption)
    #[doc(alias = "QuotaConsumptionResponse")]
    #[derive(Eq)]
    pub struct QuotaConsumption {
        /// Counted by recipient. It can be a little behind.
        pub total_usage: i64 = "totalUsage",
    }
}

impl QuotaConsumption {
    /// `total_usage` messages.
    pub fn new(total_usage: i64) -> Self {
        Self { total_usage }
    }
}

object! {
    /// How many messages of one kind (reply, push, multicast, broadcast, or to phone numbers) were sent on one day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages)
    #[doc(alias = "NumberOfMessagesResponse")]
    #[derive(Eq)]
    pub struct NumberOfMessages {
        /// Whether the number is there.
        pub status: NumberOfMessagesStatus = "status",
        /// The number. Only if the status is `ready`.
        pub success: Option<i64> = "success",
    }
}

impl NumberOfMessages {
    /// Without a number.
    pub fn new(status: NumberOfMessagesStatus) -> Self {
        Self { status, success: None }
    }

    setters! { copy success: i64 }
}

string_enum! {
    /// Whether the messages of a day have been counted.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-reply-messages)
    pub enum NumberOfMessagesStatus {
        /// They have.
        Ready = "ready",
        /// Not yet: it takes about a day.
        Unready = "unready",
        /// They are too few to be told.
        UnavailableForPrivacy = "unavailable_for_privacy",
        /// The day is before 31 March 2018, when LINE began to count.
        OutOfService = "out_of_service",
    }
}

object! {
    /// How many aggregation units were used this month. Up to 1,000 are counted.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-units-used-this-month)
    #[doc(alias = "GetAggregationUnitUsageResponse")]
    #[derive(Eq)]
    pub struct AggregationUnitUsage {
        /// The number of different names.
        pub num_of_custom_aggregation_units: i64 = "numOfCustomAggregationUnits",
    }
}

impl AggregationUnitUsage {
    /// `number` different names.
    pub fn new(number: i64) -> Self {
        Self { num_of_custom_aggregation_units: number }
    }
}

object! {
    /// The aggregation units that were used this month: a page of at most 100.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-name-list-of-units-used-this-month)
    #[doc(alias = "GetAggregationUnitNameListResponse")]
    #[derive(Default, Eq)]
    pub struct AggregationUnitNames {
        /// The names.
        pub custom_aggregation_units: Vec<String> = "customAggregationUnits",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl AggregationUnitNames {
    /// The last page.
    pub fn new<I>(names: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self { custom_aggregation_units: names.into_iter().map(Into::into).collect(), next: None }
    }

    setters! { next: String }
}
