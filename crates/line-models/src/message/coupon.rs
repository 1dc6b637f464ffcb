object! {
    /// A coupon of this account.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#coupon-message)
    #[derive(Eq)]
    pub struct CouponMessage {
        /// The coupon, as it was named when it was made.
        pub coupon_id: String = "couponId",
        /// What its use is counted under in LINE Official Account Manager: at most 30 of `a-z`, `A-Z`, `0-9` and `_`.
        pub delivery_tag: Option<String> = "deliveryTag",
    }
}

impl CouponMessage {
    /// A coupon without delivery tag: its use counts as unknown.
    pub fn new(coupon_id: impl Into<String>) -> Self {
        Self { coupon_id: coupon_id.into(), delivery_tag: None }
    }

    setters! { delivery_tag: String }
}
