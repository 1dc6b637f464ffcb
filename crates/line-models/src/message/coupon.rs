use serde::{Deserialize, Serialize};

/// A coupon of this account.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#coupon-message)
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CouponMessage {
    /// The coupon, as it was named when it was made.
    pub coupon_id: String,
    /// What its use is counted under in LINE Official Account Manager: at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_tag: Option<String>,
}

impl CouponMessage {
    /// A coupon without delivery tag: its use counts as unknown.
    pub fn new(coupon_id: impl Into<String>) -> Self {
        Self { coupon_id: coupon_id.into(), delivery_tag: None }
    }

    setters! { delivery_tag: String }
}
