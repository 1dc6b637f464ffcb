use serde::{Deserialize, Serialize};

/// An image.
///
/// [LINE reference](https://developers.line.biz/en/reference/messaging-api/#image-message)
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ImageMessage {
    /// HTTPS, JPEG or PNG, at most 10 MB; the URL at most 2,000 UTF-16 code units.
    pub original_content_url: String,
    /// HTTPS, JPEG or PNG, at most 1 MB; the URL at most 2,000 UTF-16 code units.
    pub preview_image_url: String,
}

impl ImageMessage {
    /// An image and what is shown of it in the chat.
    pub fn new(
        original_content_url: impl Into<String>,
        preview_image_url: impl Into<String>,
    ) -> Self {
        Self {
            original_content_url: original_content_url.into(),
            preview_image_url: preview_image_url.into(),
        }
    }
}
