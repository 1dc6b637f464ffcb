use super::{AudienceGroupCreateRoute, AudienceGroupPermission, AudienceGroupType};
use crate::{AudienceGroupId, RequestId, UserId, time::TimestampSeconds};

object! {
    /// The body of `createAudienceGroup`: an audience of people whose ids you have.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
    #[derive(Default, Eq)]
    pub struct CreateAudienceGroupRequest {
        /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
        pub description: Option<String> = "description",
        /// `true` takes advertising ids instead of user ids, for good. LINE's default is `false`.
        pub is_ifa_audience: Option<bool> = "isIfaAudience",
        /// The name of this upload: at most 300 UTF-16 code units.
        pub upload_description: Option<String> = "uploadDescription",
        /// At most 10,000. Without any, the audience stays in progress.
        pub audiences: Option<Vec<Audience>> = "audiences",
    }
}

impl CreateAudienceGroupRequest {
    /// An audience without people yet.
    pub fn new(description: impl Into<String>) -> Self {
        Self { description: Some(description.into()), ..Self::default() }
    }

    setters! { upload_description: String }
    setters! { copy is_ifa_audience: bool }
    setters! { each audiences: Audience }
}

object! {
    /// One person of an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
    #[derive(Default, Eq)]
    pub struct Audience {
        /// A user id or an advertising id. LINE requires it.
        pub id: Option<String> = "id",
    }
}

impl Audience {
    /// A user id or an advertising id.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()) }
    }
}

impl From<&str> for Audience {
    fn from(id: &str) -> Self {
        Self::new(id)
    }
}

impl From<String> for Audience {
    fn from(id: String) -> Self {
        Self::new(id)
    }
}

impl From<&UserId> for Audience {
    fn from(id: &UserId) -> Self {
        Self::new(id.as_str())
    }
}

impl From<UserId> for Audience {
    fn from(id: UserId) -> Self {
        Self::from(&id)
    }
}

object! {
    /// The body of `addAudienceToAudienceGroup`. People cannot be taken out again.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-upload-audience-group)
    #[derive(Default, Eq)]
    pub struct AddAudienceToAudienceGroupRequest {
        /// The audience. LINE requires it.
        pub audience_group_id: Option<AudienceGroupId> = "audienceGroupId",
        /// The name of this upload: at most 300 UTF-16 code units.
        pub upload_description: Option<String> = "uploadDescription",
        /// At most 10,000. LINE requires it.
        pub audiences: Option<Vec<Audience>> = "audiences",
    }
}

impl AddAudienceToAudienceGroupRequest {
    /// Adds people to an audience.
    pub fn new<I>(audience_group_id: impl Into<AudienceGroupId>, audiences: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Audience>,
    {
        Self { audience_group_id: Some(audience_group_id.into()), ..Self::default() }
            .audiences(audiences)
    }

    setters! { upload_description: String }
    setters! { each audiences: Audience }
}

object! {
    /// The body of `createClickBasedAudienceGroup`: an audience of people who opened a link in a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-click-audience-group)
    #[derive(Default, Eq)]
    pub struct CreateClickBasedAudienceGroupRequest {
        /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
        pub description: Option<String> = "description",
        /// A broadcast or narrowcast of the last 60 days. LINE requires it.
        pub request_id: Option<RequestId> = "requestId",
        /// The link: at most 2,000 UTF-16 code units. Absent: any link.
        pub click_url: Option<String> = "clickUrl",
    }
}

impl CreateClickBasedAudienceGroupRequest {
    /// Who opened any link of a broadcast or narrowcast.
    pub fn new(description: impl Into<String>, request_id: impl Into<RequestId>) -> Self {
        Self {
            description: Some(description.into()),
            request_id: Some(request_id.into()),
            click_url: None,
        }
    }

    setters! { click_url: String }
}

object! {
    /// The body of `createImpBasedAudienceGroup`: an audience of people who saw a message.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-imp-audience-group)
    #[derive(Default, Eq)]
    pub struct CreateImpBasedAudienceGroupRequest {
        /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
        pub description: Option<String> = "description",
        /// A broadcast or narrowcast of the last 60 days. LINE requires it.
        pub request_id: Option<RequestId> = "requestId",
    }
}

impl CreateImpBasedAudienceGroupRequest {
    /// Who saw a broadcast or narrowcast.
    pub fn new(description: impl Into<String>, request_id: impl Into<RequestId>) -> Self {
        Self { description: Some(description.into()), request_id: Some(request_id.into()) }
    }
}

object! {
    /// The body of `updateAudienceGroupDescription`.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-description-audience-group)
    #[derive(Default, Eq)]
    pub struct UpdateAudienceGroupDescriptionRequest {
        /// The new name: at most 120 UTF-16 code units, without control characters. LINE requires it.
        pub description: Option<String> = "description",
    }
}

impl UpdateAudienceGroupDescriptionRequest {
    /// The new name.
    pub fn new(description: impl Into<String>) -> Self {
        Self { description: Some(description.into()) }
    }
}

object! {
    /// What the calls that make an audience answer.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
    #[doc(alias = "CreateClickBasedAudienceGroupResponse")]
    #[doc(alias = "CreateImpBasedAudienceGroupResponse")]
    #[derive(Default, Eq)]
    pub struct CreateAudienceGroupResponse {
        /// Its id.
        pub audience_group_id: Option<AudienceGroupId> = "audienceGroupId",
        /// Where it was made: through this API.
        pub create_route: Option<AudienceGroupCreateRoute> = "createRoute",
        /// How its people are chosen.
        pub kind: Option<AudienceGroupType> = "type",
        /// Its name.
        pub description: Option<String> = "description",
        /// When it was made, in seconds.
        pub created: Option<TimestampSeconds> = "created",
        /// Whether this channel may change it.
        pub permission: Option<AudienceGroupPermission> = "permission",
        /// When it expires, in seconds.
        pub expire_timestamp: Option<TimestampSeconds> = "expireTimestamp",
        /// Whether it holds advertising ids instead of user ids.
        pub is_ifa_audience: Option<bool> = "isIfaAudience",
        /// The message it is about. Only of the types `CLICK` and `IMP`.
        pub request_id: Option<RequestId> = "requestId",
        /// The link it is about. Only of the type `CLICK`, if there is one.
        pub click_url: Option<String> = "clickUrl",
    }
}

impl CreateAudienceGroupResponse {
    /// An audience of user ids that this channel may change.
    pub fn new(
        id: impl Into<AudienceGroupId>,
        kind: AudienceGroupType,
        description: impl Into<String>,
    ) -> Self {
        Self {
            audience_group_id: Some(id.into()),
            create_route: Some(AudienceGroupCreateRoute::MessagingApi),
            kind: Some(kind),
            description: Some(description.into()),
            permission: Some(AudienceGroupPermission::ReadWrite),
            is_ifa_audience: Some(false),
            ..Self::default()
        }
    }

    setters! {
        created: TimestampSeconds, expire_timestamp: TimestampSeconds, request_id: RequestId, click_url: String,
    }
    setters! { copy is_ifa_audience: bool }
}
