use std::ops::{Range, RangeFrom, RangeTo};

use super::AreaDemographic;

object! {
    /// What the people who get a narrowcast must be like.
    ///
    /// Made from a [`DemographicFilter`].
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default)]
    pub struct Filter {
        /// What LINE guesses of them.
        pub demographic: Option<DemographicFilter> = "demographic",
    }
}

impl<T: Into<DemographicFilter>> From<T> for Filter {
    fn from(demographic: T) -> Self {
        Self { demographic: Some(demographic.into()) }
    }
}

tagged! {
    /// What LINE guesses of people, about three days old. Who LINE knows nothing of fits no filter.
    ///
    /// At most 10 filters, however they are combined: the combinations do not count.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum DemographicFilter {
        /// Several filters combined, or the contrary of one.
        Operator(OperatorDemographicFilter) = "operator",
        /// How old they are.
        Age(AgeDemographicFilter) = "age",
        /// What system their device has.
        AppType(AppTypeDemographicFilter) = "appType",
        /// Where they live.
        Area(AreaDemographicFilter) = "area",
        /// Women or men.
        Gender(GenderDemographicFilter) = "gender",
        /// How long they have been friends.
        SubscriptionPeriod(SubscriptionPeriodDemographicFilter) = "subscriptionPeriod",
    }
}

impl DemographicFilter {
    /// How old they are: `Age20..Age40` is from 20 to 39, and either end can be open.
    pub fn age(range: impl Into<AgeDemographicFilter>) -> Self {
        range.into().into()
    }

    /// What system their device has: any of `types`.
    pub fn app_type(types: impl Into<Vec<AppTypeDemographic>>) -> Self {
        AppTypeDemographicFilter::new(types).into()
    }

    /// Where they live: in any of `areas`.
    pub fn area(areas: impl Into<Vec<AreaDemographic>>) -> Self {
        AreaDemographicFilter::new(areas).into()
    }

    /// Women or men: any of `genders`.
    pub fn gender(genders: impl Into<Vec<GenderDemographic>>) -> Self {
        GenderDemographicFilter::new(genders).into()
    }

    /// How long they have been friends: `Day7..Day30` is from 7 to 29 days, and either end can be open.
    pub fn subscription_period(range: impl Into<SubscriptionPeriodDemographicFilter>) -> Self {
        range.into().into()
    }

    /// Who fits all of `filters`: one at least.
    pub fn and(filters: impl Into<Vec<Self>>) -> Self {
        OperatorDemographicFilter { and: Some(filters.into()), ..Default::default() }.into()
    }

    /// Who fits any of `filters`: one at least.
    pub fn or(filters: impl Into<Vec<Self>>) -> Self {
        OperatorDemographicFilter { or: Some(filters.into()), ..Default::default() }.into()
    }

    /// Who does not fit `filter`.
    pub fn not(filter: impl Into<Self>) -> Self {
        OperatorDemographicFilter { not: Some(Box::new(filter.into())), ..Default::default() }
            .into()
    }
}

object! {
    /// Several filters combined, or the contrary of one. It has exactly one of its properties.
    ///
    /// Made with [`DemographicFilter::and`], [`DemographicFilter::or`] and [`DemographicFilter::not`].
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default)]
    pub struct OperatorDemographicFilter {
        /// Who fits all of these: one at least.
        pub and: Option<Vec<DemographicFilter>> = "and",
        /// Who fits any of these: one at least.
        pub or: Option<Vec<DemographicFilter>> = "or",
        /// Who does not fit this.
        pub not: Option<Box<DemographicFilter>> = "not",
    }
}

/// A filter with a lower and an upper end, and the Rust ranges it is made from.
macro_rules! ranges {
    ($($filter:ident($bound:ident))*) => {$(
        impl From<Range<$bound>> for $filter {
            fn from(range: Range<$bound>) -> Self {
                Self { gte: Some(range.start), lt: Some(range.end) }
            }
        }

        impl From<RangeFrom<$bound>> for $filter {
            fn from(range: RangeFrom<$bound>) -> Self {
                Self { gte: Some(range.start), lt: None }
            }
        }

        impl From<RangeTo<$bound>> for $filter {
            fn from(range: RangeTo<$bound>) -> Self {
                Self { gte: None, lt: Some(range.end) }
            }
        }
    )*};
}

ranges! { AgeDemographicFilter(AgeDemographic) SubscriptionPeriodDemographicFilter(SubscriptionPeriodDemographic) }

object! {
    /// How old people are. It has one end or both.
    ///
    /// Made from a range: `AgeDemographic::Age20..AgeDemographic::Age40`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default, Eq)]
    pub struct AgeDemographicFilter {
        /// At least so old.
        pub gte: Option<AgeDemographic> = "gte",
        /// Younger than that; above `gte`.
        pub lt: Option<AgeDemographic> = "lt",
    }
}

string_enum! {
    /// An age, in years.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum AgeDemographic {
        /// 15
        Age15 = "age_15",
        /// 20
        Age20 = "age_20",
        /// 25
        Age25 = "age_25",
        /// 30
        Age30 = "age_30",
        /// 35
        Age35 = "age_35",
        /// 40
        Age40 = "age_40",
        /// 45
        Age45 = "age_45",
        /// 50
        Age50 = "age_50",
        /// 55
        Age55 = "age_55",
        /// 60
        Age60 = "age_60",
        /// 65
        Age65 = "age_65",
        /// 70
        Age70 = "age_70",
    }
}

object! {
    /// What system people's devices have.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default, Eq)]
    pub struct AppTypeDemographicFilter {
        /// Any of these: one at least.
        pub one_of: Option<Vec<AppTypeDemographic>> = "oneOf",
    }
}

impl AppTypeDemographicFilter {
    /// Any of `types`.
    pub fn new(types: impl Into<Vec<AppTypeDemographic>>) -> Self {
        Self { one_of: Some(types.into()) }
    }
}

string_enum! {
    /// The system of a device.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum AppTypeDemographic {
        /// iOS.
        Ios = "ios",
        /// Android.
        Android = "android",
    }
}

object! {
    /// Where people live.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default, Eq)]
    pub struct AreaDemographicFilter {
        /// In any of these: one at least.
        pub one_of: Option<Vec<AreaDemographic>> = "oneOf",
    }
}

impl AreaDemographicFilter {
    /// In any of `areas`.
    pub fn new(areas: impl Into<Vec<AreaDemographic>>) -> Self {
        Self { one_of: Some(areas.into()) }
    }
}

object! {
    /// Women or men.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default, Eq)]
    pub struct GenderDemographicFilter {
        /// Any of these: one at least.
        pub one_of: Option<Vec<GenderDemographic>> = "oneOf",
    }
}

impl GenderDemographicFilter {
    /// Any of `genders`.
    pub fn new(genders: impl Into<Vec<GenderDemographic>>) -> Self {
        Self { one_of: Some(genders.into()) }
    }
}

string_enum! {
    /// Women or men.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum GenderDemographic {
        /// Men.
        Male = "male",
        /// Women.
        Female = "female",
    }
}

object! {
    /// How long people have been friends. It has one end or both.
    ///
    /// Made from a range: `SubscriptionPeriodDemographic::Day7..SubscriptionPeriodDemographic::Day30`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    #[derive(Default, Eq)]
    pub struct SubscriptionPeriodDemographicFilter {
        /// At least so long.
        pub gte: Option<SubscriptionPeriodDemographic> = "gte",
        /// Less than that; above `gte`.
        pub lt: Option<SubscriptionPeriodDemographic> = "lt",
    }
}

string_enum! {
    /// For how long somebody has been a friend, in days.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#narrowcast-demographic-filter)
    pub enum SubscriptionPeriodDemographic {
        /// 7
        Day7 = "day_7",
        /// 30
        Day30 = "day_30",
        /// 90
        Day90 = "day_90",
        /// 180
        Day180 = "day_180",
        /// 365
        Day365 = "day_365",
    }
}
