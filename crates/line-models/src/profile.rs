//! Who a user is.

use serde::{Deserialize, Serialize};

use crate::UserId;

/// What a user shows of themselves.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#get-profile)
#[doc(alias = "UserProfileResponse")]
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct UserProfile {
    /// The name.
    pub display_name: String,
    /// The user.
    pub user_id: UserId,
    /// The picture. Absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture_url: Option<String>,
    /// The status message. Absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_message: Option<String>,
    /// A BCP 47 tag such as `ja`. Absent unless the user agreed to LINE's privacy policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl UserProfile {
    /// A name alone.
    pub fn new(user_id: impl Into<UserId>, display_name: impl Into<String>) -> Self {
        Self {
            display_name: display_name.into(),
            user_id: user_id.into(),
            picture_url: None,
            status_message: None,
            language: None,
        }
    }

    setters! { picture_url: String, status_message: String, language: String }
}
