use super::InsightStatus;

object! {
    /// How many friends the account has on one day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-number-of-followers)
    #[doc(alias = "GetNumberOfFollowersResponse")]
    #[derive(Default, Eq)]
    pub struct NumberOfFollowers {
        /// Whether the numbers are there. LINE does not have those before 1 November 2016.
        pub status: Option<InsightStatus> = "status",
        /// How many people have ever become friends. Those who block the account or are gone still count.
        pub followers: Option<i64> = "followers",
        /// How many friends a filter by gender, age or area can reach.
        pub targeted_reaches: Option<i64> = "targetedReaches",
        /// How many people block the account.
        pub blocks: Option<i64> = "blocks",
    }
}

impl NumberOfFollowers {
    /// Without numbers.
    pub fn new(status: InsightStatus) -> Self {
        Self { status: Some(status), ..Self::default() }
    }

    setters! { copy followers: i64, targeted_reaches: i64, blocks: i64 }
}

object! {
    /// What LINE guesses of the friends, about three days old: shares in percent.
    ///
    /// Only for accounts in Japan, Thailand and Taiwan that reach 20 friends.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    #[doc(alias = "GetFriendsDemographicsResponse")]
    #[derive(Default)]
    pub struct FriendsDemographics {
        /// Whether there is anything to tell. If not, the lists are empty.
        pub available: Option<bool> = "available",
        /// Women and men.
        pub genders: Option<Vec<GenderTile>> = "genders",
        /// How old they are.
        pub ages: Option<Vec<AgeTile>> = "ages",
        /// Where they live.
        pub areas: Option<Vec<AreaTile>> = "areas",
        /// What system their devices have.
        pub app_types: Option<Vec<AppTypeTile>> = "appTypes",
        /// How long they have been friends.
        pub subscription_periods: Option<Vec<SubscriptionPeriodTile>> = "subscriptionPeriods",
    }
}

impl FriendsDemographics {
    setters! {
        genders: Vec<GenderTile>, ages: Vec<AgeTile>, areas: Vec<AreaTile>, app_types: Vec<AppTypeTile>,
        subscription_periods: Vec<SubscriptionPeriodTile>,
    }
    setters! { copy available: bool }
}

/// A share of the friends, by one of their properties.
macro_rules! tiles {
    ($($(#[$meta:meta])* $tile:ident { $(#[$field_meta:meta])* $field:ident: $type:ty = $property:literal })*) => {$(
        object! {
            $(#[$meta])*
            #[derive(Default)]
            pub struct $tile {
                $(#[$field_meta])*
                pub $field: Option<$type> = $property,
                /// How many of the friends, in percent.
                pub percentage: Option<f64> = "percentage",
            }
        }

        impl $tile {
            /// A share in percent.
            pub fn new($field: impl Into<$type>, percentage: f64) -> Self {
                Self { $field: Some($field.into()), percentage: Some(percentage) }
            }
        }
    )*};
}

tiles! {
    /// How many friends are women, or men.
    GenderTile {
        /// Women or men.
        gender: FriendGender = "gender"
    }
    /// How many friends are of an age.
    AgeTile {
        /// How old they are.
        age: FriendAge = "age"
    }
    /// How many friends live in an area.
    AreaTile {
        /// The area, in the language of the account's country, or `unknown`.
        area: String = "area"
    }
    /// How many friends have devices with a system.
    AppTypeTile {
        /// The system.
        app_type: FriendAppType = "appType"
    }
    /// How many friends have been so for some time.
    SubscriptionPeriodTile {
        /// For how long.
        subscription_period: FriendSubscriptionPeriod = "subscriptionPeriod"
    }
}

string_enum! {
    /// Women or men.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    pub enum FriendGender {
        /// Men.
        Male = "male",
        /// Women.
        Female = "female",
        /// LINE does not know.
        NotKnown = "unknown",
    }
}

string_enum! {
    /// How old friends are, in years. LINE tells `from50`, or the ages above 50 one by one.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    pub enum FriendAge {
        /// Up to 14.
        From0To14 = "from0to14",
        /// 15 to 19.
        From15To19 = "from15to19",
        /// 20 to 24.
        From20To24 = "from20to24",
        /// 25 to 29.
        From25To29 = "from25to29",
        /// 30 to 34.
        From30To34 = "from30to34",
        /// 35 to 39.
        From35To39 = "from35to39",
        /// 40 to 44.
        From40To44 = "from40to44",
        /// 45 to 49.
        From45To49 = "from45to49",
        /// 50 and more.
        From50 = "from50",
        /// 50 to 54.
        From50To54 = "from50to54",
        /// 55 to 59.
        From55To59 = "from55to59",
        /// 60 to 64.
        From60To64 = "from60to64",
        /// 65 to 69.
        From65To69 = "from65to69",
        /// 70 and more.
        From70 = "from70",
        /// LINE does not know.
        NotKnown = "unknown",
    }
}

string_enum! {
    /// The system of a device.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    pub enum FriendAppType {
        /// iOS.
        Ios = "ios",
        /// Android.
        Android = "android",
        /// Another one.
        Others = "others",
    }
}

string_enum! {
    /// For how long friends have been so.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-demographic)
    pub enum FriendSubscriptionPeriod {
        /// Less than 7 days.
        Within7Days = "within7days",
        /// 7 to 29 days.
        Within30Days = "within30days",
        /// 30 to 89 days.
        Within90Days = "within90days",
        /// 90 to 179 days.
        Within180Days = "within180days",
        /// 180 to 364 days.
        Within365Days = "within365days",
        /// 365 days and more.
        Over365Days = "over365days",
        /// LINE does not know.
        NotKnown = "unknown",
    }
}
