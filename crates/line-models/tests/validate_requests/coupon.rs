use line_models::{
    Validate,
    coupon::{
        AcquisitionConditionRequest, CashBackFixedPriceInfo, CashBackPriceInfo,
        CouponCreateRequest, CouponCurrency, CouponReward, CouponTimezone, CouponVisibility,
        DiscountPriceInfo,
    },
};
use serde_json::from_str;

use crate::{Row, assert_said, notes, row, url};

fn titled(title: impl Into<String>) -> CouponCreateRequest {
    CouponCreateRequest::new(
        title,
        CouponReward::free(),
        100,
        101,
        CouponTimezone::AsiaTokyo,
        CouponVisibility::Public,
    )
}

fn giving(reward: CouponReward, said: &'static str) -> Row {
    let mut coupon = titled("Tea");
    coupon.reward = Some(reward);
    row(coupon, said)
}

#[test]
fn the_texts_of_a_coupon_are_short() {
    const TITLE: &str = "title: Size must be between 1 and 60";
    let coupon = || titled("Tea");
    assert_said([
        row(titled(""), TITLE),
        row(titled("T"), ""),
        row(titled(notes(30)), ""),
        row(titled(notes(30) + "T"), TITLE),
        row(coupon().description(""), ""),
        row(coupon().description(notes(500)), ""),
        row(
            coupon().description(notes(500) + "T"),
            "description: Length must be between 0 and 1000",
        ),
        row(coupon().usage_condition(notes(50)), ""),
        row(
            coupon().usage_condition(notes(50) + "T"),
            "usageCondition: Length must be between 0 and 100",
        ),
        row(coupon().coupon_code(notes(8)), ""),
        row(coupon().coupon_code(notes(8) + "T"), "couponCode: Length must be between 0 and 16"),
    ]);
}

#[test]
fn the_images_of_a_coupon_are_at_https_urls() {
    assert_said([
        row(titled("Tea").image_url(url(2000)).barcode_image_url(url(2000)), ""),
        row(titled("Tea").image_url(url(2001)), "imageUrl: Length must be between 0 and 2000"),
        row(
            titled("Tea").barcode_image_url(url(2001)),
            "barcodeImageUrl: Length must be between 0 and 2000",
        ),
        row(titled("Tea").image_url("http://example.com"), "imageUrl: invalid uri scheme"),
    ]);
}

#[test]
fn a_coupon_ends_after_it_starts() {
    let until = |end: i64| {
        let mut coupon = titled("Tea");
        coupon.end_timestamp = end.into();
        coupon
    };
    assert_said([
        row(until(101), ""),
        row(until(100), "endTimestamp: must be greater than startTimestamp"),
    ]);
}

#[test]
fn a_coupon_is_used_once_or_without_end() {
    const VALUES: &str = "maxUseCountPerTicket: Must be one of the following values: [-1,1]";
    for (count, said) in [(-2, VALUES), (-1, ""), (0, VALUES), (1, ""), (2, VALUES)] {
        assert_said([row(titled("Tea").max_use_count_per_ticket(count), said)]);
    }
}

#[test]
fn a_lottery_can_be_won_and_lost() {
    const CHANCE: &str = "acquisitionCondition.lotteryProbability: Must be between 1 and 99";
    const COUNT: &str = "acquisitionCondition.maxAcquireCount: Must be between 1 and 999999";
    let lottery = |chance, count, said| {
        let condition = AcquisitionConditionRequest::lottery(chance, count);
        row(titled("Tea").acquisition_condition(condition), said)
    };
    assert_said([
        lottery(0, 1, CHANCE),
        lottery(1, 1, ""),
        lottery(99, 999_999, ""),
        lottery(100, 1, CHANCE),
        lottery(1, -2, COUNT),
        lottery(1, -1, ""),
        lottery(1, 0, COUNT),
        lottery(1, 1_000_000, COUNT),
    ]);
}

#[test]
fn a_reward_says_how_much() {
    const PERCENT: &str = "reward.priceInfo.percentage: Must be between 1 and 99";
    const FIXED: &str = "reward.priceInfo.fixedAmount: Must be greater than or equal to 1";
    let cash_back = |price_info: CashBackPriceInfo| CouponReward::cash_back(price_info);
    let discount = |price_info: DiscountPriceInfo| CouponReward::discount(price_info);
    let missing = |json| from_str::<CouponReward>(json).unwrap();
    assert_said([
        giving(CouponReward::gift(), ""),
        giving(CouponReward::others(), ""),
        giving(cash_back(CashBackPriceInfo::percentage(1)), ""),
        giving(cash_back(CashBackPriceInfo::percentage(0)), PERCENT),
        giving(cash_back(CashBackPriceInfo::percentage(99)), ""),
        giving(cash_back(CashBackPriceInfo::percentage(100)), PERCENT),
        giving(cash_back(CashBackPriceInfo::fixed(1)), ""),
        giving(cash_back(CashBackPriceInfo::fixed(0)), FIXED),
        giving(discount(DiscountPriceInfo::percentage(99)), ""),
        giving(discount(DiscountPriceInfo::percentage(100)), PERCENT),
        giving(discount(DiscountPriceInfo::fixed(1)), ""),
        giving(discount(DiscountPriceInfo::fixed(0)), FIXED),
        giving(discount(DiscountPriceInfo::explicit(1, 1)), ""),
        giving(
            discount(DiscountPriceInfo::explicit(0, 0)),
            "reward.priceInfo.priceAfterDiscount: Must be greater than or equal to 1; \
             reward.priceInfo.originalPrice: Must be greater than or equal to 1",
        ),
        giving(missing(r#"{"type":"cashBack"}"#), "reward.priceInfo: must be specified"),
        giving(missing(r#"{"type":"discount"}"#), "reward.priceInfo: must be specified"),
        giving(
            missing(r#"{"type":"discount","priceInfo":{"type":"explicit"}}"#),
            "reward.priceInfo.priceAfterDiscount: must be specified; \
             reward.priceInfo.originalPrice: must be specified",
        ),
    ]);
}

#[test]
fn a_new_coupon_has_a_reward_and_no_currency() {
    let mut coupon = titled("Tea");
    coupon.reward = None;
    let yen = CashBackFixedPriceInfo::default().fixed_amount(1).currency(CouponCurrency::Jpy);
    assert_said([
        row(coupon, "reward: must be specified"),
        giving(CouponReward::cash_back(yen), "reward.priceInfo.currency: Must not be specified"),
    ]);
}

#[test]
fn a_coupon_has_known_values_alone() {
    let coupon = |visibility: &str, timezone: &str| {
        CouponCreateRequest::new(
            "Tea",
            CouponReward::free(),
            100,
            101,
            timezone.into(),
            visibility.into(),
        )
    };
    assert_said([
        row(coupon("UNLISTED", "PACIFIC_TONGATAPU"), ""),
        row(
            coupon("PRIVATE", "ASIA_TOKYO"),
            "visibility: Must be one of the following values: [UNLISTED,PUBLIC]",
        ),
    ]);
    let said = coupon("PUBLIC", "Asia/Tokyo").validate().unwrap_err().to_string();
    assert!(said.starts_with("timezone: Must be one of the following values: [ETC_"), "{said}");
}
