//! Paid memberships: plans, and who is in them. Only in Japan so far.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#membership)
//!
//! ```
//! use line_models::membership::MembershipList;
//!
//! let list: MembershipList = serde_json::from_str(
//!     r#"{"memberships":[{"membershipId":3189,"title":"Basic","description":"Photos every Saturday",
//!         "benefits":["Photos"],"price":500.00,"currency":"JPY","memberCount":1,"memberLimit":null,
//!         "isInAppPurchase":true,"isPublished":true}]}"#,
//! )
//! .unwrap();
//! assert_eq!(list.memberships[0].member_limit, None);
//! ```

use crate::{MembershipId, UserId, object::nullable, time::TimestampSeconds};

object! {
    /// The plans of an account.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-plans)
    #[doc(alias = "MembershipListResponse")]
    #[derive(Default)]
    pub struct MembershipList {
        /// At most 5.
        pub memberships: Vec<Membership> = "memberships",
    }
}

impl MembershipList {
    /// These plans.
    pub fn new(memberships: impl Into<Vec<Membership>>) -> Self {
        Self { memberships: memberships.into() }
    }
}

object! {
    /// A plan that users can subscribe to.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-plans)
    pub struct Membership {
        /// Its id.
        pub membership_id: MembershipId = "membershipId",
        /// Its name.
        pub title: String = "title",
        /// What it is.
        pub description: String = "description",
        /// What a member gets: 1 to 5.
        pub benefits: Vec<String> = "benefits",
        /// What it costs a month.
        pub price: f64 = "price",
        /// The currency of the price.
        pub currency: MembershipCurrency = "currency",
        /// How many members it has.
        pub member_count: i64 = "memberCount",
        /// How many members it can have. `None`, and `null` in JSON, without a limit.
        pub member_limit: Option<i64> = "memberLimit" with nullable,
        /// Whether members pay in the app.
        pub is_in_app_purchase: bool = "isInAppPurchase",
        /// Whether users see it.
        pub is_published: bool = "isPublished",
    }
}

impl Membership {
    /// A published plan without members or limit, paid outside the app.
    pub fn new<I>(
        membership_id: impl Into<MembershipId>,
        title: impl Into<String>,
        description: impl Into<String>,
        benefits: I,
        price: f64,
        currency: MembershipCurrency,
    ) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self {
            membership_id: membership_id.into(),
            title: title.into(),
            description: description.into(),
            benefits: benefits.into_iter().map(Into::into).collect(),
            price,
            currency,
            member_count: 0,
            member_limit: None,
            is_in_app_purchase: false,
            is_published: true,
        }
    }

    setters! { copy member_limit: i64 }
}

string_enum! {
    /// What members pay in.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-plans)
    pub enum MembershipCurrency {
        /// Japanese yen.
        Jpy = "JPY",
        /// New Taiwan dollar.
        Twd = "TWD",
        /// Thai baht.
        Thb = "THB",
    }
}

object! {
    /// The subscriptions of a user.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-users-membership-subscription-status)
    #[doc(alias = "GetMembershipSubscriptionResponse")]
    #[derive(Default)]
    pub struct MembershipSubscriptions {
        /// One for each plan.
        pub subscriptions: Vec<Subscription> = "subscriptions",
    }
}

impl MembershipSubscriptions {
    /// These subscriptions.
    pub fn new(subscriptions: impl Into<Vec<Subscription>>) -> Self {
        Self { subscriptions: subscriptions.into() }
    }
}

object! {
    /// A user's subscription of a plan.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-users-membership-subscription-status)
    pub struct Subscription {
        /// The plan.
        pub membership: SubscribedMembershipPlan = "membership",
        /// Since when, and how long.
        pub user: SubscribedMembershipUser = "user",
    }
}

impl Subscription {
    /// `user` subscribes to `membership`.
    pub fn new(membership: SubscribedMembershipPlan, user: SubscribedMembershipUser) -> Self {
        Self { membership, user }
    }
}

object! {
    /// A plan that a user subscribes to.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-users-membership-subscription-status)
    pub struct SubscribedMembershipPlan {
        /// Its id.
        pub membership_id: MembershipId = "membershipId",
        /// Its name.
        pub title: String = "title",
        /// What it is.
        pub description: String = "description",
        /// What a member gets: 1 to 5.
        pub benefits: Vec<String> = "benefits",
        /// What it costs a month.
        pub price: f64 = "price",
        /// The currency of the price.
        pub currency: MembershipCurrency = "currency",
    }
}

impl SubscribedMembershipPlan {
    /// A plan.
    pub fn new<I>(
        membership_id: impl Into<MembershipId>,
        title: impl Into<String>,
        description: impl Into<String>,
        benefits: I,
        price: f64,
        currency: MembershipCurrency,
    ) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self {
            membership_id: membership_id.into(),
            title: title.into(),
            description: description.into(),
            benefits: benefits.into_iter().map(Into::into).collect(),
            price,
            currency,
        }
    }
}

object! {
    /// A user as a member.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-a-users-membership-subscription-status)
    #[derive(Eq)]
    pub struct SubscribedMembershipUser {
        /// The number the user has among the members.
        pub membership_no: i64 = "membershipNo",
        /// When the user subscribed, in seconds.
        pub joined_time: TimestampSeconds = "joinedTime",
        /// When the user pays next: `2024-02-08`, in Japan (UTC+9).
        pub next_billing_date: String = "nextBillingDate",
        /// For how many months, since the user subscribed the last time.
        pub total_subscription_months: i64 = "totalSubscriptionMonths",
    }
}

impl SubscribedMembershipUser {
    /// A member.
    pub fn new(
        membership_no: i64,
        joined_time: impl Into<TimestampSeconds>,
        next_billing_date: impl Into<String>,
        total_subscription_months: i64,
    ) -> Self {
        Self {
            membership_no,
            joined_time: joined_time.into(),
            next_billing_date: next_billing_date.into(),
            total_subscription_months,
        }
    }
}

object! {
    /// The members of a plan: a page of at most 1,000. Who blocks the bot or has not agreed to be listed is left out.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-membership-user-ids)
    #[doc(alias = "GetJoinedMembershipUsersResponse")]
    #[derive(Default, Eq)]
    pub struct JoinedMembershipUsers {
        /// The members.
        pub user_ids: Vec<UserId> = "userIds",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl JoinedMembershipUsers {
    /// The last page.
    pub fn new<I>(user_ids: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<UserId>,
    {
        Self { user_ids: user_ids.into_iter().map(Into::into).collect(), next: None }
    }

    setters! { next: String }
}
