use serde::{Deserialize, Serialize};

use super::{AudienceGroupCreateRoute, AudienceGroupPermission, AudienceGroupType};
use crate::{AudienceGroupId, RequestId, UserId, time::TimestampSeconds};

/// The body of `createAudienceGroup`: an audience of people whose ids you have.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreateAudienceGroupRequest {
    /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `true` takes advertising ids instead of user ids, for good. LINE's default is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ifa_audience: Option<bool>,
    /// The name of this upload: at most 300 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_description: Option<String>,
    /// At most 10,000. Without any, the audience stays in progress.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<Audience>>,
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

/// One person of an audience.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Audience {
    /// A user id or an advertising id. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
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

/// The body of `addAudienceToAudienceGroup`. People cannot be taken out again.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-upload-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AddAudienceToAudienceGroupRequest {
    /// The audience. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_group_id: Option<AudienceGroupId>,
    /// The name of this upload: at most 300 UTF-16 code units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_description: Option<String>,
    /// At most 10,000. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audiences: Option<Vec<Audience>>,
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

/// The body of `createClickBasedAudienceGroup`: an audience of people who opened a link in a message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-click-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreateClickBasedAudienceGroupRequest {
    /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A broadcast or narrowcast of the last 60 days. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
    /// The link: at most 2,000 UTF-16 code units. Absent: any link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub click_url: Option<String>,
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

/// The body of `createImpBasedAudienceGroup`: an audience of people who saw a message.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-imp-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreateImpBasedAudienceGroupRequest {
    /// The name: at most 120 UTF-16 code units, without control characters. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A broadcast or narrowcast of the last 60 days. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
}

impl CreateImpBasedAudienceGroupRequest {
    /// Who saw a broadcast or narrowcast.
    pub fn new(description: impl Into<String>, request_id: impl Into<RequestId>) -> Self {
        Self { description: Some(description.into()), request_id: Some(request_id.into()) }
    }
}

/// The body of `updateAudienceGroupDescription`.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#set-description-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct UpdateAudienceGroupDescriptionRequest {
    /// The new name: at most 120 UTF-16 code units, without control characters. LINE requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl UpdateAudienceGroupDescriptionRequest {
    /// The new name.
    pub fn new(description: impl Into<String>) -> Self {
        Self { description: Some(description.into()) }
    }
}

/// What the calls that make an audience answer.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group)
#[doc(alias = "CreateClickBasedAudienceGroupResponse")]
#[doc(alias = "CreateImpBasedAudienceGroupResponse")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreateAudienceGroupResponse {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_group_id: Option<AudienceGroupId>,
    /// Where it was made: through this API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub create_route: Option<AudienceGroupCreateRoute>,
    /// How its people are chosen.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<AudienceGroupType>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it was made, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<TimestampSeconds>,
    /// Whether this channel may change it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permission: Option<AudienceGroupPermission>,
    /// When it expires, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_timestamp: Option<TimestampSeconds>,
    /// Whether it holds advertising ids instead of user ids.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_ifa_audience: Option<bool>,
    /// The message it is about. Only of the types `CLICK` and `IMP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<RequestId>,
    /// The link it is about. Only of the type `CLICK`, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub click_url: Option<String>,
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
