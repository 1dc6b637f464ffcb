use super::{Check, Validate};
use crate::{
    RequestId,
    audience::{
        AddAudienceToAudienceGroupRequest, Audience, CreateAudienceGroupRequest,
        CreateClickBasedAudienceGroupRequest, CreateImpBasedAudienceGroupRequest,
        UpdateAudienceGroupDescriptionRequest,
    },
    text::utf16_len,
};

impl Validate for CreateAudienceGroupRequest {
    fn check(&self, check: &mut Check) {
        description(check, self.description.as_deref());
        upload_description(check, self.upload_description.as_deref());
        audiences(check, self.audiences.as_deref());
    }
}

impl Validate for AddAudienceToAudienceGroupRequest {
    fn check(&self, check: &mut Check) {
        check.required("audienceGroupId", self.audience_group_id.as_ref());
        upload_description(check, self.upload_description.as_deref());
        check.required("audiences", self.audiences.as_ref());
        if self.audiences.as_ref().is_some_and(Vec::is_empty) {
            check.at("audiences", |check| {
                check.violation("UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS");
            });
        }
        audiences(check, self.audiences.as_deref());
    }
}

impl Validate for CreateClickBasedAudienceGroupRequest {
    fn check(&self, check: &mut Check) {
        description(check, self.description.as_deref());
        request_id(check, self.request_id.as_ref());
        if let Some(url) = &self.click_url {
            check.utf16_or_empty("clickUrl", url, 2000);
        }
    }
}

impl Validate for CreateImpBasedAudienceGroupRequest {
    fn check(&self, check: &mut Check) {
        description(check, self.description.as_deref());
        request_id(check, self.request_id.as_ref());
    }
}

impl Validate for UpdateAudienceGroupDescriptionRequest {
    fn check(&self, check: &mut Check) {
        description(check, self.description.as_deref());
    }
}

/// For audiences, LINE answers with codes instead of sentences.
fn description(check: &mut Check, description: Option<&str>) {
    check.at("description", |check| {
        let description = description.unwrap_or_default();
        if description.trim().is_empty() {
            check.violation("AUDIENCE_GROUP_NAME_EMPTY");
        } else if utf16_len(description) > 120 {
            check.violation("AUDIENCE_GROUP_NAME_SIZE_OVER");
        }
        if description.chars().any(char::is_control) {
            check.violation("AUDIENCE_GROUP_NAME_WRONG");
        }
    });
}

fn upload_description(check: &mut Check, description: Option<&str>) {
    if description.is_some_and(|description| utf16_len(description) > 300) {
        check.at("uploadDescription", |check| {
            check.violation("AUDIENCE_GROUP_UPLOAD_DESCRIPTION_SIZE_OVER");
        });
    }
}

fn audiences(check: &mut Check, audiences: Option<&[Audience]>) {
    let Some(audiences) = audiences else { return };
    check.at("audiences", |check| {
        if audiences.len() > 10_000 {
            check.violation("UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS");
        }
        if audiences.iter().any(|audience| audience.id.as_deref().unwrap_or_default().is_empty()) {
            check.violation("UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT");
        }
    });
}

fn request_id(check: &mut Check, id: Option<&RequestId>) {
    match id {
        Some(id) => check.utf16("requestId", id.as_str(), usize::MAX),
        None => check.required::<()>("requestId", None),
    }
}
