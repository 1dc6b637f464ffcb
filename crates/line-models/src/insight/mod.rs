//! Statistics: messages, friends and rich menus.
//!
//! LINE counts a day on the next one. Numbers below 20 are left out, so that nobody can be told from them.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-insight)
//!
//! ```
//! use line_models::insight::{InsightStatus, NumberOfFollowers};
//!
//! let followers: NumberOfFollowers = serde_json::from_str(
//!     r#"{"status":"ready","followers":7620,"targetedReaches":5848,"blocks":237}"#,
//! )
//! .unwrap();
//! assert_eq!(followers.status, Some(InsightStatus::Ready));
//! assert_eq!(followers.followers, Some(7620));
//! ```

mod friends;
mod message;
mod rich_menu;
mod unit;

pub use self::{
    friends::{
        AgeTile, AppTypeTile, AreaTile, FriendAge, FriendAppType, FriendGender,
        FriendSubscriptionPeriod, FriendsDemographics, GenderTile, NumberOfFollowers,
        SubscriptionPeriodTile,
    },
    message::{
        MessageInsight, MessageInsightClick, MessageInsightMessage, MessageInsightOverview,
        NumberOfMessageDeliveries,
    },
    rich_menu::{
        RichMenuInsightBounds, RichMenuInsightClick, RichMenuInsightDaily,
        RichMenuInsightDailyClick, RichMenuInsightDailyImpression, RichMenuInsightDailyMetrics,
        RichMenuInsightImpression, RichMenuInsightMetrics, RichMenuInsightSummary,
    },
    unit::{UnitInsight, UnitInsightClick, UnitInsightMessage, UnitInsightOverview},
};

string_enum! {
    /// Whether LINE has counted a day.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-insight)
    pub enum InsightStatus {
        /// It has.
        Ready = "ready",
        /// Not yet: it takes until the next day.
        Unready = "unready",
        /// LINE did not count then.
        OutOfService = "out_of_service",
    }
}
