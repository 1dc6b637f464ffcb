//! Coupons, which users get in a chat and show in a shop.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#coupon)
//!
//! ```
//! use line_models::coupon::{
//!     AcquisitionConditionRequest, CouponCreateRequest, CouponReward, CouponTimezone,
//!     CouponVisibility, DiscountPriceInfo,
//! };
//!
//! // One visitor in five wins 10 % off, once.
//! let request = CouponCreateRequest::new(
//!     "Lucky Friday",
//!     CouponReward::discount(DiscountPriceInfo::percentage(10)),
//!     1_790_000_000,
//!     1_790_086_400,
//!     CouponTimezone::AsiaTokyo,
//!     CouponVisibility::Unlisted,
//! )
//! .acquisition_condition(AcquisitionConditionRequest::lottery(20, -1))
//! .description("On everything in the shop");
//! let json = serde_json::to_value(request).unwrap();
//! assert_eq!(json["reward"]["priceInfo"]["percentage"], 10);
//! assert_eq!(json["maxUseCountPerTicket"], 1);
//! ```

mod acquisition;
mod reward;
mod timezone;

pub use self::{
    acquisition::{
        AcquisitionCondition, AcquisitionConditionRequest, LotteryAcquisitionCondition,
        LotteryAcquisitionConditionRequest, NormalAcquisitionCondition,
        ReferralAcquisitionCondition,
    },
    reward::{
        CashBackFixedPriceInfo, CashBackPercentagePriceInfo, CashBackPriceInfo,
        CouponCashBackReward, CouponCurrency, CouponDiscountReward, CouponFreeReward,
        CouponGiftReward, CouponOthersReward, CouponReward, DiscountExplicitPriceInfo,
        DiscountFixedPriceInfo, DiscountPercentagePriceInfo, DiscountPriceInfo,
    },
    timezone::CouponTimezone,
};
use crate::{CouponId, time::TimestampSeconds};

object! {
    /// The body of `createCoupon`. A coupon cannot be changed later, only closed.
    ///
    /// An account has at most 5,000 coupons that are valid.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    pub struct CouponCreateRequest {
        /// Who gets one.
        pub acquisition_condition: AcquisitionConditionRequest = "acquisitionCondition",
        /// An image of a bar code to be read in the shop: HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000
        /// UTF-16 code units. LINE copies it.
        pub barcode_image_url: Option<String> = "barcodeImageUrl",
        /// What the user shows or types in the shop: at most 16 UTF-16 code units.
        pub coupon_code: Option<String> = "couponCode",
        /// What the coupon is: at most 1,000 UTF-16 code units.
        pub description: Option<String> = "description",
        /// Until when it can be used, in seconds: in the future, and after `start_timestamp`.
        pub end_timestamp: TimestampSeconds = "endTimestamp",
        /// The picture: HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16 code units. LINE copies it.
        pub image_url: Option<String> = "imageUrl",
        /// How often it can be used: once (1), or as often as one likes (-1).
        pub max_use_count_per_ticket: i32 = "maxUseCountPerTicket",
        /// From when on it can be used, in seconds.
        pub start_timestamp: TimestampSeconds = "startTimestamp",
        /// 1 to 60 UTF-16 code units.
        pub title: String = "title",
        /// When it can be used: at most 100 UTF-16 code units.
        pub usage_condition: Option<String> = "usageCondition",
        /// What it gives. LINE requires it.
        pub reward: Option<CouponReward> = "reward",
        /// Whether it is listed.
        pub visibility: CouponVisibility = "visibility",
        /// In which zone the user sees the times.
        pub timezone: CouponTimezone = "timezone",
    }
}

impl CouponCreateRequest {
    /// A coupon that everybody can get and use once.
    pub fn new(
        title: impl Into<String>,
        reward: impl Into<CouponReward>,
        start_timestamp: impl Into<TimestampSeconds>,
        end_timestamp: impl Into<TimestampSeconds>,
        timezone: CouponTimezone,
        visibility: CouponVisibility,
    ) -> Self {
        Self {
            acquisition_condition: AcquisitionConditionRequest::normal(),
            barcode_image_url: None,
            coupon_code: None,
            description: None,
            end_timestamp: end_timestamp.into(),
            image_url: None,
            max_use_count_per_ticket: 1,
            start_timestamp: start_timestamp.into(),
            title: title.into(),
            usage_condition: None,
            reward: Some(reward.into()),
            visibility,
            timezone,
        }
    }

    /// Sets [`acquisition_condition`](Self#structfield.acquisition_condition).
    pub fn acquisition_condition(
        mut self,
        condition: impl Into<AcquisitionConditionRequest>,
    ) -> Self {
        self.acquisition_condition = condition.into();
        self
    }

    /// Sets [`max_use_count_per_ticket`](Self#structfield.max_use_count_per_ticket).
    pub fn max_use_count_per_ticket(mut self, count: i32) -> Self {
        self.max_use_count_per_ticket = count;
        self
    }

    setters! {
        barcode_image_url: String, coupon_code: String, description: String, image_url: String, usage_condition: String,
    }
}

string_enum! {
    /// Whether a coupon is listed.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    pub enum CouponVisibility {
        /// Only who has the link or the message finds it.
        Unlisted = "UNLISTED",
        /// It is listed in the account's profile and in LINE.
        Public = "PUBLIC",
        /// Nobody finds it. Only in answers.
        Private = "PRIVATE",
    }
}

object! {
    /// What `createCoupon` answers.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[derive(Eq)]
    pub struct CouponCreateResponse {
        /// The new coupon.
        pub coupon_id: CouponId = "couponId",
    }
}

impl CouponCreateResponse {
    /// The new coupon.
    pub fn new(coupon_id: impl Into<CouponId>) -> Self {
        Self { coupon_id: coupon_id.into() }
    }
}

object! {
    /// A coupon as LINE has it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    #[doc(alias = "CouponResponse")]
    #[derive(Default)]
    pub struct Coupon {
        /// Who gets one.
        pub acquisition_condition: Option<AcquisitionCondition> = "acquisitionCondition",
        /// An image of a bar code.
        pub barcode_image_url: Option<String> = "barcodeImageUrl",
        /// What the user shows or types in the shop.
        pub coupon_code: Option<String> = "couponCode",
        /// What the coupon is.
        pub description: Option<String> = "description",
        /// Until when it can be used, in seconds.
        pub end_timestamp: Option<TimestampSeconds> = "endTimestamp",
        /// The picture.
        pub image_url: Option<String> = "imageUrl",
        /// How many there are. Only the specification has it: LINE tells it in the condition.
        pub max_acquire_count: Option<i64> = "maxAcquireCount",
        /// How often it can be used: once (1), or as often as one likes (-1).
        pub max_use_count_per_ticket: Option<i32> = "maxUseCountPerTicket",
        /// How many one user can get: 1, or up to 30 for bringing friends.
        pub max_ticket_per_user: Option<i64> = "maxTicketPerUser",
        /// From when on it can be used, in seconds.
        pub start_timestamp: Option<TimestampSeconds> = "startTimestamp",
        /// What it is called.
        pub title: Option<String> = "title",
        /// When it can be used.
        pub usage_condition: Option<String> = "usageCondition",
        /// What it gives.
        pub reward: Option<CouponReward> = "reward",
        /// Whether it is listed.
        pub visibility: Option<CouponVisibility> = "visibility",
        /// In which zone the user sees the times.
        pub timezone: Option<CouponTimezone> = "timezone",
        /// Its id.
        pub coupon_id: Option<CouponId> = "couponId",
        /// When it was made, in seconds.
        pub created_timestamp: Option<TimestampSeconds> = "createdTimestamp",
        /// Whether it can be got.
        pub status: Option<CouponStatus> = "status",
    }
}

impl Coupon {
    /// A coupon with an id and a title.
    pub fn new(coupon_id: impl Into<CouponId>, title: impl Into<String>) -> Self {
        Self { coupon_id: Some(coupon_id.into()), title: Some(title.into()), ..Self::default() }
    }

    setters! {
        acquisition_condition: AcquisitionCondition, barcode_image_url: String, coupon_code: String, description: String,
        end_timestamp: TimestampSeconds, image_url: String, start_timestamp: TimestampSeconds, usage_condition: String,
        reward: CouponReward, visibility: CouponVisibility, timezone: CouponTimezone, created_timestamp: TimestampSeconds,
        status: CouponStatus,
    }
    setters! {
        copy max_acquire_count: i64, max_use_count_per_ticket: i32, max_ticket_per_user: i64,
    }
}

string_enum! {
    /// Whether a coupon can be got.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    pub enum CouponStatus {
        /// It is not open yet.
        Draft = "DRAFT",
        /// It is open.
        Running = "RUNNING",
        /// It is closed, and stays so.
        Closed = "CLOSED",
    }
}

object! {
    /// The coupons of an account: a page of at most 100.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupons-list)
    #[doc(alias = "MessagingApiPagerCouponListResponse")]
    #[derive(Default, Eq)]
    pub struct CouponList {
        /// The coupons.
        pub items: Vec<CouponListItem> = "items",
        /// Asks for the next page, for 24 hours. Absent on the last one.
        pub next: Option<String> = "next",
    }
}

impl CouponList {
    /// The last page.
    pub fn new(items: impl Into<Vec<CouponListItem>>) -> Self {
        Self { items: items.into(), next: None }
    }

    setters! { next: String }
}

object! {
    /// A coupon in a list.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupons-list)
    #[doc(alias = "CouponListResponse")]
    #[derive(Eq)]
    pub struct CouponListItem {
        /// Its id.
        pub coupon_id: CouponId = "couponId",
        /// What it is called.
        pub title: String = "title",
    }
}

impl CouponListItem {
    /// A coupon with an id and a title.
    pub fn new(coupon_id: impl Into<CouponId>, title: impl Into<String>) -> Self {
        Self { coupon_id: coupon_id.into(), title: title.into() }
    }
}
