use super::{Check, Validate};
use crate::{
    coupon::{
        AcquisitionConditionRequest, CashBackPriceInfo, CouponCreateRequest, CouponReward,
        CouponTimezone, DiscountPriceInfo, LotteryAcquisitionConditionRequest,
    },
    text::utf16_len,
};

/// Stands for no limit.
const UNLIMITED: i32 = -1;

impl Validate for CouponCreateRequest {
    fn check(&self, check: &mut Check) {
        check.at("acquisitionCondition", |check| {
            if let AcquisitionConditionRequest::Lottery(lottery) = &self.acquisition_condition {
                lottery.check(check);
            }
        });
        for (name, url) in
            [("barcodeImageUrl", &self.barcode_image_url), ("imageUrl", &self.image_url)]
        {
            if let Some(url) = url {
                check.url(name, url, 2000, &["https"]);
            }
        }
        for (name, text, max) in [
            ("couponCode", &self.coupon_code, 16),
            ("description", &self.description, 1000),
            ("usageCondition", &self.usage_condition, 100),
        ] {
            if let Some(text) = text {
                check.utf16_or_empty(name, text, max);
            }
        }
        // LINE speaks of a size here, as for a list.
        if !(1..=60).contains(&utf16_len(&self.title)) {
            check.at("title", |check| check.violation("Size must be between 1 and 60"));
        }
        if ![1, UNLIMITED].contains(&self.max_use_count_per_ticket) {
            check.refuse("maxUseCountPerTicket", "Must be one of the following values: [-1,1]");
        }
        // `PRIVATE` comes in answers alone.
        one_of(check, "visibility", self.visibility.as_str(), &["UNLISTED", "PUBLIC"]);
        one_of(check, "timezone", self.timezone.as_str(), CouponTimezone::VALUES);
        if self.end_timestamp <= self.start_timestamp {
            check.at("endTimestamp", |check| {
                check.violation("must be greater than startTimestamp");
            });
        }
        check.required("reward", self.reward.as_ref());
        if let Some(reward) = &self.reward {
            check.at("reward", |check| reward.check(check));
        }
    }
}

impl Validate for LotteryAcquisitionConditionRequest {
    fn check(&self, check: &mut Check) {
        check.range("lotteryProbability", self.lottery_probability, 1..=99);
        if self.max_acquire_count != UNLIMITED {
            check.range("maxAcquireCount", self.max_acquire_count, 1..=999_999);
        }
    }
}

impl Validate for CouponReward {
    fn check(&self, check: &mut Check) {
        match self {
            Self::CashBack(reward) => {
                check.required("priceInfo", reward.price_info.as_ref());
                if let Some(price_info) = &reward.price_info {
                    check.at("priceInfo", |check| price_info.check(check));
                }
            }
            Self::Discount(reward) => {
                check.required("priceInfo", reward.price_info.as_ref());
                if let Some(price_info) = &reward.price_info {
                    check.at("priceInfo", |check| price_info.check(check));
                }
            }
            Self::Free(_) | Self::Gift(_) | Self::Others(_) | Self::Unknown(_) => {}
        }
    }
}

impl Validate for CashBackPriceInfo {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Fixed(fixed) => {
                amount(check, "fixedAmount", fixed.fixed_amount);
                no_currency(check, fixed.currency.is_some());
            }
            Self::Percentage(percentage) => percent(check, percentage.percentage),
            Self::Unknown(_) => {}
        }
    }
}

impl Validate for DiscountPriceInfo {
    fn check(&self, check: &mut Check) {
        match self {
            Self::Fixed(fixed) => {
                amount(check, "fixedAmount", fixed.fixed_amount);
                no_currency(check, fixed.currency.is_some());
            }
            Self::Percentage(percentage) => percent(check, percentage.percentage),
            Self::Explicit(explicit) => {
                amount(check, "priceAfterDiscount", explicit.price_after_discount);
                amount(check, "originalPrice", explicit.original_price);
                no_currency(check, explicit.currency.is_some());
            }
            Self::Unknown(_) => {}
        }
    }
}

/// For coupons, LINE leaves out the spaces.
fn one_of(check: &mut Check, name: &str, value: &str, values: &[&str]) {
    if !values.contains(&value) {
        let message = format!("Must be one of the following values: [{}]", values.join(","));
        check.refuse(name, &message);
    }
}

fn amount(check: &mut Check, name: &str, amount: Option<i64>) {
    match amount {
        Some(amount) => check.range(name, amount, 1..=i64::MAX),
        None => check.required::<()>(name, None),
    }
}

fn percent(check: &mut Check, percentage: Option<i32>) {
    match percentage {
        Some(percentage) => check.range("percentage", percentage, 1..=99),
        None => check.required::<()>("percentage", None),
    }
}

/// LINE knows the currency of the account, and takes none.
fn no_currency(check: &mut Check, given: bool) {
    if given {
        check.at("currency", |check| check.violation("Must not be specified"));
    }
}
