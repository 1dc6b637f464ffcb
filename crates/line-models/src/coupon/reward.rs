tagged! {
    /// What a coupon gives. The same when it is made and when LINE tells it, but for the currency, which LINE fills in.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponRewardRequest")]
    #[doc(alias = "CouponRewardResponse")]
    pub enum CouponReward {
        /// Money back.
        CashBack(CouponCashBackReward) = "cashBack",
        /// A lower price.
        Discount(CouponDiscountReward) = "discount",
        /// Something for free.
        Free(CouponFreeReward) = "free",
        /// A present.
        Gift(CouponGiftReward) = "gift",
        /// Something else.
        Others(CouponOthersReward) = "others",
    }
}

impl CouponReward {
    /// Money back.
    pub fn cash_back(price_info: impl Into<CashBackPriceInfo>) -> Self {
        CouponCashBackReward { price_info: Some(price_info.into()) }.into()
    }

    /// A lower price.
    pub fn discount(price_info: impl Into<DiscountPriceInfo>) -> Self {
        CouponDiscountReward { price_info: Some(price_info.into()) }.into()
    }

    /// Something for free.
    pub fn free() -> Self {
        CouponFreeReward {}.into()
    }

    /// A present.
    pub fn gift() -> Self {
        CouponGiftReward {}.into()
    }

    /// Something else.
    pub fn others() -> Self {
        CouponOthersReward {}.into()
    }
}

object! {
    /// Money back.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponCashBackRewardRequest")]
    #[doc(alias = "CouponCashBackRewardResponse")]
    #[derive(Default)]
    pub struct CouponCashBackReward {
        /// How much. LINE requires it.
        pub price_info: Option<CashBackPriceInfo> = "priceInfo",
    }
}

object! {
    /// A lower price.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponDiscountRewardRequest")]
    #[doc(alias = "CouponDiscountRewardResponse")]
    #[derive(Default)]
    pub struct CouponDiscountReward {
        /// How much lower. LINE requires it.
        pub price_info: Option<DiscountPriceInfo> = "priceInfo",
    }
}

object! {
    /// Something for free.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponFreeRewardRequest")]
    #[doc(alias = "CouponFreeRewardResponse")]
    #[derive(Default, Eq)]
    pub struct CouponFreeReward {}
}

object! {
    /// A present.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponGiftRewardRequest")]
    #[doc(alias = "CouponGiftRewardResponse")]
    #[derive(Default, Eq)]
    pub struct CouponGiftReward {}
}

object! {
    /// Something else.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CouponOthersRewardRequest")]
    #[doc(alias = "CouponOthersRewardResponse")]
    #[derive(Default, Eq)]
    pub struct CouponOthersReward {}
}

tagged! {
    /// How much money comes back.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CashBackPriceInfoRequest")]
    #[doc(alias = "CashBackPriceInfoResponse")]
    pub enum CashBackPriceInfo {
        /// An amount.
        Fixed(CashBackFixedPriceInfo) = "fixed",
        /// A part of the price.
        Percentage(CashBackPercentagePriceInfo) = "percentage",
    }
}

impl CashBackPriceInfo {
    /// An amount, in the currency of the account's country: 1 or more.
    pub fn fixed(amount: i64) -> Self {
        CashBackFixedPriceInfo { fixed_amount: Some(amount), ..Default::default() }.into()
    }

    /// A part of the price, in percent: 1 to 99.
    pub fn percentage(percentage: i32) -> Self {
        CashBackPercentagePriceInfo { percentage: Some(percentage) }.into()
    }
}

object! {
    /// An amount.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CashBackFixedPriceInfoRequest")]
    #[doc(alias = "CashBackFixedPriceInfoResponse")]
    #[derive(Default, Eq)]
    pub struct CashBackFixedPriceInfo {
        /// The currency. LINE fills it in: not when a coupon is made.
        pub currency: Option<CouponCurrency> = "currency",
        /// The amount: 1 or more.
        pub fixed_amount: Option<i64> = "fixedAmount",
    }
}

impl CashBackFixedPriceInfo {
    setters! { currency: CouponCurrency }
    setters! { copy fixed_amount: i64 }
}

object! {
    /// A part of the price.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "CashBackPercentagePriceInfoRequest")]
    #[doc(alias = "CashBackPercentagePriceInfoResponse")]
    #[derive(Default, Eq)]
    pub struct CashBackPercentagePriceInfo {
        /// In percent: 1 to 99.
        pub percentage: Option<i32> = "percentage",
    }
}

tagged! {
    /// How much lower a price is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "DiscountPriceInfoRequest")]
    #[doc(alias = "DiscountPriceInfoResponse")]
    pub enum DiscountPriceInfo {
        /// By an amount.
        Fixed(DiscountFixedPriceInfo) = "fixed",
        /// By a part of the price.
        Percentage(DiscountPercentagePriceInfo) = "percentage",
        /// One price instead of another one.
        Explicit(DiscountExplicitPriceInfo) = "explicit",
    }
}

impl DiscountPriceInfo {
    /// Lower by an amount, in the currency of the account's country: 1 or more.
    pub fn fixed(amount: i64) -> Self {
        DiscountFixedPriceInfo { fixed_amount: Some(amount), ..Default::default() }.into()
    }

    /// Lower by a part of the price, in percent: 1 to 99.
    pub fn percentage(percentage: i32) -> Self {
        DiscountPercentagePriceInfo { percentage: Some(percentage) }.into()
    }

    /// `price_after_discount` instead of `original_price`, in the currency of the account's country: 1 or more each.
    pub fn explicit(original_price: i64, price_after_discount: i64) -> Self {
        DiscountExplicitPriceInfo {
            price_after_discount: Some(price_after_discount),
            original_price: Some(original_price),
            ..Default::default()
        }
        .into()
    }
}

object! {
    /// Lower by an amount.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "DiscountFixedPriceInfoRequest")]
    #[doc(alias = "DiscountFixedPriceInfoResponse")]
    #[derive(Default, Eq)]
    pub struct DiscountFixedPriceInfo {
        /// The currency. LINE fills it in: not when a coupon is made.
        pub currency: Option<CouponCurrency> = "currency",
        /// The amount: 1 or more.
        pub fixed_amount: Option<i64> = "fixedAmount",
    }
}

impl DiscountFixedPriceInfo {
    setters! { currency: CouponCurrency }
    setters! { copy fixed_amount: i64 }
}

object! {
    /// Lower by a part of the price.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "DiscountPercentagePriceInfoRequest")]
    #[doc(alias = "DiscountPercentagePriceInfoResponse")]
    #[derive(Default, Eq)]
    pub struct DiscountPercentagePriceInfo {
        /// In percent: 1 to 99.
        pub percentage: Option<i32> = "percentage",
    }
}

object! {
    /// One price instead of another one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "DiscountExplicitPriceInfoRequest")]
    #[doc(alias = "DiscountExplicitPriceInfoResponse")]
    #[derive(Default, Eq)]
    pub struct DiscountExplicitPriceInfo {
        /// The currency. LINE fills it in: not when a coupon is made.
        pub currency: Option<CouponCurrency> = "currency",
        /// The price with the coupon: 1 or more.
        pub price_after_discount: Option<i64> = "priceAfterDiscount",
        /// The price without it: 1 or more.
        pub original_price: Option<i64> = "originalPrice",
    }
}

impl DiscountExplicitPriceInfo {
    setters! { currency: CouponCurrency }
    setters! { copy price_after_discount: i64, original_price: i64 }
}

string_enum! {
    /// The currency of an amount: that of the account's country.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    pub enum CouponCurrency {
        /// Japanese yen.
        Jpy = "JPY",
        /// Thai baht.
        Thb = "THB",
        /// New Taiwan dollar.
        Twd = "TWD",
    }
}
