use serde::{Deserialize, Serialize};

use crate::{AudienceGroupId, AudienceGroupJobId, time::TimestampSeconds};

/// One upload of ids to an audience.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AudienceGroupJob {
    /// Its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_group_job_id: Option<AudienceGroupJobId>,
    /// The audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_group_id: Option<AudienceGroupId>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it does.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<AudienceGroupJobType>,
    /// How far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_status: Option<AudienceGroupJobStatus>,
    /// Why it failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed_type: Option<AudienceGroupJobFailedType>,
    /// How many people it added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience_count: Option<i64>,
    /// When it was made, in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<TimestampSeconds>,
}

impl AudienceGroupJob {
    /// An upload that adds people to an audience.
    pub fn new(
        id: impl Into<AudienceGroupJobId>,
        audience_group_id: impl Into<AudienceGroupId>,
        job_status: AudienceGroupJobStatus,
    ) -> Self {
        Self {
            audience_group_job_id: Some(id.into()),
            audience_group_id: Some(audience_group_id.into()),
            kind: Some(AudienceGroupJobType::DiffAdd),
            job_status: Some(job_status),
            ..Self::default()
        }
    }

    setters! { description: String, failed_type: AudienceGroupJobFailedType, created: TimestampSeconds }
    setters! { copy audience_count: i64 }
}

string_enum! {
    /// What an upload does.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupJobType {
        /// It adds people.
        DiffAdd = "DIFF_ADD",
    }
}

string_enum! {
    /// How far an upload is.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupJobStatus {
        /// It waits.
        Queued = "QUEUED",
        /// It runs.
        Working = "WORKING",
        /// It is over.
        Finished = "FINISHED",
        /// It failed.
        Failed = "FAILED",
    }
}

string_enum! {
    /// Why an upload failed.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    pub enum AudienceGroupJobFailedType {
        /// An error at LINE.
        InternalError = "INTERNAL_ERROR",
        /// The audience has too few people.
        AudienceInsufficient = "AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT",
    }
}
