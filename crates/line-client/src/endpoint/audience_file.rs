use std::time::Duration;

use http::Method;
use line_models::{AudienceGroupId, audience::CreateAudienceGroupResponse};
#[cfg(feature = "validate")]
use line_models::{Validate, audience::CreateAudienceGroupRequest, validate::Violations};

use super::{Endpoint, Json, Nothing, Payload};
use crate::{Call, Client, Error, Host, Upload, upload::Form};

/// LINE asks for this much patience.
const PATIENCE: Duration = Duration::from_secs(30);

/// The operation `createAudienceForUploadingUserIds`. See [`Client::create_audience_for_uploading_user_ids`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CreateAudienceForUploadingUserIds {
    /// The name.
    pub description: String,
    /// Whether the ids are advertising ids.
    pub is_ifa_audience: Option<bool>,
    /// What the first upload is called.
    pub upload_description: Option<String>,
    /// An id a line.
    pub file: Upload,
}

impl CreateAudienceForUploadingUserIds {
    /// From what is always there.
    pub fn new(description: impl Into<String>, file: impl Into<Upload>) -> Self {
        Self {
            description: description.into(),
            is_ifa_audience: None,
            upload_description: None,
            file: file.into(),
        }
    }
}

impl Endpoint for CreateAudienceForUploadingUserIds {
    type Response = CreateAudienceGroupResponse;
    type Format = Json;

    const OPERATION: &'static str = "createAudienceForUploadingUserIds";
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/v2/bot/audienceGroup/upload/byFile";
    const HOST: Host = Host::Data;
    const MIN_TIMEOUT: Duration = PATIENCE;

    fn payload(&self) -> Result<Payload, Error> {
        Form::new(Self::OPERATION)?
            .field("description", Some(&self.description))
            .field("isIfaAudience", self.is_ifa_audience)
            .field("uploadDescription", self.upload_description.as_ref())
            .file("file", &self.file)
    }

    #[cfg(feature = "validate")]
    fn validate(&self) -> Result<(), Violations> {
        check(&self.description, self.upload_description.as_ref())
    }
}

/// The operation `addUserIdsToAudience`. See [`Client::add_user_ids_to_audience`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AddUserIdsToAudience {
    /// The audience.
    pub audience_group_id: AudienceGroupId,
    /// What this upload is called.
    pub upload_description: Option<String>,
    /// An id a line.
    pub file: Upload,
}

impl AddUserIdsToAudience {
    /// From what is always there.
    pub fn new(audience_group_id: impl Into<AudienceGroupId>, file: impl Into<Upload>) -> Self {
        Self {
            audience_group_id: audience_group_id.into(),
            upload_description: None,
            file: file.into(),
        }
    }
}

impl Endpoint for AddUserIdsToAudience {
    type Response = ();
    type Format = Nothing;

    const OPERATION: &'static str = "addUserIdsToAudience";
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/v2/bot/audienceGroup/upload/byFile";
    const HOST: Host = Host::Data;
    const MIN_TIMEOUT: Duration = PATIENCE;

    fn payload(&self) -> Result<Payload, Error> {
        Form::new(Self::OPERATION)?
            .field("audienceGroupId", Some(self.audience_group_id))
            .field("uploadDescription", self.upload_description.as_ref())
            .file("file", &self.file)
    }

    #[cfg(feature = "validate")]
    fn validate(&self) -> Result<(), Violations> {
        check("its name is not sent", self.upload_description.as_ref())
    }
}

/// The texts beside a file have the limits of those beside a list of ids.
#[cfg(feature = "validate")]
fn check(description: &str, upload_description: Option<&String>) -> Result<(), Violations> {
    let mut request = CreateAudienceGroupRequest::new(description);
    request.upload_description = upload_description.cloned();
    request.validate()
}

impl Client {
    /// Makes an audience of a text file with an id in each line: at most 1,500,000 user ids or advertising ids.
    ///
    /// The file is bytes, or an [`Upload`] that is read while it is sent. The name has at most 120 characters, and no other
    /// audience has it. A channel has at most 1,000 audiences; each lives for 180 days. At most 60 calls a minute. LINE
    /// takes its time: a call is given 30 seconds at least after the last piece of the file.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group-by-file)
    ///
    /// ```no_run
    /// use line_client::Upload;
    ///
    /// # async fn run(client: line_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let file = Upload::file("buyers.txt").await?;
    /// let made = client.create_audience_for_uploading_user_ids("buyers", file).await?;
    /// if let Some(id) = made.audience_group_id {
    ///     client.add_user_ids_to_audience(id, "U4af4980629\nU0c229f96c4").await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// 400 with details if the name or an id is wrong, or there are 1,000 audiences; 413 if the file is too large.
    pub fn create_audience_for_uploading_user_ids(
        &self,
        description: impl Into<String>,
        file: impl Into<Upload>,
    ) -> Call<CreateAudienceForUploadingUserIds> {
        self.call(CreateAudienceForUploadingUserIds::new(description, file))
    }

    /// Adds the ids of a text file, one in each line, to an audience of the same kind: at most 1,500,000.
    ///
    /// The file is bytes, or an [`Upload`] that is read while it is sent. At most 60 calls a minute, and 10 uploads of one
    /// audience at a time. LINE takes its time: a call is given 30 seconds at least after the last piece of the file.
    ///
    /// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#update-upload-audience-group-by-file)
    ///
    /// # Errors
    ///
    /// 400 with details if there is no such audience, or an id is wrong: then none is added; 413 if the file is too large;
    /// 429 with [`is_concurrency_limited`](crate::ApiError::is_concurrency_limited) if 10 uploads are not done.
    pub fn add_user_ids_to_audience(
        &self,
        audience_group_id: impl Into<AudienceGroupId>,
        file: impl Into<Upload>,
    ) -> Call<AddUserIdsToAudience> {
        self.call(AddUserIdsToAudience::new(audience_group_id, file))
    }
}

impl Call<CreateAudienceForUploadingUserIds> {
    /// `true` if the ids are advertising ids (IFA), not user ids. LINE's default is `false`.
    pub fn is_ifa_audience(mut self, is_ifa_audience: bool) -> Self {
        self.endpoint.is_ifa_audience = Some(is_ifa_audience);
        self
    }

    /// What the first upload is called: at most 300 characters.
    pub fn upload_description(mut self, upload_description: impl Into<String>) -> Self {
        self.endpoint.upload_description = Some(upload_description.into());
        self
    }
}

impl Call<AddUserIdsToAudience> {
    /// What this upload is called: at most 300 characters.
    pub fn upload_description(mut self, upload_description: impl Into<String>) -> Self {
        self.endpoint.upload_description = Some(upload_description.into());
        self
    }
}
