//! Messages to all who fit: who gets them, how many do, and how far it got.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message)
//!
//! ```
//! use line_models::{
//!     Message,
//!     narrowcast::{
//!         AgeDemographic, DemographicFilter, GenderDemographic, Limit, NarrowcastRequest, Recipient,
//!     },
//! };
//!
//! // At most 100 women from 20 to 39 who are in one audience and not in another.
//! let request = NarrowcastRequest::new(Message::text("Half price this week"))
//!     .recipient(Recipient::and([
//!         Recipient::audience(5_614_991_017_776),
//!         Recipient::not(Recipient::audience(4_389_303_728_991)),
//!     ]))
//!     .filter(DemographicFilter::and([
//!         DemographicFilter::gender([GenderDemographic::Female]),
//!         DemographicFilter::age(AgeDemographic::Age20..AgeDemographic::Age40),
//!     ]))
//!     .limit(Limit::new(100));
//! let json = serde_json::to_value(&request).unwrap();
//! assert_eq!(json["recipient"]["and"][1]["not"]["audienceGroupId"], 4_389_303_728_991_i64);
//! assert_eq!(json["filter"]["demographic"]["and"][1]["lt"], "age_40");
//! ```

mod area;
mod filter;

pub use self::{
    area::AreaDemographic,
    filter::{
        AgeDemographic, AgeDemographicFilter, AppTypeDemographic, AppTypeDemographicFilter,
        AreaDemographicFilter, DemographicFilter, Filter, GenderDemographic,
        GenderDemographicFilter, OperatorDemographicFilter, SubscriptionPeriodDemographic,
        SubscriptionPeriodDemographicFilter,
    },
};
use crate::{AudienceGroupId, RequestId, message::Messages, time::DateTime};

object! {
    /// The body of `narrowcast`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message)
    pub struct NarrowcastRequest {
        /// 1 to 5 messages.
        pub messages: Messages = "messages",
        /// Who gets them. Absent: all friends.
        pub recipient: Option<Recipient> = "recipient",
        /// What they must be like. Absent: anything.
        pub filter: Option<Filter> = "filter",
        /// How many get them. Absent: all.
        pub limit: Option<Limit> = "limit",
        /// `true` delivers without a notification. LINE's default is `false`.
        pub notification_disabled: Option<bool> = "notificationDisabled",
    }
}

impl NarrowcastRequest {
    /// Sends `messages` to all friends, and notifies them.
    pub fn new(messages: impl Into<Messages>) -> Self {
        Self {
            messages: messages.into(),
            recipient: None,
            filter: None,
            limit: None,
            notification_disabled: None,
        }
    }

    setters! { recipient: Recipient, filter: Filter, limit: Limit }
    setters! { copy notification_disabled: bool }
}

object! {
    /// What `narrowcast` answers: nothing yet. The id of the call, in its header `x-line-request-id`, asks for the
    /// progress.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#send-narrowcast-message)
    #[derive(Default, Eq)]
    pub struct NarrowcastResponse {}
}

tagged! {
    /// Who gets a narrowcast: people in audiences, people who got an earlier narrowcast, and what can be made of both.
    ///
    /// At most 10 audiences and redeliveries together, however they are combined.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-recipient)
    pub enum Recipient {
        /// Several recipients combined, or all but some.
        Operator(OperatorRecipient) = "operator",
        /// The people in an audience.
        Audience(AudienceRecipient) = "audience",
        /// The people who got an earlier narrowcast.
        Redelivery(RedeliveryRecipient) = "redelivery",
    }
}

impl Recipient {
    /// The people in an audience, which must be ready.
    pub fn audience(id: impl Into<AudienceGroupId>) -> Self {
        AudienceRecipient::new(id).into()
    }

    /// The people who got an earlier narrowcast: one that succeeded, and was accepted less than 14 days ago.
    pub fn redelivery(request_id: impl Into<RequestId>) -> Self {
        RedeliveryRecipient::new(request_id).into()
    }

    /// Who is in all of `recipients`: one at least.
    pub fn and(recipients: impl Into<Vec<Self>>) -> Self {
        OperatorRecipient { and: Some(recipients.into()), ..Default::default() }.into()
    }

    /// Who is in any of `recipients`: one at least.
    pub fn or(recipients: impl Into<Vec<Self>>) -> Self {
        OperatorRecipient { or: Some(recipients.into()), ..Default::default() }.into()
    }

    /// Who is not in `recipient`.
    pub fn not(recipient: impl Into<Self>) -> Self {
        OperatorRecipient { not: Some(Box::new(recipient.into())), ..Default::default() }.into()
    }
}

object! {
    /// Several recipients combined, or all but some. It has exactly one of its properties.
    ///
    /// Made with [`Recipient::and`], [`Recipient::or`] and [`Recipient::not`].
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-recipient)
    #[derive(Default)]
    pub struct OperatorRecipient {
        /// Who is in all of these: one at least.
        pub and: Option<Vec<Recipient>> = "and",
        /// Who is in any of these: one at least.
        pub or: Option<Vec<Recipient>> = "or",
        /// Who is not in this.
        pub not: Option<Box<Recipient>> = "not",
    }
}

object! {
    /// The people in an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-recipient)
    #[derive(Default, Eq)]
    pub struct AudienceRecipient {
        /// The audience. It must be ready.
        pub audience_group_id: Option<AudienceGroupId> = "audienceGroupId",
    }
}

impl AudienceRecipient {
    /// The people in the audience `id`.
    pub fn new(id: impl Into<AudienceGroupId>) -> Self {
        Self { audience_group_id: Some(id.into()) }
    }
}

object! {
    /// The people who got an earlier narrowcast.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-recipient)
    #[derive(Default, Eq)]
    pub struct RedeliveryRecipient {
        /// The earlier call. It must have succeeded, and been accepted less than 14 days ago.
        pub request_id: Option<RequestId> = "requestId",
    }
}

impl RedeliveryRecipient {
    /// The people who got the narrowcast of the call `request_id`.
    pub fn new(request_id: impl Into<RequestId>) -> Self {
        Self { request_id: Some(request_id.into()) }
    }
}

object! {
    /// How many people get a narrowcast. If more fit, LINE chooses at random.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-limit)
    #[derive(Default, Eq)]
    pub struct Limit {
        /// At most so many: 1 or more.
        pub max: Option<i32> = "max",
        /// `true` sends no more than what is left of the month's quota. LINE's default is `false`: a quota that is too
        /// small is an error.
        pub up_to_remaining_quota: Option<bool> = "upToRemainingQuota",
        /// `true` sends to nobody if the quota does not last for all. Only with `up_to_remaining_quota`. LINE's default
        /// is `false`.
        pub forbid_partial_delivery: Option<bool> = "forbidPartialDelivery",
    }
}

impl Limit {
    /// At most `max` people: 1 or more.
    pub fn new(max: i32) -> Self {
        Self { max: Some(max), ..Self::default() }
    }

    /// As many as are left of the month's quota.
    pub fn remaining_quota() -> Self {
        Self { up_to_remaining_quota: Some(true), ..Self::default() }
    }

    setters! { copy max: i32, up_to_remaining_quota: bool, forbid_partial_delivery: bool }
}

object! {
    /// How far a narrowcast got. LINE tells it for 14 days.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status)
    #[doc(alias = "NarrowcastProgressResponse")]
    #[derive(Eq)]
    pub struct NarrowcastProgress {
        /// Whether it waits, runs or is over.
        pub phase: NarrowcastPhase = "phase",
        /// How many people got it. Not while waiting.
        pub success_count: Option<i64> = "successCount",
        /// How many people did not get it. Not while waiting.
        pub failure_count: Option<i64> = "failureCount",
        /// How many people are meant to get it. Not while waiting.
        pub target_count: Option<i64> = "targetCount",
        /// Why it failed, in words. Only if it failed.
        pub failed_description: Option<String> = "failedDescription",
        /// Why it failed. Only if it failed. 1: an error at LINE. 2: too few people. 3: the retry key was accepted
        /// before. 4: an audience of fewer than 50 people. 5: the quota did not last, and partial delivery was
        /// forbidden.
        pub error_code: Option<i64> = "errorCode",
        /// When LINE accepted the call.
        pub accepted_time: DateTime = "acceptedTime",
        /// When it was over. Only if it succeeded or failed.
        pub completed_time: Option<DateTime> = "completedTime",
    }
}

impl NarrowcastProgress {
    /// A narrowcast that has counted nobody yet.
    pub fn new(phase: NarrowcastPhase, accepted_time: impl Into<DateTime>) -> Self {
        Self {
            phase,
            success_count: None,
            failure_count: None,
            target_count: None,
            failed_description: None,
            error_code: None,
            accepted_time: accepted_time.into(),
            completed_time: None,
        }
    }

    setters! { copy success_count: i64, failure_count: i64, target_count: i64, error_code: i64 }
    setters! { failed_description: String, completed_time: DateTime }
}

string_enum! {
    /// Whether a narrowcast waits, runs or is over.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-narrowcast-progress-status)
    pub enum NarrowcastPhase {
        /// Recipients are being chosen.
        Waiting = "waiting",
        /// Messages are on their way.
        Sending = "sending",
        /// It is over. It may not have reached everybody.
        Succeeded = "succeeded",
        /// It is over, and has failed.
        Failed = "failed",
    }
}
