//! Audiences: sets of people that a narrowcast can go to.
//!
//! Only for accounts in Japan, Thailand and Taiwan. A channel has at most 1,000; each lives for 180 days.
//!
//! [LINE reference](https://developers.line.biz/en/reference/messaging-api/#manage-audience-group)
//!
//! ```
//! use line_models::audience::{AudienceData, AudienceGroupStatus, CreateAudienceGroupRequest};
//!
//! let request = CreateAudienceGroupRequest::new("buyers").audiences(["U4af4980627", "U4af4980628"]);
//! assert_eq!(serde_json::to_value(request).unwrap()["audiences"][0]["id"], "U4af4980627");
//!
//! let data: AudienceData = serde_json::from_str(
//!     r#"{"audienceGroup":{"audienceGroupId":1234567890123,"type":"UPLOAD","status":"READY"},"jobs":[]}"#,
//! )
//! .unwrap();
//! let group = data.audience_group.unwrap();
//! assert_eq!(group.status, Some(AudienceGroupStatus::Ready));
//! ```

mod job;
mod request;
mod web_traffic;

pub use self::{
    job::{
        AudienceGroupJob, AudienceGroupJobFailedType, AudienceGroupJobStatus, AudienceGroupJobType,
    },
    request::{
        AddAudienceToAudienceGroupRequest, Audience, CreateAudienceGroupRequest,
        CreateAudienceGroupResponse, CreateClickBasedAudienceGroupRequest,
        CreateImpBasedAudienceGroupRequest, UpdateAudienceGroupDescriptionRequest,
    },
    web_traffic::{
        ConditionType, TagEventType, TagSharingStatus, VisitType, WebTraffic, WebTrafficCondition,
    },
};
use crate::{AudienceGroupId, RequestId, time::TimestampSeconds};

object! {
    /// A set of people.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    #[derive(Default, Eq)]
    pub struct AudienceGroup {
        /// Its id.
        pub audience_group_id: Option<AudienceGroupId> = "audienceGroupId",
        /// How its people are chosen.
        pub kind: Option<AudienceGroupType> = "type",
        /// Its name.
        pub description: Option<String> = "description",
        /// Whether it can be used.
        pub status: Option<AudienceGroupStatus> = "status",
        /// Why it cannot be used. Only if it failed or has expired.
        pub failed_type: Option<AudienceGroupFailedType> = "failedType",
        /// How many people are in it. 0 for fewer than 20, unless their ids were uploaded or they were tagged in chats.
        pub audience_count: Option<i64> = "audienceCount",
        /// When it was made, in seconds.
        pub created: Option<TimestampSeconds> = "created",
        /// The message it is about. Only of the types `CLICK` and `IMP`.
        pub request_id: Option<RequestId> = "requestId",
        /// The link it is about. Only of the type `CLICK`, if there is one.
        pub click_url: Option<String> = "clickUrl",
        /// Whether it holds advertising ids instead of user ids.
        pub is_ifa_audience: Option<bool> = "isIfaAudience",
        /// Whether this channel may change it.
        pub permission: Option<AudienceGroupPermission> = "permission",
        /// Where it was made.
        pub create_route: Option<AudienceGroupCreateRoute> = "createRoute",
        /// When it began to be used, in seconds. Only if it comes from LINE's advertising; the specification lacks it.
        pub activated: Option<TimestampSeconds> = "activated",
        /// When it ceased to be used, in seconds. Only if it comes from LINE's advertising; the specification lacks it.
        pub inactivated_timestamp: Option<TimestampSeconds> = "inactivatedTimestamp",
        /// The same, as LINE's examples spell it.
        pub inactive_timestamp: Option<TimestampSeconds> = "inactiveTimestamp",
        /// When it expires, in seconds. Not for all; the specification lacks it.
        pub expire_timestamp: Option<TimestampSeconds> = "expireTimestamp",
        /// Which visitors of a web site it is about. Only of the types `WEBTRAFFIC` and `TRACKINGTAG_WEBTRAFFIC`; the
        /// specification lacks it.
        pub webtraffic: Option<WebTraffic> = "webtraffic",
    }
}

impl AudienceGroup {
    /// An audience that can be used and changed, made through the API.
    pub fn new(
        id: impl Into<AudienceGroupId>,
        kind: AudienceGroupType,
        description: impl Into<String>,
    ) -> Self {
        Self {
            audience_group_id: Some(id.into()),
            kind: Some(kind),
            description: Some(description.into()),
            status: Some(AudienceGroupStatus::Ready),
            permission: Some(AudienceGroupPermission::ReadWrite),
            create_route: Some(AudienceGroupCreateRoute::MessagingApi),
            ..Self::default()
        }
    }

    setters! {
        status: AudienceGroupStatus, failed_type: AudienceGroupFailedType, created: TimestampSeconds,
        request_id: RequestId, click_url: String, permission: AudienceGroupPermission,
        create_route: AudienceGroupCreateRoute, activated: TimestampSeconds, inactivated_timestamp: TimestampSeconds,
        expire_timestamp: TimestampSeconds, webtraffic: WebTraffic,
    }
    setters! { copy audience_count: i64, is_ifa_audience: bool }
}

string_enum! {
    /// How the people of an audience are chosen. Only the first three can be made through the API.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupType {
        /// Their ids were uploaded.
        Upload = "UPLOAD",
        /// They opened a link in a message.
        Click = "CLICK",
        /// They saw a message.
        Imp = "IMP",
        /// They were tagged in chats.
        ChatTag = "CHAT_TAG",
        /// They became friends on some way.
        FriendPath = "FRIEND_PATH",
        /// They booked something.
        Reservation = "RESERVATION",
        /// They did something in an app.
        AppEvent = "APP_EVENT",
        /// They watched a video.
        VideoView = "VIDEO_VIEW",
        /// They visited a web site with a LINE Tag.
        WebTraffic = "WEBTRAFFIC",
        /// They tapped an image.
        ImageClick = "IMAGE_CLICK",
        /// They saw a rich menu.
        RichMenuImp = "RICHMENU_IMP",
        /// They tapped a rich menu.
        RichMenuClick = "RICHMENU_CLICK",
        /// They saw a POP advertisement.
        PopAdImp = "POP_AD_IMP",
        /// They visited a web site with a tracking tag.
        TrackingTagWebTraffic = "TRACKINGTAG_WEBTRAFFIC",
    }
}

string_enum! {
    /// Whether an audience can be used.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupStatus {
        /// Not yet: it can take hours.
        InProgress = "IN_PROGRESS",
        /// It can be used.
        Ready = "READY",
        /// It could not be made.
        Failed = "FAILED",
        /// It is too old. It goes a month later.
        Expired = "EXPIRED",
        /// It is not in use.
        Inactive = "INACTIVE",
        /// It will be in use.
        Activating = "ACTIVATING",
    }
}

string_enum! {
    /// Why an audience cannot be used.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupFailedType {
        /// It has too few people.
        AudienceInsufficient = "AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT",
        /// An error at LINE.
        InternalError = "INTERNAL_ERROR",
    }
}

string_enum! {
    /// Whether a channel may change an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupPermission {
        /// It may only use it.
        Read = "READ",
        /// It may use and change it.
        ReadWrite = "READ_WRITE",
    }
}

string_enum! {
    /// Where an audience was made.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupCreateRoute {
        /// In the LINE Official Account Manager.
        OaManager = "OA_MANAGER",
        /// Through this API.
        MessagingApi = "MESSAGING_API",
        /// In LINE Points Ads.
        PointAd = "POINT_AD",
        /// In LINE Ads.
        AdManager = "AD_MANAGER",
        /// In the Business Manager. Only shared audiences; the specification lacks it.
        BusinessManager = "BUSINESS_MANAGER",
        /// In Yahoo! JAPAN Ads. Only shared audiences; the specification lacks it.
        YahooDisplayAds = "YAHOO_DISPLAY_ADS",
    }
}

object! {
    /// An audience, and what was uploaded to it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    #[doc(alias = "GetAudienceDataResponse")]
    #[derive(Default, Eq)]
    pub struct AudienceData {
        /// The audience.
        pub audience_group: Option<AudienceGroup> = "audienceGroup",
        /// The last uploads, at most 50. Empty if ids cannot be uploaded to it.
        pub jobs: Option<Vec<AudienceGroupJob>> = "jobs",
        /// The account of LINE's advertising it comes from, if it does.
        pub adaccount: Option<Adaccount> = "adaccount",
    }
}

impl AudienceData {
    /// An audience without uploads.
    pub fn new(audience_group: AudienceGroup) -> Self {
        Self { audience_group: Some(audience_group), jobs: Some(Vec::new()), adaccount: None }
    }

    setters! { jobs: Vec<AudienceGroupJob>, adaccount: Adaccount }
}

object! {
    /// An account of LINE's advertising.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    #[derive(Default, Eq)]
    pub struct Adaccount {
        /// Its name.
        pub name: Option<String> = "name",
    }
}

impl Adaccount {
    /// The account `name`.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()) }
    }
}

object! {
    /// An audience shared through the Business Manager, and what was uploaded to it.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    #[doc(alias = "GetSharedAudienceDataResponse")]
    #[derive(Default, Eq)]
    pub struct SharedAudienceData {
        /// The audience.
        pub audience_group: Option<AudienceGroup> = "audienceGroup",
        /// The last uploads, at most 50. Empty if ids cannot be uploaded to it.
        pub jobs: Option<Vec<AudienceGroupJob>> = "jobs",
        /// Who made it.
        pub owner: Option<DetailedOwner> = "owner",
    }
}

impl SharedAudienceData {
    /// An audience without uploads.
    pub fn new(audience_group: AudienceGroup, owner: DetailedOwner) -> Self {
        Self { audience_group: Some(audience_group), jobs: Some(Vec::new()), owner: Some(owner) }
    }

    setters! { jobs: Vec<AudienceGroupJob> }
}

object! {
    /// Who made an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-shared-audience)
    #[derive(Default, Eq)]
    pub struct DetailedOwner {
        /// Where: `bm` (Business Manager), `lap` (LINE Ads), `account` (LINE Official Account) or `yda` (Yahoo! JAPAN
        /// Ads).
        pub service_type: Option<String> = "serviceType",
        /// The id of the account there.
        pub id: Option<String> = "id",
        /// The name of the account there.
        pub name: Option<String> = "name",
    }
}

impl DetailedOwner {
    /// An account of a service.
    pub fn new(
        service_type: impl Into<String>,
        id: impl Into<String>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            service_type: Some(service_type.into()),
            id: Some(id.into()),
            name: Some(name.into()),
        }
    }
}

object! {
    /// A page of audiences.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-groups)
    #[doc(alias = "GetAudienceGroupsResponse")]
    #[doc(alias = "GetSharedAudienceGroupsResponse")]
    #[derive(Default, Eq)]
    pub struct AudienceGroups {
        /// The audiences.
        pub audience_groups: Option<Vec<AudienceGroup>> = "audienceGroups",
        /// Whether this is not the last page.
        pub has_next_page: Option<bool> = "hasNextPage",
        /// How many audiences there are on all pages.
        pub total_count: Option<i64> = "totalCount",
        /// How many of them this channel may change.
        pub read_write_audience_group_total_count: Option<i64> = "readWriteAudienceGroupTotalCount",
        /// The number of this page, from 1.
        pub page: Option<i64> = "page",
        /// How many audiences a page has: at most 40.
        pub size: Option<i64> = "size",
    }
}

impl AudienceGroups {
    /// The last page.
    pub fn new(audience_groups: impl Into<Vec<AudienceGroup>>) -> Self {
        Self {
            audience_groups: Some(audience_groups.into()),
            has_next_page: Some(false),
            ..Self::default()
        }
    }

    setters! {
        copy has_next_page: bool, total_count: i64, read_write_audience_group_total_count: i64, page: i64, size: i64,
    }
}
