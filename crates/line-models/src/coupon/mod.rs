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

use serde::{Deserialize, Serialize};

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

/// The body of `createCoupon`. A coupon cannot be changed later, only closed.
///
/// An account has at most 5,000 coupons that are valid.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CouponCreateRequest {
    /// Who gets one.
    pub acquisition_condition: AcquisitionConditionRequest,
    /// An image of a bar code to be read in the shop: HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16
    /// code units. LINE copies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barcode_image_url: Option<String>,
    /// What the user shows or types in the shop: at most 16 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon_code: Option<String>,
    /// What the coupon is: at most 1,000 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Until when it can be used, in seconds: in the future, and after `start_timestamp`.
    pub end_timestamp: TimestampSeconds,
    /// The picture: HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16 code units. LINE copies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    /// How often it can be used: once (1), or as often as one likes (-1).
    pub max_use_count_per_ticket: i32,
    /// From when on it can be used, in seconds.
    pub start_timestamp: TimestampSeconds,
    /// 1 to 60 UTF-16 code units.
    pub title: String,
    /// When it can be used: at most 100 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage_condition: Option<String>,
    /// What it gives. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<CouponReward>,
    /// Whether it is listed.
    pub visibility: CouponVisibility,
    /// In which zone the user sees the times.
    pub timezone: CouponTimezone,
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

/// What `createCoupon` answers.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CouponCreateResponse {
    /// The new coupon.
    pub coupon_id: CouponId,
}

impl CouponCreateResponse {
    /// The new coupon.
    pub fn new(coupon_id: impl Into<CouponId>) -> Self {
        Self { coupon_id: coupon_id.into() }
    }
}

/// A coupon as LINE has it.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
#[doc(alias = "CouponResponse")]
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Coupon {
    /// Who gets one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acquisition_condition: Option<AcquisitionCondition>,
    /// An image of a bar code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barcode_image_url: Option<String>,
    /// What the user shows or types in the shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon_code: Option<String>,
    /// What the coupon is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Until when it can be used, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_timestamp: Option<TimestampSeconds>,
    /// The picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    /// How many there are. Only the specification has it: LINE tells it in the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_acquire_count: Option<i64>,
    /// How often it can be used: once (1), or as often as one likes (-1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_use_count_per_ticket: Option<i32>,
    /// How many one user can get: 1, or up to 30 for bringing friends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_ticket_per_user: Option<i64>,
    /// From when on it can be used, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_timestamp: Option<TimestampSeconds>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// When it can be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage_condition: Option<String>,
    /// What it gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reward: Option<CouponReward>,
    /// Whether it is listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<CouponVisibility>,
    /// In which zone the user sees the times.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<CouponTimezone>,
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<CouponId>,
    /// When it was made, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_timestamp: Option<TimestampSeconds>,
    /// Whether it can be got.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<CouponStatus>,
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

/// The coupons of an account: a page of at most 100.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupons-list)
#[doc(alias = "MessagingApiPagerCouponListResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponList {
    /// The coupons.
    pub items: Vec<CouponListItem>,
    /// Asks for the next page, for 24 hours. Absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl CouponList {
    /// The last page.
    pub fn new(items: impl Into<Vec<CouponListItem>>) -> Self {
        Self { items: items.into(), next: None }
    }

    setters! { next: String }
}

/// A coupon in a list.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupons-list)
#[doc(alias = "CouponListResponse")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CouponListItem {
    /// Its id.
    pub coupon_id: CouponId,
    /// What it is called.
    pub title: String,
}

impl CouponListItem {
    /// A coupon with an id and a title.
    pub fn new(coupon_id: impl Into<CouponId>, title: impl Into<String>) -> Self {
        Self { coupon_id: coupon_id.into(), title: title.into() }
    }
}
