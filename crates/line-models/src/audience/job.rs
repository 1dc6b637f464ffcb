use crate::{AudienceGroupId, AudienceGroupJobId, time::TimestampSeconds};

object! {
    /// One upload of ids to an audience.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-audience-group)
    #[derive(Default, Eq)]
    pub struct AudienceGroupJob {
        /// Its id.
        pub audience_group_job_id: Option<AudienceGroupJobId> = "audienceGroupJobId",
        /// The audience.
        pub audience_group_id: Option<AudienceGroupId> = "audienceGroupId",
        /// Its name.
        pub description: Option<String> = "description",
        /// What it does.
        pub kind: Option<AudienceGroupJobType> = "type",
        /// How far it is.
        pub job_status: Option<AudienceGroupJobStatus> = "jobStatus",
        /// Why it failed.
        pub failed_type: Option<AudienceGroupJobFailedType> = "failedType",
        /// How many people it added.
        pub audience_count: Option<i64> = "audienceCount",
        /// When it was made, in seconds.
        pub created: Option<TimestampSeconds> = "created",
    }
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
