tagged! {
    /// Who gets a coupon that is to be made.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    pub enum AcquisitionConditionRequest {
        /// Everybody.
        Normal(NormalAcquisitionCondition) = "normal",
        /// Who wins.
        Lottery(LotteryAcquisitionConditionRequest) = "lottery",
    }
}

impl AcquisitionConditionRequest {
    /// Everybody gets one.
    pub fn normal() -> Self {
        NormalAcquisitionCondition {}.into()
    }

    /// Who wins gets one: with a probability of 1 to 99 percent, and until `max_acquire_count` are given away: 1 to
    /// 999,999, or -1 for no end.
    pub fn lottery(lottery_probability: i32, max_acquire_count: i32) -> Self {
        LotteryAcquisitionConditionRequest { lottery_probability, max_acquire_count }.into()
    }
}

object! {
    /// Everybody gets one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[doc(alias = "NormalAcquisitionConditionRequest")]
    #[doc(alias = "NormalAcquisitionConditionResponse")]
    #[derive(Default, Eq)]
    pub struct NormalAcquisitionCondition {}
}

object! {
    /// Who wins gets one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-coupon)
    #[derive(Eq)]
    pub struct LotteryAcquisitionConditionRequest {
        /// How likely it is to win, in percent: 1 to 99.
        pub lottery_probability: i32 = "lotteryProbability",
        /// How many there are: 1 to 999,999, or -1 for no end.
        pub max_acquire_count: i32 = "maxAcquireCount",
    }
}

tagged! {
    /// Who gets a coupon.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    #[doc(alias = "AcquisitionConditionResponse")]
    pub enum AcquisitionCondition {
        /// Everybody.
        Normal(NormalAcquisitionCondition) = "normal",
        /// Who wins.
        Lottery(LotteryAcquisitionCondition) = "lottery",
        /// Who brings a friend.
        Referral(ReferralAcquisitionCondition) = "referral",
    }
}

object! {
    /// Who wins gets one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    #[doc(alias = "LotteryAcquisitionConditionResponse")]
    #[derive(Default, Eq)]
    pub struct LotteryAcquisitionCondition {
        /// How likely it is to win, in percent.
        pub lottery_probability: Option<i32> = "lotteryProbability",
        /// How many there are; -1 for no end.
        pub max_acquire_count: Option<i32> = "maxAcquireCount",
    }
}

impl LotteryAcquisitionCondition {
    /// With a probability in percent, until `max_acquire_count` are given away.
    pub fn new(lottery_probability: i32, max_acquire_count: i32) -> Self {
        Self {
            lottery_probability: Some(lottery_probability),
            max_acquire_count: Some(max_acquire_count),
        }
    }
}

object! {
    /// Who brings a friend gets one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-coupon)
    #[doc(alias = "ReferralAcquisitionConditionResponse")]
    #[derive(Default, Eq)]
    pub struct ReferralAcquisitionCondition {}
}
